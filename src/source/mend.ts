import type { Change } from './findings.js';
import type { Range, Source } from './source.js';

/**
 * Writes a name as it is known, where there is no doubt that it is the one that was meant: the two differ only in
 * capitals, hyphens, underscores and spaces.
 * @returns undefined where there is doubt
 */
export function rename(
  source: Source,
  range: Range,
  written: string,
  known: Iterable<string>,
): Change | undefined {
  const name = bare(written);
  const meant = name === '' ? [] : [...known].filter((other) => bare(other) === name);
  const [only] = meant;
  return only === undefined || meant.length > 1 ? undefined : replace(source, range, only);
}

/** Puts a name in the place of another, between the same quotation marks. */
function replace(source: Source, range: Range, name: string): Change {
  const quote = /^["']/.exec(source.text.slice(range.start, range.end))?.[0] ?? '';
  return { title: `Write “${name}”`, range, text: `${quote}${name}${quote}` };
}

/** A simple value between quotation marks. @returns undefined where it is written in another way */
export function quoted(source: Source, range: Range): Change | undefined {
  const written = source.text.slice(range.start, range.end);
  // What would need escapes is nothing that somebody forgot to quote.
  if (!/^[\w.+-]+$/.test(written)) return undefined;
  return { title: `Write "${written}"`, range, text: `"${written}"` };
}

/** A whole number, or true or false, without the quotation marks around it. */
export function unquoted(source: Source, range: Range, value: string): Change | undefined {
  const written = source.text.slice(range.start, range.end);
  if (written !== `"${value}"` && written !== `'${value}'`) return undefined;
  return { title: `Write ${value}`, range, text: value };
}

const truths: Readonly<Record<string, string>> = { yes: 'true', on: 'true', no: 'false', off: 'false' };

/** “yes” and “no”, which YAML 1.2 takes for text, as what they mean. */
export function asTruth(source: Source, range: Range, text: string): Change | undefined {
  const written = text.toLowerCase();
  if (written === 'true' || written === 'false') {
    return unquoted(source, range, text) && { title: `Write ${written}`, range, text: written };
  }
  const meant = truths[written];
  return meant === undefined ? undefined : { title: `Write ${meant}`, range, text: meant };
}

/** A name without what two spellings of it may differ in: capitals, hyphens, underscores and spaces. */
export function bare(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}
