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
} from '../reports/document.js';
import { type Layout, renderDocument } from '../reports/formats.js';
import { count, formatRange, formatScore, formatShare } from '../reports/numbers.js';
import { csv, csvHeader, type Encoding, ndjson, type Value } from './encode.js';
import type { FrameworkFigures, PartFigures } from './summary.js';

/** The formats of a summary. */
export const summaryFormats = ['table', 'csv', 'ndjson', 'json', 'markdown'] as const;
export type SummaryFormat = (typeof summaryFormats)[number];

/** @returns the summary of a portfolio as text */
export async function renderSummary(
  figures: readonly FrameworkFigures[],
  format: SummaryFormat,
  hasHeader: boolean,
  layout: Layout,
): Promise<string> {
  switch (format) {
    case 'csv':
      return `${hasHeader ? csvHeader(columns) : ''}${encodeRows(figures, csv).join('')}`;
    case 'ndjson':
      return encodeRows(figures, ndjson).join('');
    case 'json': {
      const rows = encodeRows(figures, ndjson).map((row) => row.trimEnd());
      return rows.length === 0 ? '[]\n' : `[\n${rows.join(',\n')}\n]\n`;
    }
    case 'table':
      return renderDocument('terminal', summaryDocument(figures), layout);
    case 'markdown':
      return renderDocument('markdown', summaryDocument(figures), layout);
  }
}

/** The columns of a summary that programs read: a row a part, and a row for each action that is in “now”. */
const columns = [
  ...['framework', 'framework_version', 'kind', 'id', 'title', 'sheets', 'scored'],
  ...['minimum', 'lower_quartile', 'median', 'upper_quartile', 'maximum', 'mean', 'resolution'],
  ...['below_target', 'open', 'not_applicable', 'in_now'],
];

function encodeRows(figures: readonly FrameworkFigures[], encoding: Encoding): string[] {
  return figures.flatMap(({ framework: { id, version }, sheets, parts, now }) => {
    const row = (values: readonly Value[]) =>
      `${encoding.begin}${encoding.fragment(columns, [id, version, ...values])}${encoding.end}`;
    const none = new Array<null>(11).fill(null);
    return [
      ...parts.map((part) =>
        row([
          part.kind,
          part.id,
          part.title,
          sheets,
          part.scored,
          ...spread(part),
          part.resolution,
          ...shares(part),
          null,
        ]),
      ),
      ...now.map((action) =>
        row(['action', `${action.criterion}=${action.level}`, action.do, sheets, ...none, action.sheets]),
      ),
    ];
  });
}

function spread({ minimum, lowerQuartile, median, upperQuartile, maximum, mean }: PartFigures): Value[] {
  return [minimum, lowerQuartile, median, upperQuartile, maximum, mean];
}

function shares({ belowTarget, open, notApplicable }: PartFigures): Value[] {
  return [belowTarget, open, notApplicable];
}

/** Actions that people read about: the most frequent ones. */
const mostActions = 10;

function summaryDocument(figures: readonly FrameworkFigures[]): Document {
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
      figuresTable([...of('overall').map((part) => ({ ...part, title: 'Overall' })), ...of('phase')]),
      heading(2, 'Steps'),
      figuresTable(of('step')),
      heading(2, 'Criteria'),
      figuresTable(of('criterion')),
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

function figuresTable(parts: readonly PartFigures[]): Block {
  const number = (title: string, width: number): Column => ({ title, align: 'right', width });
  return table(
    [
      { title: '', align: 'left' },
      number('Scored', 6),
      number('Range', 7),
      number('Quartiles', 9),
      number('Median', 6),
      number('Mean', 4),
      number('Below', 5),
      number('Open', 4),
      number('N/a', 4),
    ],
    parts.map((part): Text[] => [
      [part.title],
      [String(part.scored)],
      [spreadOf(part.minimum, part.maximum)],
      [spreadOf(part.lowerQuartile, part.upperQuartile)],
      [formatScore(part.median)],
      [formatScore(part.mean)],
      [formatShare(part.belowTarget)],
      [formatShare(part.open)],
      [formatShare(part.notApplicable)],
    ]),
  );
}

function spreadOf(low: number | null, high: number | null): string {
  return formatRange(low === null || high === null ? null : { low, high });
}
