import { Source } from './source.js';

/** One document of a text. */
export interface DocumentSource {
  readonly source: Source;
  /** Where it begins, from 1. */
  readonly line: number;
}

/**
 * Cuts a YAML text into its documents, at the lines that begin with three dashes: such a line is the end of
 * whatever stands above it, so what is wrong with one document cannot spoil the next. JSON is one document, and so
 * is a text with directives.
 */
export function splitDocuments(source: Source): DocumentSource[] {
  const { text, file, syntax } = source;
  // Most texts have neither, which is told sooner without looking at each line.
  const mayBeSeveral = syntax === 'yaml' && (text.startsWith('---') || text.includes('\n---'));
  if (!mayBeSeveral || /^%/m.test(text) || !/^---(?=\s|$)/m.test(text)) return [{ source, line: 1 }];
  const documents: DocumentSource[] = [];
  let line = 1;
  for (const part of text.split(/^(?=---(?:\s|$))/m)) {
    const lines = part.split('\n');
    const first = lines.findIndex((text) => !/^(?:---|\.\.\.)?[ \t\r]*(?:#.*)?$/.test(text));
    if (first !== -1) {
      documents.push({ source: new Source(file, part, { firstLine: line, syntax }), line: line + first });
    }
    line += lines.length - 1;
  }
  return documents.length === 0 ? [{ source, line: 1 }] : documents;
}
