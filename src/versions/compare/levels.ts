import type { Action, Criterion, CriterionLevel } from '../../framework/framework.js';
import type { ChangeFacts, Changes } from '../change.js';
import type { CriterionContext, TextJudge } from './criterion.js';
import { requirementsInWords } from './requirements.js';

/** The descriptors of a criterion, and for each level its ticks, its prerequisites and its action. */
export function compareLevels(
  old: Criterion,
  now: Criterion,
  context: CriterionContext & Pick<ChangeFacts, 'staleReword'>,
  judge: TextJudge,
  changes: Changes,
): void {
  const { part, path, staleReword = null } = context;
  const oldLevels = counterparts(old, now);
  const moved = now.levels.flatMap((is) => {
    const was = oldLevels.get(is.level);
    const isMoved = was !== undefined && was.level !== is.level && was.descriptor === is.descriptor;
    return isMoved ? [{ was, is }] : [];
  });
  if (moved.length > 0) {
    changes.add('descriptors-moved', {
      part,
      path: [...path, 'levels'],
      before: moved.map(({ was }) => String(was.level)),
      after: moved.map(({ is }) => String(is.level)),
    });
  }
  for (const is of now.levels) {
    const was = oldLevels.get(is.level);
    // A level that was added to the scale says so itself.
    if (was === undefined) continue;
    const { level } = is;
    const at = (...keys: string[]) => ({ part, path: [...path, ...keys], level, staleReword });
    if (was.descriptor !== is.descriptor) {
      const { descriptor: before } = was;
      const facts = { ...at('levels', String(level)), before, after: is.descriptor, isText: true };
      changes.add(`descriptor-${judge(before, is.descriptor)}`, facts);
    }
    if (old.checklist.length > 0 && now.checklist.length > 0)
      changes.compare(
        'ticks-changed',
        was.ticksNeeded,
        is.ticksNeeded,
        at('checklist', 'needed', String(level)),
      );
    const before = requirementsInWords(was.requires, context.criterionIds);
    const after = requirementsInWords(is.requires, new Map());
    changes.compare('requires-changed', before, after, at('requires', String(level)));
    compareActions(was.action, is.action, at('actions', String(level)), judge, changes);
  }
}

/**
 * Which old level each new one continues: the one with the same descriptor, wherever it was, for a text that moved
 * took its action along; else the one of the same number; else one that nothing continues.
 */
function counterparts(old: Criterion, now: Criterion): ReadonlyMap<number, CriterionLevel> {
  const left = new Set(old.levels);
  const found = new Map<number, CriterionLevel>();
  const pair = (choose: (was: CriterionLevel, is: CriterionLevel) => boolean) => {
    for (const is of now.levels) {
      if (found.has(is.level)) continue;
      const was = [...left].find((level) => choose(level, is));
      if (was === undefined) continue;
      found.set(is.level, was);
      left.delete(was);
    }
  };
  pair((was, is) => was.descriptor === is.descriptor);
  pair((was, is) => was.level === is.level);
  // A level that the old scale did not have is new.
  pair((_was, is) => old.levels.some(({ level }) => level === is.level));
  return found;
}

function compareActions(
  old: Action | null,
  now: Action | null,
  facts: Pick<ChangeFacts, 'part' | 'path' | 'staleReword'> & { readonly level: number },
  judge: TextJudge,
  changes: Changes,
): void {
  if (old === null || now === null) {
    changes.compare('action-redefined', old?.do ?? null, now?.do ?? null, { ...facts, isText: true });
    return;
  }
  const at = (key: string) => ({ ...facts, path: [...facts.path, key] });
  if (old.do !== now.do) {
    const words = { ...at('do'), before: old.do, after: now.do, isText: true };
    changes.add(`action-${judge(old.do, now.do)}`, words);
  }
  changes.compare('action-owner-changed', old.owner, now.owner, at('owner'));
  changes.compare('action-weeks-changed', old.weeks, now.weeks, at('weeks'));
  changes.compare('action-effort-changed', old.effort, now.effort, at('effort'));
}
