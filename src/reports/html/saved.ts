import type { Assessment } from '../../assessment/assessment.js';
import { escapeControls } from '../../terminal/clean.js';

/** Where a report keeps the assessment that it was made from. */
const savedId = 'waymark-assessment';

/** The assessment for a page to keep, as JSON. */
export function saveAssessment(assessment: Assessment): { id: string; json: string } {
  return { id: savedId, json: escapeControls(JSON.stringify(assessment)) };
}

/** True for the text of a page, whoever made it. */
export function isPage(text: string): boolean {
  return /^\s*<!doctype html/i.test(text);
}

/**
 * Finds the JSON that a report keeps.
 * @returns null when the page keeps none. Whether it is an assessment is for whoever reads it to check.
 */
export function findSaved(html: string): { readonly json: string; readonly start: number } | null {
  // The JSON in it has no “<”: nothing that somebody wrote can end it early, or begin another one before it.
  const opening = `<script type="application/json" id="${savedId}">`;
  const at = html.indexOf(opening);
  const start = at + opening.length;
  const end = html.indexOf('</script>', start);
  return at === -1 || end === -1 ? null : { json: html.slice(start, end), start };
}
