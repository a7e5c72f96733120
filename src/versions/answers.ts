import { type Data, isMapping, type Mapping } from '../source/edit.js';

/* Answers as a sheet has them written: in the short form or the long one. */

/** True for an answer that says nothing at all: the place for one. */
export function saysNothing(answer: Data | undefined): boolean {
  if (answer === undefined || answer === null) return true;
  if (!isMapping(answer)) return false;
  return Object.entries(answer).every(
    ([key, value]) =>
      value === null ||
      value === false ||
      (typeof value === 'string' && value.trim() === '') ||
      (key === 'sources' && Array.isArray(value) && value.length === 0),
  );
}

export function levelIn(answer: Data): number | null {
  const level = isMapping(answer) ? answer.level : answer;
  return typeof level === 'number' ? level : null;
}

export function isNotApplicable(answer: Data): boolean {
  return isMapping(answer) && typeof answer['not-applicable'] === 'string';
}

/** The ticks of an answer; null when none were recorded. */
export function ticksIn(answer: Data): readonly string[] | null {
  const ticked = isMapping(answer) ? answer.ticked : undefined;
  return Array.isArray(ticked) ? ticked.filter((item) => typeof item === 'string') : null;
}

export function withLevel(answer: Data, level: number): Data {
  return isMapping(answer) ? { ...answer, level } : level;
}

/** @param ticked null leaves the key out */
export function withTicks(answer: Data, ticked: readonly string[] | null): Data {
  if (!isMapping(answer)) return answer;
  const { ticked: _, ...rest }: Mapping = answer;
  if (ticked !== null) return { ...answer, ticked };
  return Object.keys(rest).length === 0 ? null : rest;
}

/** An answer in a few words. */
export function inWords(answer: Data): string {
  const level = levelIn(answer);
  if (level !== null) return `level ${level}`;
  if (answer === 'unknown' || (isMapping(answer) && answer.unknown === true)) return 'unknown';
  if (isNotApplicable(answer)) return 'not applicable';
  return 'unanswered';
}
