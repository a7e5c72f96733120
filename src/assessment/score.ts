import type { Step } from '../framework/framework.js';
import { roundMean, type Weighted, weightedMean, weightedMeanOfKnown } from './mean.js';
import type { Scope, ScopedCriterion, ScopedPhase, ScopedStep } from './scope.js';
import type { Standing, Where } from './standing.js';

/**
 * How a step's score is made from the levels of its answered criteria.
 * An entry takes at least one level and returns a number between the lowest and the highest of them.
 */
const scoringMethods: Record<Step['scoring'], (levels: readonly Weighted[]) => number | null> = {
  mean: weightedMean,
};

export type Status = 'complete' | 'partial' | 'unscored' | 'not-applicable';

/** From the lowest the score could be once the open questions are answered to the highest. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/**
 * What steps, phases and the whole have in common. Scores lie on the scale; weights are whole. Every number
 * of a tree that has been scored is rounded to nine decimals.
 */
export interface Score {
  /** Null when nothing is answered. */
  readonly score: number | null;
  /** Null when nothing is applicable; one point when nothing is open. */
  readonly range: Span | null;
  /** The share of the applicable weight that is answered, from 0 to 1; null when nothing is applicable. */
  readonly completeness: number | null;
  readonly status: Status;
  /** The weighted mean of the targets of what is applicable; null when nothing is. */
  readonly target: number | null;
  /** The weighted mean of the gaps of what is scored: strength elsewhere does not fill a gap. */
  readonly gap: number | null;
}

export interface StepScore extends Score {
  /** The whole level reached, caps applied; null when nothing is answered. */
  readonly level: number | null;
  /** The level at both ends of the range, caps applied; null when nothing is applicable. */
  readonly levelRange: Span | null;
  /** Set when weak essential criteria keep the level below the floor of the score. */
  readonly heldBack: HeldBack | null;
}

export interface HeldBack {
  /** Ids of the essential criteria that are lowest. */
  readonly by: readonly string[];
  /** The level that the score alone would give. */
  readonly wouldBe: number;
}

/** The score of the whole, of its phases and of their steps, in the order of the scope. */
export interface ScoreTree {
  readonly score: Score;
  readonly phases: readonly ScoredPhase[];
}

export interface ScoredPhase {
  readonly scoped: ScopedPhase;
  readonly score: Score;
  readonly steps: readonly ScoredStep[];
}

export interface ScoredStep {
  readonly scoped: ScopedStep;
  readonly score: StepScore;
}

/**
 * Scores every step, every phase and the whole.
 * Each mean is made from the unrounded means below it; all are rounded to nine decimals at the end.
 */
export function scoreScope(scope: Scope, standing: Standing): ScoreTree {
  const phases = scope.phases.map((scopedPhase): ScoredPhase => {
    const steps = scopedPhase.steps.map((scoped): ScoredStep => {
      const places = scoped.criteria.map(({ criterion }) => standing.get(criterion.id) ?? 'open');
      return { scoped, score: scoreStep(scoped, places, scope) };
    });
    const parts = steps.map(({ scoped, score }) => ({ weight: scoped.step.weight, score }));
    return { scoped: scopedPhase, score: combineScores(parts), steps };
  });
  const parts = phases.map(({ scoped, score }) => ({ weight: scoped.phase.weight, score }));
  return roundTree({ score: combineScores(parts), phases });
}

function roundTree({ score, phases }: ScoreTree): ScoreTree {
  return {
    score: roundScore(score),
    phases: phases.map((phase) => ({
      ...phase,
      score: roundScore(phase.score),
      steps: phase.steps.map((step) => ({ ...step, score: roundScore(step.score) })),
    })),
  };
}

/** A score as it is reported and compared: every number rounded to nine decimals. */
export function roundScore<S extends Score>(score: S): S {
  return {
    ...score,
    score: roundMean(score.score),
    range: score.range && { low: roundMean(score.range.low), high: roundMean(score.range.high) },
    completeness: roundMean(score.completeness),
    target: roundMean(score.target),
    gap: roundMean(score.gap),
  };
}

