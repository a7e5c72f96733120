import type { Assessment } from '../assessment/assessment.js';
import type { Comparison } from '../comparison/comparison.js';
import type { Paint } from '../terminal/paint.js';
import type { Document } from './document.js';
import { type PageLook, plainLook } from './look.js';
import type { ShownPlan } from './plan/document.js';

/** How a report is laid out. Each format takes of it what it has a use for. */
export interface Layout {
  /** Of a text in columns. */
  readonly width: number;
  readonly paint: Paint;
  /** Of a page; absent, as it comes. */
  readonly look?: PageLook;
}

/** What can render a document. Each is loaded when it is asked for; a new one is one more entry here. */
const documentFormats = {
  terminal: async () => (await import('./terminal.js')).renderTerminal,
  markdown: async () => (await import('./markdown.js')).renderMarkdown,
  html: async () => {
    const { renderHtml } = await import('./html/document.js');
    return (document: Document, { look = plainLook }: Layout) => renderHtml(document, look);
  },
} as const satisfies Record<string, () => Promise<(document: Document, layout: Layout) => string>>;

export type DocumentFormat = keyof typeof documentFormats;

export async function renderDocument(
  format: DocumentFormat,
  document: Document,
  layout: Layout,
): Promise<string> {
  const render = await documentFormats[format]();
  return render(document, layout);
}

/** The formats of the gap report: those of every document, and those that take the assessment itself. */
const assessmentFormats = {
  json: async () => {
    const { renderJson } = await import('./json.js');
    return (assessment: Assessment, _layout: Layout, comparison: Comparison | null) =>
      renderJson(assessment, comparison);
  },
  html: async () => {
    const { renderHtmlReport } = await import('./html/report.js');
    return (assessment: Assessment, { look = plainLook }: Layout, comparison: Comparison | null) =>
      renderHtmlReport(assessment, look, comparison);
  },
} as const satisfies Record<string, () => Promise<RenderReport>>;

/** @param comparison with an earlier assessment, whose change is then part of the report; null for none */
type RenderReport = (assessment: Assessment, layout: Layout, comparison: Comparison | null) => string;

export type ReportFormat = DocumentFormat | keyof typeof assessmentFormats;

/** Loads what a format of the gap report needs. */
export async function loadReportFormat(
  format: ReportFormat,
): Promise<(assessment: Assessment, layout: Layout, comparison?: Comparison | null) => string> {
  if (isAssessmentFormat(format)) {
    const render = await assessmentFormats[format]();
    return (assessment, layout, comparison = null) => render(assessment, layout, comparison);
  }
  const [render, { gapReport }] = await Promise.all([documentFormats[format](), import('./gap-report.js')]);
  return (assessment, layout, comparison = null) => render(gapReport(assessment, comparison), layout);
}

/** The formats of a comparison: those of every document, and those that take the comparison itself. */
const comparisonFormats = {
  json: async () => (await import('./comparison/json.js')).comparisonJson,
  csv: async () => (await import('./comparison/csv.js')).comparisonCsv,
  html: async () => {
    const { renderHtmlComparison } = await import('./html/comparison.js');
    return (comparison: Comparison, { look = plainLook }: Layout) => renderHtmlComparison(comparison, look);
  },
} as const satisfies Record<string, () => Promise<(comparison: Comparison, layout: Layout) => string>>;

export type ComparisonFormat = DocumentFormat | keyof typeof comparisonFormats;

/** Loads what a format of a comparison needs. */
export async function loadComparisonFormat(
  format: ComparisonFormat,
): Promise<(comparison: Comparison, layout: Layout) => string | Promise<string>> {
  if (format === 'json' || format === 'csv' || format === 'html') return comparisonFormats[format]();
  const { comparisonDocument } = await import('./comparison/document.js');
  return (comparison, layout) => renderDocument(format, comparisonDocument(comparison), layout);
}

/** The formats of the plan on its own. */
const planFormats = {
  json: async () => (await import('./plan/json.js')).planJson,
  csv: async () => (await import('./plan/csv.js')).planCsv,
} as const satisfies Record<string, () => Promise<(plan: ShownPlan) => string>>;

export type PlanFormat = Exclude<DocumentFormat, 'html'> | keyof typeof planFormats;

/** Loads what a format of the plan needs. */
export async function loadPlanFormat(
  format: PlanFormat,
): Promise<(plan: ShownPlan, layout: Layout) => string | Promise<string>> {
  if (format === 'json' || format === 'csv') return planFormats[format]();
  const { planDocument } = await import('./plan/document.js');
  return (plan, layout) => renderDocument(format, planDocument(plan), layout);
}

/** The formats that are no text. */
const byteFormats = {
  xlsx: async () => (await import('./workbook/workbook.js')).renderWorkbook,
} as const satisfies Record<string, () => Promise<RenderBytes>>;

type RenderBytes = (assessment: Assessment, comparison?: Comparison | null) => Promise<Uint8Array>;

export type ByteFormat = keyof typeof byteFormats;

export function isByteFormat(format: string): format is ByteFormat {
  return Object.hasOwn(byteFormats, format);
}

/** Loads what a format of the gap report needs that is no text. */
export async function loadByteFormat(format: ByteFormat): Promise<RenderBytes> {
  return byteFormats[format]();
}

function isAssessmentFormat(format: ReportFormat): format is keyof typeof assessmentFormats {
  return Object.hasOwn(assessmentFormats, format);
}
