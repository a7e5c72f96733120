import type { Diagnostic, Fix } from '../diagnostics/diagnostic.js';
import { Source } from '../source/source.js';

/**
 * Makes the changes that mend problems for certain. Of changes that touch each other only the first is made: what
 * is left to mend is found when the text is read again.
 * @returns the text, and how many problems were mended
 */
export function mendText(text: string, diagnostics: readonly Diagnostic[]): { text: string; mended: number } {
  const source = new Source('', text);
  const changes = diagnostics
    .flatMap(({ fix }) => (fix === null ? [] : [placed(fix, source)]))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let made = '';
  let at = 0;
  let mended = 0;
  let previous: { start: number; end: number } | null = null;
  for (const change of changes) {
    const touches = previous !== null && change.start < Math.max(previous.end, previous.start + 1);
    if (touches || change.start < at) continue;
    made += text.slice(at, change.start) + change.text;
    at = change.end;
    mended += 1;
    previous = change;
  }
  return { text: made + text.slice(at), mended };
}

function placed({ start, end, text }: Fix, source: Source): { start: number; end: number; text: string } {
  return { start: source.offsetAt(start), end: source.offsetAt(end), text };
}
