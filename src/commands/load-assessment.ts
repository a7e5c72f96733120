import { assess } from '../assessment/assess.js';
import type { Assessment } from '../assessment/assessment.js';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import { UsageError } from '../exit-codes.js';
import type { Io } from '../io.js';
import { findSaved, isPage } from '../reports/html/saved.js';
import { decodeSource } from '../source/decode.js';
import { Findings } from '../source/findings.js';
import { describeReading, loadSheet } from './load.js';

/** A report is larger than a sheet: it holds the framework’s words too. */
const largestPage = { bytes: 32 * 1024 * 1024, inWords: '32 MB' };

/**
 * Loads what a report is made from: an answer sheet with its framework, or a report as a page, which holds its
 * assessment.
 * @param on the day on which due dates are judged; those of a page are judged already
 * @returns null in `assessment` when anything is wrong
 */
export async function loadAssessment(
  io: Io,
  path: string,
  frameworkName: string | undefined,
  on: string,
): Promise<{ assessment: Assessment | null; diagnostics: readonly Diagnostic[] }> {
  if (/\.html?$/i.test(path)) return loadPage(io, path, frameworkName);
  const { loaded, diagnostics } = await loadSheet(io, path, frameworkName);
  return { assessment: loaded === null ? null : assess(loaded.framework, loaded.sheet, on), diagnostics };
}

async function loadPage(io: Io, path: string, frameworkName: string | undefined) {
  if (frameworkName !== undefined) {
    throw new UsageError(
      'A page holds an assessment that is made already. Leave out --framework, or give the answer sheet.',
    );
  }
  const reading = io.readFile(path, largestPage.bytes);
  if (!('bytes' in reading)) {
    return { assessment: null, diagnostics: [describeReading(path, reading, largestPage.inWords)] };
  }
  const { source, diagnostic } = decodeSource(path, reading.bytes);
  if (source === null) return { assessment: null, diagnostics: [diagnostic] };
  const saved = isPage(source.text) ? findSaved(source.text) : null;
  if (saved === null)
    return { assessment: null, diagnostics: [diagnose('no-assessment', { file: path }, {})] };
  const { readAssessment } = await import('../assessment/read.js');
  const findings = new Findings(source);
  const range = { start: saved.start, end: saved.start + saved.json.length };
  return { assessment: readAssessment(saved.json, findings, range), diagnostics: findings.diagnostics };
}
