import { type Code, describe, type WordsFor } from './words.js';

export type Severity = 'error' | 'warning';

/** A place in a text. Both count from 1; the column counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A change of the text that mends a problem for certain. */
export interface Fix {
  /** What it does, as an order: “Write “look-for””. */
  readonly title: string;
  readonly start: Position;
  readonly end: Position;
  /** What stands between the two afterwards. */
  readonly text: string;
}

/** One problem in one file, as plain data. */
export interface Diagnostic {
  /** Stable: programs may compare it. */
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it, where there is more to say than the message does. */
  readonly hint: string | null;
  /** The file's name as the user gave it. */
  readonly file: string;
  /** Null when the problem has no place inside the file, for example when the file is absent. */
  readonly start: Position | null;
  readonly end: Position | null;
  /** The text of the line where the problem starts; of a very long line the part around it. */
  readonly excerpt: string | null;
  /** The column where the excerpt starts: 1 unless the line is very long. */
  readonly excerptColumn: number | null;
  /** Null where what is meant is not certain. */
  readonly fix: Fix | null;
}

export interface Place {
  readonly file: string;
  readonly start?: Position;
  readonly end?: Position;
  readonly excerpt?: string;
  readonly excerptColumn?: number;
}

/** Makes one diagnostic: its words come from the table, its place from the caller. */
export function diagnose<C extends Code>(
  code: C,
  place: Place,
  words: WordsFor<C>,
  fix: Fix | null = null,
): Diagnostic {
  const { severity, message, hint } = describe(code, words);
  return {
    code,
    severity,
    message,
    hint,
    file: place.file,
    start: place.start ?? null,
    end: place.end ?? place.start ?? null,
    excerpt: place.excerpt ?? null,
    excerptColumn: place.excerptColumn ?? (place.excerpt === undefined ? null : 1),
    fix,
  };
}

/** Adds some to others, one by one: there may be more than a call takes arguments. */
export function addAll(to: Diagnostic[], more: readonly Diagnostic[]): void {
  for (const diagnostic of more) to.push(diagnostic);
}

/** True when any of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/**
 * In reading order: by line, column, code and message; files stay in the order in which they came.
 * The same problem said twice of one place is kept once.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = new Map<string, number>();
  for (const { file } of diagnostics) if (!files.has(file)) files.set(file, files.size);
  const order = (diagnostic: Diagnostic) => files.get(diagnostic.file) ?? 0;
  const sorted = [...diagnostics].sort(
    (a, b) =>
      order(a) - order(b) ||
      (a.start?.line ?? 0) - (b.start?.line ?? 0) ||
      (a.start?.column ?? 0) - (b.start?.column ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
  return sorted.filter((diagnostic, index) => {
    const previous = sorted[index - 1];
    return (
      previous === undefined ||
      previous.file !== diagnostic.file ||
      previous.code !== diagnostic.code ||
      previous.message !== diagnostic.message ||
      previous.start?.line !== diagnostic.start?.line ||
      previous.start?.column !== diagnostic.start?.column
    );
  });
}

/** By code unit: the same on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
