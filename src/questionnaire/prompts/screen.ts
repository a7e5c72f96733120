import { clean } from '../../terminal/clean.js';
import { hang, widthOf } from '../../terminal/layout.js';
import type { Paint } from '../../terminal/paint.js';
import type { Body, Line } from '../dialogue.js';

/** A line on the screen, and the paragraph that it is of. */
export interface Drawn {
  readonly text: string;
  readonly of: Line | null;
}

/** A body as lines. While it is too high, its blank lines go, the first ones first. */
export function layOut(body: Body, height: number, width: number, paint: Paint): Drawn[] {
  const lines = body.flatMap((line): Drawn[] => {
    if (line === null) return [{ text: '', of: null }];
    const { prefix = '', text, style } = line;
    return hang(prefix, clean(text), width - 1)
      .split('\n')
      .map((part) => ({ text: style === undefined ? part : paint(style, part), of: line }));
  });
  while (lines.length > height && lines.some(isBlank)) lines.splice(lines.findIndex(isBlank), 1);
  return lines;
}

const isBlank = ({ of }: Drawn) => of === null;

export function paginate(lines: readonly Drawn[], height: number): Drawn[][] {
  const pages: Drawn[][] = [];
  for (let at = 0; at < lines.length; at += height) pages.push(lines.slice(at, at + height));
  return pages.length === 0 ? [[]] : pages;
}

/** A key, and what it does. */
export type KeyLabel = readonly [key: string, label: string];

/** Keys and what they do, in as few lines as they fit; an entry is never broken. */
export function keyLines(entries: readonly KeyLabel[], width: number, paint: Paint): string[] {
  const lines: string[] = [];
  let columns = 0;
  for (const [key, label] of entries) {
    const text = `${paint('strong', key)} ${paint('dim', label)}`;
    const room = widthOf(key) + 1 + widthOf(label);
    if (lines.length > 0 && columns + 2 + room < width) {
      lines[lines.length - 1] += `  ${text}`;
      columns += 2 + room;
    } else {
      lines.push(text);
      columns = room;
    }
  }
  return lines;
}
