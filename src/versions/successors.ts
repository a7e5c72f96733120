import type { Framework } from '../framework/framework.js';

export type PartKind = 'phase' | 'step' | 'criterion';

export interface Part {
  readonly kind: PartKind;
  readonly id: string;
}

/** What each id stands for: those that a framework has, and those that its parts had in earlier versions. */
export function findSuccessors(framework: Framework): ReadonlyMap<string, Part> {
  const parts = framework.phases.flatMap((phase) => [
    { kind: 'phase' as const, part: phase },
    ...phase.steps.flatMap((step) => [
      { kind: 'step' as const, part: step },
      ...step.criteria.map((criterion) => ({ kind: 'criterion' as const, part: criterion })),
    ]),
  ]);
  const successors = new Map<string, Part>();
  for (const { kind, part } of parts)
    for (const id of part.renamedFrom) successors.set(id, { kind, id: part.id });
  // An id that is there stands for what has it.
  for (const { kind, part } of parts) successors.set(part.id, { kind, id: part.id });
  return successors;
}

/** True when a framework is another version of what an id names. */
export function isVersionOf(framework: Framework, id: string): boolean {
  return framework.id === id || framework.renamedFrom.includes(id);
}
