import { clean } from '../terminal/clean.js';
import { hang, widthOf, wrap } from '../terminal/layout.js';
import { noPaint, type Paint } from '../terminal/paint.js';
import type { Diagnostic } from './diagnostic.js';

export interface TextOptions {
  readonly paint?: Paint;
  /** Columns to wrap at; undefined keeps each message on one line, as programs that read it prefer. */
  readonly width?: number | undefined;
}

/** Diagnostics for people: place, severity, message and code, then the line with a caret, then what to do. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], options: TextOptions = {}): string {
  return diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, options)).join('\n');
}

function renderDiagnostic(diagnostic: Diagnostic, { paint = noPaint, width }: TextOptions): string {
  const { file, start, severity, message, hint, code } = diagnostic;
  const place = start === null ? clean(file) : `${clean(file)}:${start.line}:${start.column}`;
  const style = severity === 'error' ? 'bad' : 'warning';
  const head = `${paint('strong', place)}: ${paint(style, severity)}: ${clean(message)} ${paint('dim', `[${code}]`)}`;
  const lines = [
    ...(width === undefined ? [head] : wrap(head, width)),
    ...renderFrame(diagnostic, width ?? 100, paint),
    ...(hint === null ? [] : [width === undefined ? `  ${clean(hint)}` : hang('  ', clean(hint), width)]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** The line of the file with a caret under what is wrong. A long line is cut on both sides of it. */
function renderFrame(
  { excerpt, excerptColumn, start, end }: Diagnostic,
  width: number,
  paint: Paint,
): string[] {
  if (excerpt === null || excerptColumn === null || start === null || excerpt.trim() === '') return [];
  const at = start.column - excerptColumn;
  const gutter = String(start.line);
  const room = Math.max(20, width - gutter.length - 7);
  const from = Math.max(0, Math.min(at - Math.floor(room / 3), excerpt.length - room));
  const to = Math.min(excerpt.length, from + room);
  const before = cell(excerpt.slice(from, at));
  const stop = end !== null && end.line === start.line ? end.column - excerptColumn : excerpt.length;
  const marked = cell(excerpt.slice(at, Math.min(stop, to)));
  const shown = `${from > 0 || excerptColumn > 1 ? '…' : ''}${cell(excerpt.slice(from, to))}${to < excerpt.length ? '…' : ''}`;
  const indent = ' '.repeat(widthOf(before) + (from > 0 || excerptColumn > 1 ? 1 : 0));
  const carets = '^'.repeat(Math.max(1, widthOf(marked)));
  return [
    `  ${paint('dim', `${gutter} |`)} ${shown}`,
    `  ${paint('dim', `${' '.repeat(gutter.length)} |`)} ${indent}${paint('bad', carets)}`,
  ];
}

/** One column a tab, so that the caret stands under the same character whatever the terminal's tab stops. */
function cell(text: string): string {
  return clean(text.replace(/\t/g, ' '));
}

/** “3 errors and 1 warning”. */
export function countProblems(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ];
  return parts.length === 0 ? 'no problems' : parts.join(' and ');
}
