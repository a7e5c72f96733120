import { type Document, isMap, isScalar, parseDocument, stringify } from 'yaml';
import { Findings } from '../findings.js';
import { toData } from '../node.js';
import { parseSource } from '../parse.js';
import { Source } from '../source.js';
import { type Data, type KeyChange, same } from './data.js';

/**
 * A YAML text with one value changed, written anew as a whole. Comments and order are kept, spaces and line
 * breaks may not be.
 * @param wanted what the whole text must say; where the library cannot bring it there, it is written without
 * the comments
 */
export function rewriteYaml(text: string, path: readonly string[], value: Data, wanted: Data): string {
  return rewrite(text, wanted, (document) => document.setIn(path, document.createNode(value)));
}

/** The same with keys of the mapping at a path changed. */
export function rewriteKeys(
  text: string,
  path: readonly string[],
  changes: ReadonlyMap<string, KeyChange>,
  wanted: Data,
): string {
  return rewrite(text, wanted, (document) => {
    const map = document.getIn(path, true);
    if (!isMap(map)) return;
    map.items = map.items.filter((pair) => {
      const change = isScalar(pair.key) ? changes.get(String(pair.key.value)) : undefined;
      if (change === undefined) return true;
      if (change.value !== undefined) pair.value = document.createNode(change.value);
      if (change.to !== null && isScalar(pair.key)) pair.key.value = change.to;
      return change.to !== null;
    });
  });
}

function rewrite(text: string, wanted: Data, change: (document: Document) => void): string {
  const document = parseDocument(text, {
    schema: 'core',
    prettyErrors: false,
    logLevel: 'silent',
    uniqueKeys: false,
  });
  try {
    change(document as unknown as Document);
    const written = document.toString({ lineWidth: 0 });
    if (says(written, wanted)) return written;
  } catch {
    // A path that leads through an alias, for example.
  }
  return stringify(wanted, { schema: 'core', lineWidth: 0 });
}

/** True when a text says just that, by our own reading, which knows text keys only, and none of them twice. */
export function says(text: string, wanted: Data): boolean {
  const findings = new Findings(new Source('written.yaml', text));
  const root = parseSource(findings.source, findings);
  return root !== null && findings.diagnostics.length === 0 && same(toData(root) as Data, wanted);
}
