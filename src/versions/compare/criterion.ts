import type { Criterion, Framework } from '../../framework/framework.js';
import { compareVersions, isNextBreaking, promiseTheSame } from '../../framework/version.js';
import type { ChangedPart, ChangeFacts, ChangeKind, Changes } from '../change.js';
import type { KeyPath } from '../match.js';
import { compareTexts, isRedefined, leastSharedOfOneSubject } from '../wording.js';
import { compareChecklist } from './checklist.js';
import { compareLevels } from './levels.js';
import type { Ids } from './requirements.js';

/** What the comparison of one criterion has to know of its surroundings. */
export interface CriterionContext {
  readonly part: ChangedPart;
  readonly path: KeyPath;
  readonly oldVersion: string;
  readonly now: Framework;
  /** What old criteria are called in the new framework. */
  readonly criterionIds: Ids;
}

/** A text of a criterion that changed: reworded where the framework says so, else as the words tell. */
export type TextJudge = (before: string, after: string) => 'redefined' | 'reworded';

/** One criterion, apart from what it has in common with phases and steps. */
export function compareCriterion(
  old: Criterion,
  now: Criterion,
  context: CriterionContext,
  changes: Changes,
): void {
  const { part, path } = context;
  const isDeclared = isDeclaredReworded(now, context.oldVersion, context.now.version);
  const judge: TextJudge = (before, after) =>
    !isDeclared && isRedefined(before, after) ? 'redefined' : 'reworded';
  const staleReword = isDeclared ? null : now.rewordedIn;
  const at = (key: string, isText = false) => ({ part, path: [...path, key], isText, staleReword });

  compareQuestion(old.question, now.question, isDeclared, at('question', true), changes);
  changes.compare('why-changed', old.why, now.why, at('why', true));
  changes.compare('essential-changed', old.essential, now.essential, at('essential'));
  changes.compare('core-changed', old.core, now.core, at('core'));
  changes.compare('ask-changed', old.ask, now.ask, at('ask'));
  changes.compare('look-for-changed', old.lookFor, now.lookFor, at('look-for'));
  compareNotApplicable(
    old.notApplicableWhen,
    now.notApplicableWhen,
    judge,
    at('not-applicable-when', true),
    changes,
  );
  compareChecklist(old, now, { part, path, staleReword }, judge, changes);
  compareLevels(old, now, { ...context, staleReword }, judge, changes);
}

/**
 * True when the framework says that the texts of the criterion were written anew, without a change of meaning, in a
 * version after the old one and not after the new one. It says nothing of the versions before that: where one of them
 * may have broken something, the declaration does not hold.
 */
export function isDeclaredReworded({ rewordedIn }: Criterion, before: string, after: string): boolean {
  return (
    rewordedIn !== null &&
    compareVersions(rewordedIn, before) > 0 &&
    compareVersions(rewordedIn, after) <= 0 &&
    (promiseTheSame(before, rewordedIn) || isNextBreaking(before, rewordedIn))
  );
}

type Facts = Omit<ChangeFacts, 'before' | 'after'>;

function compareQuestion(
  before: string,
  after: string,
  isDeclared: boolean,
  facts: Facts,
  changes: Changes,
): void {
  if (before === after) return;
  changes.add(judgeQuestion(before, after, isDeclared), { ...facts, before, after });
}

/** What became of a question that is written otherwise. */
export function judgeQuestion(
  before: string,
  after: string,
  isDeclared: boolean,
): Extract<ChangeKind, 'question-reworded' | 'question-redefined' | 'id-reused'> {
  if (isDeclared || !isRedefined(before, after)) return 'question-reworded';
  return compareTexts(before, after).shared < leastSharedOfOneSubject ? 'id-reused' : 'question-redefined';
}

function compareNotApplicable(
  before: string | null,
  after: string | null,
  judge: TextJudge,
  facts: Facts,
  changes: Changes,
): void {
  if (before === after) return;
  const kind =
    after === null
      ? 'not-applicable-forbidden'
      : before === null
        ? 'not-applicable-allowed'
        : (`not-applicable-${judge(before, after)}` as const);
  changes.add(kind, { ...facts, before, after });
}
