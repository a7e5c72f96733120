import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/**
 * Letters, digits and punctuation of European languages, dashes, quotation marks, an arrow and the parts of bars:
 * each takes one column.
 */
const narrow = /^[\x20-\x7e\u00b7\u00c0-\u017f\u2010-\u201d\u2026\u2192\u2502\u2588\u2592]*$/;

/** How many columns a text takes: wide characters take two, colours none. */
export function widthOf(text: string): number {
  return narrow.test(text) ? text.length : stringWidth(text);
}

/** Breaks a text into lines of at most `width` columns, between words where it can. */
export function wrap(text: string, width: number): string[] {
  const columns = Math.max(1, width);
  return isNarrow(text, columns) ? wrapNarrow(text, columns) : wrapWide(text, columns);
}

/** Knows wide characters, combining marks and colours. */
export function wrapWide(text: string, columns: number): string[] {
  return wrapAnsi(text, columns, { hard: true }).split('\n');
}

/**
 * The same for a text in which every character takes one column. Nearly all text is so, and this is twenty
 * times as quick, which is felt at the start of every report. A test holds the two equal.
 */
function wrapNarrow(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (joined.length <= columns) line = joined;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** Narrow characters, single spaces between words, and no word longer than a line. */
function isNarrow(text: string, columns: number): boolean {
  return narrow.test(text) && text.split(' ').every((word) => word !== '' && word.length <= columns);
}

/**
 * Wraps a text with a first-line prefix; the lines that follow are indented to its width.
 * @returns the lines joined
 */
export function hang(prefix: string, text: string, width: number): string {
  const indent = ' '.repeat(widthOf(prefix));
  return wrap(text, width - indent.length)
    .map((line, index) => `${index === 0 ? prefix : indent}${line}`.trimEnd())
    .join('\n');
}

/** Fills a text with spaces up to a width in columns. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'left' ? text + space : space + text;
}
