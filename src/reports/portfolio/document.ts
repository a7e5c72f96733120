import {
  type Block,
  bullets,
  type Column,
  type Document,
  dim,
  heading,
  paragraph,
  type Text,
  table,
} from '../document.js';
import { count, formatRange, formatScore, formatShare } from '../numbers.js';
import type { FrameworkFigures, PartFigures } from './figures.js';

/** Actions that people read about: the most frequent ones. */
export const mostActions = 10;

/** The summary of a portfolio, for people. */
export function summaryDocument(figures: readonly FrameworkFigures[]): Document {
  const blocks = figures.flatMap((one): Block[] => {
    const { framework, sheets, parts, now } = one;
    const of = (kind: PartFigures['kind']) => parts.filter((part) => part.kind === kind);
    const resolution = Math.max(...parts.map((part) => part.resolution));
    return [
      heading(1, `${framework.title}: ${count(sheets, 'sheet')}`),
      paragraph(
        '“Range” is from the least to the most; half of the scores lie between the quartiles. “Below” is the share of scored sheets below their target; “Open” and “N/a” are shares of the answers.',
        ...(resolution === 0 ? [] : [` Quartiles are to the nearest ${resolution}.`]),
      ),
      heading(2, 'The whole and its phases'),
      asTable([...of('overall').map((part) => ({ ...part, title: 'Overall' })), ...of('phase')]),
      heading(2, 'Steps'),
      asTable(of('step')),
      heading(2, 'Criteria'),
      asTable(of('criterion')),
      heading(2, 'Most often in “now”'),
      now.length === 0
        ? paragraph('There is no action to take now in any of them.')
        : bullets(
            now.slice(0, mostActions).map((action) => ({
              text: [action.do],
              facts: [
                {
                  label: `${count(action.sheets, 'sheet')}, ${formatShare(action.share)}`,
                  text: [dim(`${action.criterion}, to level ${action.level}`)],
                },
              ],
            })),
          ),
    ];
  });
  return { language: 'en-GB', blocks: blocks.length === 0 ? [paragraph('No sheet was scored.')] : blocks };
}

function asTable(parts: readonly PartFigures[]): Block {
  const { columns, rows } = figuresTable(parts);
  return table(columns, rows);
}

/** @param first what the first column is called */
export function figuresTable(
  parts: readonly PartFigures[],
  first = '',
): { columns: readonly Column[]; rows: readonly (readonly Text[])[] } {
  const number = (title: string, width: number): Column => ({ title, align: 'right', width });
  const columns: readonly Column[] = [
    { title: first, align: 'left' },
    number('Scored', 6),
    number('Range', 7),
    number('Quartiles', 9),
    number('Median', 6),
    number('Mean', 4),
    number('Below', 5),
    number('Open', 4),
    number('N/a', 4),
  ];
  const rows = parts.map((part): Text[] => [
    [part.title],
    [String(part.scored)],
    [spreadOf(part.minimum, part.maximum)],
    [spreadOf(part.lowerQuartile, part.upperQuartile)],
    [formatScore(part.median)],
    [formatScore(part.mean)],
    [formatShare(part.belowTarget)],
    [formatShare(part.open)],
    [formatShare(part.notApplicable)],
  ]);
  return { columns, rows };
}

function spreadOf(low: number | null, high: number | null): string {
  return formatRange(low === null || high === null ? null : { low, high });
}
