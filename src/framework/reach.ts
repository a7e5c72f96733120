import type { Range } from '../source/source.js';
import type { Outline, OutlineCriterion, OutlinePhase, OutlineRequirement } from './outline.js';

/**
 * What can ever be reached, when everything is done that can be done. A criterion can reach a level when it
 * can reach the one below, its checklist has as many items as the level needs ticks, everything that the
 * level requires can be reached, and its phase can open. A phase can open when the phase before it can and
 * every entry of its gate can be reached.
 */
export interface Reach {
  /** The highest level that a criterion can ever reach. */
  readonly highestOf: (criterion: OutlineCriterion) => number;
  /** Why it can reach no more; null when it can reach the highest level of the scale. */
  readonly obstacleOf: (part: OutlineCriterion | OutlinePhase) => Obstacle | null;
}

/** What stands in the way of a criterion's lowest level that can never be reached, or of a phase. */
export type Obstacle = Waits | Mistake;

/** It waits for something else that can never be so. */
export type Waits =
  /** An entry of its own `requires` or of its gate, and the criterion that this names. */
  | { readonly kind: 'entry'; readonly entry: OutlineRequirement; readonly named: OutlineCriterion }
  /** The phase of the criterion, or the one before the phase. */
  | { readonly kind: 'phase'; readonly phase: OutlinePhase };

/** The mistake is here, and is reported here by the rule that knows it. */
export type Mistake =
  | { readonly kind: 'ticks'; readonly at: Range; readonly needed: number }
  | {
      readonly kind: 'unknown' | 'outside-scale' | 'itself' | 'late-gate';
      readonly at: Range;
      readonly entry: OutlineRequirement;
    };

type Part = OutlineCriterion | OutlinePhase;

/** A criterion at a level or a phase, with what it waits for and what waits for it. */
interface Stop {
  readonly conditions: Condition[];
  readonly waiting: Stop[];
  /** How many conditions are not met yet. */
  open: number;
}

interface Condition {
  /** Null for what can never be. */
  readonly stop: Stop | null;
  /** Null for the level below, which is no obstacle of its own. */
  readonly obstacle: Obstacle | null;
}

/**
 * Finds what can be reached, in time that grows with the size of the file: each stop is reached once the last
 * of its conditions is. Null while the scale is in doubt.
 */
export function findReach(outline: Outline): Reach | null {
  const { bounds } = outline;
  if (bounds === null) return null;
  const { lowest, highest } = bounds;
  const phases = new Map<OutlinePhase, Stop>(outline.phases.map((phase) => [phase, newStop()]));
  const levels = new Map<OutlineCriterion, Stop[]>(
    outline.criteria.map((criterion) => [
      criterion,
      Array.from({ length: highest - lowest }, () => newStop()),
    ]),
  );
  const stopOf = (criterion: OutlineCriterion, level: number) => levels.get(criterion)?.[level - lowest - 1];

  outline.phases.forEach((phase, index) => {
    const stop = phases.get(phase);
    if (stop === undefined) return;
    const before = outline.phases[index - 1];
    if (before !== undefined) wait(stop, phases.get(before) ?? null, { kind: 'phase', phase: before });
    for (const entry of phase.gate) waitForEntry(stop, entry, phase);
  });
  for (const [criterion, stops] of levels) {
    let ticks: { needed: number; at: Range } | null = null;
    const ticksNeeded = new Map(criterion.ticksNeeded.map((entry) => [entry.at.value, entry.count]));
    const items = criterion.checklistItems?.length ?? 0;
    stops.forEach((stop, index) => {
      const level = lowest + 1 + index;
      const below = stops[index - 1];
      if (below !== undefined) wait(stop, below, null);
      else wait(stop, phases.get(criterion.phase) ?? null, { kind: 'phase', phase: criterion.phase });
      const count = ticksNeeded.get(level);
      if (count !== undefined) ticks = { needed: count.value, at: count.range };
      if (items > 0 && ticks !== null && ticks.needed > items) {
        wait(stop, null, { kind: 'ticks', ...ticks });
      }
      for (const { at, requirement } of criterion.requires) {
        if (at.value === level) waitForEntry(stop, requirement, criterion, level);
      }
    });
  }
  settle([...phases.values(), ...[...levels.values()].flat()]);

  const obstacles = new Map<Part, Obstacle | null>();

  return {
    highestOf: (criterion) => lowest + (levels.get(criterion) ?? []).filter(({ open }) => open === 0).length,
    obstacleOf: (part) => {
      const known = obstacles.get(part);
      if (known !== undefined) return known;
      const stop = 'gate' in part ? phases.get(part) : levels.get(part)?.find(({ open }) => open > 0);
      const obstacle = stop === undefined ? null : obstacleIn(stop);
      obstacles.set(part, obstacle);
      return obstacle;
    },
  };

  function waitForEntry(stop: Stop, entry: OutlineRequirement, by: Part, level = highest): void {
    if (entry.level.value <= lowest) return;
    const named = outline.criterionById.get(entry.criterion.value);
    const kind = mistakeIn(entry, named, by, level);
    if (kind !== null) wait(stop, null, { kind, at: entry.criterion.range, entry });
    else if (named !== undefined)
      wait(stop, stopOf(named, entry.level.value) ?? null, { kind: 'entry', entry, named });
  }

  function mistakeIn(
    entry: OutlineRequirement,
    named: OutlineCriterion | undefined,
    by: Part,
    level: number,
  ) {
    if (named === undefined) return 'unknown';
    if (entry.level.value > highest) return 'outside-scale';
    if (named === by && entry.level.value >= level) return 'itself';
    return 'gate' in by && named.phase.index >= by.index ? 'late-gate' : null;
  }
}

/** A mistake here says more than what is waited for elsewhere. */
function obstacleIn({ conditions }: Stop): Obstacle | null {
  const unmet = conditions.filter(({ stop }) => stop === null || stop.open > 0);
  return (unmet.find(({ stop }) => stop === null) ?? unmet[0])?.obstacle ?? null;
}

function newStop(): Stop {
  return { conditions: [], waiting: [], open: 0 };
}

function wait(stop: Stop, condition: Stop | null, obstacle: Obstacle | null): void {
  stop.conditions.push({ stop: condition, obstacle });
  condition?.waiting.push(stop);
  stop.open += 1;
}

/** Takes what waits for nothing, then what waited only for that, and so on. What is left can never be. */
function settle(stops: readonly Stop[]): void {
  const reached = stops.filter(({ open }) => open === 0);
  for (let stop = reached.pop(); stop !== undefined; stop = reached.pop()) {
    for (const next of stop.waiting) {
      next.open -= 1;
      if (next.open === 0) reached.push(next);
    }
  }
}
