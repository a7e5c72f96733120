import type { ComparedCriterion, ComparedScore, Comparison, Movement } from '../../comparison/comparison.js';
import { ComparisonWords } from '../comparison/words.js';
import type { Table, Value } from './table.js';

const movementWords: Record<Movement, string> = {
  up: 'up',
  down: 'back',
  same: 'stayed',
  'became-known': 'became known',
  'no-longer-known': 'not known any more',
  'became-applicable': 'applies now',
  'no-longer-applicable': 'does not apply any more',
  'not-known': 'not known',
};

/** What has changed since the baseline: a row for the whole, each phase, step and criterion. */
export function changesTable(comparison: Comparison): Table {
  const words = new ComparisonWords(comparison);
  const { columns, overall, phases, steps, criteria } = comparison;
  return {
    name: 'Changes',
    columns: [
      { title: 'Kind', width: 11, kind: 'text' },
      { title: 'Part', width: 40, kind: 'text' },
      { title: 'Id', width: 24, kind: 'text' },
      ...columns.map((_, index) => ({ title: words.column(index), width: 14, kind: 'score' as const })),
      { title: 'Change', width: 9, kind: 'score' },
      { title: 'Target', width: 9, kind: 'score' },
      { title: 'Gap closed', width: 9, kind: 'score' },
      { title: 'Of the way to the target', width: 12, kind: 'share' },
      { title: 'Movement', width: 20, kind: 'text' },
      { title: 'On the same questions', width: 14, kind: 'text' },
    ],
    rows: [
      ['Whole', 'Overall', null, ...scored(overall)],
      ...phases.map((phase): Value[] => ['Phase', phase.title, phase.id, ...scored(phase)]),
      ...steps.map((step): Value[] => ['Step', step.title, step.id, ...scored(step)]),
      ...criteria.map((criterion): Value[] => [
        'Criterion',
        criterion.title,
        criterion.id,
        ...levelled(criterion),
      ]),
    ],
  };
}

function scored({ scores, change, targets, gapClosed, progress, likeForLike }: ComparedScore): Value[] {
  return [...scores, change, targets.at(-1) ?? null, gapClosed, progress, null, likeForLike];
}

function levelled({ answers, change, targets, gapClosed, progress, movement }: ComparedCriterion): Value[] {
  const levels = answers.map(({ level }) => level);
  return [...levels, change, targets.at(-1) ?? null, gapClosed, progress, movementWords[movement], null];
}
