import type { Action, Effort } from '../framework/framework.js';
import { type Blocker, blockersOf, closedGates, needsOf } from './prerequisites.js';
import type { Scope, ScopedCriterion } from './scope.js';
import { scoreScope } from './score.js';
import { type Standing, withLevels } from './standing.js';

/** Every number of the plan that is a choice and not arithmetic. */
export const planRules = {
  now: { actions: 5, perStep: 2, perOwner: 2 },
  next: { actions: 7, perStep: 2, perOwner: 3 },
  /** The most that unblocking others adds to a candidate's value. */
  mostUnblocks: 12,
  effortFactor: { small: 3, medium: 2, large: 1 } satisfies Record<Effort, number>,
  quickWin: { effort: 'small', weeks: 6 },
} as const;

/** 0: holds its step back, or such a criterion waits for it. 1: in an open phase. 2: the rest. */
export type Tier = 0 | 1 | 2;

/** A criterion below its target, with everything that decides its place in the order. All whole numbers. */
export interface Candidate {
  readonly entry: ScopedCriterion;
  /** Where it stands. */
  readonly level: number;
  /** The action that leads to `level + 1`. */
  readonly action: Action;
  /** Why that level cannot be worked on yet; empty when it can. */
  readonly blockedBy: readonly Blocker[];
  /** Ids of the phases whose unmet gate names it. */
  readonly gateOf: readonly string[];
  /** Ids of the other candidates that have this one among their needs. */
  readonly unblocks: readonly string[];
  /** B: the sum of their weights, at most 12. */
  readonly unblocksWeight: number;
  /** V = weight × (target − level) + B. */
  readonly value: number;
  /** S = V × 3, 2 or 1, for a small, medium or large action. */
  readonly score: number;
  readonly tier: Tier;
  /** Place in the order, from 1. */
  readonly position: number;
}

/** The scores of the phases, in their order, and of the whole, once something is done. */
export interface Worth {
  readonly overall: number | null;
  readonly phases: readonly { readonly id: string; readonly score: number | null }[];
}

export interface Wave {
  readonly actions: readonly Candidate[];
  /** With this wave and the waves before it done. */
  readonly worth: Worth;
}

export interface LaterEntry {
  readonly candidate: Candidate;
  /** Every level that remains, with its action and what blocks it that did not block a level below it. */
  readonly levels: readonly LaterLevel[];
  /** The highest level that it can reach once everything that can become unblocked is done. */
  readonly reaches: number;
}

export interface LaterLevel {
  readonly level: number;
  readonly action: Action;
  readonly blockedBy: readonly Blocker[];
}

export interface Plan {
  /** The candidates as things stand, in order. */
  readonly candidates: readonly Candidate[];
  readonly now: Wave;
  readonly next: Wave;
  readonly later: { readonly entries: readonly LaterEntry[]; readonly worth: Worth };
}

/** Plans three waves of actions. Deterministic, and independent of the order of the answers. */
export function planActions(scope: Scope, standing: Standing): Plan {
  const candidates = orderCandidates(scope, standing);
  const now = pickWave(candidates, planRules.now);
  const afterNow = applyActions(standing, now);
  const next = pickWave(orderCandidates(scope, afterNow), planRules.next);
  const afterNext = applyActions(afterNow, next);
  const atEnd = finishReachable(scope, afterNext);
  return {
    candidates,
    now: { actions: now, worth: worthOf(scope, afterNow) },
    next: { actions: next, worth: worthOf(scope, afterNext) },
    later: {
      entries: orderCandidates(scope, afterNext).map((candidate) =>
        laterEntry(scope, candidate, afterNext, atEnd),
      ),
      worth: worthOf(scope, atEnd),
    },
  };
}

/** The first wave alone, for whoever needs no more of the plan. */
export function planNow(scope: Scope, standing: Standing): Candidate[] {
  return pickWave(orderCandidates(scope, standing), planRules.now);
}

/** The first two waves alone. */
export function planNowAndNext(scope: Scope, standing: Standing): { now: Candidate[]; next: Candidate[] } {
  const now = planNow(scope, standing);
  const next = pickWave(orderCandidates(scope, applyActions(standing, now)), planRules.next);
  return { now, next };
}

/** The candidates in order: tier ↑, score ↓, unblocks ↓, level ↑, weeks ↑, place in the framework. */
function orderCandidates(scope: Scope, standing: Standing): Candidate[] {
  const below = scope.criteria.flatMap((entry) => {
    const level = standing.get(entry.criterion.id);
    return typeof level === 'number' && level < entry.target.level ? [{ entry, level }] : [];
  });
  const unblocks = new Map<string, ScopedCriterion[]>(below.map(({ entry }) => [entry.criterion.id, []]));
  for (const { entry } of below) {
    for (const need of needsOf(scope, entry, standing)) {
      if (need !== entry.criterion.id) unblocks.get(need)?.push(entry);
    }
  }
  const urgent = findUrgent(scope, below, standing);
  const gates = closedGates(scope, scope.framework.phases.length - 1, standing);
  const unplaced = below.map(({ entry, level }) => {
    const action = actionTo(entry, level + 1);
    const waiting = unblocks.get(entry.criterion.id) ?? [];
    const weight = waiting.reduce((sum, { criterion }) => sum + criterion.weight, 0);
    const unblocksWeight = Math.min(planRules.mostUnblocks, weight);
    const value = entry.criterion.weight * (entry.target.level - level) + unblocksWeight;
    const isOpenPhase = closedGates(scope, entry.phaseIndex, standing).length === 0;
    const tier: Tier = urgent.has(entry.criterion.id) ? 0 : isOpenPhase ? 1 : 2;
    return {
      entry,
      level,
      action,
      blockedBy: blockersOf(scope, entry, level, standing),
      gateOf: gates
        .filter((gate) => gate.criterion === entry.criterion.id)
        .flatMap(({ phase }) => phase ?? []),
      unblocks: waiting.map(({ criterion }) => criterion.id),
      unblocksWeight,
      value,
      score: value * planRules.effortFactor[action.effort],
      tier,
    };
  });
  return unplaced
    .sort(
      (a, b) =>
        a.tier - b.tier ||
        b.score - a.score ||
        b.unblocksWeight - a.unblocksWeight ||
        a.level - b.level ||
        a.action.weeks - b.action.weeks ||
        a.entry.index - b.entry.index,
    )
    .map((candidate, index) => ({ ...candidate, position: index + 1 }));
}

