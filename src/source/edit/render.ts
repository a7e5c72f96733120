import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { Data } from './data.js';

/** Columns of the longest line, where a text can be broken at all. */
const width = 100;

/**
 * An entry of a block mapping as lines, indented: texts and mappings below their key, lists of words and
 * mappings in lists on one line.
 */
export function renderEntry(key: string, value: Data, indent: number): string[] {
  const document = new Document({ [key]: value }, { schema: 'core' });
  visit(document, {
    Seq: (_key, list) => {
      list.flow = list.items.every((item) => isScalar(item) && /^[\w-]+$/.test(String(item.value)));
      for (const item of list.items) if (isMap(item) || isSeq(item)) item.flow = true;
    },
  });
  const lines = document
    .toString({ lineWidth: width - indent, nullStr: '' })
    .trimEnd()
    .split('\n');
  return lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line).trimEnd());
}