/**
 * A phase from its steps, or the whole from its phases.
 * @param parts the unrounded scores of all of them, the unscored ones too
 */
export function combineScores(parts: readonly { readonly weight: number; readonly score: Score }[]): Score {
  const mean = (pick: (score: Score) => number | null) =>
    weightedMeanOfKnown(parts.map(({ weight, score }) => ({ weight, value: pick(score) })));
  const low = mean(({ range }) => range?.low ?? null);
  const high = mean(({ range }) => range?.high ?? null);
  return {
    score: mean(({ score }) => score),
    range: low === null || high === null ? null : { low, high },
    completeness: mean(({ completeness }) => completeness),
    status: combinedStatus(parts.map(({ score }) => score.status)),
    target: mean(({ target }) => target),
    gap: mean(({ gap }) => gap),
  };
}

function combinedStatus(statuses: readonly Status[]): Status {
  const applicable = statuses.filter((status) => status !== 'not-applicable');
  if (applicable.length === 0) return 'not-applicable';
  if (applicable.every((status) => status === 'complete')) return 'complete';
  return applicable.every((status) => status === 'unscored') ? 'unscored' : 'partial';
}

/**
 * Scores one step; nothing is rounded yet.
 * @param places where the criteria of the step stand, in their order
 * @param bounds the lowest and the highest level of the scale
 */
export function scoreStep(
  { step, criteria }: ScopedStep,
  places: readonly Where[],
  bounds: Pick<Scope, 'lowest' | 'highest'>,
): StepScore {
  const targets: Weighted[] = [];
  const gaps: Weighted[] = [];
  let answered = 0;
  let applicable = 0;
  for (const [index, { criterion, target }] of criteria.entries()) {
    const where = places[index];
    if (where === 'not-applicable') continue;
    const { weight } = criterion;
    applicable += weight;
    targets.push({ weight, value: target.level });
    if (typeof where !== 'number') continue;
    answered += weight;
    gaps.push({ weight, value: Math.max(0, target.level - where) });
  }
  const now = levelReached(step, criteria, places, null);
  // With nothing open the range is one point.
  const isOpen = gaps.length < targets.length;
  const least = isOpen ? levelReached(step, criteria, places, bounds.lowest) : now;
  const most = isOpen ? levelReached(step, criteria, places, bounds.highest) : now;
  return {
    score: now?.score ?? null,
    range: least && most ? { low: least.score, high: most.score } : null,
    completeness: applicable === 0 ? null : answered / applicable,
    status: stepStatus(targets.length, gaps.length),
    target: weightedMean(targets),
    gap: weightedMean(gaps),
    level: now?.level ?? null,
    levelRange: least && most ? { low: least.level, high: most.level } : null,
    heldBack: now?.heldBack ?? null,
  };
}

function stepStatus(applicable: number, answered: number): Status {
  if (applicable === 0) return 'not-applicable';
  if (answered === 0) return 'unscored';
  return answered === applicable ? 'complete' : 'partial';
}

/**
 * The score of a step and the whole level that it reaches: the floor of the score, and never more than one
 * above the lowest answered essential criterion.
 * @param openAt the level that open criteria count as; null leaves them out
 */
function levelReached(
  step: Step,
  criteria: readonly ScopedCriterion[],
  places: readonly Where[],
  openAt: number | null,
): { score: number; level: number; heldBack: HeldBack | null } | null {
  const levels: Weighted[] = [];
  let weakest = Number.POSITIVE_INFINITY;
  let by: string[] = [];
  for (const [index, { criterion }] of criteria.entries()) {
    const where = places[index];
    const level = where === 'open' ? openAt : where;
    if (typeof level !== 'number') continue;
    levels.push({ weight: criterion.weight, value: level });
    if (!criterion.essential || level > weakest) continue;
    if (level < weakest) by = [];
    by.push(criterion.id);
    weakest = level;
  }
  const score = scoringMethods[step.scoring](levels);
  if (score === null) return null;
  const wouldBe = Math.floor(roundMean(score));
  if (wouldBe <= weakest + 1) return { score, level: wouldBe, heldBack: null };
  return { score, level: weakest + 1, heldBack: { by, wouldBe } };
}
