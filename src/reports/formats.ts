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

export async function renderReport(
  format: ReportFormat,
  assessment: Assessment,
  layout: Layout,
): Promise<string> {
  if (format in assessmentFormats) {
    const render = await assessmentFormats[format as keyof typeof assessmentFormats]();
    return render(assessment);
  }
  const { gapReport } = await import('./gap-report.js');
  return renderDocument(format as DocumentFormat, gapReport(assessment), layout);
}
