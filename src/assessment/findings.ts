import { criterionLevel } from '../framework/framework.js';
import { evidenceGrades } from '../sheet/sheet.js';
import type { Constraint, FollowUp, OpenPrerequisite, Strength } from './assessment.js';
import { isWeakEssential, type Plan } from './plan.js';
import { closedGates, isMet, needsOf, unmetRequirements } from './prerequisites.js';
import type { Scope, ScopedCriterion } from './scope.js';
import type { ScoreTree } from './score.js';
import type { Standing } from './standing.js';

/** Criteria at or above target, by weight × level, then evidence, then place in the framework. */
export function findStrengths(scope: Scope, standing: Standing): Strength[] {
  const grade = ({ answer }: ScopedCriterion) => evidenceGrades.indexOf(answer.evidence);
  return levelled(scope, standing)
    .filter(({ entry, level }) => level >= entry.target.level && level > scope.lowest)
    .sort(
      (a, b) =>
        b.entry.criterion.weight * b.level - a.entry.criterion.weight * a.level ||
        grade(b.entry) - grade(a.entry) ||
        a.entry.index - b.entry.index,
    )
    .map(({ entry, level }) => ({
      criterion: entry.criterion.id,
      level,
      target: entry.target.level,
      evidence: entry.answer.evidence,
    }));
}

/** Tier 0 of the plan, gates that are not met, and caps that bite. */
export function findConstraints(
  scope: Scope,
  standing: Standing,
  plan: Plan,
  scored: ScoreTree,
): Constraint[] {
  const weak = plan.candidates
    .filter(({ tier }) => tier === 0)
    .map(
      ({ entry, level }): Constraint => ({
        kind: 'weak-criterion',
        criterion: entry.criterion.id,
        level,
        because: isWeakEssential(scope, entry, level, standing) ? 'essential' : 'waited-for',
      }),
    );
  const gates = scope.framework.phases.flatMap((phase): Constraint[] => {
    const unmet = phase.opensWhen
      .filter((requirement) => !isMet(requirement, standing))
      .map((requirement) => ({
        ...requirement,
        current: standing.get(requirement.criterion) ?? 'open',
        met: false,
      }));
    return unmet.length === 0 ? [] : [{ kind: 'gate', phase: phase.id, unmet }];
  });
  const caps = scored.phases
    .flatMap(({ steps }) => steps)
    .flatMap(({ scoped, score: { level, heldBack } }): Constraint[] =>
      heldBack === null || level === null
        ? []
        : [{ kind: 'held-back', step: scoped.step.id, level, ...heldBack }],
    );
  return [...weak, ...gates, ...caps];
}

/** The open criteria that a gate or a prerequisite waits for: gates first, then by the weight that waits. */
export function findOpenPrerequisites(scope: Scope, standing: Standing, plan: Plan): OpenPrerequisite[] {
  const needs = plan.candidates.map(({ entry }) => ({ entry, needs: needsOf(scope, entry, standing) }));
  const gates = closedGates(scope, scope.framework.phases.length - 1, standing);
  return scope.criteria
    .filter(({ criterion }) => standing.get(criterion.id) === 'open')
    .map((entry) => {
      const { id } = entry.criterion;
      const waiting = needs.filter(({ needs: ids }) => ids.has(id)).map((other) => other.entry.criterion);
      return {
        entry,
        gateOf: gates.filter(({ criterion }) => criterion === id).flatMap(({ phase }) => phase ?? []),
        waitedForBy: waiting.map((criterion) => criterion.id),
        weight: waiting.reduce((sum, { weight }) => sum + weight, 0),
      };
    })
    .filter(({ gateOf, waitedForBy }) => gateOf.length + waitedForBy.length > 0)
    .sort(
      (a, b) =>
        Number(b.gateOf.length > 0) - Number(a.gateOf.length > 0) ||
        b.weight - a.weight ||
        a.entry.index - b.entry.index,
    )
    .map(({ entry, gateOf, waitedForBy }) => ({ ...openQuestion(entry), gateOf, waitedForBy }));
}

/** What remains to be settled apart from the plan, kind by kind, each in the order of the framework. */
export function findFollowUps(
  scope: Scope,
  standing: Standing,
  findOutFirst: readonly OpenPrerequisite[],
): FollowUp[] {
  const asked = new Set(findOutFirst.map(({ criterion }) => criterion));
  const levels = levelled(scope, standing);
  return [
    ...scope.criteria
      .filter(({ criterion }) => standing.get(criterion.id) === 'open' && !asked.has(criterion.id))
      .map((entry): FollowUp => ({ kind: 'open-question', ...openQuestion(entry) })),
    ...levels.flatMap(({ entry, level }): FollowUp[] => {
      const unmet = unmetRequirements(entry, level, standing);
      return unmet.length === 0
        ? []
        : [{ kind: 'claimed-early', criterion: entry.criterion.id, level, unmet }];
    }),
    ...findLowTargets(scope, standing),
    ...levels
      .filter(({ entry }) => entry.criterion.checklist.length > 0 && entry.answer.ticked === null)
      .map(
        ({ entry: { criterion }, level }): FollowUp => ({
          kind: 'ticks-not-recorded',
          criterion: criterion.id,
          level,
          needed: criterionLevel(criterion, level)?.ticksNeeded ?? 0,
        }),
      ),
    ...levels
      .filter(({ entry, level }) => level >= entry.target.level && level > scope.lowest)
      .filter(({ entry }) => entry.answer.evidence === 'asserted')
      .map(
        ({ entry, level }): FollowUp => ({
          kind: 'asserted-only',
          criterion: entry.criterion.id,
          level,
          target: entry.target.level,
        }),
      ),
  ];
}

/** Targets lower than something else requires, so that the plan can never get there. */
function findLowTargets(scope: Scope, standing: Standing): FollowUp[] {
  const needed = new Map<string, { level: number; by: Set<string> }>();
  const ask = (criterion: string, level: number, by: string) => {
    const entry = scope.byId.get(criterion);
    if (entry === undefined || entry.target.level >= level) return;
    const known = needed.get(criterion) ?? { level, by: new Set() };
    known.by.add(by);
    needed.set(criterion, { level: Math.max(known.level, level), by: known.by });
  };
  for (const { criterion, level, phase } of closedGates(scope, scope.framework.phases.length - 1, standing)) {
    ask(criterion, level, phase ?? '');
  }
  for (const entry of scope.criteria) {
    if (standing.get(entry.criterion.id) === 'not-applicable') continue;
    for (const { criterion, level } of unmetRequirements(entry, entry.target.level, standing)) {
      ask(criterion, level, entry.criterion.id);
    }
  }
  return scope.criteria.flatMap(({ criterion: { id }, target }): FollowUp[] => {
    const entry = needed.get(id);
    if (entry === undefined) return [];
    return [
      {
        kind: 'target-too-low',
        criterion: id,
        target: target.level,
        needed: entry.level,
        neededBy: [...entry.by],
      },
    ];
  });
}

function openQuestion({ criterion, answer }: ScopedCriterion) {
  return {
    criterion: criterion.id,
    state: answer.state === 'unknown' ? ('unknown' as const) : ('unanswered' as const),
    note: answer.note,
    ask: criterion.ask,
  };
}

function levelled(scope: Scope, standing: Standing) {
  return scope.criteria.flatMap((entry) => {
    const level = standing.get(entry.criterion.id);
    return typeof level === 'number' ? [{ entry, level }] : [];
  });
}
