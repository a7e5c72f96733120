import { isOpen } from '../../questionnaire/route.js';
import type { Session } from '../../questionnaire/session.js';
import { clean } from '../../terminal/clean.js';
import type { AssessOptions } from '../assess.js';

/** Where the answers are, and how to go on. */
export function farewell({ route, sheet, file, unsaved }: Session, options: AssessOptions): string {
  if (file === null) return 'Nothing is saved: the sheet had no file yet.\n';
  const answered = route.filter((stop) => !isOpen(sheet, stop)).length;
  return [
    ...(unsaved
      ? [`What was answered last is NOT saved. The rest is in ${clean(file.path)}.`]
      : [`${answered} of ${route.length} questions answered; everything is saved in ${clean(file.path)}.`]),
    `To go on:  ${resumeCommand(file.path, options)}`,
    `To report: waymark report ${quoted(file.path)}`,
    '',
  ].join('\n');
}

function resumeCommand(
  path: string,
  { framework, only = [], group, from, plain, showScores }: AssessOptions,
): string {
  return [
    'waymark assess',
    quoted(path),
    ...(framework === undefined ? [] : ['--framework', quoted(framework)]),
    ...(only.length === 0 ? [] : ['--only', only.join(',')]),
    ...(group === undefined ? [] : ['--group', group]),
    ...(from === undefined ? [] : ['--from', quoted(from)]),
    ...(showScores ? ['--show-scores'] : []),
    ...(plain ? ['--plain'] : []),
  ].join(' ');
}

/** A path as a shell takes it. */
export function quoted(path: string): string {
  return /^[\w./\\:-]+$/.test(path) ? path : `"${clean(path)}"`;
}
