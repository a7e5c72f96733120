import { type Coverage, findCoverage } from '../cases/coverage.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { countProblems, renderDiagnostics } from '../diagnostics/text.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import type { Framework } from '../framework/framework.js';
import type { Io } from '../io.js';
import { coverageBlocks, hasUncovered } from '../reports/cases/coverage.js';
import { renderCasesJson } from '../reports/cases/json.js';
import { caseBlocks } from '../reports/cases/report.js';
import type { TestedFile } from '../reports/cases/tested.js';
import { renderDocument } from '../reports/formats.js';
import { closest } from '../source/closest.js';
import {
  forLog,
  formatOf,
  layoutFor,
  type OutputOptions,
  paintFor,
  textEndings,
  widthFor,
  writeResult,
} from './output.js';
import { findCases } from './test/find.js';
import { type ReadCases, readFound, runFile } from './test/read.js';
import { updateFiles } from './test/update.js';

export interface TestOptions extends OutputOptions {
  /** Undefined: told by the ending of the output file, else terminal. */
  readonly format?: 'terminal' | 'markdown' | 'json';
  readonly only?: readonly string[];
  readonly coverage?: boolean;
  readonly failUncovered?: boolean;
  readonly update?: boolean;
  readonly yes?: boolean;
  readonly width?: number;
}

/** `waymark test <names…>` */
export async function test(io: Io, names: readonly string[], options: TestOptions): Promise<ExitCode> {
  checkOptions(names, options);
  const found = await findCases(io, names);
  const diagnostics: Diagnostic[] = [...found.diagnostics];
  const read: ReadCases[] = [];
  for (const file of found.files) {
    const reading = await readFound(io, file);
    diagnostics.push(...reading.diagnostics);
    if (reading.read !== null) read.push(reading.read);
  }
  const isWhole =
    found.files.length === read.length && diagnostics.every(({ severity }) => severity !== 'error');
  explainProblems(io, options, diagnostics, read.length === 0 || (options.update === true && !isWhole));
  if (read.length === 0 || (options.update === true && !isWhole)) return exitCodes.input;

  const only = options.only === undefined ? null : new Set(options.only);
  if (only !== null) checkOnly(only, read);
  if (options.update === true) return updateFiles(io, read, only, options);

  const tested = read.map((file) => runFile(file, only));
  const coverages =
    options.coverage === true || options.failUncovered === true ? coverageOf(read, only) : null;
  await report(io, tested, coverages, options);
  if (!isWhole) return exitCodes.input;
  const isUncovered = options.failUncovered === true && hasUncovered(coverages ?? []);
  const isFailed = tested.some(({ results }) => results.some(({ state }) => state !== 'passed'));
  return isFailed || isUncovered ? exitCodes.findings : exitCodes.done;
}

function checkOptions(names: readonly string[], options: TestOptions): void {
  const { update, yes, format, output, coverage, failUncovered } = options;
  if (names.length === 0) {
    throw new UsageError('Name a framework whose cases are to be run, a file of cases, or a folder.');
  }
  if (names.includes('-')) {
    throw new UsageError('Cases stand beside their framework. Name a file instead of “-”.');
  }
  if (yes === true && update !== true) throw new UsageError('--yes goes with --update.');
  if (update !== true) return;
  if (format !== undefined || output !== undefined) {
    throw new UsageError('--update shows what it changes, as text. Leave out --format and --output.');
  }
  if (coverage === true || failUncovered === true) {
    throw new UsageError('--update changes the cases. Run --coverage afterwards.');
  }
}

/** Problems go to stderr; what could be run is run all the same. */
function explainProblems(
  io: Io,
  options: TestOptions,
  diagnostics: readonly Diagnostic[],
  nothing: boolean,
): void {
  if (diagnostics.length === 0) return;
  const paint = paintFor(io, io.stderr, options);
  const width = io.stderr.isTerminal ? widthFor(io.stderr, undefined) : undefined;
  const last = nothing ? `\nNothing was done: ${countProblems(diagnostics)}.\n` : '\n';
  io.stderr.write(`${renderDiagnostics(diagnostics, { paint, width })}${last}`);
}

function checkOnly(only: ReadonlySet<string>, read: readonly ReadCases[]): void {
  const ids = new Set(read.flatMap(({ cases }) => cases.map(({ id }) => id)));
  const unknown = [...only].find((id) => !ids.has(id));
  if (unknown === undefined && only.size > 0) return;
  const suggestion = closest(unknown ?? '', ids);
  const hint =
    suggestion === undefined
      ? `The cases are: ${[...ids].slice(0, 12).join(', ')}${ids.size > 12 ? ' …' : ''}.`
      : `Did you mean “${suggestion}”?`;
  throw new UsageError(
    unknown === undefined ? '--only names no case.' : `There is no case “${unknown}”. ${hint}`,
  );
}

/** What the cases that are run exercise, of each framework: several files may be of one. */
function coverageOf(read: readonly ReadCases[], only: ReadonlySet<string> | null): Coverage[] {
  const frameworks: { framework: Framework; key: string; cases: ReadCases['cases'][number][] }[] = [];
  for (const { framework, cases } of read) {
    const key = JSON.stringify(framework);
    let entry = frameworks.find((other) => other.key === key);
    if (entry === undefined) {
      entry = { framework, key, cases: [] };
      frameworks.push(entry);
    }
    entry.cases.push(...cases.filter(({ id }) => only === null || only.has(id)));
  }
  return frameworks.map(({ framework, cases }) => findCoverage(framework, cases));
}

async function report(
  io: Io,
  tested: readonly TestedFile[],
  coverages: readonly Coverage[] | null,
  options: TestOptions,
): Promise<void> {
  const format = formatOf(options, textEndings, 'terminal');
  if (format === 'json') {
    await writeResult(io, options, renderCasesJson(tested, coverages));
    return;
  }
  const blocks = [...caseBlocks(tested), ...coverageBlocks(coverages ?? [])];
  await writeResult(
    io,
    options,
    forLog(io, options, await renderDocument(format, { language: 'en', blocks }, layoutFor(io, options))),
  );
}
