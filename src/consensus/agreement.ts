import type { Vote } from '../sheet/sheet.js';

/** How far the respondents are of one mind about one criterion. Levels are on the framework’s scale. */
export interface Agreement {
  readonly status: AgreementStatus;
  /** The lower median of the levels; null when nobody gave one. */
  readonly median: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** highest − lowest. */
  readonly spread: number | null;
  /** True when the lower medians of two groups differ. */
  readonly groupGap: boolean;
  /** In the order in which they first speak; those who named no group come last, as the group null. */
  readonly groups: readonly GroupView[];
  /** How many gave a level, said that they do not know, or said that it does not apply. */
  readonly voices: number;
  readonly unknown: number;
  readonly notApplicable: number;
}

/**
 * `agreed`: all are within one level and nobody is unknown. `to-discuss`: they are two levels apart or more, or
 * some say that it does not apply. `mixed`: neither; somebody stands apart, or does not know. `one-voice`: there
 * are not two who could agree.
 */
export type AgreementStatus = 'agreed' | 'mixed' | 'to-discuss' | 'one-voice';

export interface GroupView {
  readonly group: string | null;
  readonly voices: number;
  /** The lower median of the group’s levels; null when nobody in it gave one. */
  readonly median: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** Levels that are this far apart are to be discussed. */
const farApart = 2;

/** From so many levels on it is the middle half that counts, so that one person alone does not make a dispute. */
const enoughForQuartiles = 5;

/** What the votes on one criterion say together. It does not depend on their order, but for that of the groups. */
export function agreementOf(votes: readonly Vote[]): Agreement {
  const all = viewOf(votes);
  const count = (state: Vote['state']) => votes.filter((vote) => vote.state === state).length;
  const [unknown, notApplicable] = [count('unknown'), count('not-applicable')];
  const names = [...new Set(votes.map(({ group }) => group))];
  const groups = [...names.filter((name) => name !== null), ...names.filter((name) => name === null)].map(
    (group) => ({ group, ...viewOf(votes.filter((vote) => vote.group === group)) }),
  );
  const medians = groups.flatMap(({ group, median }) => (group === null || median === null ? [] : [median]));
  return {
    ...all,
    status: statusOf(levelsOf(votes), all.voices, unknown, notApplicable),
    spread: all.highest === null || all.lowest === null ? null : all.highest - all.lowest,
    groupGap: new Set(medians).size > 1,
    groups,
    unknown,
    notApplicable,
  };
}

function statusOf(
  levels: readonly number[],
  voices: number,
  unknown: number,
  notApplicable: number,
): AgreementStatus {
  if (voices < 2) return 'one-voice';
  const range = (levels.at(-1) ?? 0) - (levels[0] ?? 0);
  const apart = levels.length >= enoughForQuartiles ? interquartileRange(levels) : range;
  if (apart >= farApart || (notApplicable > 0 && levels.length > 0)) return 'to-discuss';
  return range < farApart && unknown === 0 ? 'agreed' : 'mixed';
}

function viewOf(votes: readonly Vote[]): Omit<GroupView, 'group'> {
  const levels = levelsOf(votes);
  return {
    voices: votes.filter(({ state }) => state !== 'unanswered').length,
    median: lowerMedian(levels),
    lowest: levels[0] ?? null,
    highest: levels.at(-1) ?? null,
  };
}

/** The levels that were given, lowest first. */
function levelsOf(votes: readonly Vote[]): number[] {
  return votes.flatMap((vote) => (vote.state === 'level' ? [vote.level] : [])).sort((a, b) => a - b);
}

/**
 * The middle level; of two in the middle the lower, as the room is asked to choose in doubt.
 * @param levels lowest first
 * @returns null when there are none
 */
export function lowerMedian(levels: readonly number[]): number | null {
  return levels[Math.floor((levels.length - 1) / 2)] ?? null;
}

/**
 * The upper quartile less the lower, each a level that somebody gave: the ⌈n/4⌉-th from either end (type 1 of
 * Hyndman and Fan, “Sample Quantiles in Statistical Packages”, 1996, mirrored for the upper).
 * @param levels lowest first, at least one
 */
function interquartileRange(levels: readonly number[]): number {
  const from = Math.ceil(levels.length / 4);
  return (levels.at(-from) ?? 0) - (levels[from - 1] ?? 0);
}
