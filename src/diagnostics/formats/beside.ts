import type { Diagnostic } from '../diagnostic.js';
import type { ValidationReport } from '../validation.js';

/** What was found outside the files that were checked: in a framework that --framework names, or in settings. */
export function diagnosticsBeside({ files, diagnostics }: ValidationReport): Diagnostic[] {
  const ofFiles = new Set(files.flatMap((file) => file.diagnostics));
  return diagnostics.filter((diagnostic) => !ofFiles.has(diagnostic));
}
