import type { AssessedFramework } from '../assessment/assessment.js';
import type { AssignmentStatus, Evidence } from '../sheet/sheet.js';

/**
 * Several assessments with one framework, side by side: plain data that can be printed as JSON. Every list that is
 * called “by column” has an entry for each of `columns`, in their order. Scores, targets and gaps are on the
 * framework’s scale; whatever is worked out is rounded to nine decimals. Null is what is not known, never 0.
 */
export interface Comparison {
  /** Rises when a field changes its meaning or goes away; not when one is added. */
  readonly schemaVersion: 1;
  /** Several dates of one organisation, or several organisations. */
  readonly kind: 'dates' | 'organisations';
  readonly framework: AssessedFramework;
  readonly titles: Readonly<Record<string, string>>;
  readonly columns: readonly ComparedColumn[];
  readonly overall: ComparedScore;
  readonly phases: readonly ComparedPart[];
  readonly steps: readonly ComparedPart[];
  readonly criteria: readonly ComparedCriterion[];
  readonly counts: Readonly<Record<Movement, number>>;
  /**
   * What became of the actions of the plan before: those of Now and Next, and those that somebody had taken on. Of
   * the last two dates; empty for organisations.
   */
  readonly actions: readonly ComparedAction[];
}

export interface ComparedColumn {
  /** What it is called: its date, its organisation, or its file. No two are called the same. */
  readonly label: string;
  readonly organisation: string | null;
  /** Year, month, day. */
  readonly date: string | null;
  readonly file: string;
  /** Set when its sheet was answered for another version of the framework, and carried to this one first. */
  readonly carried: Carried | null;
}

export interface Carried {
  /** Null when the sheet does not say for which. */
  readonly from: string | null;
  readonly to: string;
  /** How many answers stayed, have a new name, another level, a question that was written anew, or no place. */
  readonly answers: {
    readonly kept: number;
    readonly renamed: number;
    readonly rescaled: number;
    readonly 'look-again': number;
    readonly archived: number;
  };
}

/** What moved from the first column to the last. */
export interface Moved {
  /** Last − first; null when either is not known. */
  readonly change: number | null;
  /** By column. */
  readonly gaps: readonly (number | null)[];
  /** The first gap − the last. */
  readonly gapClosed: number | null;
  /** By column. */
  readonly targets: readonly (number | null)[];
  /**
   * (last − first) ÷ (target − first), with the target of the last. Below 0 it went back, above 1 it went beyond.
   * Null where there was nothing to gain.
   */
  readonly progress: number | null;
}

export interface ComparedScore extends Moved {
  /** By column. */
  readonly scores: readonly (number | null)[];
  /** False when the first and the last rest on other questions, so that the change is not all movement. */
  readonly likeForLike: boolean;
}

export interface ComparedPart extends ComparedScore {
  readonly id: string;
  readonly title: string;
  /** Id of the phase of a step; null for a phase. */
  readonly phase: string | null;
}

/**
 * What became of an answer between the first column and the last. `became-known`, `no-longer-known`: it was open, or
 * is. `became-applicable`, `no-longer-applicable`: it did not apply, or does not. `not-known`: neither has a level.
 */
export const movements = [
  'up',
  'down',
  'same',
  'became-known',
  'no-longer-known',
  'became-applicable',
  'no-longer-applicable',
  'not-known',
] as const;
export type Movement = (typeof movements)[number];

export interface ComparedCriterion extends Moved {
  readonly id: string;
  readonly title: string;
  readonly phase: string;
  readonly step: string;
  readonly movement: Movement;
  /** By column. */
  readonly answers: readonly ComparedAnswer[];
}

export interface ComparedAnswer {
  /** `left-out`: the short form leaves it out. */
  readonly state: 'level' | 'unknown' | 'not-applicable' | 'unanswered' | 'left-out';
  readonly level: number | null;
  readonly evidence: Evidence | null;
  readonly note: string | null;
}

export interface ComparedAction {
  readonly criterion: string;
  /** The level that it leads to; null when it is not known. */
  readonly to: number | null;
  readonly do: string | null;
  /** Id of the framework’s owner. */
  readonly role: string | null;
  /** Who has taken it on; null when nobody has. */
  readonly owner: string | null;
  readonly due: string | null;
  readonly status: AssignmentStatus | null;
  /**
   * `done`: its criterion has reached that level. `begun`: somebody says so, and it has not. `not-applicable` and
   * `not-known`: its criterion is so now.
   */
  readonly outcome: 'done' | 'begun' | 'not-begun' | 'not-applicable' | 'not-known';
}
