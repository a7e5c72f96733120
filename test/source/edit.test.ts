import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument, stringify } from 'yaml';
import { type Data, editText, type Mapping } from '../../src/source/edit.js';
import { repository } from '../support/run.js';

const text = readFileSync(join(repository, 'test/fixtures/edit/by-hand.yaml'), 'utf8');
const expected = (name: string) => join(repository, 'test/fixtures/edit', name);

/** The usual order of keys at the top, and of the answers. */
const order = (path: readonly string[]) =>
  path.length === 0
    ? ['waymark', 'framework', 'organisation', 'date', 'respondents', 'targets', 'answers']
    : path.length === 1 && path[0] === 'answers'
      ? [
          'senior-commitment',
          'vision-understood',
          'organisation-priority',
          'workforce-readiness',
          'value-targets',
          'shared-benchmark',
          'committed-funding',
          'early-dip-tolerance',
        ]
      : ['level', 'unknown', 'note', 'evidence', 'sources'];

type Change = readonly [path: readonly string[], value: Data];

function edited(before: string, changes: readonly Change[], file = 'sheet.yaml'): string {
  const editable = editText(file, before, parse(before));
  for (const [path, value] of changes) editable.set(path, value, order);
  expect(parse(editable.text)).toEqual(JSON.parse(JSON.stringify(editable.data)));
  return editable.text;
}

/* Each change in full, as a file beside the one that was changed. */
describe('what is not changed stays as it was written', () => {
  test.each<[string, Change[]]>([
    ['a-level.yaml', [[['answers', 'senior-commitment'], 3]]],
    ['an-empty-answer.yaml', [[['answers', 'workforce-readiness'], 'unknown']]],
    [
      'an-empty-answer-at-length.yaml',
      [[['answers', 'workforce-readiness'], { level: 2, note: 'Asked: all of them.', sources: ['A # b'] }]],
    ],
    [
      'in-the-long-form.yaml',
      [
        [
          ['answers', 'vision-understood'],
          { level: 2, note: 'Two lines,\nthe second one.\n', evidence: 'seen', sources: ['Minutes of May'] },
        ],
      ],
    ],
    ['to-unknown.yaml', [[['answers', 'vision-understood'], { unknown: true, note: 'Nobody knows.' }]]],
    ['in-braces.yaml', [[['answers', 'value-targets'], { level: 2, ticked: ['money', 'performance'] }]]],
    [
      'new-answers-in-order.yaml',
      [
        [['answers', 'early-dip-tolerance'], 0],
        [['answers', 'shared-benchmark'], { level: 1, evidence: 'seen' }],
      ],
    ],
    [
      'at-the-top.yaml',
      [
        [['organisation'], 'Hartwell: Agency'],
        [['date'], '2026-11-23'],
        [['respondents'], [{ name: 'A. Sample', group: 'leaders' }, { name: 'No group' }]],
      ],
    ],
  ])('%s', async (name, changes) => {
    await expect(edited(text, changes)).toMatchFileSnapshot(expected(name));
  });

  test('a change to what is there already changes nothing', () => {
    const { answers } = parse(text) as { answers: Mapping };
    const changes = Object.entries(answers).map(([id, answer]): Change => [['answers', id], answer]);
    expect(edited(text, [...changes, [['organisation'], 'Riverside Council']])).toBe(text);
  });

  test('line ends of Windows', () => {
    const windows = text.replaceAll('\n', '\r\n');
    const after = edited(windows, [[['answers', 'workforce-readiness'], { level: 2, note: 'x' }]]);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(after.replaceAll('\r\n', '\n')).toBe(
      edited(text, [[['answers', 'workforce-readiness'], { level: 2, note: 'x' }]]),
    );
  });

  test('a file without a line end at its end', () => {
    expect(edited('waymark: 1\nanswers:\n  a: 1', [[['answers', 'b'], 2]])).toBe(
      'waymark: 1\nanswers:\n  a: 1\n  b: 2\n',
    );
  });

  test('no answers yet', () => {
    for (const none of ['answers: {}', 'answers:', 'answers: # none']) {
      const after = edited(`waymark: 1\n${none}\n`, [
        [['answers', 'a'], 1],
        [['answers', 'b'], 'unknown'],
      ]);
      expect(parse(after)).toEqual({ waymark: 1, answers: { a: 1, b: 'unknown' } });
    }
  });
});

