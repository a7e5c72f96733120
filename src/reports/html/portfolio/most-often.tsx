import { dim } from '../../document.js';
import { formatScore, formatShare } from '../../numbers.js';
import { mostActions } from '../../portfolio/document.js';
import type { FrameworkFigures, PartFigures } from '../../portfolio/figures.js';
import { DataTable } from '../blocks.js';
import { countBelow, partsOf } from './findings.js';

const mostCriteria = 10;

/** By how many are below: a share of two sheets would come before one of two hundred. */
/** The criteria that most sheets are below target in. */
export function OftenBelow({ figures }: { readonly figures: FrameworkFigures }) {
  const found = partsOf(figures, 'criterion')
    .filter((part) => countBelow(part) > 0)
    .sort((a, b) => countBelow(b) - countBelow(a) || share(b) - share(a))
    .slice(0, mostCriteria);
  if (found.length === 0) return <p>No criterion is below its target in any of them.</p>;
  return (
    <DataTable
      caption="The criteria that are below target in most sheets"
      columns={[
        { title: 'Criterion', align: 'left' },
        { title: 'Below target', align: 'right' },
        { title: 'Median', align: 'right' },
      ]}
      rows={found.map((part) => [
        [part.title, ...(part.within === null ? [] : [dim(`, in “${part.within}”`)])],
        [`${countBelow(part)} of ${part.scored}, ${formatShare(part.belowTarget)}`],
        [formatScore(part.median)],
      ])}
    />
  );
}

function share({ belowTarget }: PartFigures): number {
  return belowTarget ?? 0;
}

/** The actions that most sheets have to take now. */
export function OftenNow({ figures }: { readonly figures: FrameworkFigures }) {
  const { now, parts } = figures;
  if (now.length === 0) return <p>There is no action to take now in any of them.</p>;
  const titles = new Map(parts.map(({ id, title }) => [id, title]));
  return (
    <DataTable
      caption="The actions that most plans begin with"
      columns={[
        { title: 'Action', align: 'left' },
        { title: 'Sheets', align: 'right' },
      ]}
      rows={now
        .slice(0, mostActions)
        .map((action) => [
          [
            action.do,
            dim(` ${titles.get(action.criterion) ?? action.criterion}, to level\u00a0${action.level}.`),
          ],
          [`${action.sheets} of ${figures.sheets}, ${formatShare(action.share)}`],
        ])}
    />
  );
}
