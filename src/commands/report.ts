import { assess } from '../assessment/assess.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../io.js';
import { loadReportFormat, type ReportFormat } from '../reports/formats.js';
import { withoutNotes } from '../reports/without-notes.js';
import { loadSheet } from './load.js';
import { formatOf, layoutFor, type OutputOptions, printDiagnostics, writeResult } from './output.js';

export interface ReportOptions extends OutputOptions {
  /** Undefined: told by the ending of the output file, else terminal. */
  readonly format?: ReportFormat;
  readonly framework?: string;
  /** False leaves out notes and names. */
  readonly notes: boolean;
  readonly width?: number;
}

/** `waymark report <sheet>` */
export async function report(io: Io, path: string, options: ReportOptions): Promise<ExitCode> {
  const { loaded, diagnostics } = await loadSheet(io, path, options.framework);
  printDiagnostics(io, options, diagnostics, loaded === null);
  if (loaded === null) return exitCodes.input;

  const whole = assess(loaded.framework, loaded.sheet);
  const assessment = options.notes ? whole : withoutNotes(whole);
  const render = await loadReportFormat(formatOf(options, reportEndings, 'terminal'));
  await writeResult(io, options, render(assessment, layoutFor(io, options)));
  return exitCodes.done;
}

/** The formats that the ending of an output file tells. */
export const reportEndings = { '.md': 'markdown', '.markdown': 'markdown', '.json': 'json' } as const;
