import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraph } from '../../src/sheet/build.js';
import { readSheet } from '../../src/sheet/read.js';
import { type Answer, evidenceGrades, type Sheet, unanswered } from '../../src/sheet/sheet.js';
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

/** A sheet that says all kinds of things; every criterion has a checklist that no level needs. */
const written = assessable.chain(({ framework, sheet }) =>
  fc
    .record({
      id: maybe(someText),
      organisation: maybe(anyText),
      date: maybe(fc.constantFrom('2026-11-23', '2024-02-29', '0001-01-01')),
      frameworkVersion: fc.constantFrom(null, '1.0.0'),
      respondents: fc.array(
        fc.record({ name: maybe(anyText), group: maybe(fc.constantFrom('staff', 'no')) }),
        { maxLength: 3 },
      ),
      reason: someText,
      details: fc.array(details, { minLength: sheet.answers.size, maxLength: sheet.answers.size }),
    })
    .map(({ reason, details: said, ...head }) => ({
      framework: {
        ...framework,
        phases: framework.phases.map((phase) => ({
          ...phase,
          steps: phase.steps.map((step) => ({
            ...step,
            criteria: step.criteria.map((criterion) => ({
              ...criterion,
              core: true,
              checklist: ticks.map((id) => ({ id, title: id })),
            })),
          })),
        })),
      },
      sheet: {
        ...sheet,
        ...head,
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
`,
  );
});

function stateOf(answer: Answer) {
  return answer.state === 'level' ? { state: answer.state, level: answer.level } : { state: answer.state };
}

/** What reading makes of texts: one paragraph, without what may not stand in a sheet; and blanks are none. */
function asRead(sheet: Sheet): Sheet {
  const said = (text: string | null) => paragraph(text === null ? null : withoutControls(text));
  const answers = [...sheet.answers].flatMap(([id, answer]): [string, Answer][] => {
    const read: Answer = {
      ...answer,
      ...(answer.state === 'not-applicable' ? { reason: said(answer.reason) ?? '' } : {}),
      note: said(answer.note),
      sources: answer.sources
        .map((source) => withoutControls(source).trim())
        .filter((source) => source !== ''),
    };
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
  };
}
