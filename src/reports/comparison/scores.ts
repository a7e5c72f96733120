import type { ComparedScore, Comparison } from '../../comparison/comparison.js';
import { type Block, type Cell, type Column, dim, paragraph, type Span, strong, table } from '../document.js';
import { formatGap, formatScore } from '../numbers.js';
import { type ComparisonWords, formatChange, formatProgress } from './words.js';

/** More columns leave a terminal no room for what is worked out of them. */
const mostWithDetail = 3;

/** The phases with their steps, and the whole: the score in each column, and what moved. */
export function scoresTable(comparison: Comparison, words: ComparisonWords): Block[] {
  const { columns, kind, phases, steps, overall } = comparison;
  const isChange = kind === 'dates';
  const hasDetail = isChange && columns.length <= mostWithDetail;
  const shown: Column[] = [
    { title: 'Score', align: 'left' },
    ...columns.map((_, index): Column => ({ title: words.shortColumn(index), align: 'right', width: 9 })),
    ...(isChange ? [{ title: 'Change', align: 'right', width: 7 } as const] : []),
    ...(isChange ? [] : [{ title: 'Spread', align: 'right', width: 6 } as const]),
    ...(hasDetail
      ? ([
          { title: 'Target', align: 'right', width: 6 },
          { title: 'Gap closed', align: 'right', width: 6 },
          { title: 'On the way', align: 'right', width: 6 },
        ] as const)
      : []),
  ];
  const row = (title: Span, part: ComparedScore): Cell[] => [
    [title],
    ...part.scores.map((score): Cell => [formatScore(score)]),
    ...(isChange ? [[changeOf(part)]] : [[spreadOf(part)]]),
    ...(hasDetail
      ? [
          [formatScore(part.targets.at(-1) ?? null)],
          [part.gapClosed === null ? '–' : signedGap(part.gapClosed)],
          [formatProgress(part.progress)],
        ]
      : []),
  ];
  const rows = phases.flatMap((phase) => [
    row(strong(phase.title), phase),
    ...steps.filter((step) => step.phase === phase.id).map((step) => row(`· ${step.title}`, step)),
  ]);
  const all = [...phases, ...steps, overall];
  const isUneven = isChange && all.some(({ likeForLike, change }) => !likeForLike && change !== null);
  const notes = [
    ...(isUneven ? ['* not on the same questions: something became known, or is not known any more'] : []),
    ...(hasDetail ? ['on the way: how much of the way to the target is done'] : []),
  ];
  return [
    table(shown, [...rows, ...(phases.length > 1 ? [row(strong('Overall'), overall)] : [])]),
    ...(notes.length === 0 ? [] : [paragraph(dim(notes.join(' · ')))]),
    ...movedTargets(comparison, words),
  ];
}

function changeOf({ change, likeForLike }: ComparedScore): string {
  return change !== null && !likeForLike ? `${formatChange(change)}*` : formatChange(change);
}

/** From the lowest to the highest, without saying whose. */
function spreadOf({ scores }: ComparedScore): string {
  const known = scores.filter((score) => score !== null);
  return known.length < 2 ? '–' : formatGap(Math.max(...known) - Math.min(...known));
}

function signedGap(closed: number): string {
  return closed === 0 ? '0.00' : formatChange(closed).replace('+', '');
}

/** Targets that were moved: part of a gap may have been closed, or opened, by them. */
function movedTargets({ criteria, kind }: Comparison, words: ComparisonWords): Block[] {
  const moved = criteria.filter(({ targets }) => {
    const [first, last] = [targets[0] ?? null, targets.at(-1) ?? null];
    return first !== null && last !== null && first !== last;
  });
  if (moved.length === 0 || kind !== 'dates') return [];
  const shown = moved
    .slice(0, 3)
    .map(({ id, targets }) => `“${words.title(id)}” from ${targets[0]} to ${targets.at(-1)}`);
  const more = moved.length > 3 ? ` and ${moved.length - 3} more` : '';
  return [
    paragraph(
      `Targets were moved in between: ${shown.join(', ')}${more}. What is on the way is told by the last ones.`,
    ),
  ];
}
