import type { Assessment } from '../assessment/assessment.js';
import { escapeControls } from '../terminal/clean.js';

/** The whole assessment as JSON; docs/assessment.md describes it. */
export function renderJson(assessment: Assessment): string {
  return `${escapeControls(JSON.stringify(assessment, null, 2))}\n`;
}
