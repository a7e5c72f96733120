import type { Assessment } from '../assessment/assessment.js';
import type { Comparison } from '../comparison/comparison.js';
import { escapeControls } from '../terminal/clean.js';

/** The whole assessment as JSON, and what has changed since a baseline; docs/assessment.md describes it. */
export function renderJson(assessment: Assessment, comparison: Comparison | null): string {
  const data = comparison === null ? assessment : { ...assessment, comparison };
  return `${escapeControls(JSON.stringify(data, null, 2))}\n`;
}
