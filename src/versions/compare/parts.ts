import type { Criterion, Framework, Requirement } from '../../framework/framework.js';
import type { ChangedPart, Changes } from '../change.js';
import { type Pair, type Placed, pairUp, placeCriteria, placePhases, placeSteps } from '../match.js';
import { compareCriterion } from './criterion.js';
import { type Ids, requirementsInWords } from './requirements.js';

type Kind = Exclude<ChangedPart['kind'], 'framework'>;

/** What phases, steps and criteria have in common. */
interface Common {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  readonly target: number | null;
  readonly summary?: string | null;
}

/** Compares the phases, steps and criteria: which there are, where they belong, and what each says. */
export function compareParts(old: Framework, now: Framework, changes: Changes): void {
  const phases = pairUp(placePhases(old), placePhases(now));
  const steps = pairUp(placeSteps(old), placeSteps(now));
  const criteria = pairUp(placeCriteria(old), placeCriteria(now));
  const [phaseIds, stepIds, criterionIds] = [newIds(phases), newIds(steps), newIds(criteria)];

  comparePresence('phase', phases, new Map(), changes);
  for (const { old: was, now: is, part, path } of kept('phase', phases)) {
    compareCommon(was.part, is.part, part, is, changes);
    const gate = (requirements: readonly Requirement[], ids: Ids) => requirementsInWords(requirements, ids);
    changes.compare(
      'gate-changed',
      gate(was.part.opensWhen, criterionIds),
      gate(is.part.opensWhen, new Map()),
      {
        part,
        path: [...path, 'opens-when'],
      },
    );
  }
  comparePresence('step', steps, phaseIds, changes);
  for (const { old: was, now: is, part, path } of kept('step', steps)) {
    compareCommon(was.part, is.part, part, is, changes);
    changes.compare('scoring-changed', was.part.scoring, is.part.scoring, {
      part,
      path: [...path, 'scoring'],
    });
  }
  comparePresence('criterion', criteria, stepIds, changes, looksTheSame, ({ question }) => question);
  for (const { old: was, now: is, part, path } of kept('criterion', criteria)) {
    compareCommon(was.part, is.part, part, is, changes);
    compareCriterion(was.part, is.part, { part, path, oldVersion: old.version, now, criterionIds }, changes);
  }
  compareOrder('framework', { id: now.id, title: now.title }, phases, null, ['phases'], changes);
  for (const { part, path } of placePhases(now))
    compareOrder('phase', part, steps, part.id, [...path, 'steps'], changes);
  for (const { part, path } of placeSteps(now))
    compareOrder('step', part, criteria, part.id, [...path, 'criteria'], changes);
}

function newIds(pairs: readonly Pair<Placed<unknown>>[]): Ids {
  return new Map(pairs.flatMap(({ old, now }) => (old && now ? [[old.id, now.id] as const] : [])));
}

function kept<T extends Common>(kind: Kind, pairs: readonly Pair<Placed<T>>[]) {
  return pairs.flatMap(({ old, now }) =>
    old && now ? [{ old, now, part: { kind, id: now.id, title: now.part.title }, path: now.path }] : [],
  );
}

/** Two criteria that ask the same, or two other parts with one title, may be one that was renamed. */
const looksTheSame = (a: Criterion, b: Criterion) => a.question === b.question;
const hasSameTitle = (a: Common, b: Common) => a.title === b.title;

/**
 * What was added, removed, renamed, or moved to another parent.
 * @param parents new ids of the old parents @param said what to show of what came or went
 */
function comparePresence<T extends Common>(
  kind: Kind,
  pairs: readonly Pair<Placed<T>>[],
  parents: Ids,
  changes: Changes,
  isAlike: (a: T, b: T) => boolean = hasSameTitle,
  said: (part: T) => string | null = () => null,
): void {
  const added = pairs.flatMap(({ old, now }) => (old === null && now ? [now] : []));
  const removed = pairs.flatMap(({ old, now }) => (now === null && old ? [old] : []));
  const alike = (parts: readonly Placed<T>[], part: T) =>
    parts.find((other) => isAlike(other.part, part))?.id ?? null;
  for (const { old, now } of pairs) {
    if (now === null) {
      if (old === null) continue;
      const { part, path } = old;
      const about = { kind, id: part.id, title: part.title };
      changes.add(`${kind}-removed`, {
        part: about,
        side: 'old',
        path: [...path, 'id'],
        name: alike(added, part),
        before: said(part),
      });
      continue;
    }
    const part = { kind, id: now.id, title: now.part.title };
    const path = [...now.path, 'id'];
    if (old === null) {
      changes.add(`${kind}-added`, { part, path, name: alike(removed, now.part), after: said(now.part) });
      continue;
    }
    if (old.id !== now.id)
      changes.add(`${kind}-renamed`, {
        part,
        path: [...now.path, 'renamed-from'],
        before: old.id,
        after: now.id,
      });
    if (kind === 'phase' || old.parent === null) continue;
    const parent = parents.get(old.parent) ?? null;
    if (parent !== now.parent)
      changes.add(`${kind}-moved`, { part, path, before: parent ?? old.parent, after: now.parent });
  }
}

function compareCommon(
  old: Common,
  now: Common,
  part: ChangedPart,
  { path }: Placed<unknown>,
  changes: Changes,
) {
  const at = (key: string) => ({ part, path: [...path, key] });
  changes.compare('title-changed', old.title, now.title, { ...at('title'), isText: true });
  changes.compare('summary-changed', old.summary ?? null, now.summary ?? null, {
    ...at('summary'),
    isText: true,
  });
  changes.compare('weight-changed', old.weight, now.weight, at('weight'));
  changes.compare('target-changed', old.target, now.target, at('target'));
}

/** The order of what stayed within one parent; what came, went or moved says so itself. */
function compareOrder(
  kind: ChangedPart['kind'],
  { id, title }: { readonly id: string; readonly title: string },
  pairs: readonly Pair<Placed<unknown>>[],
  parent: string | null,
  path: Placed<unknown>['path'],
  changes: Changes,
): void {
  const stayed = pairs.filter(({ old, now }) => old !== null && now !== null && now.parent === parent);
  const first = stayed[0]?.old?.parent ?? null;
  // Parts that came from somewhere else are judged by those that were together before.
  const groups = new Map<string | null, Pair<Placed<unknown>>[]>();
  for (const pair of stayed) {
    const from = pair.old?.parent ?? first;
    groups.set(from, [...(groups.get(from) ?? []), pair]);
  }
  for (const group of groups.values()) {
    const now = group.flatMap((pair) => pair.now?.id ?? []);
    const before = [...group]
      .sort((a, b) => comparePaths(a.old?.path ?? [], b.old?.path ?? []))
      .flatMap((pair) => pair.now?.id ?? []);
    changes.compare('order-changed', before, now, { part: { kind, id, title }, path });
  }
}

function comparePaths(a: Placed<unknown>['path'], b: Placed<unknown>['path']): number {
  for (const [index, key] of a.entries()) {
    const difference = Number(key) - Number(b[index]);
    // Keys are the same in both; only the numbers differ.
    if (!Number.isNaN(difference) && difference !== 0) return difference;
  }
  return 0;
}
