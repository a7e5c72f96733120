import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraph } from '../../src/sheet/build.js';
import { readSheet } from '../../src/sheet/read.js';
import {
  type Answer,
  assignmentStatuses,
  evidenceGrades,
  type Sheet,
  unanswered,
  type Vote,
} from '../../src/sheet/sheet.js';
import { writeSheet } from '../../src/sheet/write.js';
import { Source } from '../../src/source/source.js';
import { withoutControls } from '../../src/terminal/clean.js';
import { assessable } from '../assessment/arbitraries.js';

const awkward = [
  'yes',
  'null',
  '2',
  '2026-11-23',
  '- item',
  'a: b # c',
  '"quoted" and \\ back',
  'two\nlines',
  'a\r\nb\rc\u0085d\u2028e\u000bf',
  '\u0000\u001b[31mred\u009b\u202e\u2066back',
  '\ud800half',
  '\ufeffmark\uffff\ufffe',
  '*anchor &x !!binary | > % @ `',
  '\ttab',
  '--- \n...',
  '</script><img src=x onerror=alert(1)>',
  '🏛 élan',
  'w '.repeat(2000),
];

const anyText = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);
const someText = anyText.filter((text) => /\S/.test(withoutControls(text)));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 });
const ticks = ['creativity', 'yes', 'null', 'two-words'];

/** What is said beside any state of an answer. */
const details = fc.record({
  note: maybe(anyText),
  evidence: fc.constantFrom(...evidenceGrades),
  sources: fc.array(anyText, { maxLength: 3 }),
  ticked: maybe(fc.subarray(ticks)),
});

const respondent = fc.record({ name: maybe(anyText), group: maybe(fc.constantFrom('staff', 'no')) });

/** Who said what, and who does what by when, of these criteria. */
const voicesOn = (ids: readonly string[], levels: readonly number[]) => {
  const level = fc.constantFrom(...levels);
  const state = fc.oneof(
    level.map((value) => ({ state: 'level' as const, level: value })),
    fc.constantFrom({ state: 'unknown' as const }, { state: 'unanswered' as const }),
    someText.map((reason) => ({ state: 'not-applicable' as const, reason })),
  );
  const vote = fc.tuple(respondent, state, details).map((parts) => Object.assign({}, ...parts) as Vote);
  const assignment = fc.record({
    to: maybe(fc.constantFrom(...levels.slice(1))),
    owner: maybe(anyText),
    due: maybe(fc.constantFrom('2027-03-01', '0001-01-01')),
    status: fc.constantFrom(...assignmentStatuses),
  });
  const entries = <T>(value: fc.Arbitrary<T>) =>
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...ids), value), { maxLength: 3, selector: ([id]) => id })
      .map((all) => new Map(all));
  return fc.record({
    votes: entries(fc.array(vote, { maxLength: 3 })),
    settled: fc.subarray([...ids]).map((some) => new Set(some)),
    actions: entries(assignment),
  });
};

/** A sheet that says all kinds of things; every criterion has a checklist that no level needs. */
const written = assessable.chain(({ framework, sheet }) =>
  fc
    .record({
      id: maybe(someText),
      organisation: maybe(anyText),
      date: maybe(fc.constantFrom('2026-11-23', '2024-02-29', '0001-01-01')),
      frameworkVersion: fc.constantFrom(null, '1.0.0'),
      respondents: fc.array(respondent, { maxLength: 3 }),
      voices: voicesOn(
        [...sheet.answers.keys()],
        framework.scale.map(({ level }) => level),
      ),
      reason: someText,
      details: fc.array(details, { minLength: sheet.answers.size, maxLength: sheet.answers.size }),
    })
    .map(({ reason, details: said, voices, ...head }) => ({
      framework: {
        ...framework,
        phases: framework.phases.map((phase) => ({
          ...phase,
          steps: phase.steps.map((step) => ({
            ...step,
            criteria: step.criteria.map((criterion) => ({
              ...criterion,
              core: true,
              notApplicableWhen: 'Sometimes.',
              checklist: ticks.map((id) => ({ id, title: id })),
            })),
          })),
        })),
      },
      sheet: {
        ...sheet,
        ...head,
        ...voices,
        answers: new Map(
          [...sheet.answers].map(([id, answer], at) => [
            id,
            {
              ...(answer.state === 'not-applicable' ? { state: answer.state, reason } : stateOf(answer)),
              ...(said[at] ?? { note: null, evidence: 'asserted', sources: [], ticked: null }),
            } as Answer,
          ]),
        ),
      } satisfies Sheet,
    })),
);

test('whatever is answered, what was written reads as the same sheet', () => {
  fc.assert(
    fc.property(written, someText, ({ framework, sheet }, title) => {
      const text = writeSheet(sheet, { framework: framework.id, title });
      const { sheet: read, diagnostics } = readSheet(new Source('sheet.yaml', text)).complete(
        framework,
        'by-id',
      );
      expect(diagnostics).toEqual([]);
      expect(read).toEqual(asRead(sheet));
    }),
    { numRuns: 300 },
  );
});

test.each(['./a: b.yaml', './a #1.yaml', './"x"\\.yaml', 'C:/x.yaml', 'null', './own/housing.yaml'])(
  'the framework %s is named as it is',
  (name) => {
    const text = writeSheet(empty, { framework: name, title: 'Any' });
    expect(readSheet(new Source('sheet.yaml', text)).framework?.value).toBe(name);
  },
);