/**
 * Tier 0: essential candidates at one of the two lowest levels in an open phase, and every candidate whose
 * next level such a criterion waits for, in turn.
 */
function findUrgent(
  scope: Scope,
  below: readonly { entry: ScopedCriterion; level: number }[],
  standing: Standing,
): Set<string> {
  const levels = new Map(below.map(({ entry, level }) => [entry.criterion.id, level]));
  const waiting = below
    .filter(({ entry, level }) => isWeakEssential(scope, entry, level, standing))
    .map(({ entry }) => entry);
  const urgent = new Set(waiting.map(({ criterion }) => criterion.id));
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const level = levels.get(entry.criterion.id);
    if (level === undefined) continue;
    for (const { criterion } of blockersOf(scope, entry, level, standing)) {
      const first = scope.byId.get(criterion);
      if (first === undefined || !levels.has(criterion) || urgent.has(criterion)) continue;
      urgent.add(criterion);
      waiting.push(first);
    }
  }
  return urgent;
}

/** An essential criterion at one of the two lowest levels, in an open phase. */
export function isWeakEssential(
  scope: Scope,
  entry: ScopedCriterion,
  level: number,
  standing: Standing,
): boolean {
  const isOpen = closedGates(scope, entry.phaseIndex, standing).length === 0;
  return entry.criterion.essential && level <= scope.lowest + 1 && isOpen;
}

/** Walks the order over what is unblocked and takes what the caps allow. */
function pickWave(
  candidates: readonly Candidate[],
  caps: { readonly actions: number; readonly perStep: number; readonly perOwner: number },
): Candidate[] {
  const picked: Candidate[] = [];
  const count = (same: (other: Candidate) => boolean) => picked.filter(same).length;
  for (const candidate of candidates) {
    if (picked.length === caps.actions) break;
    if (candidate.blockedBy.length > 0) continue;
    if (count(({ entry }) => entry.step.id === candidate.entry.step.id) >= caps.perStep) continue;
    if (count(({ action }) => action.owner === candidate.action.owner) >= caps.perOwner) continue;
    picked.push(candidate);
  }
  return picked;
}

/** The standing once each of these actions is done. */
function applyActions(standing: Standing, actions: readonly Candidate[]): Standing {
  return withLevels(
    standing,
    actions.map(({ entry, level }) => [entry.criterion.id, level + 1]),
  );
}

/** Raises every criterion, a level at a time, as far as its target and what it waits for allow. */
function finishReachable(scope: Scope, standing: Standing): Standing {
  const reached = new Map(standing);
  for (let moved = true; moved; ) {
    moved = false;
    for (const entry of scope.criteria) {
      const level = reached.get(entry.criterion.id);
      if (typeof level !== 'number' || level >= entry.target.level) continue;
      if (blockersOf(scope, entry, level, reached).length > 0) continue;
      reached.set(entry.criterion.id, level + 1);
      moved = true;
    }
  }
  return reached;
}

function laterEntry(scope: Scope, candidate: Candidate, standing: Standing, atEnd: Standing): LaterEntry {
  const { entry, level } = candidate;
  const said = new Set<string>();
  const levels: LaterLevel[] = [];
  for (let to = level + 1; to <= entry.target.level; to += 1) {
    const blockedBy = blockersOf(scope, entry, to - 1, standing).filter((blocker) => {
      const key = `${blocker.kind} ${blocker.criterion} ${blocker.level} ${blocker.phase}`;
      const isNew = !said.has(key);
      said.add(key);
      return isNew;
    });
    levels.push({ level: to, action: actionTo(entry, to), blockedBy });
  }
  const end = atEnd.get(entry.criterion.id);
  return { candidate, levels, reaches: typeof end === 'number' ? end : level };
}

function worthOf(scope: Scope, standing: Standing): Worth {
  const { score, phases } = scoreScope(scope, standing);
  return {
    overall: score.score,
    phases: phases.map(({ scoped, score: { score } }) => ({ id: scoped.phase.id, score })),
  };
}

/** The action that leads to a level. A checked framework has one for every level but the lowest. */
function actionTo(entry: ScopedCriterion, level: number): Action {
  const action = entry.criterion.levels.find((other) => other.level === level)?.action;
  if (!action) throw new Error(`${entry.criterion.id} has no action that leads to level ${level}`);
  return action;
}
