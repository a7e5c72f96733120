import type { Effort, FrameworkOrigin, Named, ScaleLevel } from '../framework/framework.js';
import type { AssignmentStatus, Evidence, Form, Respondent } from '../sheet/sheet.js';
import type { AgreementCounts, AssessedAgreement } from './agreement.js';
import type { Tier, Worth } from './plan.js';
import type { Blocker } from './prerequisites.js';
import type { Target } from './scope.js';
import type { Score, StepScore } from './score.js';

/**
 * A framework and a sheet, scored: plain data that can be printed as JSON and read back.
 * Scores, targets and gaps are on the framework's scale, rounded to nine decimals and no further.
 * Phases, steps and criteria are referred to by id; `titles` says what each is called. Owners and groups have
 * ids of their own, listed under `framework`.
 */
export interface Assessment {
  /** Rises when a field changes its meaning or goes away; not when one is added. */
  readonly schemaVersion: 1;
  readonly framework: AssessedFramework;
  readonly sheet: AssessedSheet;
  /** What each phase, step and criterion is called. */
  readonly titles: Readonly<Record<string, string>>;
  readonly overall: Score;
  readonly phases: readonly AssessedPhase[];
  readonly counts: Counts;
  readonly strengths: readonly Strength[];
  readonly constraints: readonly Constraint[];
  readonly findOutFirst: readonly OpenPrerequisite[];
  readonly plan: AssessedPlan;
  readonly followUps: readonly FollowUp[];
  /** How far the respondents agree; null when the sheet was not merged from several. */
  readonly agreement: AgreementCounts | null;
  /** Every action that somebody has taken on, in the order of the framework, whether the plan has it or not. */
  readonly actions: readonly AssessedAction[];
  /** The day on which due dates were judged: year, month, day; null when no action has one. */
  readonly on: string | null;
}

export interface AssessedFramework {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly language: string;
  readonly source: FrameworkOrigin | null;
  readonly limits: string | null;
  readonly scale: readonly ScaleLevel[];
  readonly effort: Readonly<Record<Effort, string>> | null;
  readonly groups: readonly Named[];
  readonly owners: readonly Named[];
}

export interface AssessedSheet {
  readonly organisation: string | null;
  readonly date: string | null;
  readonly form: Form;
  readonly frameworkVersion: string | null;
  readonly respondents: readonly Respondent[];
}

export interface AssessedPhase extends Score {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  /** False while its own gate or the gate of a phase before it is not met. */
  readonly open: boolean;
  /** Its own gate. */
  readonly gate: readonly GateEntry[];
  readonly steps: readonly AssessedStep[];
}

export interface GateEntry {
  readonly criterion: string;
  readonly level: number;
  /** `left-out`: the short form leaves it out, so it counts as met. */
  readonly current: number | 'open' | 'not-applicable' | 'left-out';
  readonly met: boolean;
}

export interface AssessedStep extends StepScore {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  /** The name of the level, from the scale; null when there is none. */
  readonly levelName: string | null;
  /** True while questions are open: the level may still change. */
  readonly provisional: boolean;
  readonly criteria: readonly AssessedCriterion[];
}

export interface AssessedCriterion {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly weight: number;
  readonly essential: boolean;
  readonly core: boolean;
  readonly state: 'level' | 'unknown' | 'not-applicable' | 'unanswered';
  /** Null unless the state is `level`. */
  readonly level: number | null;
  readonly levelName: string | null;
  /** What the level looks like. */
  readonly descriptor: string | null;
  /** The reason, when the state is `not-applicable`. */
  readonly reason: string | null;
  readonly target: Target;
  /** max(0, target − level); null unless the state is `level`. */
  readonly gap: number | null;
  readonly evidence: Evidence;
  readonly sources: readonly string[];
  readonly note: string | null;
  /** Null when the criterion has no checklist. */
  readonly checklist: { readonly recorded: boolean; readonly items: readonly ChecklistItem[] } | null;
  /** Whom to ask. */
  readonly ask: readonly string[];
  /** Its place in the plan's order as things stand; null unless its level is below its target. */
  readonly candidate: AssessedCandidate | null;
  /** What the respondents said, each for themselves; null when the sheet carries no votes on it. */
  readonly agreement: AssessedAgreement | null;
}

export interface AssessedCandidate extends PlaceInOrder {
  /** Ids of the other candidates that have it among their needs. */
  readonly unblocks: readonly string[];
  /** Why its next level cannot be started as things stand; empty when it can. */
  readonly blockedBy: readonly Blocker[];
}

export interface ChecklistItem extends Named {
  readonly ticked: boolean;
}

export interface Counts {
  readonly criteria: number;
  readonly answered: number;
  readonly unknown: number;
  readonly unanswered: number;
  readonly notApplicable: number;
  /** Of the answered criteria, by how well they are known. */
  readonly evidence: Readonly<Record<Evidence, number>>;
}

/** A criterion at or above its target, and above the lowest level. */
export interface Strength {
  readonly criterion: string;
  readonly level: number;
  readonly target: number;
  readonly evidence: Evidence;
}

/**
 * What holds the organisation back: criteria of tier 0 (essential and at one of the two lowest levels, or
 * waited for by such a criterion), gates that are not met, and caps that bite.
 */
