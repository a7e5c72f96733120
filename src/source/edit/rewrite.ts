import { parseDocument, stringify } from 'yaml';
import { Findings } from '../findings.js';
import { toData } from '../node.js';
import { parseSource } from '../parse.js';
import { Source } from '../source.js';
import { type Data, same } from './data.js';

/**
 * A YAML text with one value changed, written anew as a whole. Comments and order are kept, spaces and line
 * breaks may not be.
 * @param wanted what the whole text must say; where the library cannot bring it there, it is written without
 * the comments
 */
export function rewriteYaml(text: string, path: readonly string[], value: Data, wanted: Data): string {
  const document = parseDocument(text, { schema: 'core', prettyErrors: false, logLevel: 'silent' });
  try {
    document.setIn(path, document.createNode(value));
    const written = document.toString({ lineWidth: 0 });
    // By our own reading, which knows text keys only, and that no key may be there twice.
    const findings = new Findings(new Source('written.yaml', written));
    const root = parseSource(findings.source, findings);
    if (root !== null && findings.diagnostics.length === 0 && same(toData(root) as Data, wanted))
      return written;
  } catch {
    // A path that leads through an alias, for example.
  }
  return stringify(wanted, { schema: 'core', lineWidth: 0 });
}
