import type { AgreementCounts, AssessedVote } from '../../assessment/agreement.js';
import type { Assessment } from '../../assessment/assessment.js';
import {
  type Block,
  bullets,
  type Cell,
  type Column,
  dim,
  heading,
  type Item,
  paragraph,
  strong,
  type Text,
  table,
} from '../document.js';
import { count } from '../numbers.js';
import { capitalise, type Words } from '../words.js';
import {
  type Difference,
  findDifferences,
  groupName,
  middleOf,
  otherMarks,
  otherStates,
  outcomeOf,
  saidBy,
} from './voices.js';

/** What the section is called that says where the respondents are not of one mind. */
export const viewsDiffer = 'Where views differ';

/** Who stands where by group, on the scale, and what they said. Nothing where nobody voted. */
export function whereViewsDiffer(assessment: Assessment, words: Words): Block[] {
  const { agreement } = assessment;
  if (agreement === null) return [];
  const disputes = findDifferences(assessment).filter(({ kind }) => kind !== 'group-gap');
  return [
    heading(2, viewsDiffer),
    paragraph(inShort(agreement, assessment)),
    ...(disputes.length === 0
      ? []
      : [disputesTable(assessment, disputes, words), paragraph(dim(legendOf(disputes)))]),
    ...furtherViews(assessment, words),
  ];
}

/** What follows the table, or the picture, of what is to be discussed: where groups differ, and what was said. */
export function furtherViews(assessment: Assessment, words: Words): Block[] {
  const differences = findDifferences(assessment);
  const gaps = differences.filter(({ kind }) => kind === 'group-gap');
  return [
    ...(gaps.length === 0 ? [] : [heading(3, 'Where groups see it differently'), gapsTable(gaps, words)]),
    ...saidOn(differences, words),
  ];
}

/** What was said with the votes on these criteria. */
function saidOn(differences: readonly Difference[], words: Words): Block[] {
  const said = differences.flatMap(({ criterion, agreement: { votes } }): Item[] => {
    const items = votes.flatMap((vote): Text[] => {
      const spans = saidBy(vote, words);
      return spans === null ? [] : [spans];
    });
    return items.length === 0 ? [] : [{ text: [strong(criterion.title)], paragraphs: items }];
  });
  return said.length === 0 ? [] : [heading(3, 'What they said'), bullets(said)];
}

/** “All are within one level on 24 of 38 questions. …” */
export function inShort(agreement: AgreementCounts, assessment: Assessment): string {
  const { criteria, agreed, toDiscuss, settled, groupGaps, mixed, oneVoice } = agreement;
  const parts = [
    `${capitalise(whoSpoke(assessment))}. All are within one level on ${agreed} of ${count(criteria, 'question')}.`,
    toDiscuss === 0
      ? 'Nothing is to be discussed.'
      : settled === 0
        ? `${toDiscuss} ${are(toDiscuss)} to be discussed.`
        : settled === toDiscuss
          ? `${toDiscuss} ${toDiscuss === 1 ? 'was' : 'were'} discussed and settled.`
          : `Of ${toDiscuss} to discuss, ${settled} ${are(settled)} settled.`,
    ...(groupGaps === 0 ? [] : [`Groups see ${groupGaps} differently.`]),
    ...(mixed === 0 ? [] : [`On ${mixed} a few stand apart or do not know.`]),
    ...(oneVoice === 0 ? [] : [`On ${oneVoice} only one gave a view.`]),
  ];
  return parts.join(' ');
}

const are = (number: number) => (number === 1 ? 'is' : 'are');

/** “7 voices in 3 groups”. */
function whoSpoke({ phases, sheet }: Assessment): string {
  const agreements = phases
    .flatMap(({ steps }) => steps)
    .flatMap(({ criteria }) => criteria)
    .flatMap(({ agreement }) => agreement ?? []);
  const voices = Math.max(sheet.respondents.length, ...agreements.map((agreement) => agreement.voices));
  const groups = new Set(
    agreements.flatMap((agreement) => agreement.groups.flatMap(({ group }) => group ?? [])),
  );
  return `${count(voices, 'voice')}${groups.size === 0 ? '' : ` in ${count(groups.size, 'group')}`}`;
}

/** Each criterion with a row for each group, its voices as dots at their levels. */
function disputesTable(assessment: Assessment, disputes: readonly Difference[], words: Words): Block {
  const { scale } = assessment.framework;
  const others = otherStates(disputes);
  // “●×12” is wider than three dots.
  const width = disputes.some(({ agreement }) => agreement.voices > 9) ? 4 : 3;
  const columns: Column[] = [
    { title: 'Criterion', align: 'left' },
    ...scale.map(({ level }): Column => ({ title: String(level), align: 'left', width })),
    ...others.map((state): Column => ({ title: otherMarks[state], align: 'left', width })),
    { title: 'Level', align: 'left', width: 10 },
  ];
  const rows = disputes.flatMap((difference): Cell[][] => {
    const { criterion, agreement } = difference;
    const voices = (votes: readonly AssessedVote[]): Cell[] => [
      ...scale.map(({ level }): Cell => [dots(votes.filter((vote) => vote.level === level).length)]),
      ...others.map((state): Cell => [dots(votes.filter((vote) => vote.state === state).length)]),
    ];
    const outcome: Cell = [strong(outcomeOf(difference))];
    if (agreement.groups.every(({ group }) => group === null)) {
      return [[[strong(criterion.title)], ...voices(agreement.votes), outcome]];
    }
    const blank = [...scale, ...others].map((): Cell => ['']);
    return [
      [[strong(criterion.title)], ...blank, outcome],
      ...agreement.groups.map((view): Cell[] => [
        [`· ${groupName(view.group, words)}`],
        ...voices(agreement.votes.filter(({ group }) => group === view.group)),
        [middleOf(view)],
      ]),
    ];
  });
  return table(columns, rows);
}

function legendOf(disputes: readonly Difference[]): string {
  const meanings = { unknown: 'does not know', 'not-applicable': 'says that it does not apply' };
  return [
    '● one voice',
    ...otherStates(disputes).map((state) => `${otherMarks[state]} ${meanings[state]}`),
    'the level of a group is its middle one, of two the lower',
  ].join(' · ');
}

/** The middle level of each group. */
function gapsTable(gaps: readonly Difference[], words: Words): Block {
  const groups = [...new Set(gaps.flatMap(({ agreement }) => agreement.groups.map(({ group }) => group)))];
  return table(
    [
      { title: 'Criterion', align: 'left' },
      ...groups.map(
        (group): Column => ({ title: capitalise(groupName(group, words)), align: 'right', width: 11 }),
      ),
      { title: 'Level', align: 'right', width: 7 },
    ],
    gaps.map((difference) => [
      [difference.criterion.title],
      ...groups.map((group): Cell => {
        const view = difference.agreement.groups.find((one) => one.group === group);
        return [view === undefined ? '–' : middleOf(view)];
      }),
      [outcomeOf(difference)],
    ]),
  );
}

/** How many voices there are, as far as dots can be counted at a glance. */
function dots(number: number): string {
  return number <= 3 ? '●'.repeat(number) : `●×${number}`;
}
