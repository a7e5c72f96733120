import { normalize } from 'node:path';
import type { Assessment } from '../assessment/assessment.js';
import type { Compared } from '../comparison/compare.js';
import type { Comparison } from '../comparison/comparison.js';
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
import type { LoadedForComparison } from './compare/load.js';
import { dayOf } from './day.js';
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
  /** An earlier sheet: what has changed since is then part of the report. */
  readonly baseline?: string;
  /** Versions that the baseline may have been answered for. */
  readonly from?: readonly string[];
  /** The day on which due dates are judged; today when absent. */
  readonly on?: string;
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
  const { compared, diagnostics } = await load(io, path, options);
  const isReady = compared !== null && look !== null;
  printDiagnostics(io, options, [...diagnostics, ...ofLook], !isReady);
  if (!isReady) return exitCodes.input;

  const shown = options.notes
    ? compared
    : compared.map((one) => ({ ...one, assessment: withoutNotes(one.assessment) }));
  const assessment = shown.at(-1)?.assessment as Assessment;
  const comparison = options.baseline === undefined ? null : await changeSince(shown);
  const layout = { ...layoutFor(io, options), look };
  await writeResult(io, options, await render(io, { assessment, comparison }, format, options, layout));
  return exitCodes.done;
}

/** The assessment, after its baseline where one is asked for; null when anything is wrong. */
async function load(io: Io, path: string, options: ReportOptions): Promise<LoadedForComparison> {
  const { baseline, framework, from } = options;
  const on = dayOf(io, options.on);
  if (baseline === undefined) {
    if (from !== undefined)
      throw new UsageError('--from is for --baseline: it says which version that was answered for.');
    const { assessment, diagnostics } = await loadAssessment(io, path, framework, on);
    return {
      compared: assessment === null ? null : [{ file: path, assessment, carried: null }],
      diagnostics,
    };
  }
  if (normalize(baseline) === normalize(path))
    throw new UsageError(
      '--baseline names the sheet of an earlier date, which is another than the one to report.',
    );
  const { loadForComparison } = await import('./compare/load.js');
  return loadForComparison(io, [baseline, path], { framework, from, on });
}

/** What has changed since the first of two. @throws UsageError when it is no earlier one of the same organisation */
async function changeSince(compared: readonly Compared[]): Promise<Comparison> {
  const { areOneOrganisation, compareAssessments } = await import('../comparison/compare.js');
  const [before, after] = compared.map(({ assessment: { sheet } }) => sheet);
  if (!areOneOrganisation(compared.map(({ assessment }) => assessment))) {
    throw new UsageError(
      `--baseline is of “${before?.organisation}”, and the sheet is of “${after?.organisation}”. “waymark compare” puts organisations side by side.`,
    );
  }
  if (before?.date != null && after?.date != null && before.date > after.date) {
    throw new UsageError(
      `--baseline is from ${before.date}, which is after the ${after.date} of the sheet. Give the earlier one as the baseline.`,
    );
  }
  return compareAssessments(compared);
}

type AnyFormat = ReportFormat | ByteFormat | 'pdf';

async function render(
  io: Io,
  { assessment, comparison }: { readonly assessment: Assessment; readonly comparison: Comparison | null },
  format: AnyFormat,
  { paper = 'a4' }: ReportOptions,
  layout: Layout,
): Promise<string | Uint8Array> {
  if (format === 'pdf') {
    const { printPage } = await import('./print.js');
    const html = (await loadReportFormat('html'))(assessment, layout, comparison);
    const name = layout.look?.title ?? assessment.sheet.organisation ?? assessment.framework.title;
    return printPage(io, html, name, paper);
  }
  if (isByteFormat(format)) return (await loadByteFormat(format))(assessment, comparison);
  return (await loadReportFormat(format))(assessment, layout, comparison);
}

/** The formats that the ending of an output file tells. */
const reportEndings = {
  ...textEndings,
  '.html': 'html',
  '.htm': 'html',
  '.pdf': 'pdf',
  '.xlsx': 'xlsx',
} as const;
