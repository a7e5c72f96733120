import type { Framework } from '../framework/framework.js';
import type { Answer, Assignment, Sheet, Vote } from '../sheet/sheet.js';
import { type Data, isMapping } from '../source/edit.js';
import { retellDissent } from './settle.js';
import { sortVotes, unique } from './voices.js';

/** A group of fewer is so small that its members would be known. */
export const smallestGroup = 5;

/**
 * The same sheet without the names of those who answered, or who have taken on an action. Groups of fewer than five are folded into the others, who
 * have no group; and while the others themselves are fewer than five, the smallest group joins them. Notes, sources
 * and reasons stay as they were written.
 * @returns the sheet, and the ids of the groups that were folded
 */
export function anonymise(
  sheet: Sheet,
  framework: Framework,
): { readonly sheet: Sheet; readonly folded: readonly string[] } {
  const folded = smallGroups([...sheet.votes.values()]);
  const votes = [...sheet.votes].map(([id, cast]): [string, Vote[]] => [
    id,
    sortVotes(
      cast.map((vote) => ({
        ...vote,
        name: null,
        group: vote.group !== null && folded.includes(vote.group) ? null : vote.group,
      })),
      framework,
    ),
  ]);
  const after = new Map(votes);
  const answers = [...sheet.answers].map(([id, answer]): [string, Answer] => [
    id,
    retellDissent(answer, sheet.votes.get(id) ?? [], after.get(id) ?? [], framework),
  ]);
  const roles = new Set(framework.owners.map(({ id }) => id));
  const actions = [...sheet.actions].map(([id, action]): [string, Assignment] => [
    id,
    action.owner === null || roles.has(action.owner) ? action : { ...action, owner: null },
  ]);
  return {
    // Who was there would say who is meant.
    sheet: { ...sheet, respondents: [], answers: new Map(answers), votes: after, actions: new Map(actions) },
    folded,
  };
}

/** What an archive keeps, at any depth, without who it was: no respondents, names, groups and owners. */
export function withoutNames(data: Data): Data {
  if (Array.isArray(data)) return data.map(withoutNames);
  if (!isMapping(data)) return data;
  const kept = Object.entries(data).filter(
    ([key]) => !['respondent', 'name', 'group', 'owner'].includes(key),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutNames(value)]));
}

/** The groups that are too small to be told apart, by the most voices that each has on one criterion. */
function smallGroups(votes: readonly (readonly Vote[])[]): string[] {
  const sizeOf = (group: string | null) =>
    Math.max(0, ...votes.map((cast) => cast.filter((vote) => vote.group === group).length));
  const groups = unique(votes.flat().map(({ group }) => group)).filter((group) => group !== null);
  const sizes = groups.map((group) => ({ group, size: sizeOf(group) })).sort((a, b) => a.size - b.size);
  const folded = sizes.filter(({ size }) => size < smallestGroup);
  const kept = sizes.filter(({ size }) => size >= smallestGroup);
  let others = sizeOf(null) + folded.reduce((sum, { size }) => sum + size, 0);
  while (others > 0 && others < smallestGroup) {
    const next = kept.shift();
    if (next === undefined) break;
    folded.push(next);
    others += next.size;
  }
  return folded.map(({ group }) => group);
}
