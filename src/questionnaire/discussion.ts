import { type Agreement, agreementOf } from '../consensus/agreement.js';
import { groupTitle, stateInShort } from '../consensus/settle.js';
import type { Framework } from '../framework/framework.js';
import type { Sheet, Vote } from '../sheet/sheet.js';
import type { Body, Line, Standing } from './dialogue.js';
import { planRoute, type Route, type RouteOptions, type Stop } from './route.js';

/*
 * A discussion of what several respondents see differently: its own route, what the votes look like once they are
 * revealed, and what is noted when the room agrees.
 */

/** What is to be discussed, the furthest apart first; what was settled before is among it. */
export function planDiscussion(framework: Framework, sheet: Sheet, options: RouteOptions): Route {
  const agreement = ({ criterion }: Stop) => agreementOf(sheet.votes.get(criterion.id) ?? []);
  return planRoute(framework, options)
    .map((stop) => ({ stop: { ...stop, discussed: true }, views: agreement(stop) }))
    .filter(({ views }) => views.status === 'to-discuss')
    .sort((a, b) => compareDistance(a.views, b.views))
    .map(({ stop }) => stop);
}

function compareDistance(a: Agreement, b: Agreement): number {
  return (b.spread ?? 0) - (a.spread ?? 0) || Number(b.groupGap) - Number(a.groupGap) || b.voices - a.voices;
}

export function votesOn(sheet: Sheet, { criterion }: Stop): readonly Vote[] {
  return sheet.votes.get(criterion.id) ?? [];
}

/** How many gave an answer, whichever. */
export function countVoices(votes: readonly Vote[]): number {
  return votes.filter(({ state }) => state !== 'unanswered').length;
}

/** Who stands at one answer, group by group. Empty when nobody does. */
export function standAt(
  votes: readonly Vote[],
  framework: Framework,
  test: (vote: Vote) => boolean,
): Standing[] {
  const here = votes.filter(test);
  return [...new Set(here.map(({ group }) => group))].map((group) => {
    const members = here.filter((vote) => vote.group === group);
    const names = members.flatMap(({ name }) => name ?? []);
    const who = names.length === 0 ? '' : ` (${names.join(', ')})`;
    return { voices: members.length, who: `${groupTitle(framework, group)}${who}` };
  });
}

/** “2 of Senior leaders (A. Sample, B. Other), 1 of others”: for those who hear it, to whom dots say nothing. */
export function inNumbers(standings: readonly Standing[]): string {
  return standings.map(({ voices, who }) => `${voices} of ${who}`).join(', ');
}

/** What was noted with the votes; null when nothing was. */
export function notesOf(votes: readonly Vote[], framework: Framework, { criterion }: Stop): Body | null {
  const noted = votes.filter(
    (vote) => vote.note !== null || vote.sources.length > 0 || vote.state === 'not-applicable',
  );
  if (noted.length === 0) return null;
  return [
    { text: criterion.title, style: 'strong' },
    { text: criterion.question },
    ...noted.flatMap((vote): (Line | null)[] => [
      null,
      { text: `${whoSaid(vote, framework)}, ${stateInShort(vote)}`, style: 'strong' },
      ...(vote.state === 'not-applicable' ? [{ text: vote.reason }] : []),
      ...(vote.note === null ? [] : [{ text: vote.note }]),
      ...vote.sources.map((source): Line => ({ prefix: 'Source: ', text: source })),
    ]),
  ];
}

function whoSaid({ name, group }: Vote, framework: Framework): string {
  if (name === null) return `One of ${groupTitle(framework, group)}`;
  return group === null ? name : `${name} (${groupTitle(framework, group)})`;
}
