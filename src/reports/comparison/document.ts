import type {
  Carried,
  ComparedCriterion,
  ComparedScore,
  Comparison,
  Movement,
} from '../../comparison/comparison.js';
import { type Block, type Document, heading, paragraph, strong } from '../document.js';
import { count, formatScore } from '../numbers.js';
import { joinAnd } from '../words.js';
import { actionsOfThePlan } from './actions.js';
import { movedList, unmovedList } from './criteria.js';
import { scoresTable } from './scores.js';
import { differingLevels } from './side-by-side.js';
import { ComparisonWords, formatChange, formatProgress, movementTitles } from './words.js';

/** Several dates: what moved and what did not. Several organisations: side by side, and nobody ranked. */
export function comparisonDocument(comparison: Comparison): Document {
  const words = new ComparisonWords(comparison);
  const blocks =
    comparison.kind === 'dates'
      ? [...opening(comparison, words), ...changes(comparison, words)]
      : [...opening(comparison, words), ...sideBySide(comparison, words)];
  return { language: comparison.framework.language, blocks };
}

function opening(comparison: Comparison, words: ComparisonWords): Block[] {
  const { framework, columns, kind } = comparison;
  const organisation = columns.at(-1)?.organisation ?? columns[0]?.organisation ?? null;
  const title =
    kind !== 'dates'
      ? 'Side by side'
      : organisation === null
        ? 'What has changed'
        : `${organisation}: what has changed`;
  return [
    heading(1, title),
    paragraph(`${framework.title} ${framework.version} · ${words.columns()}`),
    ...carriedBlocks(comparison),
  ];
}

function carriedBlocks({ columns }: Comparison): Block[] {
  return columns.flatMap(({ carried, file }) =>
    carried === null ? [] : [paragraph(carriedInWords(carried, file))],
  );
}

/** What became of a sheet that was answered for another version. */
function carriedInWords({ from, to, answers }: Carried, file: string): string {
  const parts = [
    `${count(answers.kept, 'answer')} as given`,
    ...(answers.renamed === 0 ? [] : [`${answers.renamed} under a new name`]),
    ...(answers.rescaled === 0 ? [] : [`${answers.rescaled} at another level`]),
    ...(answers['look-again'] === 0 ? [] : [`${answers['look-again']} whose question was written anew`]),
    ...(answers.archived === 0 ? [] : [`${answers.archived} left out, which have no place any more`]),
  ];
  return `${file} was answered for ${from === null ? 'another version' : `version ${from}`}, and carried to ${to} for this: ${parts.join(', ')}. The file is as it was.`;
}

/** What the section is called that has the scores. */
export const scoresTitle = 'Scores';

/** What the section of a report is called that says what has changed. */
export function changeTitle(words: ComparisonWords): string {
  return `What has changed since ${words.column(0)}`;
}

/** What has changed since a baseline in a sentence or two, for the first page of a report. */
export function changeInShort(comparison: Comparison): Block {
  const words = new ComparisonWords(comparison);
  return paragraph(strong(`Since ${words.column(0)}: `), inShort(comparison, words));
}

/** What has changed since a baseline, as a section of a report. */
export function changeSince(comparison: Comparison): Block[] {
  const words = new ComparisonWords(comparison);
  return [
    heading(2, changeTitle(words)),
    ...carriedBlocks(comparison),
    ...changes(comparison, words).map(deeper),
  ];
}

/** In a report its sections are parts of one. */
function deeper(block: Block): Block {
  return block.kind === 'heading' ? { ...block, level: block.level === 2 ? 3 : 4 } : block;
}

/** Everything about a change of one organisation, without its opening. */
function changes(comparison: Comparison, words: ComparisonWords): Block[] {
  return [
    paragraph(inShort(comparison, words)),
    heading(2, scoresTitle),
    ...scoresTable(comparison, words),
    ...moved(comparison, words),
    ...actionsOfThePlan(comparison, words),
    ...unmoved(comparison, words),
  ];
}

/** “The overall score went from 1.2 to 1.6 … Of the criteria, 5 moved up …” */
function inShort({ overall, counts }: Comparison, words: ComparisonWords): string {
  const moves = (Object.keys(counts) as Movement[])
    .filter((movement) => ['up', 'down', 'same'].includes(movement) || counts[movement] > 0)
    .map((movement) => `${counts[movement]} ${shortMovements[movement]}`);
  return `${scoreInShort(overall, words)} Of the criteria, ${joinAnd(moves)}.`;
}

/** What becomes of one or of many: none of these words tells how many there are. */
const shortMovements: Record<Movement, string> = {
  up: 'moved up',
  down: 'went back',
  same: 'stayed',
  'became-known': 'became known',
  'no-longer-known': 'ceased to be known',
  'became-applicable': 'began to apply',
  'no-longer-applicable': 'ceased to apply',
  'not-known': 'stayed unknown',
};

function scoreInShort(overall: ComparedScore, words: ComparisonWords): string {
  const { scores, change, progress, targets, likeForLike } = overall;
  const [first, last] = [scores[0] ?? null, scores.at(-1) ?? null];
  if (change === null)
    return `There is no overall score on ${words.column(first === null ? 0 : scores.length - 1)} to compare.`;
  const way =
    progress === null
      ? ''
      : `, ${formatProgress(progress)} of the way to the target ${formatScore(targets.at(-1) ?? null)}`;
  const course =
    change === 0
      ? `The overall score stayed at ${formatScore(last)}.`
      : `The overall score went from ${formatScore(first)} to ${formatScore(last)} (${formatChange(change)})${way}.`;
  return likeForLike
    ? course
    : `${course} The two do not rest on the same questions, so not all of it is movement.`;
}

function moved(comparison: Comparison, words: ComparisonWords): Block[] {
  return (Object.keys(movementTitles) as (keyof typeof movementTitles)[]).flatMap((movement) => {
    const criteria = comparison.criteria.filter((criterion) => criterion.movement === movement);
    if (criteria.length === 0) return [];
    return [heading(2, movementTitles[movement]), movedList(largestFirst(criteria), comparison, words)];
  });
}

/** The largest change first; else in the order of the framework. */
function largestFirst(criteria: readonly ComparedCriterion[]): ComparedCriterion[] {
  return [...criteria].sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0));
}

function unmoved(comparison: Comparison, words: ComparisonWords): Block[] {
  const stuck = comparison.criteria.filter(
    ({ movement, gaps }) => movement === 'same' && (gaps.at(-1) ?? 0) > 0,
  );
  const open = comparison.criteria.filter(({ movement }) => movement === 'not-known');
  const atTarget = comparison.counts.same - stuck.length;
  return [
    ...(stuck.length === 0
      ? []
      : [heading(2, 'What did not move, and is below its target'), ...unmovedList(stuck, comparison, words)]),
    ...(atTarget === 0
      ? []
      : [
          paragraph(
            `${count(atTarget, 'criterion', 'criteria')} stayed where nothing is wanted: at the target, or not applicable.`,
          ),
        ]),
    ...(open.length === 0
      ? []
      : [heading(2, 'What is still not known'), ...unmovedList(open, comparison, words)]),
  ];
}

function sideBySide(comparison: Comparison, words: ComparisonWords): Block[] {
  const open = comparison.overall.likeForLike
    ? []
    : [
        paragraph(
          'Not all of them have answered the same questions, so their scores do not rest on the same.',
        ),
      ];
  return [
    paragraph('What each of them has, in the order in which they were given. It ranks nobody.'),
    ...open,
    heading(2, scoresTitle),
    ...scoresTable(comparison, words),
    ...differingLevels(comparison, words),
  ];
}
