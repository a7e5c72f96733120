import { sep } from 'node:path';
import { isOpen } from '../../questionnaire/route.js';
import type { Session } from '../../questionnaire/session.js';
import { clean } from '../../terminal/clean.js';
import type { AssessOptions } from '../assess.js';

/** Where the answers are, and how to go on: a line each. */
export function farewell(session: Session, options: AssessOptions): string[] {
  const { route, sheet, file, unsaved } = session;
  if (file === null || !session.isSaved) return ['Nothing is saved: there is no file yet.'];
  const answered = route.filter((stop) => !isOpen(sheet, stop)).length;
  return [
    unsaved
      ? `What was answered last is NOT saved. The rest is in ${file.path}.`
      : `${answered} of ${route.length} ${session.isDiscussion ? 'settled' : 'questions answered'}; what was confirmed is saved in ${file.path}.`,
    `To go on:  ${resumeCommand(file.path, options)}`,
    `To report: waymark report ${quoted(file.path)}`,
  ];
}

function resumeCommand(
  path: string,
  { framework, short, only = [], group, from, plain, showScores, discuss }: AssessOptions,
): string {
  return [
    'waymark assess',
    quoted(path),
    ...(framework === undefined ? [] : ['--framework', quoted(framework)]),
    ...(discuss ? ['--discuss'] : []),
    ...(short ? ['--short'] : []),
    ...(only.length === 0 ? [] : ['--only', ...only]),
    ...(group === undefined ? [] : ['--group', group]),
    ...(from === undefined ? [] : ['--from', quoted(from)]),
    ...(showScores ? ['--show-scores'] : []),
    ...(plain ? ['--plain'] : []),
  ].join(' ');
}

/** A path as a shell takes it: nothing in it means anything there. */
export function quoted(path: string): string {
  const shown = clean(path.startsWith('-') ? `./${path}` : path);
  if (/^[\w./\\:-]+$/.test(shown)) return shown;
  return sep === '\\' ? `"${shown}"` : `'${shown.replaceAll("'", "'\\''")}'`;
}
