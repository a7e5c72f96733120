import { extname } from 'node:path';
import { assess } from '../assessment/assess.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../io.js';
import { type ReportFormat, reportFormats } from '../reports/formats.js';
import { withoutNotes } from '../reports/without-notes.js';
import { loadSheet } from './load.js';
import {
  type OutputOptions,
  paintFor,
  printDiagnostics,
  protectInput,
  widthFor,
  writeResult,
} from './output.js';

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
  protectInput(io, path, options.output);
  const { loaded, diagnostics } = await loadSheet(io, path, options.framework);
  printDiagnostics(io, options, diagnostics, loaded === null);
  if (loaded === null) return exitCodes.input;

  const whole = assess(loaded.framework, loaded.sheet);
  const assessment = options.notes ? whole : withoutNotes(whole);
  const render = await reportFormats[formatOf(options)]();
  const toFile = options.output !== undefined && options.output !== '-';
  const text = render(assessment, {
    width: widthFor(toFile ? { ...io.stdout, columns: undefined } : io.stdout, options.width),
    paint: paintFor(io, toFile ? { ...io.stdout, isTerminal: false } : io.stdout, options),
  });
  await writeResult(io, options, text);
  return exitCodes.done;
}

const formatsByEnding: Record<string, ReportFormat> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.json': 'json',
};

function formatOf({ format, output }: ReportOptions): ReportFormat {
  return format ?? formatsByEnding[extname(output ?? '').toLowerCase()] ?? 'terminal';
}
