import { CORE_SCHEMA, load } from 'js-yaml';
import { findControl } from '../terminal/clean.js';
import type { Node } from './node.js';
import type { Range, Source } from './source.js';

/** Where everything is in a tree that was made in a hurry. */
const nowhere: Range = { start: 0, end: 0 };

/**
 * Anchors, aliases, tags and directives: rare, and left to the careful parser, which bounds and reports them. So are
 * ends of documents, marks of documents and directives that are indented, byte order marks, tabs that indent and lone carriage returns, which not every
 * parser takes for what they are, and numbers that are none or beyond all bounds.
 */
const unusual =
  /(?:^|[\s[{,:?-])(?:[&*](?=\S)|!)|^[ \t]*%|^[ \t]*\.\.\.|^[ \t]+---|\ufeff|\.(?:inf|nan)|\d{16}|\r(?!\n)|^ *\t/im;
/** Something that any of it has in it: most texts have nothing, and that is told sooner. */
const suspicious = /[&*!%\t\r\ufeff]|---|\.\.\.|\.[inIN]|\d{16}/;
/** In JSON: numbers that may be beyond all bounds, lone carriage returns, and a tab at the start. */
const unusualJson = /\d[eE]|\d{16}|\r(?!\n)|^\s*\t/;
/** An id that is a number, and may be written otherwise than it is: 042. */
const otherNumber = /\bid["']?\s*:\s*(?:[-+.]|0\d|\d+\.)/;
/** Far below where the careful parser finds fault. */
const deepest = 32;

/**
 * Parses a text in a fraction of the time that `parseSource` takes, into plain data.
 * @returns undefined where there may be anything that the careful parser reads in another way
 */
export function loadQuickly({ text, syntax }: Source): unknown {
  const isUnusual = syntax === 'yaml' ? suspicious.test(text) && unusual.test(text) : unusualJson.test(text);
  if (isUnusual || otherNumber.test(text)) return undefined;
  try {
    return (syntax === 'json' ? parseJson(text) : load(text, { schema: CORE_SCHEMA })) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * What `loadQuickly` gives as the tree that `parseSource` would give, without places.
 * @returns null as soon as there is anything that the careful parser might report
 */
export function plantQuickly(data: unknown): Node | null {
  try {
    return data === undefined ? null : plant(data, 0);
  } catch {
    return null;
  }
}

/** JSON.parse keeps the last of two equal keys; then there are more keys in the text than in what it gives. */
function parseJson(text: string): unknown {
  // First, for in a text that is no JSON the expression would go through an open string again and again.
  const data: unknown = JSON.parse(text);
  let written = 0;
  for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (token[1] !== undefined) written += 1;
  return written === countKeys(data) ? data : null;
}

function countKeys(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  const values = Object.values(data);
  const own = Array.isArray(data) ? 0 : values.length;
  return values.reduce<number>((sum, value) => sum + countKeys(value), own);
}

/** @throws where the careful parser has something to say */
function plant(data: unknown, depth: number): Node {
  if (depth > deepest) throw new Error('too deep');
  if (Array.isArray(data)) {
    return { kind: 'list', items: data.map((item) => plant(item, depth + 1)), range: nowhere };
  }
  if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data).map(([key, value]) => {
      // An empty key becomes “null” here, and stays empty for the careful parser.
      const isUnusual = key === 'null' || key === '__proto__' || key === '<<';
      if (isUnusual || findControl(key) !== -1) throw new Error('a key to report');
      return { key, keyRange: nowhere, value: plant(value, depth + 1) };
    });
    return { kind: 'map', entries, range: nowhere };
  }
  if (
    typeof data === 'string' ? findControl(data) !== -1 : typeof data === 'number' && !Number.isFinite(data)
  ) {
    throw new Error('a value to report');
  }
  return { kind: 'scalar', value: data as string | number | boolean | null, range: nowhere };
}
