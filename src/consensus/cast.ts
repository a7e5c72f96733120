import type { Framework } from '../framework/framework.js';
import { type Respondent, unanswered, type Vote } from '../sheet/sheet.js';
import { withoutDissenters } from './settle.js';
import { type Contribution, saysSomething } from './voices.js';

/**
 * Who speaks in a sheet. A sheet that several people filled in together is one voice, in the name of them all; a
 * sheet that names nobody speaks in its own name.
 */
function speakerOf({ sheet: { respondents }, label }: Contribution): Respondent {
  if (respondents.length === 0) return { name: label, group: null };
  const groups = new Set(respondents.map(({ group }) => group));
  const names = respondents.flatMap(({ name }) => name ?? []);
  return {
    name: names.length === 0 ? null : names.join(', '),
    group: groups.size === 1 ? (respondents[0]?.group ?? null) : null,
  };
}

/**
 * What a sheet has to say about a criterion: the votes that it carries, or its answer as one vote. What the room
 * noted when it settled the votes goes with them, as a note of nobody in particular.
 */
export function votesIn(
  contribution: Contribution,
  criterion: string,
  framework: Framework,
): readonly Vote[] {
  const { sheet } = contribution;
  const answer = sheet.answers.get(criterion) ?? unanswered;
  const carried = sheet.votes.get(criterion) ?? [];
  if (carried.length === 0) return saysSomething(answer) ? [{ ...speakerOf(contribution), ...answer }] : [];
  // Who saw it otherwise is told by the votes; in the note it would outlive their names.
  const note = withoutDissenters(answer, carried, framework);
  const isSaid = note === null || carried.some((vote) => vote.note === note);
  return isSaid ? carried : [...carried, { name: null, group: null, ...unanswered, note }];
}
