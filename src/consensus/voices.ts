import type { Framework } from '../framework/framework.js';
import { type Answer, type Respondent, type Sheet, unanswered, type Vote } from '../sheet/sheet.js';

/** A sheet that takes part in a merge. */
export interface Contribution {
  readonly sheet: Sheet;
  /** What the sheet is called, where its respondents are not named. */
  readonly label: string;
}

/** True for an answer that says anything at all. */
export function saysSomething(answer: Answer): boolean {
  return !isEqual(answer, unanswered);
}

/** An answer alone, without who gave it. */
export function answerOf({ name: _name, group: _group, ...answer }: Vote): Answer {
  return answer;
}

/** Votes in an order of their own: by group as the framework lists them, by name, and by what they say. */
export function sortVotes(votes: readonly Vote[], { groups }: Framework): Vote[] {
  const place = ({ group }: Vote) => {
    const index = groups.findIndex(({ id }) => id === group);
    return group === null ? groups.length + 1 : index === -1 ? groups.length : index;
  };
  return [...votes].sort(
    (a, b) =>
      place(a) - place(b) ||
      compareText(a.group ?? '', b.group ?? '') ||
      Number(a.name === null) - Number(b.name === null) ||
      compareText(a.name ?? '', b.name ?? '') ||
      compareText(written(a), written(b)),
  );
}

/** The same for those who answered. */
export function sortRespondents(respondents: readonly Respondent[], framework: Framework): Respondent[] {
  const votes = respondents.map((respondent): Vote => ({ ...unanswered, ...respondent }));
  return sortVotes(votes, framework).map(({ name, group }) => ({ name, group }));
}

/** What is the same in two spellings of a name. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** By code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True when two of these say the same, whatever the order of their fields. */
export function isEqual(a: object, b: object): boolean {
  return written(a) === written(b);
}

function written(value: object): string {
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => compareText(a, b)));
}

/** Each once, as they come. */
export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
