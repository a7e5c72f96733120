import { roundMean } from '../assessment/mean.js';
import { type Framework, listIds } from '../framework/framework.js';
import { states } from './answers.js';
import { overall } from './columns.js';
import type { Scorer, Variant } from './scorer.js';

/** The least that a score must be: of the whole, or of one phase, step or criterion. */
export interface Threshold {
  readonly part: string;
  readonly least: number;
}

/** A score below its threshold, or none at all. */
export interface Shortfall {
  readonly part: string;
  readonly least: number;
  readonly score: number | null;
  /** Why there is no score. */
  readonly why: string | null;
  /** least − score */
  readonly short: number | null;
}

/** @returns the first part that the framework does not have, or null */
export function findUnknownPart(framework: Framework, thresholds: readonly Threshold[]): string | null {
  const ids = new Set([overall, ...listIds(framework)]);
  return thresholds.find(({ part }) => !ids.has(part))?.part ?? null;
}

/**
 * The thresholds that a sheet does not reach. Scores are compared as they are, rounded to nine decimals and no
 * further. What is not applicable asks for nothing; what has no score for another reason falls short.
 */
export function findShortfalls(
  thresholds: readonly Threshold[],
  scorer: Scorer,
  variant: Variant,
): Shortfall[] {
  return thresholds.flatMap(({ part, least }): Shortfall[] => {
    const found = standingOf(part, scorer, variant);
    if (found === 'not-applicable') return [];
    if (typeof found !== 'number') return [{ part, least, score: null, why: reasons[found], short: null }];
    if (found >= least) return [];
    return [{ part, least, score: found, why: null, short: roundMean(least - found) }];
  });
}

type Missing = 'open' | 'unscored' | 'left-out' | 'not-applicable';

const reasons: Record<Exclude<Missing, 'not-applicable'>, string> = {
  open: 'is not answered',
  unscored: 'has no answers yet',
  'left-out': 'the short form leaves out',
};

function standingOf(part: string, { answers }: Scorer, variant: Variant): number | Missing {
  const place = answers.indexOf.get(part);
  if (place !== undefined) {
    const state = answers.states[place] ?? states.unanswered;
    if (!variant.scope.byId.has(part)) return 'left-out';
    if (state < states.notApplicable) return state;
    return state === states.notApplicable ? 'not-applicable' : 'open';
  }
  const step = variant.steps.find((entry) => entry?.scoped.step.id === part);
  const { overall: whole, phases } = variant.scoreAll();
  const score = part === overall ? whole : step ? variant.outcomeOf(step).score : phases.get(part);
  if (score === undefined) return 'left-out';
  if (score.score !== null) return score.score;
  return score.status === 'not-applicable' ? 'not-applicable' : 'unscored';
}
