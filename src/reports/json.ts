import type { Assessment } from '../assessment/assessment.js';

/** The whole assessment as JSON; docs/assessment.md describes it. */
export function renderJson(assessment: Assessment): string {
  return `${JSON.stringify(assessment, null, 2)}\n`;
}
