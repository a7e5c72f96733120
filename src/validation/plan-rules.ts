import { type Candidate, planNow, planNowAndNext, planRules } from '../assessment/plan.js';
import { blockersOf } from '../assessment/prerequisites.js';
import { type Scope, type ScopedCriterion, scopeAssessment } from '../assessment/scope.js';
import type { Standing, Where } from '../assessment/standing.js';
import type { Framework } from '../framework/framework.js';
import type { Findings } from '../source/findings.js';
import { childOf, headOf, itemsOf, type Node } from '../source/node.js';
import type { Range } from '../source/source.js';

/** Planning takes time that grows faster than the framework. Above this many criteria nothing is planned. */
const mostCriteria = 300;
/** Smaller phases are done in a wave or two whatever the caps. */
const fewestCriteria = 4;
/** So many of its actions a phase should have in Now when it is its turn, if so many can begin. */
const fewestInNow = 3;

/**
 * What a framework does to its plans: finds phases that the caps of the waves starve, by planning for sheets
 * that nobody has filled in.
 * @param framework a framework without errors
 * @param root the file that it was read from
 */
export function checkPlan(framework: Framework, root: Node, findings: Findings): void {
  const scope = scopeAssessment(framework, {
    form: 'full',
    target: null,
    targets: new Map(),
    answers: new Map(),
  });
  if (scope.criteria.length > mostCriteria) return;
  const atStart = readyCriteria(scope, standingAtStart(scope));
  const open = phasesOf(atStart);
  if (open.length > 1) checkStart(scope, atStart, root, findings);
  // Phases that are open together share the plan; the others have a turn of their own.
  const turns = scope.phases
    .filter(({ phase }) => !open.includes(phase.id) || open.length === 1)
    .flatMap(({ index }) => findStarved(scope, index) ?? []);
  for (const [first, ...others] of groupByCap(turns)) {
    findings.add('starved-phase', placeOf(scope, first.phase, root), {
      when: 'alone',
      ...first,
      others: others.map(({ phase }) => phase),
    });
  }
}

/** With everything at the lowest level, each open phase has an action in Now or Next. */
function checkStart(scope: Scope, ready: readonly ScopedCriterion[], root: Node, findings: Findings): void {
  const { now, next } = planNowAndNext(scope, standingAtStart(scope));
  const served = phasesOf([...now, ...next].map(({ entry }) => entry));
  const open = phasesOf(ready);
  const starved = open.filter((id) => !served.includes(id) && criteriaOf(scope, id).length >= fewestCriteria);
  const [first] = starved;
  if (first === undefined) return;
  const owners = [
    ...new Set(ready.filter(({ phase }) => starved.includes(phase.id)).map((entry) => ownerOf(scope, entry))),
  ];
  const areFull = owners.every(
    (owner) =>
      countOwner(now, owner) >= planRules.now.perOwner && countOwner(next, owner) >= planRules.next.perOwner,
  );
  findings.add('starved-phase', placeOf(scope, first, root), {
    when: 'at-the-start',
    phases: starved,
    open: open.length,
    planned: now.length + next.length,
    owners: areFull ? owners : null,
    takenBy: served,
  });
}

/** A phase that has too little of Now when it is its turn, and why. */
interface Starved {
  readonly phase: string;
  readonly cap: 'owner' | 'step';
  /** The owner or the step that most of its actions share. */
  readonly whose: string;
  readonly theirs: number;
  readonly ready: number;
  readonly planned: number;
  readonly places: number;
  readonly most: number;
}

/** With one phase at the lowest level and all else at its target, Now has three of its actions if three can begin. */
function findStarved(scope: Scope, index: number): Starved | null {
  const phase = scope.framework.phases[index];
  if (phase === undefined || criteriaOf(scope, phase.id).length < fewestCriteria) return null;
  const standing = standingAtTurn(scope, index);
  const ready = readyCriteria(scope, standing).filter((entry) => entry.phase.id === phase.id);
  if (ready.length < fewestInNow || !canBeStarved(scope, ready)) return null;
  const planned = planNow(scope, standing).length;
  if (planned >= fewestInNow) return null;
  const owner = commonest(ready.map((entry) => ownerOf(scope, entry)));
  const step = commonest(ready.map((entry) => entry.step.id));
  const cap = owner.count >= step.count ? 'owner' : 'step';
  const { id: whose, count: theirs } = cap === 'owner' ? owner : step;
  const { actions: places, perOwner, perStep } = planRules.now;
  const most = cap === 'owner' ? perOwner : perStep;
  return { phase: phase.id, cap, whose, theirs, ready: ready.length, planned, places, most };
}

/** One owner who has everything to do starves many phases, and that is one thing to say. */
function groupByCap(turns: readonly Starved[]): [Starved, ...Starved[]][] {
  const groups = new Map<string, [Starved, ...Starved[]]>();
  for (const turn of turns) {
    const key = `${turn.cap} ${turn.whose}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [turn]);
    else group.push(turn);
  }
  return [...groups.values()];
}

/**
 * Two actions close nothing unless they share their owner or their step, so a wave ends with two only if all
 * the others share one of these with them. To ask this first spares most frameworks the planning.
 */
function canBeStarved(scope: Scope, ready: readonly ScopedCriterion[]): boolean {
  return ready.some((one) =>
    ready.every((other) => other.step.id === one.step.id || ownerOf(scope, other) === ownerOf(scope, one)),
  );
}

function standingAtStart(scope: Scope): Standing {
  return new Map(scope.criteria.map(({ criterion }) => [criterion.id, scope.lowest]));
}

/** One phase at the lowest level; all else at its target, or higher where the gates on the way ask for it. */
function standingAtTurn(scope: Scope, index: number): Standing {
  const standing = new Map<string, Where>(
    scope.criteria.map(({ criterion, phaseIndex, target }) => [
      criterion.id,
      phaseIndex === index ? scope.lowest : target.level,
    ]),
  );
  for (const { opensWhen } of scope.framework.phases.slice(0, index + 1)) {
    for (const { criterion, level } of opensWhen) {
      const where = standing.get(criterion);
      if (typeof where === 'number') standing.set(criterion, Math.max(where, level));
    }
  }
  return standing;
}

/** The criteria below their targets whose next action could begin. */
function readyCriteria(scope: Scope, standing: Standing): ScopedCriterion[] {
  return scope.criteria.filter((entry) => {
    const level = standing.get(entry.criterion.id);
    return (
      typeof level === 'number' &&
      level < entry.target.level &&
      blockersOf(scope, entry, level, standing).length === 0
    );
  });
}

/** Who does the first action of a criterion. */
function ownerOf(scope: Scope, { criterion }: ScopedCriterion): string {
  return criterion.levels.find(({ level }) => level === scope.lowest + 1)?.action?.owner ?? '';
}

const countOwner = (wave: readonly Candidate[], owner: string) =>
  wave.filter(({ action }) => action.owner === owner).length;

const phasesOf = (entries: readonly ScopedCriterion[]) => [...new Set(entries.map(({ phase }) => phase.id))];

const criteriaOf = (scope: Scope, phase: string) =>
  scope.criteria.filter((entry) => entry.phase.id === phase);

function commonest(ids: readonly string[]): { id: string; count: number } {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  let most = { id: '', count: 0 };
  for (const [id, count] of counts) if (count > most.count) most = { id, count };
  return most;
}

function placeOf(scope: Scope, phase: string, root: Node): Range {
  const index = scope.framework.phases.findIndex(({ id }) => id === phase);
  const node = itemsOf(childOf(root, 'phases'))[index];
  return headOf(childOf(node, 'id') ?? node ?? root);
}
