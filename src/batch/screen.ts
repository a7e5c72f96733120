import type { Framework } from '../framework/framework.js';
import {
  type Block,
  type Column,
  dim,
  heading,
  numbered,
  paragraph,
  strong,
  type Text,
  table,
} from '../reports/document.js';
import { type Layout, renderDocument } from '../reports/formats.js';
import { count, formatDate, formatGap, formatRange, formatScore, formatShare } from '../reports/numbers.js';
import { listParts, type TableShape, wideName } from './columns.js';

/** A row as it is read back from what the threads have written. */
export type Row = Readonly<Record<string, string | number | null>>;

/**
 * The table for a screen: what people look at, with one decimal. Files hold all columns, in full precision.
 * @param framework that of the first sheet; null when there is none
 */
export async function renderScoreTable(
  rows: readonly Row[],
  shape: TableShape,
  framework: Framework | null,
  layout: Layout,
): Promise<string> {
  if (framework === null || rows.length === 0) return '';
  const blocks =
    shape.by === 'overall'
      ? [overallTable(rows)]
      : shape.wide
        ? wideTable(rows, shape, framework)
        : longTables(rows, shape);
  return renderDocument('terminal', { language: 'en-GB', blocks }, layout);
}

const number = (title: string, width: number): Column => ({ title, align: 'right', width });

/** A row a sheet. */
function overallTable(rows: readonly Row[]): Block {
  const named = rows.map((row) => ('overall_score' in row ? withoutPrefix(row) : row));
  return table(
    [{ title: 'Sheet', align: 'left' }, ...scoreHeadings],
    named.map((row) => [[text(row.sheet)], ...scoreCells(row)]),
  );
}

function withoutPrefix(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/^overall_/, ''), value]),
  );
}

/** A section a sheet, a row for each of its parts. */
function longTables(rows: readonly Row[], { by, withActions }: TableShape): Block[] {
  // Two sheets may have one id: another one begins where a part comes again.
  const sheets: Row[][] = [];
  for (const row of rows) {
    const last = sheets.at(-1);
    const isSame = last?.[0]?.sheet === row.sheet && !last?.some(({ id }) => id === row.id);
    if (isSame) last?.push(row);
    else sheets.push([row]);
  }
  return sheets.flatMap((own) => {
    const [first] = own;
    const actions = own.flatMap(({ now }) => (now === null || now === undefined ? [] : [text(now)]));
    return [
      heading(3, first === undefined ? '' : text(first.sheet)),
      ...about(first),
      by === 'criterion' ? criterionTable(own) : scoreTable(own, by === 'step'),
      ...(withActions ? [paragraph(dim('Now: '), actions.join(' ') || 'nothing')] : []),
    ];
  });
}

function about(row: Row | undefined): Block[] {
  const said = [row?.organisation, typeof row?.date === 'string' ? formatDate(row.date) : null].filter(
    (part) => typeof part === 'string',
  );
  return said.length === 0 ? [] : [paragraph(dim(said.join(', ')))];
}

const scoreHeadings: readonly Column[] = [
  number('Score', 5),
  number('Range', 7),
  number('Target', 6),
  number('Gap', 4),
  number('Answered', 8),
];

function scoreCells(row: Row): Text[] {
  const { score, range_low, range_high, target, gap, completeness, status } = row;
  if (status === 'not-applicable' || status === 'left-out') {
    return [[dim('–')], [], [], [], [dim(status === 'left-out' ? 'left out' : 'n/a')]];
  }
  const range =
    typeof range_low === 'number' && typeof range_high === 'number'
      ? { low: range_low, high: range_high }
      : null;
  return [
    [strong(formatScore(figure(score)))],
    [formatRange(range)],
    [formatScore(figure(target))],
    [formatGap(figure(gap))],
    [formatShare(figure(completeness))],
  ];
}

function scoreTable(rows: readonly Row[], withLevel: boolean): Block {
  const level: readonly Column[] = withLevel ? [{ title: 'Level', align: 'left', width: 13 }] : [];
  return table(
    [{ title: withLevel ? 'Step' : 'Phase', align: 'left' }, ...scoreHeadings, ...level],
    rows.map((row) => [[text(row.title)], ...scoreCells(row), ...(withLevel ? [levelCell(row)] : [])]),
  );
}

function levelCell({ level, level_name, held_back_by }: Row): Text {
  if (level === null) return [];
  return [`${level} ${text(level_name)}`, ...(held_back_by === null ? [] : [dim(' (held back)')])];
}

function criterionTable(rows: readonly Row[]): Block {
  return table(
    [
      { title: 'Criterion', align: 'left' },
      { title: 'Answer', align: 'left', width: 16 },
      number('Target', 6),
      number('Gap', 3),
      { title: 'Evidence', align: 'left', width: 12 },
    ],
    rows.map((row) => [
      [text(row.title)],
      row.state === 'level'
        ? levelCell({ ...row, held_back_by: null })
        : [dim(text(row.state).replace('-', ' '))],
      [text(row.target)],
      [text(row.gap)],
      [text(row.evidence)],
    ]),
  );
}

/** A row a sheet: the parts have numbers, for their names would not fit. */
function wideTable(rows: readonly Row[], { by }: TableShape, framework: Framework): Block[] {
  const parts = listParts(framework, by);
  const column = by === 'criterion' ? 'level' : 'score';
  const cells = (row: Row) =>
    parts.map((part): Text => {
      const value = row[wideName(part, column)];
      return [
        typeof value === 'number' ? (by === 'criterion' ? String(value) : formatScore(value)) : dim('–'),
      ];
    });
  const what = {
    overall: 'Score',
    phase: 'Scores of the phases',
    step: 'Scores of the steps',
    criterion: 'Levels',
  }[by];
  return [
    paragraph(`${what} of ${count(rows.length, 'sheet')}. The columns are:`),
    numbered(parts.map(({ title }) => ({ text: [title] }))),
    table(
      [{ title: 'Sheet', align: 'left' }, ...parts.map((_, index) => number(String(index + 1), 3))],
      rows.map((row) => [[text(row.sheet)], ...cells(row)]),
    ),
  ];
}

function text(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function figure(value: string | number | null | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