const empty: Sheet = {
  id: null,
  framework: 'any',
  frameworkVersion: '1.0.0',
  form: 'full',
  organisation: null,
  date: null,
  respondents: [],
  target: null,
  targets: new Map(),
  votes: new Map(),
  settled: new Set(),
  actions: new Map(),
  answers: new Map(),
};

test('as a person reads it', () => {
  const answers = new Map<string, Answer>([
    ['senior-commitment', { ...unanswered, state: 'level', level: 0 }],
    ['vision-understood', { ...unanswered, state: 'unknown' }],
    [
      'team-skill-mix',
      {
        state: 'level',
        level: 2,
        note: 'Said twice.\nShown once.',
        evidence: 'seen',
        sources: ['Minutes: May', 'https://example.org/a?b=c'],
        ticked: ['creativity', 'flexibility'],
      },
    ],
    ['transition-incentives', { ...unanswered, state: 'not-applicable', reason: 'Nothing released yet' }],
    ['growth-team', { ...unanswered, ticked: [] }],
    ['looser-boundaries', { ...unanswered, note: 'Later' }],
    ['nothing-said', unanswered],
  ]);
  const sheet: Sheet = {
    ...empty,
    organisation: 'Riverside Council',
    date: '2026-11-23',
    respondents: [
      { name: 'A. Sample', group: 'finance' },
      { name: null, group: null },
    ],
    answers,
    votes: new Map<string, Vote[]>([
      [
        'senior-commitment',
        [
          { name: 'A. Sample', group: 'leaders', ...unanswered, state: 'level', level: 0 },
          { name: null, group: 'staff', ...unanswered, state: 'level', level: 3, note: 'Since May.' },
          { name: null, group: null, ...unanswered, state: 'unknown' },
        ],
      ],
    ]),
    settled: new Set(['senior-commitment', 'vision-understood']),
    actions: new Map([
      ['senior-commitment', { to: 1, owner: 'B. Other', due: '2027-03-01', status: 'doing' as const }],
      ['growth-team', { to: null, owner: null, due: null, status: 'to-do' as const }],
    ]),
  };
  expect(writeSheet(sheet, { framework: './own/housing.yaml', title: 'Housing\n1.0.0' })).toBe(
    `# Answers to Housing 1.0.0.
# “waymark report” reports them, “waymark assess” goes on with them.
waymark: 1
framework: ./own/housing.yaml
framework-version: 1.0.0
form: full
organisation: "Riverside Council"
date: 2026-11-23
respondents:
  - { name: "A. Sample", group: finance }
answers:
  senior-commitment: 0
  vision-understood: unknown
  team-skill-mix:
    level: 2
    note: "Said twice.\\nShown once."
    evidence: seen
    sources:
      - "Minutes: May"
      - "https://example.org/a?b=c"
    ticked: [creativity, flexibility]
  transition-incentives:
    not-applicable: "Nothing released yet"
  growth-team:
    ticked: []
  looser-boundaries:
    note: Later
votes:
  senior-commitment:
    - { name: "A. Sample", group: leaders, level: 0 }
    - group: staff
      level: 3
      note: "Since May."
    - { unknown: true }
settled: [senior-commitment, vision-understood]
actions:
  senior-commitment: { to: 1, owner: "B. Other", due: 2027-03-01, status: doing }
  growth-team: { status: to-do }
`,
  );
});

function stateOf(answer: Answer) {
  return answer.state === 'level' ? { state: answer.state, level: answer.level } : { state: answer.state };
}

/** What reading makes of texts: one paragraph, without what may not stand in a sheet; and blanks are none. */
function asRead(sheet: Sheet): Sheet {
  const said = (text: string | null) => paragraph(text === null ? null : withoutControls(text));
  const readAnswer = <A extends Answer>(answer: A): A => ({
    ...answer,
    ...(answer.state === 'not-applicable' ? { reason: said(answer.reason) ?? '' } : {}),
    note: said(answer.note),
    sources: answer.sources.map((source) => withoutControls(source).trim()).filter((source) => source !== ''),
  });
  const answers = [...sheet.answers].flatMap(([id, answer]): [string, Answer][] => {
    const read = readAnswer(answer);
    const saysNothing =
      read.state === 'unanswered' &&
      read.note === null &&
      read.evidence === 'asserted' &&
      read.sources.length === 0 &&
      read.ticked === null;
    return saysNothing ? [] : [[id, read]];
  });
  return {
    ...sheet,
    id: said(sheet.id),
    organisation: said(sheet.organisation),
    respondents: sheet.respondents
      .map(({ name, group }) => ({ name: said(name), group }))
      .filter(({ name, group }) => name !== null || group !== null),
    answers: new Map(answers),
    votes: new Map(
      [...sheet.votes]
        .filter(([, votes]) => votes.length > 0)
        .map(([id, votes]) => [id, votes.map((vote) => ({ ...readAnswer(vote), name: said(vote.name) }))]),
    ),
    actions: new Map([...sheet.actions].map(([id, entry]) => [id, { ...entry, owner: said(entry.owner) }])),
  };
}
