import type { AssessedAction, AssessedCriterion, Assessment } from '../assessment/assessment.js';
import type { ComparedAction } from './comparison.js';

/**
 * What became of the actions of the plan before: those of its first two waves, and those that somebody had taken on,
 * in the order of the plan.
 */
export function compareActions(before: Assessment, after: Assessment): ComparedAction[] {
  const { now, next } = before.plan;
  const planned = [...now.actions, ...next.actions].map(
    (action): Known => ({
      criterion: action.criterion,
      to: action.to,
      do: action.do,
      role: action.owner,
    }),
  );
  const isPlanned = ({ criterion, to }: AssessedAction) =>
    planned.some((action) => action.criterion === criterion && action.to === to);
  const others = before.actions
    // What was reached by then is no action any more.
    .filter((action) => !action.reached && !isPlanned(action))
    .map(({ criterion, to, do: what, role }): Known => ({ criterion, to, do: what, role }));
  const criteria = new Map(
    after.phases
      .flatMap(({ steps }) => steps)
      .flatMap((step) => step.criteria)
      .map((criterion) => [criterion.id, criterion]),
  );
  return [...planned, ...others].map((action) => {
    const taken = [before, after].map(({ actions }) =>
      actions.find(({ criterion, to }) => criterion === action.criterion && to === action.to),
    );
    // What is said last counts; what was said first is all there is when the sheet of today says nothing.
    const assigned = taken[1] ?? taken[0] ?? null;
    return {
      ...action,
      owner: assigned?.owner ?? null,
      due: assigned?.due ?? null,
      status: assigned?.status ?? null,
      outcome: outcomeOf(criteria.get(action.criterion), action.to, taken),
    };
  });
}

type Known = Pick<ComparedAction, 'criterion' | 'to' | 'do' | 'role'>;

function outcomeOf(
  criterion: AssessedCriterion | undefined,
  to: number | null,
  taken: readonly (AssessedAction | undefined)[],
): ComparedAction['outcome'] {
  if (criterion?.level != null && to !== null && criterion.level >= to) return 'done';
  if (criterion === undefined || criterion.state === 'not-applicable') return 'not-applicable';
  if (taken.some((action) => action?.status === 'doing' || action?.status === 'done')) return 'begun';
  return criterion.level === null ? 'not-known' : 'not-begun';
}
