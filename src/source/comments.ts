import { Lexer } from 'yaml';
import type { Located } from './node.js';
import type { Source } from './source.js';

/** Marks by which the lexer says what follows: a document, an error in flow style, the text of a value. */
const marks = new Set(['\u0002', '\u0018', '\u001f']);
const valueMark = '\u001f';

/** The comments of a YAML text, each from its “#” to the end of its line. JSON has none. */
export function findComments(source: Source): Located<string>[] {
  if (source.syntax === 'json') return [];
  const comments: Located<string>[] = [];
  let offset = 0;
  let isValue = false;
  for (const token of new Lexer().lex(source.text)) {
    if (marks.has(token)) {
      isValue = token === valueMark;
      continue;
    }
    if (token.startsWith('#') && !isValue) {
      const value = token.trimEnd();
      comments.push({ value, range: { start: offset, end: offset + value.length } });
    }
    offset += token.length;
    isValue = false;
  }
  return comments;
}
