import { escapeControls } from '../../terminal/clean.js';
import type { Diagnostic } from '../diagnostic.js';
import type { ValidationReport } from '../validation.js';

/** For programs. Lines and columns count from 1; docs/assessment.md describes the fields. */
export function renderValidationJson({ files, diagnostics }: ValidationReport): string {
  const count = (of: readonly Diagnostic[], severity: Diagnostic['severity']) =>
    of.filter((diagnostic) => diagnostic.severity === severity).length;
  const result = {
    schemaVersion: 1,
    files: files.map(({ file, kind, diagnostics: own, switchedOff, mended }) => ({
      file,
      kind,
      errors: count(own, 'error'),
      warnings: count(own, 'warning'),
      switchedOff,
      mended,
    })),
    errors: count(diagnostics, 'error'),
    warnings: count(diagnostics, 'warning'),
    diagnostics,
  };
  return `${escapeControls(JSON.stringify(result, null, 2))}\n`;
}
