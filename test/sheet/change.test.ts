import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listCriteria } from '../../src/framework/framework.js';
import { bundledFramework } from '../../src/index.js';
import { WorkingSheet } from '../../src/sheet/change.js';
import { newSheet } from '../../src/sheet/new-sheet.js';
import { readSheet } from '../../src/sheet/read.js';
import { type Answer, type AnswerState, type Sheet, unanswered } from '../../src/sheet/sheet.js';
import { yamlTemplate } from '../../src/sheet/template.js';
import { Source } from '../../src/source/source.js';

const framework = bundledFramework('public-sector-digital-transformation');
const criteria = listCriteria(framework).map(({ criterion }) => criterion);

function read(file: string, text: string): { sheet: Sheet; data: ReturnType<typeof readSheet>['data'] } {
  const draft = readSheet(new Source(file, text));
  const { sheet, diagnostics } = draft.complete(framework, 'by-id');
  if (sheet === null) throw new Error(diagnostics.map(({ message }) => message).join(' '));
  return { sheet, data: draft.data };
}

function working(file: string, text: string): WorkingSheet {
  const { sheet, data } = read(file, text);
  return new WorkingSheet(file, text, data, sheet, framework);
}

/** What a sheet says; a question that is not in it is not answered. */
function said({ answers, targets, ...rest }: Sheet): unknown {
  return {
    ...rest,
    targets: Object.fromEntries([...targets].sort()),
    answers: Object.fromEntries(criteria.map(({ id }) => [id, answers.get(id) ?? unanswered])),
  };
}

/** A text as it is typed: on one line, without blanks at its ends. */
const line = fc
  .oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 200 }))
  .map((text) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
      .trim(),
  );
const lineWithSomething = line.filter((text) => text !== '');

const answer = fc.integer({ min: 0, max: criteria.length - 1 }).chain((index) => {
  const { id, levels, checklist, notApplicableWhen } = criteria[index] ?? {
    id: '',
    levels: [],
    checklist: [],
    notApplicableWhen: null,
  };
  return fc
    .record({
      ticked:
        checklist.length === 0 ? fc.constant(null) : fc.option(fc.subarray(checklist.map((item) => item.id))),
      note: fc.option(lineWithSomething),
      evidence: fc.constantFrom('asserted' as const, 'seen' as const, 'corroborated' as const),
      sources: fc.array(lineWithSomething, { maxLength: 3 }),
      bare: fc.boolean(),
      reason: lineWithSomething,
      kind: fc.constantFrom(
        'level',
        'level',
        'unknown',
        'unanswered',
        ...(notApplicableWhen === null ? [] : ['not-applicable']),
      ),
      place: fc.nat(),
    })
    .map(({ kind, reason, place, bare, ...details }): [string, Answer] => {
      const open = levels.filter(
        ({ ticksNeeded }) => details.ticked === null || bare || ticksNeeded <= details.ticked.length,
      );
      const state =
        kind === 'level'
          ? { state: kind, level: open[place % open.length]?.level ?? 0 }
          : kind === 'not-applicable'
            ? { state: kind, reason }
            : { state: kind };
      return [id, { ...unanswered, ...(bare ? {} : details), ...state } as Answer & AnswerState];
    });
});

type Change = (sheet: WorkingSheet) => void;
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: answer.map(
      ([id, given]): Change =>
        (sheet) =>
          sheet.setAnswer(id, given),
    ),
  },
  fc.option(lineWithSomething).map(
    (name): Change =>
      (sheet) =>
        sheet.setOrganisation(name),
  ),
  fc.constantFrom('2026-11-23', null).map(
    (date): Change =>
      (sheet) =>
        sheet.setDate(date),
  ),
  fc
    .array(
      fc.record({ name: fc.option(lineWithSomething), group: fc.constantFrom('leaders', 'finance', null) }),
      { maxLength: 3 },
    )
    .map(
      (people): Change =>
        (sheet) =>
          sheet.setRespondents(people),
    ),
  fc.tuple(fc.constantFrom(null, 0, 3), fc.subarray(['launch', 'growth', 'team-mix'])).map(
    ([target, ids]): Change =>
      (sheet) =>
        sheet.setTargets(target, new Map(ids.map((id) => [id, 2]))),
  ),
);

const texts: [string, string][] = [
  ['new.yaml', newSheet('new.yaml', framework, framework.id, 'full')],
  ['new.json', newSheet('new.json', framework, framework.id, 'short')],
  ['template.yaml', yamlTemplate(framework, { framework: framework.id, form: 'full' })],
  ['braces.yaml', `{ waymark: 1, framework: ${framework.id}, answers: { senior-commitment: 2 } } # kept`],
  [
    'anchors.yaml',
    `waymark: 1\nframework: ${framework.id}\nanswers:\n  senior-commitment: &a { level: 2 }\n  vision-understood: *a\n`,
  ],
];

describe('after any changes, the text says what the sheet says', () => {
  test.each(texts)('%s', (file, text) => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const sheet = working(file, text);
        for (const apply of changes) {
          apply(sheet);
          expect(said(read(file, sheet.text).sheet)).toEqual(said(sheet.sheet));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('no comment of a template is lost, whatever is answered', () => {
  const [, template = ''] = texts[2] ?? [];
  const comments = (text: string) => text.split('\n').filter((row) => row.trim().startsWith('#'));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      const sheet = working('template.yaml', template);
      for (const apply of changes) apply(sheet);
      expect(comments(sheet.text)).toEqual(expect.arrayContaining(comments(template)));
    }),
    { numRuns: 60 },
  );
});
