import { extname } from 'node:path';
import { assess } from '../assessment/assess.js';
import type { Assessment } from '../assessment/assessment.js';
import { assessWhatIf, type WhatIf } from '../assessment/what-if.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import type { Io } from '../io.js';
import { loadPlanFormat, type PlanFormat } from '../reports/formats.js';
import { withoutNotes } from '../reports/without-notes.js';
import { WorkingSheet } from '../sheet/change.js';
import { HeldFile } from './assess/sheet-file.js';
import { dayOf } from './day.js';
import { protectWork } from './framework-argument.js';
import { type LoadedSheet, loadSheet } from './load.js';
import { loadAssessment } from './load-assessment.js';
import {
  formatOf,
  layoutFor,
  type OutputOptions,
  printDiagnostics,
  textEndings,
  writeResult,
} from './output.js';
import { assignmentFor, parseSettings } from './plan/set.js';
import { parseSuppositions } from './plan/what-if.js';

export interface PlanOptions extends OutputOptions {
  /** Undefined: told by the ending of the output file, else terminal. */
  readonly format?: PlanFormat;
  readonly framework?: string;
  /** Write over a file that exists; `set` writes into the sheet without it. */
  readonly force?: boolean;
  /** False leaves out notes and names. */
  readonly notes: boolean;
  /** The day on which due dates are judged; today when absent. */
  readonly on?: string;
  /** Ids of criteria, each followed by what is to be set. */
  readonly set?: readonly string[];
  /** Such as `senior-commitment=3`. */
  readonly whatIf?: readonly string[];
  readonly width?: number;
}

/** `waymark plan <sheet>` */
export async function plan(io: Io, path: string, options: PlanOptions): Promise<ExitCode> {
  const format = formatOf<PlanFormat>(options, { ...textEndings, '.csv': 'csv' }, 'terminal');
  const day = dayOf(io, options.on);
  const settings = parseSettings(options.set ?? []);
  if (settings.length > 0) checkSetting(path, options);
  protectWork(io, options.output, options.force === true);
  const isPage = /\.html?$/i.test(path);
  if (isPage && options.whatIf !== undefined)
    throw new UsageError(
      'A page holds an assessment that is made already. Give the answer sheet for --what-if.',
    );
  if (isPage) {
    const { assessment, diagnostics } = await loadAssessment(io, path, options.framework, day);
    printDiagnostics(io, options, diagnostics, assessment === null);
    return assessment === null ? exitCodes.input : write(io, assessment, null, format, options);
  }

  const { loaded, diagnostics } = await loadSheet(io, path, options.framework);
  printDiagnostics(io, options, diagnostics, loaded === null);
  if (loaded === null) return exitCodes.input;
  const { framework, sheet } = loaded;
  if (options.whatIf !== undefined) {
    const suppositions = parseSuppositions(options.whatIf, framework, sheet);
    const { assessment, whatIf } = assessWhatIf(framework, sheet, suppositions, day);
    return write(io, assessment, whatIf, format, options);
  }
  if (settings.length === 0) return write(io, assess(framework, sheet, day), null, format, options);

  const working = workOn(path, loaded);
  for (const setting of settings) {
    working.setAssignment(setting.criterion, assignmentFor(setting, framework, working.sheet));
  }
  const problem = await save(io, path, loaded, working);
  if (problem !== null) {
    io.stderr.write(`waymark: ${problem}\n`);
    return exitCodes.input;
  }
  const exitCode = await write(io, assess(framework, working.sheet, day), null, format, options);
  io.stderr.write(`Saved in ${path}.\n`);
  return exitCode;
}

function checkSetting(path: string, { whatIf, output }: PlanOptions): void {
  if (whatIf !== undefined)
    throw new UsageError('--what-if writes nothing, and --set writes. Give one of them.');
  if (output === path)
    throw new UsageError(`${path} is the sheet that is written to. Name another file for --output.`);
  if (path === '-' || !['.yaml', '.yml', '.json'].includes(extname(path).toLowerCase())) {
    throw new UsageError(
      '--set writes into an answer sheet, which is a file that ends in .yaml, .yml or .json.',
    );
  }
}

function workOn(path: string, { draft, sheet, framework }: LoadedSheet): WorkingSheet {
  return new WorkingSheet(path, draft.findings.source.text, draft.data, sheet, framework);
}

/** Writes the sheet, whole or not at all, unless somebody else has or holds it. @returns why not, or null */
async function save(
  io: Io,
  path: string,
  { framework, draft }: LoadedSheet,
  working: WorkingSheet,
): Promise<string | null> {
  const file = HeldFile.hold(io, path, framework);
  if ('problem' in file) return file.problem;
  try {
    const there = file.read();
    if (there.state !== 'text' || there.text !== draft.findings.source.text)
      return `${path} was changed in the meantime. Nothing was written; try again.`;
    const problem = await file.write(working.text);
    return problem === null ? null : `${path} cannot be written: ${problem}.`;
  } finally {
    file.release();
  }
}

async function write(
  io: Io,
  whole: Assessment,
  whatIf: WhatIf | null,
  format: PlanFormat,
  options: PlanOptions,
): Promise<ExitCode> {
  const assessment = options.notes ? whole : withoutNotes(whole);
  const render = await loadPlanFormat(format);
  await writeResult(io, options, await render({ assessment, whatIf }, layoutFor(io, options)));
  return exitCodes.done;
}
