import type { Evidence } from '../sheet/sheet.js';
import type { AssessedCandidate, AssessedCriterion, GateEntry } from './assessment.js';
import type { Blocker } from './prerequisites.js';
import type { Target, TargetOrigin } from './scope.js';
import type { HeldBack, Score, Span } from './score.js';

/** Where the numbers of one part of an assessment come from: plain data, and the assessment's own numbers. */
export type Explanation = WholeExplanation | PhaseExplanation | StepExplanation | CriterionExplanation;

/** A weighted mean as on a flipchart: the products, their sum, the sum of the weights, and what it comes to. */
export interface Working {
  readonly parts: readonly WorkingPart[];
  readonly sum: number;
  readonly weight: number;
  /** sum ÷ weight, as the assessment has it; null when there are no parts. */
  readonly result: number | null;
}

export interface WorkingPart {
  readonly id: string;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
}

interface Means {
  readonly id: string;
  readonly title: string;
  readonly status: Score['status'];
  readonly score: Working;
  /** With every open question at the lowest, and at the highest level; null when nothing is applicable. */
  readonly range: { readonly low: Working; readonly high: Working } | null;
  readonly target: Working;
  readonly gap: Working;
  readonly completeness: Working;
}

export interface WholeExplanation extends Means {
  readonly kind: 'whole';
}

export interface PhaseExplanation extends Means {
  readonly kind: 'phase';
  readonly weight: number;
  readonly open: boolean;
  readonly gate: readonly GateEntry[];
}

/** A step from its criteria, as far as the assessment itself tells. */
export interface StepArithmetic extends Means {
  readonly kind: 'step';
  readonly phase: string;
  readonly weight: number;
  readonly criteria: readonly Pick<
    AssessedCriterion,
    'id' | 'title' | 'state' | 'level' | 'weight' | 'essential' | 'target'
  >[];
  /** The whole level in the score, before any cap; null when nothing is answered. */
  readonly floor: number | null;
  /** The highest level that the weakest answered essential criteria allow; null when there are none. */
  readonly cap: { readonly by: readonly string[]; readonly weakest: number; readonly most: number } | null;
  readonly level: number | null;
  readonly levelName: string | null;
  readonly levelRange: Span | null;
  readonly heldBack: HeldBack | null;
}

export interface StepExplanation extends StepArithmetic {
  /** The single answers that would give the step another level. */
  readonly moves: readonly Move[];
}

/** One criterion raised by one level, or one open question answered. */
export interface Move {
  readonly criterion: string;
  /** Null for a question that is open. */
  readonly from: number | null;
  readonly to: number;
  /** The step's score and level then. */
  readonly score: number;
  readonly level: number;
}

export interface CriterionExplanation {
  readonly kind: 'criterion';
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly step: string;
  readonly phase: string;
  readonly weight: number;
  readonly essential: boolean;
  readonly state: AssessedCriterion['state'];
  readonly level: number | null;
  readonly levelName: string | null;
  readonly descriptor: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly evidence: Evidence;
  readonly sources: readonly string[];
  readonly checklist: AssessedCriterion['checklist'];
  readonly target: Target;
  /** Every place where a target could be set, nearest first; the first one that is set wins. */
  readonly targets: readonly { readonly from: TargetOrigin; readonly level: number | null }[];
  readonly gap: number | null;
  /** What it adds to its step's score: weight × level ÷ the answered weight of the step. */
  readonly share: {
    readonly product: number;
    readonly stepWeight: number;
    readonly stepScore: number;
  } | null;
  /** Its place in the order as things stand; null when it is not below its target. */
  readonly candidate: ExplainedCandidate | null;
  /** In which waves it is, and which level each leads to. */
  readonly waves: readonly { readonly wave: 'now' | 'next' | 'later'; readonly to: number }[];
}

export interface ExplainedCandidate extends AssessedCandidate {
  /** How many candidates there are in all. */
  readonly of: number;
  /** weight × (target − level). */
  readonly ownValue: number;
  /** The other candidates that wait for it, with their weights, before the limit on their sum. */
  readonly waiting: readonly { readonly criterion: string; readonly weight: number }[];
  /** What the effort of the next action multiplies the value by. */
  readonly effortFactor: number;
  readonly effort: string;
  readonly weeks: number;
  readonly do: string;
  readonly blockedBy: readonly Blocker[];
}
