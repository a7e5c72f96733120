import { wellFormed } from '../../terminal/clean.js';
import type { Diagnostic } from '../diagnostic.js';
import type { FormatContext } from '../validation.js';

/**
 * A name for each finding, by which a service knows it again in the next run: made of its path, its code, its message
 * and the text of its line, and never of where the line stands, so that lines added above change nothing. What is
 * found twice with all of these alike is told apart by its number among them.
 */
export function fingerprintsOf(
  diagnostics: readonly Diagnostic[],
  { pathOf, hash }: Pick<FormatContext, 'pathOf' | 'hash'>,
): string[] {
  const counts = new Map<string, number>();
  return diagnostics.map(({ file, code, message, excerpt }) => {
    const parts = [pathOf(file), code, withoutLines(message), excerpt?.trim() ?? null];
    const key = JSON.stringify(parts.map((part) => (part === null ? null : wellFormed(part))));
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return hash(`${key} ${count}`);
  });
}

/** Some messages name another line: “is already used on line 12”. */
function withoutLines(message: string): string {
  return message.replace(/\bline \d+/g, 'line');
}
