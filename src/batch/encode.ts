import { stringify } from 'csv-stringify/sync';
import { escapeControls } from '../terminal/clean.js';

/** What stands in a cell; null is missing. */
export type Value = string | number | null;

/** How rows are written: what begins a row, its fragments with commas between them, and what ends it. */
export interface Encoding {
  readonly begin: string;
  /** Some cells of a row. */
  fragment(names: readonly string[], values: readonly Value[]): string;
  readonly end: string;
}

export const csv: Encoding = {
  begin: '',
  fragment: (_names, values) => values.map(csvCell).join(','),
  end: '\n',
};

export const ndjson: Encoding = {
  begin: '{',
  fragment: (names, values) =>
    values.map((value, index) => `${JSON.stringify(names[index])}:${jsonValue(value)}`).join(','),
  end: '}\n',
};

function jsonValue(value: Value): string {
  if (typeof value === 'number') return written(value);
  return typeof value === 'string' ? escapeControls(JSON.stringify(value)) : String(value);
}

const known = new Map<number, string>();
/** Numbers that are kept as texts. */
const mostKnown = 20_000;

/** A number as JavaScript writes it. Scores are fractions of a few weights, so the same come again and again. */
function written(value: number): string {
  let text = known.get(value);
  if (text === undefined) {
    if (known.size >= mostKnown) known.clear();
    text = String(value);
    known.set(value, text);
  }
  return text;
}

/**
 * A cell as RFC 4180 has it. A text that a spreadsheet would take for a formula gets an apostrophe in front; a
 * number stays a number.
 */
function csvCell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return written(value);
  if (/^[\p{L}\d][\p{L}\d_.:;/() -]*$/u.test(value) || /^-?\d+(?:\.\d+)?$/.test(value)) return value;
  return stringify([[value]], { escape_formulas: true, eof: false });
}

export function csvHeader(names: readonly string[]): string {
  return stringify([names], { escape_formulas: true });
}
