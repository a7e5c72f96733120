import type { Framework } from '../framework/framework.js';
import { type Change, Changes, type FrameworkDiff, grades } from './change.js';
import { compareFramework } from './compare/framework.js';
import { compareParts } from './compare/parts.js';
import { judgeVersion } from './version-rule.js';

/**
 * What changed from one version of a framework to another. Every difference that a reader of the framework or of a
 * report could notice is a change; each has a grade. Renames are those that the new one declares, never guessed.
 */
export function compareFrameworks(old: Framework, now: Framework): FrameworkDiff {
  const changes = new Changes(now.version);
  compareFramework(old, now, changes);
  compareParts(old, now, changes);
  const sorted = sortChanges(changes.found, now);
  const count = (grade: Change['grade']) => sorted.filter((change) => change.grade === grade).length;
  const isOther = sorted.some(({ kind }) => kind === 'framework-id-changed');
  return {
    old: { id: old.id, version: old.version, title: old.title },
    new: { id: now.id, version: now.version, title: now.title },
    changes: sorted,
    counts: { breaking: count('breaking'), notable: count('notable'), wording: count('wording') },
    version: judgeVersion(old.version, now.version, sorted[0]?.grade ?? null, isOther),
  };
}

/** By grade, then by part: the framework, its parts in their order, then the removed. What is found first stays first. */
function sortChanges(changes: readonly Change[], now: Framework): Change[] {
  const order = new Map<string, number>();
  const add = (id: string) => order.set(id, order.size);
  for (const phase of now.phases) {
    add(phase.id);
    for (const step of phase.steps) {
      add(step.id);
      for (const criterion of step.criteria) add(criterion.id);
    }
  }
  const placeOf = ({ part, place }: Change) =>
    part.kind === 'framework' ? -1 : place.side === 'old' ? order.size : (order.get(part.id) ?? 0);
  return [...changes].sort(
    (a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade) || placeOf(a) - placeOf(b),
  );
}
