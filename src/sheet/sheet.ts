/** What one organisation, or one respondent, answered. Read-only plain data, every default filled in. */
export interface Sheet {
  /** What the sheet calls itself, in tables of many; null leaves it to its file. */
  readonly id: string | null;
  /** The id of the framework that it was checked against. */
  readonly framework: string;
  readonly frameworkVersion: string | null;
  readonly form: Form;
  readonly organisation: string | null;
  /** Year, month, day: `2026-11-23`. */
  readonly date: string | null;
  readonly respondents: readonly Respondent[];
  /** This organisation's default target; null means the framework's. */
  readonly target: number | null;
  /** By id of a phase, a step or a criterion. */
  readonly targets: ReadonlyMap<string, number>;
  /** By id of a criterion. A criterion that is not here is unanswered. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** In a sheet that was merged from several: what each respondent said, by id of a criterion. */
  readonly votes: ReadonlyMap<string, readonly Vote[]>;
  /** Ids of the criteria on which the respondents agreed after they had discussed them. */
  readonly settled: ReadonlySet<string>;
  /** Who really does the action of a criterion, by when, and how far it is; by id of the criterion. */
  readonly actions: ReadonlyMap<string, Assignment>;
}

/** In the short form only core criteria take part. */
export type Form = 'full' | 'short';

export interface Respondent {
  readonly name: string | null;
  readonly group: string | null;
}

/** What one respondent said about one criterion. */
export type Vote = Respondent & Answer;

/** How far an action is, in the order in which it gets there. */
export const assignmentStatuses = ['to-do', 'doing', 'done'] as const;
export type AssignmentStatus = (typeof assignmentStatuses)[number];

/** An action that somebody has taken on. */
export interface Assignment {
  /** The level that the action leads to; null means the level above the one that the sheet gives. */
  readonly to: number | null;
  /** Who does it: a name, or the id of one of the framework’s owners; null leaves it to the framework. */
  readonly owner: string | null;
  /** The day by which it should be done: `2027-03-01`. */
  readonly due: string | null;
  readonly status: AssignmentStatus;
}

/** From the weakest to the strongest. */
export const evidenceGrades = ['asserted', 'seen', 'corroborated'] as const;
export type Evidence = (typeof evidenceGrades)[number];

/** An answer is in one of four states, which are never mixed up: a blank is never 0. */
export type Answer = AnswerState & {
  readonly note: string | null;
  readonly evidence: Evidence;
  readonly sources: readonly string[];
  /** Ids of the checklist items that are true; null when they were not recorded, empty when none is true. */
  readonly ticked: readonly string[] | null;
};

export type AnswerState =
  | { readonly state: 'level'; readonly level: number }
  | { readonly state: 'unknown' }
  | { readonly state: 'not-applicable'; readonly reason: string }
  | { readonly state: 'unanswered' };

/** The answer to a question that was never reached. */
export const unanswered: Answer = {
  state: 'unanswered',
  note: null,
  evidence: 'asserted',
  sources: [],
  ticked: null,
};
