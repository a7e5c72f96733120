import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftKey, readDraft, writeDraft } from '../../src/form/draft.js';
import { type Entries, isAnswered, readEntries, type Values } from '../../src/form/entries.js';
import { fileName, filledSheet } from '../../src/form/filled-sheet.js';
import { describeAllowed, findProblems, lackingTicks } from '../../src/form/problems.js';
import type { Criterion, Framework } from '../../src/framework/framework.js';
import { aboutFields, type FormOutline, fieldName } from '../../src/reports/html/form/fields.js';
import { outlineForm } from '../../src/reports/html/form/outline.js';
import { readSheet } from '../../src/sheet/read.js';
import type { Sheet } from '../../src/sheet/sheet.js';
import { writeSheet } from '../../src/sheet/write.js';
import { Source } from '../../src/source/source.js';
import { assessable } from '../assessment/arbitraries.js';

const items = ['first', 'second', 'third'].map((id) => ({ id, title: id }));

/** Every other criterion has a checklist whose higher levels need more ticks, up to all. */
function withChecklists(framework: Framework): Framework {
  let place = 0;
  return {
    ...framework,
    groups: [{ id: 'staff', title: 'Staff' }],
    phases: framework.phases.map((phase) => ({
      ...phase,
      steps: phase.steps.map((step) => ({
        ...step,
        criteria: step.criteria.map((criterion): Criterion => {
          if (place++ % 2 === 1) return criterion;
          const levels = criterion.levels.map((level, at) => ({ ...level, ticksNeeded: Math.min(at, 3) }));
          return { ...criterion, checklist: items, levels };
        }),
      })),
    })),
  };
}

const anyText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u202e',
    'a\nb',
    '--- x: "y',
    '</script>',
    '2026-13-45',
    '2026-02-30',
    '12026-11-23',
    '0000-01-01',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

/** What a form of the framework can hold, and some fields that it has not. */
function valuesOf(outline: FormOutline): fc.Arbitrary<Values> {
  const pair = (name: string, value: fc.Arbitrary<string>) =>
    fc.option(value, { freq: 3, nil: null }).map((text) => (text === null ? [] : [[name, text] as const]));
  const ofQuestion = ({ id, levels, items: ids }: FormOutline['questions'][number]) => [
    pair(
      fieldName(id, 'choice'),
      fc.constantFrom(...levels.map(({ level }) => `${level}`), 'unknown', 'not-applicable', '77', 'x'),
    ),
    pair(fieldName(id, 'reason'), anyText),
    pair(fieldName(id, 'note'), anyText),
    pair(fieldName(id, 'evidence'), fc.constantFrom('asserted', 'seen', 'corroborated', 'sworn')),
    pair(fieldName(id, 'sources'), anyText),
    pair(fieldName(id, 'none'), fc.constant('none')),
    fc
      .subarray([...ids, 'unknown-item'])
      .map((ticked) => ticked.map((item) => [fieldName(id, 'ticked'), item] as const)),
  ];
  return fc
    .tuple(
      pair(aboutFields.organisation, anyText),
      pair(aboutFields.name, anyText),
      pair(aboutFields.group, fc.constantFrom('', 'staff')),
      pair(aboutFields.date, fc.oneof(fc.constant('2026-11-23'), anyText)),
      pair('gone.choice', fc.constant('1')),
      ...outline.questions.flatMap(ofQuestion),
    )
    .map((fields) => fields.flat());
}

const filled = assessable.chain(({ framework: drawn }) => {
  const framework = withChecklists(drawn);
  const outline = outlineForm(framework, 'full', framework.id);
  return valuesOf(outline).map((values) => ({ framework, outline, values }));
});

function read(framework: Framework, outline: FormOutline, entries: Entries) {
  const text = writeSheet(filledSheet(outline, entries), { framework: outline.named, title: outline.title });
  return readSheet(new Source('sheet.yaml', text)).complete(framework, 'by-id');
}

test('whatever stands in the form, the sheet is valid, and says what was chosen where that is possible', () => {
  fc.assert(
    fc.property(filled, ({ framework, outline, values }) => {
      const entries = readEntries(outline, values);
      const { sheet, diagnostics } = read(framework, outline, entries);
      expect(diagnostics).toEqual([]);
      const problems = findProblems(outline, entries, false);
      for (const { id } of outline.questions) {
        const entry = entries.answers.get(id);
        const answer = sheet?.answers.get(id);
        const isOpen =
          entry === undefined || entry.choice === null || problems.some((p) => p.question?.id === id);
        if (isOpen) expect(answer?.state ?? 'unanswered').toBe('unanswered');
        else if (typeof entry.choice === 'number')
          expect(answer).toMatchObject({ state: 'level', level: entry.choice });
        else expect(answer?.state).toBe(entry.choice);
        expect(answer?.ticked ?? null).toEqual(entry?.ticked ?? null);
        expect(answer?.evidence ?? 'asserted').toBe(entry?.evidence);
      }
    }),
    { numRuns: 200 },
  );
});

