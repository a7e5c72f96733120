/**
 * The library: what another program may import from `waymark`.
 * Everything here is pure and synchronous, except `bundledFramework`, which reads a file of the package, and
 * `renderReport`, which loads a format when it is asked for.
 */

import type { Assessment } from './assessment/assessment.js';
import { type BundledFramework, bundledFrameworks } from './framework/bundled.js';
import type { Framework } from './framework/framework.js';
import { type FrameworkReading, readFramework as readFrameworkSource } from './framework/read.js';
import { packageFile, readPackageFile } from './io.js';
import { type DocumentFormat, loadReportFormat, type ReportFormat } from './reports/formats.js';
import { type PageLook, plainLook } from './reports/look.js';
import { choiceOf } from './sheet/framework-name.js';
import { readSheet as readSheetSource, type SheetReading } from './sheet/read.js';
import { Source } from './source/source.js';
import { noPaint } from './terminal/paint.js';

/**
 * Reads and checks a framework file, in YAML or JSON.
 * @param text the content of the file
 * @param file what to call it in diagnostics; a name that ends in `.json` must be strict JSON
 * @returns the framework, or null when there is any error; and every error and warning, in reading order
 */
export function readFramework(text: string, file = 'framework.yaml'): FrameworkReading {
  return readFrameworkSource(new Source(file, text));
}

/**
 * Reads an answer sheet and checks it against its framework.
 * @param text the content of the file
 * @param framework the framework to check against; a sheet that names another one by id is an error
 * @param file what to call it in diagnostics
 * @returns the sheet, or null when there is any error; and every error and warning, in reading order
 */
export function readSheet(text: string, framework: Framework, file = 'sheet.yaml'): SheetReading {
  const draft = readSheetSource(new Source(file, text));
  return draft.complete(framework, choiceOf(draft.framework?.value ?? ''));
}

/** A framework that comes with the package. */
export function bundledFramework(id: BundledFramework): Framework {
  return JSON.parse(readPackageFile(packageFile(`dist/frameworks/${id}.json`)));
}

/**
 * Renders the gap report.
 * @param options `format`: `terminal` (the default), `markdown`, `html` or `json`; `width`: columns of the terminal
 * report, 80 when absent; `look`: a title and a style sheet for the page
 */
export async function renderReport(
  assessment: Assessment,
  {
    format = 'terminal',
    width = 80,
    look = plainLook,
  }: { readonly format?: ReportFormat; readonly width?: number; readonly look?: PageLook } = {},
): Promise<string> {
  const render = await loadReportFormat(format);
  return render(assessment, { width, paint: noPaint, look });
}

export type { AgreementCounts, AssessedAgreement, AssessedVote } from './assessment/agreement.js';
export { assess } from './assessment/assess.js';
export type * from './assessment/assessment.js';
export { explain } from './assessment/explain.js';
export type * from './assessment/explanation.js';
export type { Worth } from './assessment/plan.js';
export type { Blocker } from './assessment/prerequisites.js';
export type { Target, TargetOrigin } from './assessment/scope.js';
export type { HeldBack, Score, Span, Status, StepScore } from './assessment/score.js';
export type { Supposition, WhatIf } from './assessment/what-if.js';
export { assessWhatIf } from './assessment/what-if.js';
export type { Compared } from './comparison/compare.js';
export { compareAssessments } from './comparison/compare.js';
export type {
  ComparedAction,
  ComparedCriterion,
  ComparedPart,
  ComparedScore,
  Comparison,
  Movement,
} from './comparison/comparison.js';
export type { Agreement, AgreementStatus, GroupView } from './consensus/agreement.js';
export { anonymise } from './consensus/anonymous.js';
export type { Conflict } from './consensus/conflicts.js';
export { findConflicts } from './consensus/conflicts.js';
export { mergeSheets } from './consensus/merge.js';
export type { Contribution } from './consensus/voices.js';
export type { Diagnostic, Position, Severity } from './diagnostics/diagnostic.js';
export { renderDiagnostics } from './diagnostics/text.js';
export type { Code } from './diagnostics/words.js';
export type * from './framework/framework.js';
export { withoutNotes } from './reports/without-notes.js';
export type * from './sheet/sheet.js';
export type {
  Change,
  ChangedPart,
  ChangeKind,
  FrameworkDiff,
  FrameworkName,
  Grade,
} from './versions/change.js';
export { compareFrameworks } from './versions/compare.js';
export type { VersionVerdict } from './versions/version-rule.js';
export type { BundledFramework, DocumentFormat, FrameworkReading, PageLook, ReportFormat, SheetReading };
export { bundledFrameworks };