/* These are written by the YAML library: the comments and the order stay, not every space. */
describe('texts that cannot be cut into entries', () => {
  test.each([
    ['in braces', '{ waymark: 1, answers: { a: 1 } } # all of it'],
    ['an anchor that is named elsewhere', 'note: &it {level: 1} # this\nanswers:\n  b: *it\n  a: 1\n'],
    ['a tag', 'waymark: !!int 1 # x\nanswers:\n  a: !!int 1\n'],
    ['keys with question marks', '? answers\n:\n  a: 1\n  # x\n'],
  ])('%s', (_name, before) => {
    const after = edited(before, [
      [['answers', 'a'], { level: 2, note: 'It: changed.' }],
      [['answers', 'c'], 0],
    ]);
    expect(parse(after).answers).toMatchObject({ a: { level: 2, note: 'It: changed.' }, c: 0 });
    const comment = /#.*/.exec(before)?.[0];
    if (comment !== undefined) expect(after).toContain(comment);
  });
});

describe('JSON', () => {
  test('keeps its indent, and the order', () => {
    const before = '{\n    "waymark": 1,\n    "answers": {\n        "committed-funding": 2\n    }\n}\n';
    expect(edited(before, [[['answers', 'senior-commitment'], 1]], 'sheet.json')).toBe(
      '{\n    "waymark": 1,\n    "answers": {\n        "senior-commitment": 1,\n        "committed-funding": 2\n    }\n}\n',
    );
  });
});

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const prose = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 160 }),
  fc.constantFrom(
    'a: b',
    '# no comment',
    '- dash',
    '"',
    "'",
    '| ',
    '{',
    '&a',
    '*a',
    'null',
    '1',
    '',
    ' x ',
    'a\nb\n',
  ),
);
const answer: fc.Arbitrary<Data> = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constant('unknown'),
  fc.constant(null),
  fc.record(
    {
      level: fc.integer({ min: 0, max: 4 }),
      note: prose,
      evidence: word,
      sources: fc.array(prose, { maxLength: 3 }),
      ticked: fc.array(word, { maxLength: 3 }),
    },
    { requiredKeys: [] },
  ),
);
const answers = fc.dictionary(word, answer, { maxKeys: 6, noNullPrototype: true });

/** A text in one of many styles, with comments strewn in between its lines where comments may stand. */
const written = fc
  .record({
    content: answers,
    flow: fc.integer({ min: 0, max: 3 }),
    indent: fc.integer({ min: 1, max: 4 }),
    comments: fc.boolean(),
  })
  .map(({ content, flow, indent, comments }) => {
    const plain = stringify({ waymark: 1, answers: content, framework: 'x' }, { indent, lineWidth: 40 });
    if (flow === 0) return JSON.stringify(parse(plain));
    const document = parseDocument(plain);
    if (comments)
      for (const { key, value } of (document.get('answers') as { items?: never[] }).items ?? []) {
        (key as { commentBefore?: string }).commentBefore = ' kept';
        if (flow === 2 && value !== null) (value as { comment?: string }).comment = ' kept';
      }
    return document.toString({ indent, lineWidth: 60 });
  });

describe('laws', () => {
  test('the text always says what it should, and no comment before an answer is lost', () => {
    fc.assert(
      fc.property(written, fc.array(fc.tuple(word, answer), { maxLength: 6 }), (before, changes) => {
        const kept = (some: string) => some.match(/# kept/g)?.length ?? 0;
        const present = Object.keys(parse(before).answers);
        const some = changes.map(([id, value], index): Change => {
          const there = present[index];
          return [['answers', there ?? id], value];
        });
        const after = edited(before, some);
        if (!before.startsWith('{')) {
          expect(kept(after)).toBeGreaterThanOrEqual(kept(before) > 0 ? present.length : 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
