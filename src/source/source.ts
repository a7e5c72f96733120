import type { Place, Position } from '../diagnostics/diagnostic.js';

/** A stretch of a text, in UTF-16 units from 0; the end is not part of it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** How many characters of a line to show on either side of a position. */
const mostExcerpt = 200;

/** What a text is held to: JSON is YAML too, but other programs hold it to its own rules. */
export type Syntax = 'yaml' | 'json';

export interface SourceOptions {
  /** The line of the file on which the text begins, from 1: a record of many is a text of its own. */
  readonly firstLine?: number;
  /** Told by the ending of the file when absent. */
  readonly syntax?: Syntax;
}

/** A named text that knows where its lines begin. */
export class Source {
  readonly file: string;
  readonly text: string;
  readonly syntax: Syntax;
  readonly #firstLine: number;
  /** Found out when they are asked for: a text without faults never is. */
  #starts: readonly number[] | null = null;

  /** @param file the name as the user gave it; @param text the decoded text, without a byte order mark */
  constructor(file: string, text: string, { firstLine = 1, syntax = syntaxOf(file) }: SourceOptions = {}) {
    this.file = file;
    this.text = text;
    this.syntax = syntax;
    this.#firstLine = firstLine;
  }

  /** False for a workbook, which has cells instead: no change of a text mends it. */
  get isText(): boolean {
    return true;
  }

  get #lineStarts(): readonly number[] {
    if (this.#starts === null) {
      const starts = [0];
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1))
        starts.push(at + 1);
      this.#starts = starts;
    }
    return this.#starts;
  }

  /** The line and column of an offset; an offset outside the text is moved to its nearest end. */
  positionAt(offset: number): Position {
    const at = Math.min(Math.max(offset, 0), this.text.length);
    const line = this.#lineIndexAt(at);
    return { line: line + this.#firstLine, column: at - this.#lineStart(line) + 1 };
  }

  /** The offset of a line and a column that `positionAt` gave. */
  offsetAt({ line, column }: Position): number {
    return this.#lineStart(line - this.#firstLine) + column - 1;
  }

  placeAt(range: Range): Required<Place> {
    const start = this.positionAt(range.start);
    const end = this.positionAt(Math.max(range.end, range.start));
    return { file: this.file, start, end, ...this.#excerptAt(start) };
  }

  #lineStart(index: number): number {
    return this.#lineStarts[index] ?? this.text.length;
  }

  /** The line around a position; of a very long one the part around it, so that many findings stay small. */
  #excerptAt({ line, column }: Position): { excerpt: string; excerptColumn: number } {
    const index = line - this.#firstLine;
    const start = this.#lineStart(index);
    let end = this.#lineStarts[index + 1] ?? this.text.length;
    while (end > start && (this.text[end - 1] === '\n' || this.text[end - 1] === '\r')) end -= 1;
    const from = end - start > 2 * mostExcerpt ? Math.max(start, start + column - 1 - mostExcerpt) : start;
    const excerpt = this.text.slice(from, Math.min(end, from + 2 * mostExcerpt));
    return { excerpt, excerptColumn: from - start + 1 };
  }

  #lineIndexAt(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** What a file is, told by its name. */
function syntaxOf(file: string): Syntax {
  return file.toLowerCase().endsWith('.json') ? 'json' : 'yaml';
}
