import type { Assessment } from '../assessment/assessment.js';
import type { Paint } from '../terminal/paint.js';
import type { Document } from './document.js';

/** How a text is laid out. Formats that are not laid out in columns ignore it. */
export interface Layout {
  readonly width: number;
  readonly paint: Paint;
}

/** What can render a document. Each is loaded when it is asked for; a new one is one more entry here. */
const documentFormats = {
  terminal: async () => (await import('./terminal.js')).renderTerminal,
  markdown: async () => (await import('./markdown.js')).renderMarkdown,
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
  json: async () => (await import('./json.js')).renderJson,
} as const satisfies Record<string, () => Promise<(assessment: Assessment) => string>>;

export type ReportFormat = DocumentFormat | keyof typeof assessmentFormats;

/** Loads what a format of the gap report needs. */
export async function loadReportFormat(
  format: ReportFormat,
): Promise<(assessment: Assessment, layout: Layout) => string> {
  if (isAssessmentFormat(format)) return assessmentFormats[format]();
  const [render, { gapReport }] = await Promise.all([documentFormats[format](), import('./gap-report.js')]);
  return (assessment, layout) => render(gapReport(assessment), layout);
}

function isAssessmentFormat(format: ReportFormat): format is keyof typeof assessmentFormats {
  return format in assessmentFormats;
}
