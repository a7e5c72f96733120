import type { PhrasingContent, Root, RootContent, TableRow } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { showControls } from '../../terminal/clean.js';
import type { Diagnostic } from '../diagnostic.js';
import { countProblems } from '../text.js';
import type { FormatContext, ValidationReport } from '../validation.js';

/** GitHub refuses a summary of more than 1 MiB. With the longest cells, this many rows are less than half of it. */
const mostRows = 200;
const longestPath = 160;
const longestMessage = 400;

/** The summary that GitHub shows of a job: the counts, and the findings as a table, errors first. */
export function renderStepSummary(
  { files, diagnostics }: ValidationReport,
  { pathOf }: FormatContext,
): string {
  const sorted = [
    ...diagnostics.filter(({ severity }) => severity === 'error'),
    ...diagnostics.filter(({ severity }) => severity !== 'error'),
  ];
  const shown = sorted.slice(0, mostRows);
  const more = sorted.length - shown.length;
  const children: RootContent[] = [
    { type: 'heading', depth: 2, children: text(`Waymark: ${countProblems(diagnostics)}`) },
    paragraph(`${files.length} ${files.length === 1 ? 'file' : 'files'} checked.`),
    ...(shown.length === 0 ? [] : [table(shown, pathOf)]),
    ...(more === 0 ? [] : [paragraph(`${more} more ${more === 1 ? 'is' : 'are'} in the log of the job.`)]),
  ];
  const root: Root = { type: 'root', children };
  return toMarkdown(root, { extensions: [gfmTableToMarkdown({ tablePipeAlign: false })] });
}

function table(shown: readonly Diagnostic[], pathOf: FormatContext['pathOf']): RootContent {
  const rows = shown.map(({ file, start, severity, message, code }) => {
    const path = shorten(pathOf(file), longestPath);
    return row(
      verbatim(start === null ? path : `${path}:${start.line}`),
      text(severity),
      verbatim(shorten(message, longestMessage)),
      verbatim(code),
    );
  });
  return {
    type: 'table',
    children: [row(text('Where'), text('Severity'), text('What'), text('Rule')), ...rows],
  };
}

function row(...cells: readonly PhrasingContent[][]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map((children) => ({ type: 'tableCell', children })),
  };
}

function paragraph(said: string): RootContent {
  return { type: 'paragraph', children: text(said) };
}

function text(value: string): PhrasingContent[] {
  return [{ type: 'text', value }];
}

/**
 * What files and their names say stands in code, where GitHub looks for no markup, no links and no mentions of people.
 * Only a “|” would end the cell even there, so it stands between two pieces of code.
 */
function verbatim(value: string): PhrasingContent[] {
  return showControls(value)
    .split(/(\|+)/)
    .filter((part) => part !== '')
    .map((part) => ({ type: part.startsWith('|') ? 'text' : 'inlineCode', value: part }));
}

function shorten(value: string, most: number): string {
  if (value.length <= most) return value;
  // A character of two units is not cut in half.
  return `${value.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
