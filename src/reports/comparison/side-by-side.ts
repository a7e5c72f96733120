import type { ComparedCriterion, Comparison } from '../../comparison/comparison.js';
import { type Block, type Cell, type Column, dim, heading, paragraph, table } from '../document.js';
import type { ComparisonWords } from './words.js';

/** The criteria on which organisations are two levels apart or more, each with its levels. */
export function differingLevels(comparison: Comparison, words: ComparisonWords): Block[] {
  const { criteria, columns } = comparison;
  const apart = criteria
    .map((criterion) => ({ criterion, spread: spreadOf(criterion) }))
    .filter(({ spread }) => spread >= 2)
    .sort((a, b) => b.spread - a.spread);
  if (apart.length === 0) return [];
  const shown: Column[] = [
    { title: 'Criterion', align: 'left' },
    ...columns.map((_, index): Column => ({ title: words.column(index), align: 'right', width: 9 })),
  ];
  return [
    heading(2, 'Where they are two levels apart or more'),
    table(
      shown,
      apart.map(({ criterion }): Cell[] => [
        [criterion.title],
        ...criterion.answers.map((answer): Cell => [words.shortAnswer(answer)]),
      ]),
    ),
    paragraph(dim('? unknown · n/a not applicable · – not answered yet')),
  ];
}

function spreadOf({ answers }: ComparedCriterion): number {
  const levels = answers.flatMap(({ level }) => level ?? []);
  return levels.length < 2 ? 0 : Math.max(...levels) - Math.min(...levels);
}
