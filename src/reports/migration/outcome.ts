import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type AnswerFate, countFates, type Fate, type MigrationReport } from '../../versions/migration.js';

/** What became of one file. */
export type Outcome = { readonly file: string } & (
  | {
      readonly state: 'migrated';
      readonly report: MigrationReport;
      /** Where the new sheet was written; null in a dry run. */
      readonly written: string | null;
      /** Where the old sheet is kept; null where it was not replaced. */
      readonly backup: string | null;
    }
  /** It is at the new version already. */
  | { readonly state: 'current' }
  /** Found in a folder, and no sheet that can be migrated. */
  | { readonly state: 'left-alone'; readonly why: 'table' | 'no-sheet' }
  | { readonly state: 'refused'; readonly diagnostics: readonly Diagnostic[] }
);

/** What a run did. */
export interface MigrationRun {
  readonly framework: { readonly id: string; readonly version: string };
  readonly outcomes: readonly Outcome[];
  /** What is wrong with the names that were given, before any sheet was read. */
  readonly diagnostics: readonly Diagnostic[];
}

export type Migrated = Extract<Outcome, { state: 'migrated' }>;

export function migratedOf(outcomes: readonly Outcome[]): Migrated[] {
  return outcomes.filter((outcome) => outcome.state === 'migrated');
}

export interface Counts extends Record<Fate, number> {
  readonly total: number;
  /** Of those in the archive, how many have to be answered anew. */
  readonly askAgain: number;
}

export function countAnswers(answers: readonly AnswerFate[]): Counts {
  return {
    total: answers.length,
    ...countFates(answers),
    askAgain: answers.filter(({ askAgain }) => askAgain).length,
  };
}
