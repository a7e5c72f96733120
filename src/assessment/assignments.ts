import type { Assignment, Sheet } from '../sheet/sheet.js';
import type { AssessedAction, AssessedPlan, Assigned, FollowUp } from './assessment.js';
import type { Scope, ScopedCriterion } from './scope.js';

/** An assignment of the sheet with the criterion that it is for, and the level that its action leads to. */
interface Entry {
  readonly scoped: ScopedCriterion;
  readonly assignment: Assignment;
  /** Null when the sheet neither says it nor gives a level to go on from. */
  readonly to: number | null;
  readonly reached: boolean;
  readonly overdue: boolean;
}

/** Who has taken on which actions, and by when. */
export class Assignments {
  /** The day on which due dates are judged; null when there is nothing to judge. */
  readonly on: string | null;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** @param on year, month, day; null judges nothing */
  constructor(scope: Scope, { actions }: Pick<Sheet, 'actions'>, on: string | null) {
    const entries = scope.criteria.flatMap((scoped): [string, Entry][] => {
      const assignment = actions.get(scoped.criterion.id);
      return assignment === undefined ? [] : [[scoped.criterion.id, entryOf(scoped, assignment, on)]];
    });
    this.#entries = new Map(entries);
    this.on = entries.some(([, { assignment }]) => assignment.due !== null) ? on : null;
  }

  /** Who does the action that leads a criterion to a level; null when nobody has taken it on. */
  of(criterion: string, to: number): Assigned | null {
    const entry = this.#entries.get(criterion);
    return entry === undefined || entry.to !== to ? null : assignedOf(entry);
  }

  /** All of them, in the order of the framework. */
  list(plan: AssessedPlan): AssessedAction[] {
    return [...this.#entries.values()].map((entry) => {
      const { scoped, to, reached } = entry;
      const { id } = scoped.criterion;
      const action = scoped.criterion.levels.find(({ level }) => level === to)?.action ?? null;
      return {
        criterion: id,
        to,
        do: action?.do ?? null,
        role: action?.owner ?? null,
        ...assignedOf(entry),
        reached,
        wave: to === null ? null : waveOf(plan, id, to),
      };
    });
  }

  /** What is overdue, and what is said to be done although its level is not reached. */
  followUps(): FollowUp[] {
    const all = [...this.#entries.values()];
    return [
      ...all
        .filter(({ overdue }) => overdue)
        .map((entry): FollowUp => ({ kind: 'overdue-action', ...whatAndWho(entry) })),
      ...all
        .filter(({ assignment: { status }, reached }) => status === 'done' && !reached)
        .map((entry): FollowUp => ({ kind: 'done-not-reached', ...whatAndWho(entry) })),
    ];
  }
}

function entryOf(scoped: ScopedCriterion, assignment: Assignment, on: string | null): Entry {
  const level = scoped.answer.state === 'level' ? scoped.answer.level : null;
  const highest = scoped.criterion.levels.at(-1)?.level ?? 0;
  const to = assignment.to ?? (level === null || level >= highest ? null : level + 1);
  const reached = to !== null && level !== null && level >= to;
  const isLate = assignment.due !== null && on !== null && assignment.due < on;
  return { scoped, assignment, to, reached, overdue: isLate && assignment.status !== 'done' && !reached };
}

function assignedOf({ assignment: { owner, due, status }, overdue }: Entry): Assigned {
  return { owner, due, status, overdue };
}

function waveOf({ now, next, later }: AssessedPlan, criterion: string, to: number): AssessedAction['wave'] {
  const isIt = (action: { criterion: string; to: number }) =>
    action.criterion === criterion && action.to === to;
  if (now.actions.some(isIt)) return 'now';
  if (next.actions.some(isIt)) return 'next';
  const entry = later.entries.find((one) => one.criterion === criterion);
  return entry?.levels.some((level) => level.to === to) ? 'later' : null;
}

function whatAndWho({ scoped, assignment: { owner, due }, to }: Entry) {
  return { criterion: scoped.criterion.id, to, owner, due };
}
