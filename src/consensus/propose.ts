import { type Criterion, criterionLevel } from '../framework/framework.js';
import {
  type Answer,
  type AnswerState,
  type Evidence,
  evidenceGrades,
  unanswered,
  type Vote,
} from '../sheet/sheet.js';
import { lowerMedian } from './agreement.js';
import { answerOf, isEqual, unique } from './voices.js';

/**
 * The answer that a consensus sheet proposes: the lower median of the levels. Those who do not know, and those who
 * say that it does not apply, do not move it; without any level it does not apply when nobody says otherwise, and
 * is unknown when somebody does not know. What supports another answer stays with its vote.
 * @param votes in an order that does not depend on the order of the sheets
 */
export function proposeAnswer(votes: readonly Vote[], criterion: Criterion): Answer {
  const [first, ...others] = votes.map(answerOf);
  if (first === undefined) return unanswered;
  if (others.every((other) => isEqual(first, other))) return first;
  const state = proposeState(votes);
  const notes = unique(votes.map(({ note }) => note));
  return {
    ...state,
    ...supportFor(votes, state),
    note: notes.length === 1 ? (notes[0] ?? null) : null,
    ticked: proposeTicks(votes, state, criterion),
  };
}

/** What speaks for an answer: the best evidence, and all the sources, of those who gave it. */
export function supportFor(
  votes: readonly Vote[],
  state: AnswerState,
): { readonly evidence: Evidence; readonly sources: readonly string[] } {
  const supporters = votes.filter((vote) => isSameState(vote, state));
  const grade = Math.max(0, ...supporters.map(({ evidence }) => evidenceGrades.indexOf(evidence)));
  return {
    evidence: evidenceGrades[grade] ?? 'asserted',
    sources: unique(supporters.flatMap(({ sources }) => sources)),
  };
}

function proposeState(votes: readonly Vote[]): AnswerState {
  const levels = votes.flatMap((vote) => (vote.state === 'level' ? [vote.level] : [])).sort((a, b) => a - b);
  const level = lowerMedian(levels);
  if (level !== null) return { state: 'level', level };
  if (votes.some(({ state }) => state === 'unknown')) return { state: 'unknown' };
  const reasons = unique(votes.flatMap((vote) => (vote.state === 'not-applicable' ? [vote.reason] : [])));
  return reasons.length === 0
    ? { state: 'unanswered' }
    : { state: 'not-applicable', reason: reasons.join('; ') };
}

/** True when a vote gives this answer, whatever its reason or note. */
export function isSameState(vote: AnswerState, state: AnswerState): boolean {
  return vote.state === 'level' && state.state === 'level'
    ? vote.level === state.level
    : vote.state === state.state;
}

/**
 * The items that at least half of those who recorded them have ticked; not recorded when these are too few for the
 * level, since the sheet would contradict itself.
 */
function proposeTicks(votes: readonly Vote[], state: AnswerState, criterion: Criterion): string[] | null {
  const recorded = votes.flatMap(({ ticked }) => (ticked === null ? [] : [ticked]));
  if (recorded.length === 0) return null;
  const ticked = criterion.checklist
    .map(({ id }) => id)
    .filter((id) => recorded.filter((items) => items.includes(id)).length * 2 >= recorded.length);
  const needed = state.state === 'level' ? (criterionLevel(criterion, state.level)?.ticksNeeded ?? 0) : 0;
  return ticked.length < needed ? null : ticked;
}
