import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import type { Io } from '../io.js';
import type { DiffReport } from '../reports/framework-diff/report.js';
import { type FrameworkDiff, type Grade, grades } from '../versions/change.js';
import { compareFrameworks } from '../versions/compare.js';
import { placeChange } from '../versions/place.js';
import type { ScaleRule } from '../versions/scale-rule.js';
import { loadSide } from './diff/side.js';
import { forLog, formatOf, layoutFor, type OutputOptions, printDiagnostics, writeResult } from './output.js';
import { findSurroundings } from './surroundings.js';

export type DiffFormat = 'text' | 'json' | 'github' | 'markdown';

export interface DiffOptions extends OutputOptions {
  /** Undefined: told by the ending of the output file, else text. */
  readonly format?: DiffFormat;
  readonly failOn?: Grade | 'version';
  /** Real sheets of the old version, to say how they would move. */
  readonly sheets?: readonly string[];
  readonly scale?: ScaleRule;
  readonly width?: number;
}

const endings = { '.md': 'markdown', '.markdown': 'markdown', '.json': 'json' } as const;

/** `waymark diff <old> <new>` */
export async function diff(
  io: Io,
  oldName: string,
  newName: string,
  options: DiffOptions,
): Promise<ExitCode> {
  if ([oldName, newName, ...(options.sheets ?? [])].filter((name) => name === '-').length > 1)
    throw new UsageError('Standard input can be read only once. Name a file in its place.');
  const [old, now] = [await loadSide(io, oldName), await loadSide(io, newName)];
  if (!('framework' in old) || !('framework' in now)) {
    const wrong = [old, now].flatMap((side) => ('framework' in side ? [] : side));
    return printDiagnostics(io, options, wrong, true);
  }
  const found = compareFrameworks(old.framework, now.framework);
  const { sheets } = options;
  const moved =
    sheets === undefined
      ? null
      : await (await import('./diff/sheets.js')).moveSheets(
          io,
          sheets,
          old.framework,
          now.framework,
          options.scale ?? null,
        );
  const report: DiffReport = {
    diff: found,
    oldFile: old.source.file,
    newFile: now.source.file,
    placeOf: (change) => placeChange(change, old, now),
    failOn: options.failOn ?? null,
    sheets: moved?.moves ?? null,
  };
  await writeResult(io, options, await render(io, report, options));
  const rejected = moved?.diagnostics ?? [];
  if (rejected.length > 0) printDiagnostics(io, options, rejected, false);
  return rejected.length > 0 || fails(found, options.failOn ?? null) ? exitCodes.findings : exitCodes.done;
}

/** With any --fail-on a version that is too low fails; with a grade, so does every change of it or a graver one. */
function fails({ changes, version }: FrameworkDiff, failOn: DiffReport['failOn']): boolean {
  if (failOn === null) return false;
  if (!version.isHighEnough) return true;
  return failOn !== 'version' && changes.some(({ grade }) => grades.indexOf(grade) <= grades.indexOf(failOn));
}

/** Of a side that is in a commit the path in it. */
function pathInRepository(io: Io): (file: string) => string {
  const { pathOf } = findSurroundings(io);
  return (file) => pathOf(/^git:[^:]+:(.+)$/.exec(file)?.[1] ?? file);
}

/** Each format is loaded when it is asked for. */
async function render(io: Io, report: DiffReport, options: DiffOptions): Promise<string> {
  switch (formatOf<DiffFormat>(options, endings, 'text')) {
    case 'json':
      return (await import('../reports/framework-diff/json.js')).renderDiffJson(report);
    case 'github':
      return (await import('../reports/framework-diff/github.js')).renderDiffGithub(
        report,
        pathInRepository(io),
      );
    case 'markdown':
      return (await import('../reports/framework-diff/markdown.js')).renderDiffMarkdown(report);
    case 'text': {
      const { renderDiffText } = await import('../reports/framework-diff/text.js');
      return forLog(io, options, renderDiffText(report, layoutFor(io, options)));
    }
  }
}
