import { clean } from '../../terminal/clean.js';
import { cut, hang, widthOf } from '../../terminal/layout.js';
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

/** Lines as pages. A paragraph stays whole where it fits on a page. */
export function paginate(lines: readonly Drawn[], height: number): Drawn[][] {
  const pages: Drawn[][] = [[]];
  for (let at = 0; at < lines.length; ) {
    const paragraph = lines[at]?.of ?? null;
    let end = at + 1;
    while (paragraph !== null && lines[end]?.of === paragraph) end += 1;
    const page = pages.at(-1) ?? [];
    const room = height - page.length;
    if (end - at <= room) page.push(...lines.slice(at, end));
    else if (end - at <= height) pages.push(lines.slice(at, end));
    else {
      // Longer than a page: it fills what is left of this one, and goes on.
      end = at + Math.max(room, 1);
      if (room > 0) page.push(...lines.slice(at, end));
      else pages.push(lines.slice(at, end));
    }
    at = end;
  }
  return pages;
}

/** A key, and what it does. */
export type KeyLabel = readonly [key: string, label: string];

/** Keys and what they do, in as few lines as they fit, and at most so many; an entry is never broken. */
export function keyLines(entries: readonly KeyLabel[], width: number, most: number, paint: Paint): string[] {
  const lines: string[] = [];
  let columns = 0;
  for (const [key, label] of entries) {
    const room = widthOf(key) + 1 + widthOf(label);
    const starts = lines.length === 0 || columns + 2 + room >= width;
    if (starts && lines.length === most) break;
    const text =
      room < width ? `${paint('strong', key)} ${paint('dim', label)}` : cut(`${key} ${label}`, width - 1);
    if (starts) lines.push(text);
    else lines[lines.length - 1] += `  ${text}`;
    columns = starts ? room : columns + 2 + room;
  }
  return lines;
}
