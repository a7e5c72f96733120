import type { Comparison } from '../../comparison/comparison.js';
import { escapeControls } from '../../terminal/clean.js';

/** The whole comparison as JSON; docs/compare.md describes it. */
export function comparisonJson(comparison: Comparison): string {
  return `${escapeControls(JSON.stringify(comparison, null, 2))}\n`;
}
