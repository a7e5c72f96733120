import { type Framework, listCriteria } from '../framework/framework.js';
import type { Answer, Assignment, Respondent, Sheet, Vote } from '../sheet/sheet.js';
import { lowerMedian } from './agreement.js';
import { votesIn } from './cast.js';
import { proposeAnswer } from './propose.js';
import {
  type Contribution,
  compareText,
  isEqual,
  nameKey,
  saysSomething,
  sortRespondents,
  sortVotes,
  unique,
} from './voices.js';

/**
 * Makes the sheets of several respondents into one, which carries what each of them said. The order of the sheets
 * does not matter. One sheet alone is that sheet. Where only one of them says anything about a criterion, its answer
 * is taken as it is.
 * @param framework what the sheets have been checked against
 * @param contributions at least one. Where two say something that only one sheet can say (`findConflicts` tells),
 * both organisations are named, and the lower median of the targets counts
 */
export function mergeSheets(framework: Framework, contributions: readonly Contribution[]): Sheet {
  const sheets = contributions.map(({ sheet }) => sheet);
  const [only] = sheets;
  if (only !== undefined && sheets.length === 1) return only;
  const answers = new Map<string, Answer>();
  const votes = new Map<string, readonly Vote[]>();
  const settled = new Set<string>();
  for (const { criterion } of listCriteria(framework)) {
    const { id } = criterion;
    const speaking = contributions.filter((contribution) => votesIn(contribution, id, framework).length > 0);
    const cast = sortVotes(
      speaking.flatMap((contribution) => votesIn(contribution, id, framework)),
      framework,
    );
    if (cast.length === 0) continue;
    votes.set(id, cast);
    const [alone] = speaking.length === 1 ? speaking : [];
    const answer = alone?.sheet.answers.get(id) ?? proposeAnswer(cast, criterion);
    if (saysSomething(answer)) answers.set(id, answer);
    // What was settled without those who speak now is to be discussed again.
    if (alone?.sheet.settled.has(id)) settled.add(id);
  }
  return {
    id: theSame(sheets.map(({ id }) => id)),
    framework: framework.id,
    frameworkVersion: framework.version,
    form: sheets.every(({ form }) => form === 'short') ? 'short' : 'full',
    organisation: mergeNames(sheets.map(({ organisation }) => organisation)),
    date:
      sheets
        .flatMap(({ date }) => date ?? [])
        .sort(compareText)
        .at(-1) ?? null,
    respondents: mergeRespondents(sheets, framework),
    target: middle(sheets.flatMap(({ target }) => target ?? [])),
    targets: mergeTargets(sheets),
    answers,
    votes,
    settled,
    actions: mergeActions(sheets),
  };
}

function theSame(texts: readonly (string | null)[]): string | null {
  const [first, ...others] = unique(texts);
  return others.length === 0 ? (first ?? null) : null;
}

/** Two people are two, even when neither is named; one who is named in two sheets is one. */
function mergeRespondents(sheets: readonly Sheet[], framework: Framework): Respondent[] {
  const all = sheets.flatMap(({ respondents }) => respondents);
  const named = all.filter(({ name }) => name !== null);
  return sortRespondents(
    [
      ...named.filter((one, index) => named.findIndex((other) => isEqual(one, other)) === index),
      ...all.filter(({ name }) => name === null),
    ],
    framework,
  );
}

/** One name where they differ in nothing but capitals and spaces: the spelling that most use. */
function mergeNames(names: readonly (string | null)[]): string | null {
  const spellings = new Map<string, string[]>();
  for (const name of names) {
    if (name !== null) spellings.set(nameKey(name), [...(spellings.get(nameKey(name)) ?? []), name]);
  }
  const usual = [...spellings.values()].map(
    (all) =>
      unique(all).sort(
        (a, b) =>
          all.filter((name) => name === b).length - all.filter((name) => name === a).length ||
          compareText(a, b),
      )[0] ?? '',
  );
  return usual.length === 0 ? null : usual.sort(compareText).join(' and ');
}

function mergeTargets(sheets: readonly Sheet[]): Map<string, number> {
  const ids = unique(sheets.flatMap(({ targets }) => [...targets.keys()])).sort(compareText);
  return new Map(
    ids.flatMap((id) => {
      const target = middle(sheets.flatMap(({ targets }) => targets.get(id) ?? []));
      return target === null ? [] : [[id, target] as const];
    }),
  );
}

function middle(levels: readonly number[]): number | null {
  return lowerMedian([...levels].sort((a, b) => a - b));
}

/** Where two sheets assign one action, the one that is further counts. */
function mergeActions(sheets: readonly Sheet[]): Map<string, Assignment> {
  const ids = unique(sheets.flatMap(({ actions }) => [...actions.keys()])).sort(compareText);
  return new Map(
    ids.flatMap((id) => {
      const all = sheets.flatMap(({ actions }) => actions.get(id) ?? []);
      const [last] = all.sort((a, b) => compareText(progressKey(b), progressKey(a)));
      return last === undefined ? [] : [[id, last] as const];
    }),
  );
}

function progressKey({ to, status, due, owner }: Assignment): string {
  const step = { 'to-do': 0, doing: 1, done: 2 }[status];
  return JSON.stringify([to ?? 0, step, due ?? '', owner ?? '']);
}
