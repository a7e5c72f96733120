import {
  type Cell,
  type CellStyle,
  type CellValue,
  type ConditionalRule,
  calculateRowHeight,
  type WriteSheet,
} from 'hucre/xlsx';
import { cellText } from '../../source/cell-text.js';
import { columnName } from '../../source/cells.js';

/** A worksheet of rows under a header. */
export interface Table {
  /** At most 31 characters. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Value[])[];
}

/** A text, a number, a date, yes or no; null is an empty cell, never a zero. */
export type Value = string | number | boolean | Date | null;

export interface TableColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly kind: Kind;
  /** Shades the cells by their number, which stays. */
  readonly shade?: { readonly lowest: number; readonly highest: number; readonly more: 'better' | 'worse' };
}

type Kind = 'text' | 'score' | 'whole' | 'share';

/**
 * How numbers are shown; what is in the cell is always the whole number. A score has three decimals where it needs
 * them: with one, 2.96 would show as 3.0, a level that is not reached.
 */
const numberFormats: Record<Kind, string | undefined> = {
  text: undefined,
  score: '0.0##',
  whole: '0',
  share: '0%',
};

/** The font of every cell. */
export const font = { name: 'Calibri', size: 11 };

const white = { rgb: 'FFFFFF' };
const teal = '0B5C63';
const headerStyle: CellStyle = {
  font: { name: font.name, size: font.size, bold: true, color: white },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: teal } },
  alignment: { vertical: 'top', wrapText: true },
};

/** The table as the library takes it: typed cells, a header that stays, filters, and a page in landscape. */
export function worksheetOf({ name, columns, rows }: Table): WriteSheet {
  const last = columnName(columns.length);
  const range = `A1:${last}${rows.length + 1}`;
  const header = columns.map(
    ({ title }, index) =>
      [`0,${index}`, { value: title, type: 'string' as const, style: headerStyle }] as const,
  );
  return {
    name,
    columns: columns.map(({ width, kind }) => ({ width, style: styleOf(kind) })),
    rows: [columns.map(({ title }) => title), ...rows.map((row) => row.map(cellOf))],
    cells: new Map<string, Partial<Cell>>([...header, ...specialCells(rows)]),
    rowDefs: heightsOf(columns, rows),
    freezePane: { rows: 1, columns: 1 },
    ...(rows.length === 0 ? {} : { autoFilter: { range } }),
    conditionalRules: columns.flatMap((column, index) => shadeRule(column, index, rows.length)),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

/** What needs more than its value: a date its format, and “#REF!” to be a text, as one of parts, and no error. */
function specialCells(rows: Table['rows']): (readonly [string, Partial<Cell>])[] {
  return rows.flatMap((row, line) =>
    row.flatMap((value, index): (readonly [string, Partial<Cell>])[] => {
      const key = `${line + 1},${index}`;
      if (value instanceof Date) return [[key, { value, type: 'date', style: dateStyle }]];
      if (typeof value !== 'string' || !value.startsWith('#')) return [];
      return [[key, { richText: [{ text: cellText(value), font }], style: styleOf('text') }]];
    }),
  );
}

const dateStyle: CellStyle = {
  numFmt: 'd mmmm yyyy',
  alignment: { horizontal: 'left', vertical: 'top', indent: 1 },
};

/**
 * Wrapped texts need rows that are high enough, which not every program works out by itself. Words break early, so
 * that a column holds less than its width says; a row is at most as high as a window.
 */
function heightsOf(columns: readonly TableColumn[], rows: Table['rows']): NonNullable<WriteSheet['rowDefs']> {
  const columnWidths = columns.map(({ width }) => width * 0.85);
  const highest = 300;
  return new Map(
    [columns.map(({ title }) => title), ...rows.map((row) => row.map(wrapped))].map((values, index) => [
      index,
      { height: Math.min(highest, calculateRowHeight(values, { wrapText: true, columnWidths })) },
    ]),
  );
}

/** Numbers and dates stay on one line. */
function wrapped(value: Value): CellValue {
  const cell = cellOf(value);
  return typeof cell === 'string' ? cell : null;
}

function styleOf(kind: Kind): CellStyle {
  const numFmt = numberFormats[kind];
  return {
    // A text beside a number keeps its distance.
    alignment: {
      vertical: 'top',
      ...(kind === 'text' ? { horizontal: 'left', wrapText: true, indent: 1 } : {}),
    },
    ...(numFmt === undefined ? {} : { numFmt }),
  };
}

/** A text is a text whatever it begins with: the library writes formulas only where it is given one. */
function cellOf(value: Value): CellValue {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? cellText(value) : value;
}

function shadeRule({ shade }: TableColumn, index: number, rows: number): ConditionalRule[] {
  if (shade === undefined || rows === 0) return [];
  const column = columnName(index + 1);
  const [good, bad] = ['8FBEC1', 'F2B8A0'];
  return [
    {
      type: 'colorScale',
      priority: index + 1,
      range: `${column}2:${column}${rows + 1}`,
      colorScale: {
        cfvo: [
          { type: 'num', value: String(shade.lowest) },
          { type: 'num', value: String(shade.highest) },
        ],
        colors: shade.more === 'better' ? ['FFFFFF', good] : ['FFFFFF', bad],
      },
    },
  ];
}
