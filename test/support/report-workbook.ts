import { stringify } from 'csv-stringify/sync';
import { type CellValue, readXlsx } from 'hucre/xlsx';

/** The worksheets of a workbook, each with its rows. */
export async function worksheetsOf(bytes: Uint8Array): Promise<Map<string, CellValue[][]>> {
  const { sheets } = await readXlsx(bytes);
  return new Map(sheets.map(({ name, rows }) => [name, rows]));
}

/** The rows under a header, each by the titles of its columns. */
export function recordsOf(rows: readonly CellValue[][]): Record<string, CellValue>[] {
  const [header = [], ...rest] = rows;
  return rest.map((row) =>
    Object.fromEntries(header.map((title, index) => [String(title), row[index] ?? null])),
  );
}

/** A workbook as a text that a person can read: its worksheets as CSV, one after the other. */
export async function workbookText(bytes: Uint8Array): Promise<string> {
  const sheets = await worksheetsOf(bytes);
  return [...sheets].map(([name, rows]) => `== ${name}\n${stringify(rows)}`).join('\n');
}
