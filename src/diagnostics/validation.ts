import { escapeControls } from '../terminal/clean.js';
import type { Diagnostic } from './diagnostic.js';
import { countProblems, renderDiagnostics, type TextOptions } from './text.js';

/** What `validate` found about one file. */
export interface Validated {
  readonly file: string;
  /** `unknown`: read, but neither a framework nor a sheet. `unreadable`: not read at all. */
  readonly kind: 'framework' | 'sheet' | 'unknown' | 'unreadable';
  readonly diagnostics: readonly Diagnostic[];
}

/** For people: every problem, then one line that counts them. */
export function renderValidationText(
  files: readonly Validated[],
  diagnostics: readonly Diagnostic[],
  options: TextOptions,
): string {
  const checked = `${files.length} ${files.length === 1 ? 'file' : 'files'} checked: ${countProblems(diagnostics)}.\n`;
  return diagnostics.length === 0 ? checked : `${renderDiagnostics(diagnostics, options)}\n${checked}`;
}

/** For programs. Lines and columns count from 1; docs/assessment.md describes the fields. */
export function renderValidationJson(
  files: readonly Validated[],
  diagnostics: readonly Diagnostic[],
): string {
  const count = (of: readonly Diagnostic[], severity: Diagnostic['severity']) =>
    of.filter((diagnostic) => diagnostic.severity === severity).length;
  const result = {
    schemaVersion: 1,
    files: files.map(({ file, kind, diagnostics: own }) => ({
      file,
      kind,
      errors: count(own, 'error'),
      warnings: count(own, 'warning'),
    })),
    errors: count(diagnostics, 'error'),
    warnings: count(diagnostics, 'warning'),
    diagnostics,
  };
  return `${escapeControls(JSON.stringify(result, null, 2))}\n`;
}
