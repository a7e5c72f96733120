import type { AssessedAgreement, AssessedVote } from '../../assessment/agreement.js';
import type { AssessedCriterion, Assessment } from '../../assessment/assessment.js';
import type { GroupView } from '../../consensus/agreement.js';
import type { Span } from '../document.js';
import { capitalise, joinAnd, stateWords, type Words } from '../words.js';
import { sentence, sourceSpans } from './sources.js';

/** A criterion on which views differ, and how that stands. */
export interface Difference {
  readonly criterion: AssessedCriterion;
  readonly agreement: AssessedAgreement;
  /** `group-gap`: not far enough apart to be discussed, but one group sees it otherwise than another. */
  readonly kind: 'to-discuss' | 'settled' | 'group-gap';
}

const kinds: readonly Difference['kind'][] = ['to-discuss', 'settled', 'group-gap'];

/** What is to be discussed first, the furthest apart first; then what was settled, and where groups differ. */
export function findDifferences({ phases }: Assessment): Difference[] {
  const all = phases
    .flatMap(({ steps }) => steps)
    .flatMap(({ criteria }) => criteria)
    .flatMap((criterion): Difference[] => {
      const kind = criterion.agreement === null ? null : differenceOf(criterion.agreement);
      return criterion.agreement === null || kind === null
        ? []
        : [{ criterion, agreement: criterion.agreement, kind }];
    });
  return all.sort(
    (a, b) =>
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      distanceOf(b) - distanceOf(a) ||
      Number(b.agreement.groupGap) - Number(a.agreement.groupGap) ||
      b.agreement.voices - a.agreement.voices,
  );
}

/** How far apart they are: the voices, or the groups where it is the groups that differ. */
function distanceOf({ kind, agreement: { spread, groups } }: Difference): number {
  if (kind !== 'group-gap') return spread ?? 0;
  const medians = groups.flatMap(({ group, median }) => (group === null || median === null ? [] : [median]));
  return Math.max(...medians) - Math.min(...medians);
}

export function differenceOf({ status, settled, groupGap }: AssessedAgreement): Difference['kind'] | null {
  if (status === 'to-discuss') return settled ? 'settled' : 'to-discuss';
  return groupGap ? 'group-gap' : null;
}

/** How a table marks the answers that are no level. */
export const otherMarks = { unknown: '?', 'not-applicable': 'n/a' } as const;
export type OtherState = keyof typeof otherMarks;

/** The answers other than a level that somebody gave. */
export function otherStates(differences: readonly Difference[]): OtherState[] {
  const isGiven = (state: OtherState) =>
    differences.some(({ agreement }) => agreement.votes.some((vote) => vote.state === state));
  return (Object.keys(otherMarks) as OtherState[]).filter(isGiven);
}

/** The level of a group, as a table says it. */
export function middleOf({ median }: GroupView): string {
  return median === null ? '–' : String(median);
}

/** “2 proposed”, “2 agreed”. */
export function outcomeOf({ criterion, kind }: Difference): string {
  const answer = criterion.level === null ? shortStates[criterion.state] : String(criterion.level);
  return `${answer} ${kind === 'settled' ? 'agreed' : kind === 'to-discuss' ? 'proposed' : ''}`.trim();
}

const shortStates: Record<AssessedCriterion['state'], string> = {
  level: '',
  unknown: 'unknown',
  unanswered: 'open',
  'not-applicable': 'n/a',
};

export function groupName(group: string | null, words: Words): string {
  return group === null ? 'others' : words.groups([group]);
}

/** What somebody noted, and where the evidence is; null when they said no more than a level. */
export function saidBy(vote: AssessedVote, words: Words): Span[] | null {
  const { note, reason, sources } = vote;
  const parts: Span[][] = [
    ...(reason === null ? [] : [[sentence(reason)]]),
    ...(note === null ? [] : [[sentence(note)]]),
    ...(sources.length === 0
      ? []
      : [[sources.length === 1 ? 'Source: ' : 'Sources: ', ...sourceSpans(sources)]]),
  ];
  if (parts.length === 0) return null;
  return [
    `${voiceOf(vote, words)}: `,
    ...parts.flatMap((part, index) => (index === 0 ? part : [' ', ...part])),
  ];
}

/** “A. Sample (Senior leaders) at 3”. */
function voiceOf({ name, group, state, level }: AssessedVote, words: Words): string {
  const who = name === null && group !== null ? groupName(group, words) : (name ?? 'somebody');
  const role = name !== null && group !== null ? ` (${groupName(group, words)})` : '';
  if (state === 'unanswered') return `${capitalise(who)}${role}`;
  return `${capitalise(who)}${role}, ${level === null ? stateWords[state] : `at ${level}`}`;
}

/** Who is of which mind, in a sentence: “Senior leaders 3 and 4; Frontline staff 1, 1 unknown”. */
export function inWords({ votes, groups }: AssessedAgreement, words: Words): string {
  return groups
    .map(({ group }) => {
      const answers = answersIn(votes.filter((vote) => vote.group === group));
      return group === null && groups.length === 1 ? answers : `${groupName(group, words)} ${answers}`;
    })
    .join('; ');
}

/** More levels than these are counted, as “5 × 1, 3 × 2”. */
const mostLevels = 4;

/** “1, 1 and 3, 2 unknown”: the levels, lowest first, and then how many gave another answer. */
function answersIn(votes: readonly AssessedVote[]): string {
  const levels = votes.flatMap(({ level }) => level ?? []).sort((a, b) => a - b);
  const others = (['unknown', 'not-applicable'] as const).flatMap((state) => {
    const number = votes.filter((vote) => vote.state === state).length;
    return number === 0 ? [] : [`${number} ${stateWords[state]}`];
  });
  const counted = [...new Set(levels)].map(
    (level) => `${levels.filter((other) => other === level).length} × ${level}`,
  );
  const said = levels.length > mostLevels ? counted.join(', ') : joinAnd(levels.map(String));
  return [...(said === '' ? [] : [said]), ...others].join(', ');
}
