import { Document, isMap, isNode, isScalar, isSeq, visit } from 'yaml';
import type { Data } from './data.js';

/** Columns of the longest line, where a text can be broken at all. */
export const width = 100;

/** Characters of the longest list on one line. */
const widestList = 78;

/**
 * An entry of a block mapping as lines, indented: texts and mappings below their key, lists of words and
 * mappings in lists on one line, where all of the list fits so.
 */
export function renderEntry(
  key: string,
  value: Data,
  indent: number,
  flowCollectionPadding = true,
): string[] {
  const document = new Document({ [key]: value }, { schema: 'core' });
  visit(document, {
    Seq: (_key, list) => {
      const words = list.items.map((item) => (isScalar(item) ? String(item.value) : ' '));
      list.flow = words.every((word) => /^(?:[\w-]+|…)$/.test(word)) && words.join(', ').length <= widestList;
      const short = list.items.every((item) => fitsOnALine(item, width - indent));
      for (const item of list.items) if (isMap(item) || isSeq(item)) item.flow = short;
    },
  });
  const lines = document
    .toString({ lineWidth: width - indent, nullStr: '', flowCollectionPadding })
    .trimEnd()
    .split('\n');
  return lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line).trimEnd());
}

/** True for what is no longer than a line, and has no mapping inside a mapping. */
function fitsOnALine(item: unknown, columns: number): boolean {
  if (isMap(item) && item.items.some((pair) => isMap(pair.value))) return false;
  return !isNode(item) || JSON.stringify(item).length <= columns;
}
