import { stringify } from 'csv-stringify/sync';
import { clean } from '../terminal/clean.js';

/** What stands in a cell; null is an empty one. */
export type CsvCell = string | number | boolean | null;

/**
 * A table for people and programs. It is opened in spreadsheets, so a text that would be a formula there gets an
 * apostrophe; a number stays a number, also below zero.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? clean(cell) : cell))),
    { escape_formulas: true, cast: { boolean: String } },
  );
}
