import { type Framework, listCriteria } from '../framework/framework.js';
import { toCsv } from './csv.js';
import type { Part } from './framework-outline/part.js';

/**
 * A framework as a table for whoever works with scores: a row a criterion. Code books are opened in
 * spreadsheets, so whatever would be a formula there is made a text.
 * @param part the part to list; null lists all
 */
export function codeBook(framework: Framework, part: Part | null = null): string {
  const header = [
    ...['id', 'title', 'phase', 'step', 'weight', 'essential', 'core', 'question'],
    ...framework.scale.map(({ level }) => `level_${level}`),
  ];
  const rows = listCriteria(framework)
    .filter((row) => part === null || belongsTo(row, part))
    .map(({ criterion, step, phase }) => [
      criterion.id,
      criterion.title,
      phase.id,
      step.id,
      String(criterion.weight),
      String(criterion.essential),
      String(criterion.core),
      criterion.question,
      ...criterion.levels.map(({ descriptor }) => descriptor),
    ]);
  return toCsv([header, ...rows]);
}

function belongsTo({ criterion, step, phase }: ReturnType<typeof listCriteria>[number], part: Part): boolean {
  if (part.criterion !== null) return part.criterion === criterion;
  return part.step === null ? part.phase === phase : part.step === step;
}
