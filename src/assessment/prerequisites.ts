import type { Requirement } from '../framework/framework.js';
import type { Scope, ScopedCriterion } from './scope.js';
import type { Standing } from './standing.js';

/** A requirement that is not met, and who asks for it. */
export interface Blocker {
  /** `gate`: the phase is not open yet. `requirement`: another criterion should come first. */
  readonly kind: 'gate' | 'requirement';
  /** The criterion that should move first, and the level that it should reach. */
  readonly criterion: string;
  readonly level: number;
  /** Where it stands now. */
  readonly current: number | 'open';
  /** For a gate the phase that it opens; null for a requirement. */
  readonly phase: string | null;
}

/**
 * A requirement is met when the criterion is at the level asked, or not applicable. Open is not met.
 * A criterion that takes no part (the short form leaves it out) asks nothing of anyone.
 */
export function isMet({ criterion, level }: Requirement, standing: Standing): boolean {
  const where = standing.get(criterion);
  return where === undefined || where === 'not-applicable' || (where !== 'open' && where >= level);
}

/** The unmet gates of a phase and of every phase before it. The phase is open when there are none. */
export function closedGates(scope: Scope, phaseIndex: number, standing: Standing): Blocker[] {
  return scope.framework.phases
    .slice(0, phaseIndex + 1)
    .flatMap((phase) =>
      phase.opensWhen
        .filter((requirement) => !isMet(requirement, standing))
        .map((requirement) => blocker('gate', requirement, standing, phase.id)),
    );
}

/** The unmet requirements of a criterion at or below a level of its own. */
export function unmetRequirements(entry: ScopedCriterion, upTo: number, standing: Standing): Blocker[] {
  const unmet = entry.criterion.levels
    .filter(({ level }) => level <= upTo)
    .flatMap(({ requires }) => requires)
    .filter((requirement) => !isMet(requirement, standing));
  // The same criterion may be asked for twice, higher the second time; the highest says all.
  const highest = new Map<string, Requirement>();
  for (const requirement of unmet) {
    const known = highest.get(requirement.criterion);
    if (known === undefined || known.level < requirement.level)
      highest.set(requirement.criterion, requirement);
  }
  return [...highest.values()].map((requirement) => blocker('requirement', requirement, standing, null));
}

/** What keeps a criterion from the level above `level`: closed gates first, then unmet requirements. */
export function blockersOf(
  scope: Scope,
  entry: ScopedCriterion,
  level: number,
  standing: Standing,
): Blocker[] {
  return [
    ...closedGates(scope, entry.phaseIndex, standing),
    ...unmetRequirements(entry, level + 1, standing),
  ];
}

/**
 * The needs of a criterion: the criteria of its unmet requirements at or below its target, of the unmet
 * gates of its phase and of the phases before it, and, in turn, of theirs.
 */
export function needsOf(scope: Scope, start: ScopedCriterion, standing: Standing): Set<string> {
  const needs = new Set<string>();
  const waiting = [start];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const direct = [
      ...unmetRequirements(entry, entry.target.level, standing),
      ...closedGates(scope, entry.phaseIndex, standing),
    ];
    for (const { criterion } of direct) {
      if (needs.has(criterion)) continue;
      needs.add(criterion);
      const next = scope.byId.get(criterion);
      if (next !== undefined) waiting.push(next);
    }
  }
  return needs;
}

function blocker(
  kind: Blocker['kind'],
  { criterion, level }: Requirement,
  standing: Standing,
  phase: string | null,
): Blocker {
  const where = standing.get(criterion);
  return { kind, criterion, level, current: typeof where === 'number' ? where : 'open', phase };
}
