import { normalize } from 'node:path';
import { compareAssessments } from '../comparison/compare.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import type { Io } from '../io.js';
import { type ComparisonFormat, loadComparisonFormat } from '../reports/formats.js';
import { withoutNotes } from '../reports/without-notes.js';
import { loadForComparison } from './compare/load.js';
import { putInOrder } from './compare/order.js';
import { dayOf } from './day.js';
import { protectWork } from './framework-argument.js';
import { type LookOptions, loadLook } from './look.js';
import {
  formatOf,
  layoutFor,
  type OutputOptions,
  printDiagnostics,
  textEndings,
  writeResult,
} from './output.js';

export interface CompareOptions extends OutputOptions, LookOptions {
  /** Undefined: told by the ending of the output file, else terminal. */
  readonly format?: ComparisonFormat;
  readonly framework?: string;
  readonly from?: readonly string[];
  /** Write over a file that exists. */
  readonly force?: boolean;
  /** False leaves out notes and names. */
  readonly notes: boolean;
  readonly width?: number;
}

/** `waymark compare <before> <after> [more…]` */
export async function compare(io: Io, paths: readonly string[], options: CompareOptions): Promise<ExitCode> {
  checkPaths(paths);
  protectWork(io, options.output, options.force === true);
  const format = formatOf<ComparisonFormat>(options, endings, 'terminal');
  const { look, diagnostics: ofLook } = await loadLook(io, options, format === 'html');
  const { compared, diagnostics } = await loadForComparison(io, paths, {
    ...options,
    on: dayOf(io, undefined),
  });
  const isReady = compared !== null && look !== null;
  if (!isReady) return printDiagnostics(io, options, [...diagnostics, ...ofLook], true);
  const { ordered, warnings } = putInOrder(compared);
  printDiagnostics(io, options, [...diagnostics, ...ofLook, ...warnings], false);
  const shown = options.notes
    ? ordered
    : ordered.map((one) => ({ ...one, assessment: withoutNotes(one.assessment) }));
  const render = await loadComparisonFormat(format);
  await writeResult(
    io,
    options,
    await render(compareAssessments(shown), { ...layoutFor(io, options), look }),
  );
  return exitCodes.done;
}

const endings = { ...textEndings, '.csv': 'csv', '.html': 'html', '.htm': 'html' } as const;

function checkPaths(paths: readonly string[]): void {
  if (paths.length < 2)
    throw new UsageError('Name at least two sheets: the one of before, and the one of today.');
  const twice = paths.find((path, index) =>
    paths.slice(0, index).some((other) => normalize(other) === normalize(path)),
  );
  if (twice === '-') throw new UsageError('Standard input can be read only once. Name a file for the other.');
  if (twice !== undefined) throw new UsageError(`${twice} is given twice. Name the sheet of another date.`);
}
