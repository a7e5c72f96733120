import type { Layout } from '../formats.js';
import { renderTerminal } from '../terminal.js';
import { diffDocument } from './document.js';
import type { DiffReport } from './report.js';

/** For people: the gravest changes first, the verdict last, where a terminal shows it. */
export function renderDiffText(report: DiffReport, layout: Layout): string {
  return renderTerminal(diffDocument(report, { marks: 'brackets', isFolded: false }), layout);
}
