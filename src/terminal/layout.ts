import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/**
 * Letters, digits and punctuation of European languages, dashes, quotation marks, an arrow and the parts of bars:
 * each takes one column.
 */
const narrow = /^[\x20-\x7e\u00b7\u00c0-\u017f\u2010-\u201d\u2026\u2192\u2502\u2588\u2592]*$/;

/** The colours that paint.ts gives, and what ends each of them. Any other code takes the careful way. */
const esc = '\u001b';
const colours = new RegExp(`${esc}\\[(1|2|22|31|33|39)m`, 'g');
const endings: Readonly<Record<string, string>> = { 1: '22', 2: '22', 31: '39', 33: '39' };

function withoutColours(text: string): string {
  return text.includes(esc) ? text.replace(colours, '') : text;
}

/** How many columns a text takes: wide characters take two, colours none. */
export function widthOf(text: string): number {
  const plain = withoutColours(text);
  return narrow.test(plain) ? plain.length : stringWidth(text);
}

/** Breaks a text into lines of at most `width` columns, between words where it can. */
export function wrap(text: string, width: number): string[] {
  const columns = Math.max(1, width);
  const plain = withoutColours(text);
  if (!isNarrow(plain, columns)) return wrapWide(text, columns);
  return plain === text ? wrapNarrow(text, columns) : carryColours(wrapNarrow(text, columns));
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
  let length = 0;
  for (const word of text.split(' ')) {
    const { length: wordLength } = withoutColours(word);
    if (line === '') {
      line = word;
      length = wordLength;
    } else if (length + 1 + wordLength <= columns) {
      line += ` ${word}`;
      length += 1 + wordLength;
    } else {
      lines.push(line);
      line = word;
      length = wordLength;
    }
  }
  return [...lines, line];
}

/** Each line ends the colour that it is in, and the next line begins it again. */
function carryColours(lines: readonly string[]): string[] {
  let colour = '';
  return lines.map((line, index) => {
    const begun = colour + line;
    const [code, number] = [...line.matchAll(colours)].at(-1) ?? [];
    if (code !== undefined) colour = number !== undefined && number in endings ? code : '';
    const ending = endings[colour.slice(2, -1)];
    return ending === undefined || index === lines.length - 1 ? begun : `${begun}${esc}[${ending}m`;
  });
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

/** A text in one line of at most `width` columns; what does not fit is cut, and an ellipsis says so. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let columns = 1;
  for (const { segment, index } of charactersOf(text)) {
    columns += widestOf(segment);
    if (columns > width) return `${wholeWords(text.slice(0, index), text.slice(index))}…`;
  }
  return text;
}

/** A text that was cut off, without the part of a word at its end; unless that would be most of it. */
function wholeWords(start: string, rest: string): string {
  const space = rest.startsWith(' ') ? start.length : start.lastIndexOf(' ');
  return (space > start.length * 0.7 ? start.slice(0, space) : start).trimEnd();
}

/** The first of the characters that a text is made of; empty for an empty text. */
export function firstCharacter(text: string): string {
  for (const { segment } of charactersOf(text)) return segment;
  return '';
}

/** What people take for characters, each of which may be several code points. */
function charactersOf(text: string): Iterable<{ readonly segment: string; readonly index: number }> {
  return new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
}

/**
 * The most columns that a terminal may give to a character. Some draw a family of emoji as one, others as its
 * members side by side; a line that is too short does no harm, one that is too long breaks the screen.
 */
function widestOf(character: string): number {
  const apart = [...character].reduce((sum, part) => sum + widthOf(part), 0);
  return Math.max(apart, widthOf(character));
}

/** A stretch of a text that stands on one line. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a text that is being typed breaks into lines: behind a space where there is one. Nothing is left out,
 * so that every place in the text has a place on the screen.
 */
export function breakIntoLines(text: string, width: number): LineRange[] {
  const lines: LineRange[] = [];
  let start = 0;
  let columns = 0;
  let breakAt = -1;
  for (const { segment, index } of charactersOf(text)) {
    const room = widestOf(segment);
    if (columns + room > width && index > start) {
      const end = breakAt > start ? breakAt : index;
      lines.push({ start, end });
      columns = [...text.slice(end, index)].reduce((sum, part) => sum + widthOf(part), 0);
      start = end;
      breakAt = -1;
    }
    columns += room;
    if (segment === ' ') breakAt = index + 1;
  }
  return [...lines, { start, end: text.length }];
}
