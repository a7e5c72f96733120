import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument, stringify } from 'yaml';
import { type Data, editText, type KeyChange, type Mapping } from '../../src/source/edit.js';
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

  test.each<[string, string, Data, string]>([
    ['one value', 'a: {x: 1,  y: 2} # c\n', { x: 3, y: 2 }, 'a: {x: 3,  y: 2} # c\n'],
    [
      'braces in braces',
      'a: { x: { y: 1 , z: "q" } }\n',
      { x: { y: 1, z: 'p, q' } },
      'a: { x: { y: 1 , z: "p, q" } }\n',
    ],
    [
      'on several lines',
      'a: {x: 1, # one\n  y: [1, 2]}\nb: 2\n',
      { x: null, y: [3] },
      'a: {x: null, # one\n  y: [3]}\nb: 2\n',
    ],
    ['a text that looks like another', 'a: { x: on }\n', { x: 'null' }, 'a: { x: "null" }\n'],
    ['a new key: on lines', 'a: { x: 1 } # c\n', { x: 1, y: 2 }, 'a: # c\n  x: 1\n  y: 2\n'],
    ['too long for a line: on lines', `a: { x: 1 }\n`, { x: 'word '.repeat(30).trim() }, ''],
    ['a list on lines, and a comment beside its key', 'a: # c\n  - 1\n  - 2\n', ['x'], 'a: [ x ] # c\n'],
  ])('in braces: %s', (_name, before, value, after) => {
    const made = edited(before, [[['a'], value]]);
    if (after !== '') expect(made).toBe(after);
    else expect(made).toMatch(/^a:\n {2}x: /);
  });

  test('a value inside braces, by its path', () => {
    const before =
      'cases:\n  one: { answers: { a: 1 }, expect: { scores: { x: 1, y: 2 }, now: [] } }  # kept\n';
    const after = edited(before, [[['cases', 'one', 'expect', 'scores', 'y'], 3]]);
    expect(after).toBe(before.replace('y: 2', 'y: 3'));
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

function rekeyed(before: string, changes: KeyChange[], file = 'sheet.yaml', path = ['answers']): string {
  const editable = editText(file, before, parse(before));
  editable.change(path, changes, order);
  expect(parse(editable.text)).toEqual(JSON.parse(JSON.stringify(editable.data)));
  return editable.text;
}

describe('keys that are renamed, taken away or given another value', () => {
  test('keep their place, their comments and their style', async () => {
    const after = rekeyed(text, [
      { key: 'senior-commitment', to: 'leaders' },
      { key: 'organisation-priority', to: null },
      { key: 'vision-understood', to: 'vision' },
      { key: 'value-targets', to: 'value-targets', value: { note: 'Ask again: the scale is another.' } },
      { key: 'not-there', to: 'nowhere' },
    ]);
    await expect(after).toMatchFileSnapshot(expected('other-keys.yaml'));
  });

  test('in braces, where the rest is not', () => {
    const changes = [
      { key: 'growth', to: 'more' },
      { key: 'value-targets', to: null },
    ];
    expect(rekeyed(text, changes, 'sheet.yaml', ['targets'])).toBe(
      text.replace(/^targets:.*$/m, 'targets: { more: 2 } # with odd spaces'),
    );
  });

  test('two that swap their names', () => {
    const swap = [
      { key: 'a', to: 'b' },
      { key: 'b', to: 'a' },
    ];
    expect(rekeyed('answers:\n  a: 1 # one\n  "b": 2\n', swap)).toBe('answers:\n  b: 1 # one\n  a: 2\n');
  });

  test('all that there are', () => {
    const none = rekeyed('waymark: 1\nanswers: # mine\n  # first\n  a: 1\n\n  b: 2\n# end\nid: x\n', [
      { key: 'a', to: null },
      { key: 'b', to: null },
    ]);
    expect(none).toBe('waymark: 1\nanswers: {} # mine\n  # first\n\n# end\nid: x\n');
  });

  test('a comment that would become part of the text above it', () => {
    const before = 'answers:\n  a:\n    note: |\n      Said.\n  b: 1\n      # aside\n  c: 2\n';
    const after = rekeyed(before, [{ key: 'b', to: null }]);
    expect(parse(after)).toEqual({ answers: { a: { note: 'Said.\n' }, c: 2 } });
  });

  test.each([
    ['in braces', '{ waymark: 1, answers: { a: 1, b: 2, c: 3 } } # all of it'],
    ['an anchor that is named elsewhere', 'answers:\n  a: &it {level: 1} # this\n  b: 2\n  c: *it\n'],
    ['keys with question marks', '? answers\n:\n  a: 1 # this\n  b: 2\n  c: 3\n'],
    ['a key that is no text', 'answers: { a: 1, b: 2, 3: 3 } # this\n'],
  ])('texts that cannot be cut: %s', (_name, before) => {
    const changes: KeyChange[] = [
      { key: 'a', to: 'new-a' },
      { key: 'b', to: null },
    ];
    const after = rekeyed(before, changes);
    const { a, b, ...others } = parse(before).answers;
    expect([a, b]).not.toContain(undefined);
    expect(parse(after).answers).toEqual({ 'new-a': a, ...others });
    expect(after).toContain(/#.*/.exec(before)?.[0]);
  });

  test('names that mean something else in YAML', () => {
    const after = rekeyed('answers:\n  a: 1\n  b: 2\n', [
      { key: 'a', to: 'null' },
      { key: 'b', to: 'true' },
    ]);
    expect(after).toBe('answers:\n  "null": 1\n  "true": 2\n');
  });

  test('in JSON', () => {
    const before = '{\n\t"answers": {\n\t\t"a": 1,\n\t\t"b": 2,\n\t\t"c": 3\n\t}\n}\n';
    const after = rekeyed(
      before,
      [
        { key: 'a', to: 'new-a' },
        { key: 'b', to: null },
      ],
      'sheet.json',
    );
    expect(after).toBe('{\n\t"answers": {\n\t\t"new-a": 1,\n\t\t"c": 3\n\t}\n}\n');
  });
});

describe('a list that grows', () => {
  const added: Data[] = [{ id: 'b', answer: { note: 'Two\nlines\n' } }];
  const appended = (before: string, file = 'sheet.yaml') => {
    const editable = editText(file, before, parse(before));
    editable.append('list', added, order);
    expect(parse(editable.text)).toEqual(JSON.parse(JSON.stringify(editable.data)));
    expect(editable.data).toEqual({ ...parse(before), list: [...(parse(before).list ?? []), ...added] });
    return editable.text;
  };
  const written = 'id: b\n    answer:\n      note: |\n        Two\n        lines\n';

  test('what is there stays as it was written', () => {
    const before = 'waymark: 1\nlist:\n  # first\n  -   {id: a,   x: 1} # one\n# The end.\nid: x\n';
    expect(appended(before)).toBe(before.replace('# The end', `  - ${written}# The end`));
  });

  test('dashes below the key, and no line end', () => {
    expect(appended('list:\n- a')).toBe(`list:\n- a\n- ${written.replaceAll('\n  ', '\n')}`);
  });

  test('in brackets, empty or absent', () => {
    for (const before of ['list: [a] # one\n', 'list: [] # none\n', 'list: # none\n', 'waymark: 1\n'])
      expect(appended(before)).toContain(`  - ${written}`);
  });

  test('in JSON', () => {
    expect(JSON.parse(appended('{ "list": [1] }', 'sheet.json'))).toEqual({ list: [1, ...added] });
  });
});

describe('lists of mappings', () => {
  const list = (items: Data) => edited('waymark: 1\nanswers: {}\n', [[['respondents'], items]]);

  test('on a line each, where each has room', () => {
    expect(list([{ name: 'A', group: 'b' }])).toContain('  - { name: A, group: b }\n');
  });

  test('below each other where one has none, or holds a mapping', () => {
    expect(list([{ name: 'A' }, { name: 'B', answer: { level: 2 } }])).toContain(
      '  - name: A\n  - name: B\n    answer:\n      level: 2\n',
    );
    expect(list([{ name: 'A '.repeat(60).trim(), group: 'b' }])).toMatch(
      / {2}- name:(?:\s+A)+\n {4}group: b\n/,
    );
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
  test('many changes in one go are the same as one after the other', () => {
    fc.assert(
      fc.property(written, fc.dictionary(word, answer, { maxKeys: 6 }), (before, changes) => {
        const present = Object.keys(parse(before).answers);
        const some = Object.entries(changes).map(([id, value], index) => ({
          path: ['answers', present[index] ?? id],
          value,
        }));
        const distinct = some.filter(
          ({ path }, index) => some.findIndex((other) => other.path[1] === path[1]) === index,
        );
        const all = editText('sheet.yaml', before, parse(before));
        all.setAll(distinct, order);
        const one = edited(
          before,
          distinct.map(({ path, value }): Change => [path, value]),
        );
        expect(JSON.parse(JSON.stringify(all.data))).toEqual(parse(one));
        expect(parse(all.text)).toEqual(parse(one));
        const kept = (text: string) => text.match(/# kept/g)?.length ?? 0;
        expect(kept(all.text)).toBe(kept(one));
      }),
      { numRuns: 300 },
    );
  });

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

  test('keys that change: the text says what it should, and the answers that stay keep their comments', () => {
    const fates = fc.array(
      fc.record({ fate: fc.constantFrom('stays', 'goes', 'renamed', 'answered'), value: answer }),
      { minLength: 6, maxLength: 6 },
    );
    fc.assert(
      fc.property(written, fates, (before, some) => {
        const present = Object.keys(parse(before).answers);
        const changes = present.flatMap((key, index): KeyChange[] => {
          const { fate, value } = some[index] ?? { fate: 'stays', value: null };
          if (fate === 'stays') return [];
          if (fate === 'goes') return [{ key, to: null }];
          return [{ key, to: `new-${key}`, value: fate === 'answered' ? value : undefined }];
        });
        const after = rekeyed(before, changes);
        const wanted = present.flatMap((key) => {
          const change = changes.find((other) => other.key === key);
          return change === undefined ? [key] : change.to === null ? [] : [change.to];
        });
        expect(Object.keys(parse(after).answers)).toEqual(wanted);
        const kept = (text: string) => text.match(/# kept/g)?.length ?? 0;
        if (!before.startsWith('{') && changes.every(({ to }) => to !== null))
          expect(kept(after)).toBeGreaterThanOrEqual(kept(before) > 0 ? present.length : 0);
      }),
      { numRuns: 500 },
    );
  });
});