const outline: FormOutline = {
  named: './own.yaml',
  id: 'own',
  version: '1.2.3',
  title: 'Own',
  form: 'full',
  mostBytes: 1000,
  questions: [
    {
      id: 'mix',
      title: 'Mix',
      step: 'team',
      levels: [0, 1, 2].map((level) => ({ level, name: `L${level}`, ticksNeeded: level })),
      items: ['a', 'b', 'c'],
    },
  ],
};
const entriesOf = (...values: [Parameters<typeof fieldName>[1], string][]) =>
  readEntries(
    outline,
    values.map(([part, value]) => [fieldName('mix', part), value]),
  );
const answerOf = (entries: Entries): ReturnType<Sheet['answers']['get']> =>
  filledSheet(outline, entries).answers.get('mix');
const entryOf = (entries: Entries) => {
  const entry = entries.answers.get('mix');
  if (entry === undefined) throw new Error('There is an entry for every question.');
  return entry;
};

describe('the states of an answer', () => {
  test('level 0 is an answer', () => {
    const entries = entriesOf(['choice', '0']);
    expect(answerOf(entries)).toMatchObject({ state: 'level', level: 0 });
    expect(isAnswered(entryOf(entries))).toBe(true);
    expect(isAnswered(entryOf(entriesOf()))).toBe(false);
    expect(isAnswered(entryOf(entriesOf(['choice', 'unknown'])))).toBe(false);
  });

  test('nothing ticked is not recorded; none of these is none', () => {
    expect(answerOf(entriesOf())?.ticked).toBeNull();
    expect(answerOf(entriesOf(['none', 'none']))?.ticked).toEqual([]);
    expect(answerOf(entriesOf(['ticked', 'c'], ['ticked', 'a'], ['none', 'none']))?.ticked).toEqual([
      'a',
      'c',
    ]);
  });

  test('each line of the sources is one', () => {
    expect(answerOf(entriesOf(['sources', ' Minutes \r\n\n https://example.org\u000bMay']))?.sources).toEqual(
      ['Minutes', 'https://example.org', 'May'],
    );
  });
});

describe('what contradicts itself', () => {
  test('a level above the ticks is left open, and the note says so', () => {
    const entries = entriesOf(['choice', '2'], ['ticked', 'a'], ['note', 'Sure.']);
    expect(findProblems(outline, entries, false)).toMatchObject([
      {
        kind: 'ticks',
        text: 'Level 2 needs 2 ticked items, and one is ticked. Tick what is true, or choose level 1 at most.',
      },
    ]);
    expect(answerOf(entries)).toMatchObject({
      state: 'unanswered',
      note: 'Level 2 was chosen, with 1 item ticked.\nSure.',
      ticked: ['a'],
    });
    expect(lackingTicks(entryQuestion(), 2, entryOf(entries))).toBe(1);
    expect(describeAllowed(entryQuestion(), entryOf(entries))).toBe(
      '1 of 3 ticked: enough for level 1 L1 at most.',
    );
  });

  test('ticks that nobody recorded limit nothing', () => {
    const entries = entriesOf(['choice', '2']);
    expect(findProblems(outline, entries, false)).toEqual([]);
    expect(lackingTicks(entryQuestion(), 2, entryOf(entries))).toBe(0);
  });

  test.each(['', '  ', '\u202e'])('not applicable with the reason “%s”', (reason) => {
    const entries = entriesOf(['choice', 'not-applicable'], ['reason', reason]);
    expect(findProblems(outline, entries, false)).toMatchObject([{ kind: 'reason' }]);
    expect(answerOf(entries)).toMatchObject({ state: 'unanswered' });
  });

  test('a day that is none is left out', () => {
    const entries = readEntries(outline, [[aboutFields.date, '12026-11-23']]);
    expect(findProblems(outline, entries, false)).toMatchObject([{ kind: 'date', question: null }]);
    expect(filledSheet(outline, entries).date).toBeNull();
    expect(findProblems(outline, entriesOf(), true)).toMatchObject([{ kind: 'date' }]);
  });
});

test.each([
  ['Riverside Council', 'A. Sample', 'riverside-council-a-sample.yaml'],
  ['', 'Zoë O’Neill', 'zoe-o-neill.yaml'],
  ['../../etc/passwd', '', 'etc-passwd.yaml'],
  ['\u202e', ' ', 'own.yaml'],
])('the file for “%s” and “%s” is called %s', (organisation, name, file) => {
  const entries = readEntries(outline, [
    [aboutFields.organisation, organisation],
    [aboutFields.name, name],
  ]);
  expect(fileName(outline, entries)).toBe(file);
});

describe('a draft', () => {
  test('is kept for a version and a form', () => {
    expect(draftKey(outline)).toBe('waymark:own:1.2.3:full');
  });

  test('reads as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), fc.nat(), (values, kept) => {
        expect(readDraft(writeDraft({ kept, values }))).toEqual({ kept, values });
      }),
    );
  });

  test.each([
    null,
    '',
    '{',
    '[]',
    'null',
    '{"kept":1}',
    '{"kept":"1","values":[]}',
    '{"kept":1,"values":[["a"]]}',
  ])('%s is none', (text) => expect(readDraft(text)).toBeNull());
});

function entryQuestion() {
  const [question] = outline.questions;
  if (question === undefined) throw new Error('There is one question.');
  return question;
}
