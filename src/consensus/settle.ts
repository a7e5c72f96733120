import type { Framework } from '../framework/framework.js';
import type { Answer, AnswerState, Vote } from '../sheet/sheet.js';
import { isSameState, supportFor } from './propose.js';
import { compareText } from './voices.js';

/**
 * The answer that a room has agreed on. Those who see it otherwise are named in its note, in place of what an earlier
 * agreement said of them. Evidence and sources that came with the votes are those of the votes for this answer; what
 * somebody has entered since stays.
 * @param given the answer as it is on the screen, with the state that was chosen
 */
export function settledAnswer(
  given: Answer,
  before: Answer,
  votes: readonly Vote[],
  framework: Framework,
  wasSettled: boolean,
): Answer {
  const [was, is] = [supportFor(votes, before), supportFor(votes, given)];
  const isFromVotes =
    given.evidence === was.evidence && JSON.stringify(given.sources) === JSON.stringify(was.sources);
  const support = isFromVotes ? is : { evidence: given.evidence, sources: given.sources };
  const earlier = wasSettled ? dissent(before, votes, framework) : null;
  const own = (given.note ?? '')
    .replace(earlier ?? '', '')
    .replace(/\s+/g, ' ')
    .trim();
  const said = own === '' || /[.!?…”"]$/.test(own) ? own : `${own}.`;
  return { ...given, ...support, note: `${said} ${dissent(given, votes, framework)}`.trim() };
}

/**
 * “Agreed at 2 after discussion. Otherwise: Senior leaders: A. Sample 4, B. Other 3; Finance team: 2 unknown.” Where
 * nobody is named, how many there are stands before what they said.
 */
function dissent(agreed: AnswerState, votes: readonly Vote[], framework: Framework): string {
  const lead = agreement(agreed);
  const others = votes.filter((vote) => vote.state !== 'unanswered' && !isSameState(vote, agreed));
  if (others.length === 0) return lead;
  const groups = [...new Set(others.map(({ group }) => group))].map((group) => {
    const members = others.filter((vote) => vote.group === group);
    const named = members.flatMap((vote) =>
      vote.name === null ? [] : [`${vote.name} ${stateInShort(vote)}`],
    );
    const unnamed = new Map<string, number>();
    for (const vote of members.filter(({ name }) => name === null)) {
      unnamed.set(stateInShort(vote), (unnamed.get(stateInShort(vote)) ?? 0) + 1);
    }
    const counted = [...unnamed]
      .sort(([one], [other]) => compareText(one, other))
      .map(([answer, number]) => `${number} × ${answer}`);
    return `${groupTitle(framework, group)}: ${[...named, ...counted].join(', ')}`;
  });
  return `${lead} Otherwise: ${groups.join('; ')}.`;
}

/** The same answer, its note saying of these votes what it said of others. */
export function retellDissent(
  answer: Answer,
  before: readonly Vote[],
  after: readonly Vote[],
  framework: Framework,
): Answer {
  const { note } = answer;
  const told = dissent(answer, before, framework);
  return note === null
    ? answer
    : { ...answer, note: note.replace(told, () => dissent(answer, after, framework)) };
}

/** The note of an answer that was agreed on, without who saw it otherwise. */
export function withoutDissenters(
  answer: Answer,
  votes: readonly Vote[],
  framework: Framework,
): string | null {
  return answer.note?.replace(dissent(answer, votes, framework), () => agreement(answer)) ?? null;
}

/** “Agreed at 2 after discussion.” */
function agreement(agreed: AnswerState): string {
  return `Agreed ${agreed.state === 'level' ? `at ${agreed.level}` : `as ${stateInShort(agreed)}`} after discussion.`;
}

/** What a group is called; those who name none are the others. */
export function groupTitle({ groups }: Framework, group: string | null): string {
  if (group === null) return 'others';
  return groups.find(({ id }) => id === group)?.title ?? group;
}

/** An answer in a word or two. */
export function stateInShort(state: AnswerState): string {
  switch (state.state) {
    case 'level':
      return String(state.level);
    case 'unknown':
      return 'unknown';
    case 'not-applicable':
      return 'not applicable';
    case 'unanswered':
      return 'a note';
  }
}
