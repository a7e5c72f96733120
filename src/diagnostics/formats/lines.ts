import type { Diagnostic } from '../diagnostic.js';

/** The last line of a problem: what ends before the first column of a line ends on the line before it. */
export function lastLineOf({ start, end }: Pick<Diagnostic, 'start' | 'end'>): number {
  const first = start?.line ?? 1;
  if (end === null || end.line <= first) return first;
  return end.column === 1 ? end.line - 1 : end.line;
}