export type Constraint =
  | {
      readonly kind: 'weak-criterion';
      readonly criterion: string;
      readonly level: number;
      /** It is essential, weak, and in an open phase; or such a criterion waits for it. */
      readonly because: 'essential' | 'waited-for';
    }
  | { readonly kind: 'gate'; readonly phase: string; readonly unmet: readonly GateEntry[] }
  | {
      readonly kind: 'held-back';
      readonly step: string;
      readonly level: number;
      readonly wouldBe: number;
      readonly by: readonly string[];
    };

/** An open criterion that a gate or a prerequisite waits for. */
export interface OpenPrerequisite {
  readonly criterion: string;
  readonly state: 'unknown' | 'unanswered';
  readonly note: string | null;
  readonly ask: readonly string[];
  /** Ids of the phases whose gate names it. */
  readonly gateOf: readonly string[];
  /** Ids of the criteria below their target that have it among their needs. */
  readonly waitedForBy: readonly string[];
}

export interface AssessedPlan {
  readonly now: PlannedWave;
  readonly next: PlannedWave;
  readonly later: { readonly entries: readonly PlannedLater[]; readonly worth: Worth };
}

export interface PlannedWave {
  readonly actions: readonly PlannedAction[];
  /** The scores with this wave and the waves before it done. */
  readonly worth: Worth;
}

export interface PlannedAction {
  readonly criterion: string;
  readonly step: string;
  readonly phase: string;
  readonly from: number;
  readonly to: number;
  readonly do: string;
  readonly owner: string;
  readonly weeks: number;
  readonly effort: Effort;
  /** Unblocked, small, and six weeks or less. */
  readonly quickWin: boolean;
  readonly target: number;
  /** target − from. */
  readonly gap: number;
  /** Ids of the phases whose unmet gate names the criterion. */
  readonly opens: readonly string[];
  /** Ids of the other candidates that have it among their needs. */
  readonly unblocks: readonly string[];
  /** The descriptor of the level that it leads to: how you will know that it worked. */
  readonly worked: string;
  /** Who has taken it on; null when nobody has. */
  readonly assigned: Assigned | null;
  readonly order: PlaceInOrder;
}

/** Who does an action, and by when. */
export interface Assigned {
  /** A name, or the id of one of the framework’s owners; null leaves it to the owner that the framework names. */
  readonly owner: string | null;
  /** Year, month, day. */
  readonly due: string | null;
  readonly status: AssignmentStatus;
  /** Due before the day of the assessment’s `on`, and neither done nor reached. */
  readonly overdue: boolean;
}

export interface AssessedAction extends Assigned {
  readonly criterion: string;
  /** The level that the action leads to; null when the sheet neither says it nor gives a level to go on from. */
  readonly to: number | null;
  readonly do: string | null;
  /** Id of the owner that the framework names. */
  readonly role: string | null;
  /** True when the criterion is at that level, or above. */
  readonly reached: boolean;
  /** Where the plan has it; null when it has it no more. */
  readonly wave: 'now' | 'next' | 'later' | null;
}

/** Everything that decides a candidate's place in its wave's order; docs/scoring.md explains it. */
export interface PlaceInOrder {
  readonly position: number;
  readonly tier: Tier;
  readonly value: number;
  readonly unblocksWeight: number;
  readonly score: number;
}

export interface PlannedLater {
  readonly criterion: string;
  readonly step: string;
  readonly phase: string;
  readonly from: number;
  readonly target: number;
  /** The highest level that it can reach once everything that can become unblocked is done. */
  readonly reaches: number;
  readonly levels: readonly PlannedLevel[];
  readonly order: PlaceInOrder;
}

export interface PlannedLevel {
  readonly to: number;
  readonly do: string;
  readonly owner: string;
  readonly weeks: number;
  readonly effort: Effort;
  readonly worked: string;
  readonly assigned: Assigned | null;
  readonly blockedBy: readonly Blocker[];
}

/** Something to settle that is not an action of the plan. */
export type FollowUp =
  | {
      readonly kind: 'open-question';
      readonly criterion: string;
      readonly state: 'unknown' | 'unanswered';
      readonly note: string | null;
      readonly ask: readonly string[];
    }
  | {
      readonly kind: 'asserted-only';
      readonly criterion: string;
      readonly level: number;
      readonly target: number;
    }
  | {
      readonly kind: 'ticks-not-recorded';
      readonly criterion: string;
      readonly level: number;
      readonly needed: number;
    }
  | {
      readonly kind: 'claimed-early';
      readonly criterion: string;
      readonly level: number;
      readonly unmet: readonly Blocker[];
    }
  | {
      readonly kind: 'target-too-low';
      readonly criterion: string;
      readonly target: number;
      readonly needed: number;
      readonly neededBy: readonly string[];
    }
  /** To be discussed, and never settled. */
  | {
      readonly kind: 'disagreement';
      readonly criterion: string;
      /** Of the votes; null when nobody gave a level. */
      readonly lowest: number | null;
      readonly highest: number | null;
      /** Votes that say that it does not apply. */
      readonly notApplicable: number;
    }
  /** Somebody has taken the action on, and it is overdue. */
  | ({ readonly kind: 'overdue-action' } & ActionFollowUp)
  /** The action is said to be done, and the level that it leads to is not reached. */
  | ({ readonly kind: 'done-not-reached' } & ActionFollowUp);

interface ActionFollowUp {
  readonly criterion: string;
  readonly to: number | null;
  readonly owner: string | null;
  readonly due: string | null;
}
