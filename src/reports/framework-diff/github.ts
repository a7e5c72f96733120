import { disarmForGithub, githubCommand } from '../../diagnostics/github-command.js';
import { clean } from '../../terminal/clean.js';
import { type Change, grades } from '../../versions/change.js';
import { count, formatScore } from '../numbers.js';
import type { DiffReport } from './report.js';
import { movesInWords } from './sheets.js';
import { countChanges, partInWords, valuesOf, versionInWords } from './words.js';

/**
 * Annotations for GitHub: one at the line of each change, and one for a version that is too low.
 * @param pathOf the path of a file from the root of its repository
 */
export function renderDiffGithub(report: DiffReport, pathOf: (file: string) => string): string {
  const { diff, newFile } = report;
  const file = pathOf(newFile);
  const summary = `${countChanges(diff)}. ${versionInWords(diff)}`;
  return [
    ...(diff.version.isHighEnough
      ? []
      : [githubCommand('error', { file, title: 'The version is too low' }, versionInWords(diff))]),
    ...diff.changes.map((change) => annotateChange(change, report, file)),
    ...[`${clean(newFile)}: ${clean(summary)}`, ...sheetLines(report)].map(disarmForGithub),
    '',
  ].join('\n');
}

function annotateChange(change: Change, report: DiffReport, file: string): string {
  const { side, file: its, line, column } = report.placeOf(change);
  const values = valuesOf(change);
  const was = values === null ? '' : `\nWas: ${values.before ?? 'none'}\nIs: ${values.after ?? 'none'}`;
  // What is gone has no line in the file that is looked at.
  const gone = side === 'old' ? `\nIt was at ${its}:${line}:${column}.` : '';
  const hint = change.hint === null ? '' : `\n${change.hint}`;
  return githubCommand(
    severityOf(change, report),
    {
      file,
      ...(side === 'new' && { line, col: column }),
      title: `${change.grade}: ${change.kind}`,
    },
    `${partInWords(change)}: ${change.message}${was}${gone}${hint}`,
  );
}

function severityOf({ grade }: Change, { failOn }: DiffReport): 'error' | 'warning' | 'notice' {
  if (failOn !== null && failOn !== 'version' && grades.indexOf(grade) <= grades.indexOf(failOn))
    return 'error';
  return grade === 'breaking' ? 'warning' : 'notice';
}

/** Sheets are no part of the framework file, so nothing is annotated: they stand in the log. */
function sheetLines({ sheets }: DiffReport): string[] {
  if (sheets === null || sheets.sheets.length === 0) return [];
  return [
    movesInWords(sheets),
    ...sheets.sheets.map(({ file, overall, answers }) => {
      const lost = answers.archived === 0 ? '' : `, ${count(answers.archived, 'answer')} lost`;
      return `${clean(file)}: ${formatScore(overall.before)} → ${formatScore(overall.after)}${lost}`;
    }),
  ];
}
