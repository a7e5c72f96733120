import Papa from 'papaparse';
import { findControl } from '../terminal/clean.js';
import type { Findings } from './findings.js';
import type { Located } from './node.js';
import type { Range } from './source.js';

/** A cell: what it says, without white space around it, and where it is. */
export type Cell = Located<string>;

/** What parts the cells of a row: as RFC 4180 has it, as European spreadsheets do, or a tab. */
export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The delimiter of a table, told by its header: the one that there is most of outside quotation marks. */
export function findDelimiter(header: string): Delimiter {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: Delimiter) => bare.split(delimiter).length;
  return delimiters.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/**
 * Splits one record of a CSV file into its cells.
 * @param range where the record is in the text of `findings.source`, without its line end
 * @returns none for an empty line; null when the record is broken, and `findings` say how
 */
export function parseRecord(findings: Findings, range: Range, delimiter: Delimiter): Cell[] | null {
  const { text } = findings.source;
  const record = text.slice(range.start, range.end);
  if (record.trim() === '') return [];
  const { data, errors } = Papa.parse<string[]>(record, { delimiter, newline: '\n', quoteChar: '"' });
  const [values = []] = data;
  const ranges = locateCells(record, delimiter);
  const [error] = errors;
  if (error !== undefined || data.length > 1 || values.length !== ranges.length) {
    const broken = ranges.find(({ start, end }) => isBroken(record.slice(start, end))) ?? {
      start: 0,
      end: 1,
    };
    const problem =
      error?.code === 'MissingQuotes'
        ? 'a quotation mark opens here and is never closed'
        : 'something follows the closing quotation mark';
    findings.add('csv-syntax', moved({ start: broken.start, end: broken.start + 1 }, range.start), {
      problem,
    });
    return null;
  }
  const cells = values.map((value, index): Cell => {
    return { value: value.trim(), range: moved(ranges[index] ?? { start: 0, end: 0 }, range.start) };
  });
  const before = findings.diagnostics.length;
  for (const cell of cells) reportControl(cell, findings);
  return findings.diagnostics.length === before ? cells : null;
}

/** A quotation mark opens a cell only where the cell begins. */
function isBroken(cell: string): boolean {
  return cell.startsWith('"') && !/^"(?:[^"]|"")*"$/.test(cell);
}

function locateCells(record: string, delimiter: Delimiter): Range[] {
  const ranges: Range[] = [];
  for (let start = 0; start <= record.length; ) {
    let from = start;
    if (record[start] === '"') {
      const closed = /"(?:[^"]|"")*"/y;
      closed.lastIndex = start;
      from = closed.test(record) ? closed.lastIndex : record.length;
    }
    const at = record.indexOf(delimiter, from);
    const end = at === -1 ? record.length : at;
    ranges.push({ start, end });
    start = end + 1;
  }
  return ranges;
}

function moved({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

function reportControl({ value, range }: Cell, findings: Findings): void {
  const found = findControl(value.replaceAll('\r\n', '\n'));
  if (found === -1) return;
  const code = (value.codePointAt(found) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  findings.add('control-character', range, { character: `U+${code}` });
}
