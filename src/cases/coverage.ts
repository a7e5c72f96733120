import { isMet } from '../assessment/prerequisites.js';
import { type Scope, scopeAssessment } from '../assessment/scope.js';
import { type Standing, standingOf } from '../assessment/standing.js';
import { type Criterion, type Framework, listCriteria, type Requirement } from '../framework/framework.js';
import type { Case } from './case.js';

/** What the cases of a framework exercise of it, and what they do not. */
export interface Coverage {
  readonly framework: Framework;
  readonly levels: readonly Covered[];
  readonly gates: readonly Covered[];
  readonly prerequisites: readonly Covered[];
  readonly checklists: readonly Covered[];
}

/** Something in a framework that cases can exercise, in one way or in two. */
export interface Covered {
  /** The criterion, or for a gate the phase, that it belongs to. */
  readonly id: string;
  /** The level of that criterion; null for a gate. */
  readonly level: number | null;
  /** What it asks of another criterion; null where it asks nothing. */
  readonly asks: Requirement | null;
  /** The ways in which no case exercises it. */
  readonly missing: readonly Way[];
}

/**
 * `answered`: with that level. `met` and `unmet`: what is asked is there, or is all that is lacking.
 * `enough` and `short`: the ticks are recorded, and are as many as needed, or fewer.
 */
export type Way = 'answered' | 'met' | 'unmet' | 'enough' | 'short';

/**
 * Finds what the cases exercise. A case that expects nothing exercises nothing.
 *
 * - A level of a criterion: a case answers with it.
 * - An entry of a gate: in one case the whole gate is met, and the criterion has a level; in another this entry is
 *   the only one of the gate that is not met.
 * - A prerequisite of a level: it matters when the criterion stands one level below and aims at that level or
 *   higher. In one such case everything that the level asks is met, and the criterion that is asked has a level; in
 *   another this is the only thing asked that is not met.
 * - The ticks that a level needs, where it needs more than the level below: one case claims the level with its
 *   ticks recorded; another has too few ticks for it, and a lower level.
 */
export function findCoverage(framework: Framework, cases: readonly Case[]): Coverage {
  const seen = new Set<string>();
  for (const { sheet, expectations } of cases) {
    if (expectations.length === 0) continue;
    const scope = scopeAssessment(framework, sheet);
    exercise(scope, standingOf(scope), (way, place) => seen.add(keyOf(way, place)));
  }
  const covered = (place: Place, ways: readonly Way[]): Covered => ({
    ...place,
    missing: ways.filter((way) => !seen.has(keyOf(way, place))),
  });
  const criteria = listCriteria(framework).map(({ criterion }) => criterion);
  return {
    framework,
    levels: criteria.flatMap(({ id, levels }) =>
      levels.map(({ level }) => covered({ id, level, asks: null }, ['answered'])),
    ),
    gates: framework.phases.flatMap(({ id, opensWhen }) =>
      opensWhen.map((asks) => covered({ id, level: null, asks }, ['met', 'unmet'])),
    ),
    prerequisites: criteria.flatMap(({ id, levels }) =>
      levels.flatMap(({ level, requires }) =>
        requires.map((asks) => covered({ id, level, asks }, ['met', 'unmet'])),
      ),
    ),
    checklists: criteria.flatMap((criterion) =>
      thresholdsOf(criterion).map(({ level, isLowest }) =>
        // Below the lowest level nobody can be.
        covered({ id: criterion.id, level, asks: null }, isLowest ? ['enough'] : ['enough', 'short']),
      ),
    ),
  };
}

type Place = Omit<Covered, 'missing'>;

/** Says what one case exercises. */
function exercise(scope: Scope, standing: Standing, saw: (way: Way, place: Place) => void): void {
  const has = (id: string) => typeof standing.get(id) === 'number';
  const weigh = (asked: readonly Requirement[], place: Omit<Place, 'asks'>) => {
    const unmet = asked.filter((requirement) => !isMet(requirement, standing));
    const [only] = unmet;
    if (only !== undefined && unmet.length === 1) saw('unmet', { ...place, asks: only });
    if (only !== undefined) return;
    for (const asks of asked) if (has(asks.criterion)) saw('met', { ...place, asks });
  };
  for (const { id, opensWhen } of scope.framework.phases) weigh(opensWhen, { id, level: null });
  for (const { criterion, answer, target } of scope.criteria) {
    const { id } = criterion;
    if (answer.state !== 'level') continue;
    const { level } = answer;
    saw('answered', { id, level, asks: null });
    const next = criterion.levels.find((other) => other.level === level + 1);
    if (next !== undefined && target.level > level) weigh(next.requires, { id, level: next.level });
    if (answer.ticked === null) continue;
    const ticks = new Set(answer.ticked).size;
    for (const threshold of thresholdsOf(criterion)) {
      const place = { id, level: threshold.level, asks: null };
      if (level === threshold.level) saw('enough', place);
      if (level < threshold.level && ticks < threshold.needed) saw('short', place);
    }
  }
}

/** The levels that need more ticks than the one below. */
function thresholdsOf({ levels }: Criterion) {
  return levels.flatMap(({ level, ticksNeeded }, index) =>
    ticksNeeded > (levels[index - 1]?.ticksNeeded ?? 0)
      ? [{ level, needed: ticksNeeded, isLowest: index === 0 }]
      : [],
  );
}

function keyOf(way: Way, { id, level, asks }: Place): string {
  return `${way} ${id} ${level} ${asks?.criterion ?? ''} ${asks?.level ?? ''}`;
}

/** How many of them cases exercise in every way. */
export function countCovered(places: readonly Covered[]): number {
  return places.filter(({ missing }) => missing.length === 0).length;
}
