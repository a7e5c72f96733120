import { createHash } from 'node:crypto';
import { renderValidationText } from '../../diagnostics/formats/text.js';
import { loadFindingFormat, loadStepSummary } from '../../diagnostics/formats.js';
import type { FormatContext, ValidationReport } from '../../diagnostics/validation.js';
import { type Io, packageVersion } from '../../io.js';
import { type OutputOptions, paintFor, whyNotWritten, widthFor, writeResult } from '../output.js';
import type { Surroundings } from '../surroundings.js';
import type { Wanted } from './formats.js';

/** Writes what was found in every format that is wanted, and the summary that GitHub shows of a job. */
export async function writeReports(
  io: Io,
  options: OutputOptions,
  report: ValidationReport,
  wanted: readonly Wanted[],
  { pathOf }: Surroundings,
): Promise<void> {
  const context: FormatContext = {
    version: packageVersion(),
    pathOf,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
  const isAlone = wanted.every(({ format, file }) => format === 'text' || file !== null);
  for (const { format, file } of wanted) {
    if (format !== 'text') {
      const render = await loadFindingFormat(format);
      await writeResult(io, { ...options, output: file ?? '-' }, render(report, context));
    } else if (file !== null) {
      await writeResult(io, { ...options, output: file }, renderValidationText(report, {}));
    } else {
      writeLog(io, options, report, isAlone);
    }
  }
  if (wanted.some(({ format }) => format === 'github')) await addStepSummary(io, report, context);
}

/**
 * Findings for people are errors and warnings, so they go to stderr like those of every other command; only
 * when everything is in order, and nothing else goes there, is there a result for stdout.
 */
function writeLog(io: Io, options: OutputOptions, report: ValidationReport, isAlone: boolean): void {
  const stream = report.diagnostics.length > 0 || !isAlone ? io.stderr : io.stdout;
  const width = stream.isTerminal ? widthFor(stream, undefined) : undefined;
  stream.write(renderValidationText(report, { paint: paintFor(io, stream, options), width }));
}

async function addStepSummary(io: Io, report: ValidationReport, context: FormatContext): Promise<void> {
  const { GITHUB_STEP_SUMMARY: file } = io.env;
  if (file === undefined || file === '') return;
  const render = await loadStepSummary();
  try {
    io.appendFile(file, render(report, context));
  } catch (error) {
    // A job must not pass or fail by its summary.
    io.stderr.write(`${file}, where GitHub wants the summary, cannot be written: ${whyNotWritten(error)}.\n`);
  }
}
