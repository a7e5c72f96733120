import { adviceWords } from './words/advice.js';
import { assessmentWords } from './words/assessment.js';
import { batchWords } from './words/batch.js';
import { casesWords } from './words/cases.js';
import { comparisonWords } from './words/comparison.js';
import { consensusWords } from './words/consensus.js';
import type { Words } from './words/entry.js';
import { fileWords } from './words/file.js';
import { frameworkWords } from './words/framework.js';
import { migrateWords } from './words/migrate.js';
import { settingsWords } from './words/settings.js';
import { shapeWords } from './words/shape.js';
import { sheetWords } from './words/sheet.js';
import { textWords } from './words/text.js';
import { workbookWords } from './words/workbook.js';

/**
 * Every diagnostic and its words. One entry a code: how bad it is, a title and an explanation for
 * `waymark validate --explain`, and the functions that turn the facts of one finding into sentences.
 * A code never changes its meaning; a new kind of problem gets a new code.
 */
export const diagnosticWords = {
  ...fileWords,
  ...textWords,
  ...shapeWords,
  ...frameworkWords,
  ...adviceWords,
  ...sheetWords,
  ...casesWords,
  ...batchWords,
  ...migrateWords,
  ...settingsWords,
  ...assessmentWords,
  ...workbookWords,
  ...consensusWords,
  ...comparisonWords,
} as const satisfies Record<string, Words<never>>;

export type Code = keyof typeof diagnosticWords;
/** The facts that a code's sentences need. */
export type WordsFor<C extends Code> = Parameters<(typeof diagnosticWords)[C]['message']>[0];

/** The codes, in the order of the table. */
export const codes = Object.keys(diagnosticWords) as Code[];

export function isCode(text: string): text is Code {
  return Object.hasOwn(diagnosticWords, text);
}

/** Turns a code and its facts into words. */
export function describe<C extends Code>(
  code: C,
  facts: WordsFor<C>,
): { severity: 'error' | 'warning'; message: string; hint: string | null } {
  const entry: Words<WordsFor<C>> = diagnosticWords[code] as unknown as Words<WordsFor<C>>;
  return { severity: entry.severity, message: entry.message(facts), hint: entry.hint?.(facts) ?? null };
}
