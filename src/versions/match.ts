import type { Framework, Phase, Step } from '../framework/framework.js';

/** Something with an id that may have had others. */
export interface Renamable {
  readonly id: string;
  readonly renamedFrom: readonly string[];
}

/** What was there and is there; one side is null for what was added or removed. */
export interface Pair<T> {
  readonly old: T | null;
  readonly now: T | null;
}

/**
 * Pairs the old with the new: by their id, else by an id that the new one says it had. Nothing is guessed: what was
 * renamed without saying so is a removal and an addition.
 * @returns the new in their order, then the removed in theirs
 */
export function pairUp<T extends Renamable>(before: readonly T[], after: readonly T[]): Pair<T>[] {
  const unpaired = new Map(before.map((old) => [old.id, old]));
  const found = new Map<T, T>();
  const pair = (now: T, id: string) => {
    const old = unpaired.get(id);
    if (old === undefined || found.has(now)) return;
    found.set(now, old);
    unpaired.delete(id);
  };
  for (const now of after) pair(now, now.id);
  for (const now of after) for (const id of now.renamedFrom) pair(now, id);
  return [
    ...after.map((now) => ({ old: found.get(now) ?? null, now })),
    ...[...unpaired.values()].map((old) => ({ old, now: null })),
  ];
}

/** The place of a value in a file, from its root. */
export type KeyPath = readonly (string | number)[];

/** A part with what it belongs to, and where it stands in its file. */
export interface Placed<T> extends Renamable {
  readonly part: T;
  /** The id of what it belongs to; null for a phase. */
  readonly parent: string | null;
  readonly path: KeyPath;
}

export function placePhases({ phases }: Framework): Placed<Phase>[] {
  return phases.map((phase, index) => placed(phase, null, ['phases', index]));
}

export function placeSteps(framework: Framework): Placed<Step>[] {
  return placePhases(framework).flatMap(({ part, path }) =>
    part.steps.map((step, index) => placed(step, part.id, [...path, 'steps', index])),
  );
}

export function placeCriteria(framework: Framework) {
  return placeSteps(framework).flatMap(({ part, path }) =>
    part.criteria.map((criterion, index) => placed(criterion, part.id, [...path, 'criteria', index])),
  );
}

function placed<T extends Renamable>(part: T, parent: string | null, path: KeyPath): Placed<T> {
  return { id: part.id, renamedFrom: part.renamedFrom, part, parent, path };
}
