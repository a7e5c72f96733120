import { Document, isMap, isScalar, type ParsedNode, parseDocument } from 'yaml';
import { type Data, isMapping, type Mapping, same } from './data.js';
import { width } from './render.js';

/** Some text in the place of what stands between two offsets. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text of an entry whose value is a mapping in flow style, `{ a: 1, b: 2 }`, with other values in it. Only they
 * are written anew; spaces and line breaks stay.
 * @returns null when it is no such mapping, when other keys are wanted than there are, or when a line becomes too
 * long for braces
 */
export function changeFlow(text: string, wanted: Mapping): string | null {
  const document = parseDocument(text, { schema: 'core', prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const splices = splicesIn(document.contents.items[0]?.value as ParsedNode | null, wanted, text);
  if (splices === null) return null;
  const changed = splices
    .sort((a, b) => b.start - a.start)
    .reduce((before, { start, end, text: written }) => {
      return before.slice(0, start) + written + before.slice(end);
    }, text);
  return longestLine(changed) > Math.max(width, longestLine(text)) ? null : changed;
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}

function splicesIn(node: ParsedNode | null, wanted: Mapping, text: string): Splice[] | null {
  if (!isMap(node) || node.flow !== true || node.items.length !== Object.keys(wanted).length) return null;
  const splices: Splice[] = [];
  for (const { key, value } of node.items as { key: ParsedNode; value: ParsedNode | null }[]) {
    const name = isScalar(key) ? String(key.value) : '';
    const data = wanted[name];
    if (data === undefined || value === null || !Object.hasOwn(wanted, name)) return null;
    if (same(value.toJSON() as Data, data)) continue;
    const inner = isMapping(data) ? splicesIn(value, data, text) : null;
    const [start, end] = value.range;
    if (inner !== null) splices.push(...inner);
    else if (start === end) return null;
    else splices.push({ start, end, text: renderFlow(data, isPadded(text.slice(start, end))) });
  }
  return splices;
}

/** A value as it stands inside of braces. */
function renderFlow(value: Data, flowCollectionPadding: boolean): string {
  const document = new Document([value], { schema: 'core' });
  const written = document.toString({ collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding }).trim();
  return written.slice(1, -1).trim();
}

/** True unless a list or a mapping in flow style is written without spaces inside its brackets. */
export function isPadded(written: string): boolean {
  return !/^[[{]\S/.test(written);
}
