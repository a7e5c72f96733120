import { type Layout, renderDocument } from '../reports/formats.js';
import type { FrameworkFigures, PartFigures } from '../reports/portfolio/figures.js';
import { csv, csvHeader, type Encoding, ndjson, type Value } from './encode.js';

/** The formats of a summary. */
export const summaryFormats = ['table', 'csv', 'ndjson', 'json', 'markdown', 'html'] as const;
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
    case 'markdown': {
      const { summaryDocument } = await import('../reports/portfolio/document.js');
      return renderDocument(format === 'table' ? 'terminal' : format, summaryDocument(figures), layout);
    }
    case 'html': {
      const { renderPortfolio } = await import('../reports/html/portfolio/page.js');
      return renderPortfolio(figures, layout.look);
    }
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
