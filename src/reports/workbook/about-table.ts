import type { Assessment } from '../../assessment/assessment.js';
import type { Table, Value } from './table.js';

/** What the numbers mean, where the framework comes from, and what it leaves out. */
export function aboutTable({ framework }: Assessment): Table {
  const { source } = framework;
  const levels = framework.scale.map(({ level, name, meaning }): Value[] => [
    `Level ${level}`,
    meaning === null ? name : `${name}: ${meaning}`,
  ]);
  const from =
    source === null
      ? []
      : [
          [
            'Made from',
            [source.author, source.title, source.published].filter((part) => part !== null).join(', '),
          ],
        ];
  return {
    name: 'About',
    columns: [
      { title: 'Term', width: 24, kind: 'text' },
      { title: 'Meaning', width: 100, kind: 'text' },
    ],
    rows: [
      [
        'Score',
        'The weighted mean of the levels that are answered. An empty cell is no score; it is not a zero.',
      ],
      ['Range', 'The score with every open question at the lowest level, and at the highest.'],
      [
        'Gap',
        'The mean of what is missing to the targets. Strength in one place does not fill a gap in another, so it is not target − score.',
      ],
      [
        'Decimals',
        'Cells hold numbers at full precision, and show up to three decimals: with one, 2.96 would show as 3.0, a level that is not reached.',
      ],
      ...levels,
      ['Framework', `${framework.title} ${framework.version} (${framework.id})`],
      ...from,
      ...(framework.limits === null ? [] : [['What the framework leaves out', framework.limits]]),
    ],
  };
}
