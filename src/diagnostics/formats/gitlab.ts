import { escapeControls, showControls, wellFormed } from '../../terminal/clean.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import type { FormatContext, ValidationReport } from '../validation.js';
import { fingerprintsOf } from './fingerprints.js';
import { lastLineOf } from './lines.js';

/**
 * GitLab knows info, minor, major, critical and blocker. An error makes one file unusable and nothing else, so it is
 * major: the two above are for what harms whoever runs the program, and would drown what other tools say with them.
 */
const severities: Record<Severity, string> = { error: 'major', warning: 'minor' };

/** The report of GitLab Code Quality: a list, empty when nothing was found. */
export function renderGitlab({ diagnostics }: ValidationReport, context: FormatContext): string {
  const fingerprints = fingerprintsOf(diagnostics, context);
  const issues = diagnostics.map((diagnostic, index) => ({
    description: describe(diagnostic),
    check_name: diagnostic.code,
    fingerprint: fingerprints[index],
    severity: severities[diagnostic.severity],
    location: {
      path: wellFormed(context.pathOf(diagnostic.file)),
      // GitLab wants a line even of what has none.
      lines: { begin: diagnostic.start?.line ?? 1, end: lastLineOf(diagnostic) },
    },
  }));
  return `${escapeControls(JSON.stringify(issues, null, 2))}\n`;
}

function describe({ message, hint }: Diagnostic): string {
  return showControls(hint === null ? message : `${message} ${hint}`);
}
