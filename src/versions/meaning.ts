import { type Criterion, criterionLevel } from '../framework/framework.js';
import { isDeclaredReworded, judgeQuestion } from './compare/criterion.js';
import { isRedefined } from './wording.js';

/** What of a criterion says something else than it did. */
export interface Meaning {
  /** The id asks another question altogether. */
  readonly isReused: boolean;
  readonly isQuestionRedefined: boolean;
  /** Levels that both scales have. */
  readonly levels: readonly number[];
  /** The case in which it may be not applicable. */
  readonly isExceptionRedefined: boolean;
  /** Items of the checklist, by their new id. */
  readonly items: readonly string[];
  /** True when a text says something else than another. */
  isRedefined(before: string, after: string): boolean;
}

/** Nothing is known that has changed. */
export const sameMeaning: Meaning = {
  isReused: false,
  isQuestionRedefined: false,
  levels: [],
  isExceptionRedefined: false,
  items: [],
  isRedefined: () => false,
};

/**
 * What “diff” calls breaking, as far as an answer depends on it.
 * @param versions that of the old framework and that of the new one
 */
export function compareMeaning(
  old: Criterion,
  now: Criterion,
  versions: { readonly old: string; readonly now: string },
): Meaning {
  const isDeclared = isDeclaredReworded(now, versions.old, versions.now);
  const isRedefinedHere = (before: string, after: string) => !isDeclared && isRedefined(before, after);
  const question = judgeQuestion(old.question, now.question, isDeclared);
  const levels = now.levels.flatMap(({ level, descriptor }) => {
    const before = criterionLevel(old, level)?.descriptor;
    if (before === undefined || before === descriptor) return [];
    // A descriptor of another level, word for word, whatever else was written anew.
    const isMoved = old.levels.some((other) => other.descriptor === descriptor);
    return isMoved || isRedefinedHere(before, descriptor) ? [level] : [];
  });
  const items = now.checklist.flatMap(({ id, title }) => {
    const former = old.checklist.some((item) => item.id === id)
      ? id
      : now.renamedItems.find(({ to }) => to === id)?.from;
    const before = old.checklist.find((item) => item.id === former);
    return before !== undefined && isRedefinedHere(before.title, title) ? [id] : [];
  });
  const [exception, exceptionNow] = [old.notApplicableWhen, now.notApplicableWhen];
  return {
    // Whoever declares that it was renamed says that it is still the same.
    isReused: question === 'id-reused' && old.id === now.id,
    isQuestionRedefined: question !== 'question-reworded',
    levels,
    isExceptionRedefined:
      exception !== null && exceptionNow !== null && isRedefinedHere(exception, exceptionNow),
    items,
    isRedefined: isRedefinedHere,
  };
}
