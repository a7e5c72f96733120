import { parseDocument, stringify } from 'yaml';
import { type Data, same } from './data.js';

/**
 * A YAML text with one value changed, written anew as a whole. Comments and order are kept, spaces and line
 * breaks may not be.
 * @param wanted what the whole text must say; where the library cannot bring it there, it is written without
 * the comments
 */
export function rewriteYaml(
  text: string,
  path: readonly string[],
  value: Data | undefined,
  wanted: Data,
): string {
  const document = parseDocument(text, { schema: 'core', prettyErrors: false, logLevel: 'silent' });
  try {
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
    const written = document.toString({ lineWidth: 0 });
    const again = parseDocument(written, { schema: 'core', prettyErrors: false, logLevel: 'silent' });
    if (again.errors.length === 0 && same(again.toJS() as Data, wanted)) return written;
  } catch {
    // A path that leads through an alias, for example.
  }
  return stringify(wanted, { schema: 'core', lineWidth: 0 });
}
