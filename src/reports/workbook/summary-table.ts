import type { Assessment } from '../../assessment/assessment.js';
import type { Score } from '../../assessment/score.js';
import type { Text } from '../document.js';
import { findOutFirst, holdsBack, strengths } from '../gap-report/summary.js';
import type { Words } from '../words.js';
import { plain } from './plain.js';
import type { Table, Value } from './table.js';

/** Where the organisation stands: the phases and the whole, then what stands out, a row each. */
export function summaryTable(assessment: Assessment, words: Words): Table {
  const { phases, overall, framework, sheet, counts } = assessment;
  const none: Value[] = [null, null, null, null, null, null];
  const fact = (title: string, value: Value): Value[][] =>
    value === null ? [] : [['About', title, ...none, value]];
  const score = (
    title: string,
    { score: own, range, target, gap, completeness }: Score,
    text: string | null,
  ): Value[] => [
    'Score',
    title,
    own,
    range?.low ?? null,
    range?.high ?? null,
    target,
    gap,
    completeness,
    text,
  ];
  const said = (kind: string, [, ...blocks]: ReturnType<typeof strengths>): Value[][] =>
    blocks.flatMap((block) =>
      block.kind === 'list' ? block.items.map(({ text }) => [kind, titleOf(text), ...none, plain(text)]) : [],
    );
  const answers = `${counts.answered} answered, ${counts.unknown} unknown, ${counts.unanswered} not answered yet, ${counts.notApplicable} not applicable, of ${counts.criteria}`;
  return {
    name: 'Summary',
    columns: [
      { title: 'Part', width: 22, kind: 'text' },
      { title: 'What', width: 36, kind: 'text' },
      { title: 'Score', width: 9, kind: 'score' },
      { title: 'Range, lowest', width: 9, kind: 'score' },
      { title: 'Range, highest', width: 9, kind: 'score' },
      { title: 'Target', width: 9, kind: 'score' },
      { title: 'Gap', width: 9, kind: 'score' },
      { title: 'Answered', width: 10, kind: 'share' },
      { title: 'In words', width: 70, kind: 'text' },
    ],
    rows: [
      ...fact('Organisation', sheet.organisation),
      ...fact('Date', sheet.date === null ? null : new Date(`${sheet.date}T00:00:00Z`)),
      ...fact(
        'Framework',
        `${framework.title} ${framework.version}${sheet.form === 'short' ? ', short form' : ''}`,
      ),
      ...fact('Questions', answers),
      score('Overall', overall, null),
      ...phases.map((phase) => score(phase.title, phase, phase.open ? null : 'not open')),
      ...said('What is strong', strengths(assessment, words)),
      ...said('What holds you back', holdsBack(assessment, words)),
      ...said('Find out first', findOutFirst(assessment, words)),
    ],
  };
}

/** What an item of a list is about: its words in bold. */
function titleOf(text: Text): string | null {
  const [first] = text;
  return first === undefined ? null : typeof first === 'string' ? first : first.text;
}
