import type { Comparison, Moved } from '../../comparison/comparison.js';
import { type CsvCell, toCsv } from '../csv.js';

const header = [
  ...['kind', 'id', 'title', 'phase', 'step', 'column', 'organisation', 'date', 'state', 'value'],
  ...['target', 'gap', 'movement', 'like_for_like', 'change', 'gap_closed', 'progress'],
];

/**
 * A row for each column of each part: the whole, phases, steps and criteria. What is worked out from the first and the
 * last column stands in the row of the last. Cells that would be formulas are made texts.
 */
export function comparisonCsv(comparison: Comparison): string {
  const { overall, phases, steps, criteria, columns } = comparison;
  const isChange = comparison.kind === 'dates';
  const rows = (
    part: (string | null)[],
    { moved, states, values, movement, likeForLike }: Values,
  ): CsvCell[][] =>
    columns.map(({ label, organisation, date }, index) => {
      const isLast = isChange && index === columns.length - 1;
      return [
        ...part,
        ...[label, organisation, date, states[index] ?? null, values[index] ?? null],
        ...[moved.targets[index] ?? null, moved.gaps[index] ?? null],
        ...(isLast
          ? [movement, likeForLike, moved.change, moved.gapClosed, moved.progress]
          : [null, null, null, null, null]),
      ];
    });
  const scored = (score: typeof overall): Values => ({
    moved: score,
    states: score.scores.map((value) => (value === null ? 'unscored' : 'scored')),
    values: score.scores,
    movement: null,
    likeForLike: score.likeForLike,
  });
  const all = [
    ...rows(['overall', null, null, null, null], scored(overall)),
    ...phases.flatMap((phase) => rows(['phase', phase.id, phase.title, phase.id, null], scored(phase))),
    ...steps.flatMap((step) => rows(['step', step.id, step.title, step.phase, step.id], scored(step))),
    ...criteria.flatMap((criterion) =>
      rows(['criterion', criterion.id, criterion.title, criterion.phase, criterion.step], {
        moved: criterion,
        states: criterion.answers.map(({ state }) => state),
        values: criterion.answers.map(({ level }) => level),
        movement: criterion.movement,
        likeForLike: null,
      }),
    ),
  ];
  return toCsv([header, ...all]);
}

interface Values {
  readonly moved: Moved;
  readonly states: readonly string[];
  readonly values: readonly (number | null)[];
  readonly movement: string | null;
  readonly likeForLike: boolean | null;
}
