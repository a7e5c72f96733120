import type { Assessment } from '../assessment/assessment.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import type { Io, Paper } from '../io.js';
import {
  type ByteFormat,
  isByteFormat,
  type Layout,
  loadByteFormat,
  loadReportFormat,
  type ReportFormat,
} from '../reports/formats.js';
import { withoutNotes } from '../reports/without-notes.js';
import { loadAssessment } from './load-assessment.js';
import { type LookOptions, loadLook } from './look.js';
import {
  formatOf,
  layoutFor,
  type OutputOptions,
  printDiagnostics,
  refuseTerminal,
  textEndings,
  writeResult,
} from './output.js';

export interface ReportOptions extends OutputOptions, LookOptions {
  /** Undefined: told by the ending of the output file, else terminal. */
  readonly format?: AnyFormat;
  readonly framework?: string;
  /** False leaves out notes and names. */
  readonly notes: boolean;
  /** Of a PDF; A4 when absent. */
  readonly paper?: Paper;
  readonly width?: number;
}

/** `waymark report <sheet>` */
export async function report(io: Io, path: string, options: ReportOptions): Promise<ExitCode> {
  const format = formatOf<AnyFormat>(options, reportEndings, 'terminal');
  if (format === 'pdf' || isByteFormat(format)) refuseTerminal(io, options);
  if (format !== 'pdf' && options.paper !== undefined) {
    throw new UsageError(
      '--paper is for --format pdf. A page as HTML is printed on whatever paper there is.',
    );
  }
  const isPage = format === 'html' || format === 'pdf';
  const { look, diagnostics: ofLook } = await loadLook(io, options, isPage);
  const { assessment: whole, diagnostics } = await loadAssessment(io, path, options.framework);
  const isReady = whole !== null && look !== null;
  printDiagnostics(io, options, [...diagnostics, ...ofLook], !isReady);
  if (!isReady) return exitCodes.input;

  const assessment = options.notes ? whole : withoutNotes(whole);
  await writeResult(
    io,
    options,
    await render(io, assessment, format, options, { ...layoutFor(io, options), look }),
  );
  return exitCodes.done;
}

type AnyFormat = ReportFormat | ByteFormat | 'pdf';

async function render(
  io: Io,
  assessment: Assessment,
  format: AnyFormat,
  { paper = 'a4' }: ReportOptions,
  layout: Layout,
): Promise<string | Uint8Array> {
  if (format === 'pdf') {
    const { printPage } = await import('./print.js');
    const html = (await loadReportFormat('html'))(assessment, layout);
    const name = layout.look?.title ?? assessment.sheet.organisation ?? assessment.framework.title;
    return printPage(io, html, name, paper);
  }
  if (isByteFormat(format)) return (await loadByteFormat(format))(assessment);
  return (await loadReportFormat(format))(assessment, layout);
}

/** The formats that the ending of an output file tells. */
const reportEndings = {
  ...textEndings,
  '.html': 'html',
  '.htm': 'html',
  '.pdf': 'pdf',
  '.xlsx': 'xlsx',
} as const;
