import type { Assessment } from '../assessment/assessment.js';
import type { Paint } from '../terminal/paint.js';
import type { Document } from './document.js';
import { type PageLook, plainLook } from './look.js';

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
  json: async () => (await import('./json.js')).renderJson,
  html: async () => {
    const { renderHtmlReport } = await import('./html/report.js');
    return (assessment: Assessment, { look = plainLook }: Layout) => renderHtmlReport(assessment, look);
  },
} as const satisfies Record<string, () => Promise<(assessment: Assessment, layout: Layout) => string>>;

export type ReportFormat = DocumentFormat | keyof typeof assessmentFormats;

/** Loads what a format of the gap report needs. */
export async function loadReportFormat(
  format: ReportFormat,
): Promise<(assessment: Assessment, layout: Layout) => string> {
  if (isAssessmentFormat(format)) return assessmentFormats[format]();
  const [render, { gapReport }] = await Promise.all([documentFormats[format](), import('./gap-report.js')]);
  return (assessment, layout) => render(gapReport(assessment), layout);
}

/** The formats that are no text. */
const byteFormats = {
  xlsx: async () => (await import('./workbook/workbook.js')).renderWorkbook,
} as const satisfies Record<string, () => Promise<(assessment: Assessment) => Promise<Uint8Array>>>;

export type ByteFormat = keyof typeof byteFormats;

export function isByteFormat(format: string): format is ByteFormat {
  return Object.hasOwn(byteFormats, format);
}

/** Loads what a format of the gap report needs that is no text. */
export async function loadByteFormat(
  format: ByteFormat,
): Promise<(assessment: Assessment) => Promise<Uint8Array>> {
  return byteFormats[format]();
}

function isAssessmentFormat(format: ReportFormat): format is keyof typeof assessmentFormats {
  return Object.hasOwn(assessmentFormats, format);
}
