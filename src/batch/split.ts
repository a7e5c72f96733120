import type { CsvHeader } from '../sheet/csv.js';

/** Where the records of a stream end. All work on bytes: to cut text into records, it need not be decoded. */

const lineFeed = 0x0a;
const quote = 0x22;

/** Finds the end of records one after the other, from the start of a block to its end. */
export interface Splitter {
  /** @returns the place of the line feed that ends the record that begins at `start`, or -1 when it is not there */
  end(start: number): number;
  /** The place of the line feed that ends the last whole record, or -1: where that is known without the others. */
  last?(): number;
}

/** A record a line. */
export function splitLines(bytes: Buffer): Splitter {
  return { end: (start) => bytes.indexOf(lineFeed, start), last: () => bytes.lastIndexOf(lineFeed) };
}

/**
 * CSV: line feeds between quotation marks belong to the record. A quotation mark opens a cell only at its start.
 * @param delimiter the character that parts cells
 */
export function splitCsv(bytes: Buffer, delimiter: string): Splitter {
  const between = delimiter.charCodeAt(0);
  let nextQuote = -2;
  const quoteFrom = (place: number) => {
    if (nextQuote !== -1 && nextQuote < place) nextQuote = bytes.indexOf(quote, place);
    return nextQuote;
  };
  return {
    end(start) {
      let from = start;
      for (;;) {
        const end = bytes.indexOf(lineFeed, from);
        if (end === -1) return -1;
        let at = quoteFrom(from);
        // One in the middle of a cell is a character like any other.
        while (at !== -1 && at < end && at !== start && bytes[at - 1] !== between) at = quoteFrom(at + 1);
        if (at === -1 || at > end) return end;
        from = afterQuoted(bytes, at);
        if (from === -1) return -1;
      }
    },
  };
}

/** @returns the place after the closing quotation mark of a cell, or -1 when there is none */
function afterQuoted(bytes: Buffer, opening: number): number {
  let at = bytes.indexOf(quote, opening + 1);
  while (at !== -1 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at === -1 ? -1 : at + 1;
}

/** The records of a CSV text, without their line ends. */
export function* recordsOf(
  text: string,
  { delimiter }: CsvHeader,
): Generator<{ start: number; end: number }> {
  const bytes = Buffer.from(text.replace(/[^ -~\t\r\n]/g, '?'), 'latin1');
  const splitter = splitCsv(bytes, delimiter);
  for (let start = 0; start < text.length; ) {
    const found = splitter.end(start);
    const end = found === -1 ? text.length : found;
    yield { start, end: text[end - 1] === '\r' && end > start ? end - 1 : end };
    start = end + 1;
  }
}
