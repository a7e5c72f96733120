import { type CellValue, readXlsx, type Sheet as Worksheet } from 'hucre/xlsx';
import { plain } from './layout.js';

/** Rows that are read of a worksheet, and columns. A framework has a few hundred criteria at most. */
const mostRows = 10_000;
const lastColumn = 'CV';

/** What a cell holds. */
export type Content =
  | { readonly kind: 'text' | 'number'; readonly text: string }
  /** A day, as year, month and day. */
  | { readonly kind: 'date'; readonly text: string }
  /** A formula that was never worked out, or one of the errors that spreadsheets have in the place of a value. */
  | { readonly kind: 'formula' | 'error'; readonly text: string };

/** A worksheet as rows of what its cells hold, null where a cell is empty. */
export interface Grid {
  readonly name: string;
  readonly rows: readonly (readonly (Content | null)[])[];
  /** True when there is something below the rows that are read. */
  readonly goesOn: boolean;
}

/**
 * Reads the worksheets of a workbook that have one of these names.
 * @throws whatever the reader finds wrong with the file
 */
export async function openWorkbook(
  bytes: Uint8Array,
  names: readonly string[],
): Promise<ReadonlyMap<string, Grid>> {
  const wanted = new Map(names.map((name) => [plain(name), name]));
  const seen = new Set<string>();
  const { sheets } = await readXlsx(bytes, {
    range: `A1:${lastColumn}${mostRows + 1}`,
    sheets({ name }) {
      const known = plain(name);
      // A file may name one worksheet many times, and each time it would be read.
      if (!wanted.has(known) || seen.has(known)) return false;
      seen.add(known);
      return true;
    },
  });
  return new Map(sheets.map((sheet) => [wanted.get(plain(sheet.name)) ?? sheet.name, gridOf(sheet)]));
}

function gridOf({ name, rows, cells }: Worksheet): Grid {
  const contents = rows.map((row, rowIndex) =>
    row.map((value, column): Content | null => {
      const cell = cells?.get(`${rowIndex},${column}`);
      if (cell?.type === 'error') return { kind: 'error', text: String(value) };
      const content = contentOf(value);
      if (value === null && cell?.formula !== undefined) return { kind: 'formula', text: `=${cell.formula}` };
      return content;
    }),
  );
  const isFull = (row: readonly (Content | null)[]) => row.some((content) => content !== null);
  return { name, rows: contents.slice(0, mostRows), goesOn: contents.slice(mostRows).some(isFull) };
}

function contentOf(value: CellValue): Content | null {
  if (value === null) return null;
  if (value instanceof Date) {
    // A number that no calendar has.
    return Number.isNaN(value.getTime())
      ? { kind: 'text', text: 'no date' }
      : { kind: 'date', text: value.toISOString().slice(0, 10) };
  }
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  const text = String(value).replace(/\r\n?/g, '\n').trim();
  return text === '' ? null : { kind: 'text', text };
}
