import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** How many columns a text takes: wide characters take two, colours none. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Breaks a text into lines of at most `width` columns, between words where it can. */
export function wrap(text: string, width: number): string[] {
  return wrapAnsi(text, Math.max(1, width), { hard: true }).split('\n');
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
