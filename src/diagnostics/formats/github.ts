import type { Diagnostic } from '../diagnostic.js';
import { type Annotation, githubCommand } from '../github-command.js';
import type { FormatContext, ValidationReport } from '../validation.js';
import { diagnosticWords } from '../words.js';
import { lastLineOf } from './lines.js';

/** Annotations of GitHub, one line a finding. */
export function renderGithub({ diagnostics }: ValidationReport, { pathOf }: FormatContext): string {
  return diagnostics.map((diagnostic) => `${renderCommand(diagnostic, pathOf)}\n`).join('');
}

function renderCommand(diagnostic: Diagnostic, pathOf: FormatContext['pathOf']): string {
  const { severity, code, message, hint, file } = diagnostic;
  const title = `${diagnosticWords[code].title} (${code})`;
  const said = hint === null ? message : `${message}\n${hint}`;
  return githubCommand(severity, { file: pathOf(file), ...placeOf(diagnostic), title }, said);
}

/** GitHub takes columns only of a problem on one line. */
function placeOf(diagnostic: Diagnostic): Omit<Annotation, 'file' | 'title'> {
  const { start, end } = diagnostic;
  if (start === null) return {};
  const lines = { line: start.line, endLine: lastLineOf(diagnostic) };
  if (lines.endLine > lines.line) return lines;
  return { ...lines, col: start.column, ...(end?.line === start.line ? { endColumn: end.column } : {}) };
}
