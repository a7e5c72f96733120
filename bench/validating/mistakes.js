// One mistake each for a file. The first half is against the JSON Schema, the second against rules beyond it.

/** With the code by which Waymark tells it, and by which of its rules spectral does. */
export const mistakes = [
  {
    code: 'unknown-key',
    rule: 'shape',
    make: (_, criterion) => {
      criterion.items.find(({ key }) => key.value === 'why').key.value = 'whi';
    },
  },
  { code: 'wrong-number', rule: 'shape', make: (_, criterion) => criterion.set('weight', 0) },
  {
    code: 'wrong-value',
    rule: 'shape',
    make: (_, criterion) => criterion.setIn(['actions', 2, 'effort'], 'huge'),
  },
  { code: 'missing-key', rule: 'shape', make: (_, criterion) => criterion.delete('question') },
  { code: 'bad-version', rule: 'shape', make: (document) => document.set('version', '1.0') },
  {
    code: 'long-text',
    rule: 'long-title',
    make: (_, criterion) =>
      criterion.set('title', 'A title that is longer than any screen of this program has room for'),
  },
  {
    code: 'double-question',
    rule: 'double-question',
    make: (_, criterion) => criterion.set('question', 'What is agreed, and who has agreed to it?'),
  },
  {
    code: 'placeholder-text',
    rule: 'placeholder-text',
    make: (_, criterion) => criterion.setIn(['levels', 2], 'TODO: with the board'),
  },
  {
    code: 'missing-action',
    rule: 'missing-action',
    make: (_, criterion) => criterion.deleteIn(['actions', 4]),
  },
  {
    code: 'missing-descriptor',
    rule: 'missing-descriptor',
    make: (_, criterion) => criterion.deleteIn(['levels', 4]),
  },
];
