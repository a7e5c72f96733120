import type { Assessment } from '../assessment/assessment.js';
import type { Paint } from '../terminal/paint.js';

export interface RenderOptions {
  /** Columns to lay text out in; formats that are not laid out in columns ignore it. */
  readonly width: number;
  readonly paint: Paint;
}

export type RenderReport = (assessment: Assessment, options: RenderOptions) => string;

/** Each format is loaded when it is asked for. A new format is one more entry here. */
export const reportFormats = {
  terminal: async () => {
    const [{ gapReport }, { renderTerminal }] = await Promise.all([
      import('./gap-report.js'),
      import('./terminal.js'),
    ]);
    return (assessment, options) => renderTerminal(gapReport(assessment), options);
  },
  markdown: async () => {
    const [{ gapReport }, { renderMarkdown }] = await Promise.all([
      import('./gap-report.js'),
      import('./markdown.js'),
    ]);
    return (assessment) => renderMarkdown(gapReport(assessment));
  },
  json: async () => (await import('./json.js')).renderJson,
} as const satisfies Record<string, () => Promise<RenderReport>>;

export type ReportFormat = keyof typeof reportFormats;
