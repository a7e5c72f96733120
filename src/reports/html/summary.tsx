import type { Assessment, PlannedAction } from '../../assessment/assessment.js';
import type { Comparison } from '../../comparison/comparison.js';
import { clean } from '../../terminal/clean.js';
import { changeInShort } from '../comparison/document.js';
import type { Block } from '../document.js';
import { notYet, overdueActions, whoDoes, whyNothingNow } from '../gap-report/plan.js';
import { sentence } from '../gap-report/sources.js';
import {
  findOutFirst,
  holdsBack,
  isOpen,
  scaleInWords,
  standing,
  standingTable,
  strengths,
} from '../gap-report/summary.js';
import { count, formatScore } from '../numbers.js';
import type { Words } from '../words.js';
import { renderBlocks } from './blocks.js';
import { Mark } from './figure.js';

interface Props {
  /** With an earlier assessment; null or absent for none. */
  readonly comparison?: Comparison | null;
  readonly assessment: Assessment;
  readonly words: Words;
}

/**
 * What fits the first sheet of paper, in the order of the report: where the organisation stands and what is behind it
 * on one side, what to do about it on the other.
 */
export function Summary({ assessment, words, comparison = null }: Props) {
  const render = (blocks: readonly Block[]) => renderBlocks(blocks, { deeper: 1 });
  return (
    <>
      <Verdict assessment={assessment} words={words} />
      {comparison === null ? null : renderBlocks([changeInShort(comparison)])}
      <div class="sides">
        <div>
          <h3>{standing}</h3>
          {renderBlocks([standingTable(assessment)], { caption: standing })}
          <BarLegend hasRange={isOpen(assessment)} />
          <p class="muted">{clean(scaleInWords(assessment))}</p>
          {render(strengths(assessment, words))}
          {render(holdsBack(assessment, words))}
        </div>
        <div>
          {render(withoutDetail(findOutFirst(assessment, words)))}
          <h3>Do now</h3>
          {renderBlocks(overdueActions(assessment, words))}
          <NowInShort assessment={assessment} words={words} />
          {render(withoutDetail(notYet(assessment, words)))}
        </div>
      </div>
    </>
  );
}

/** The items of lists alone: what more there is to say of them stands with the plan. */
function withoutDetail(blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    block.kind === 'list' ? { ...block, items: block.items.map(({ text }) => ({ text })) } : block,
  );
}

/** The two things that a reader in a hurry came for: where we stand, and what to do first. */
function Verdict({ assessment, words }: Props) {
  return (
    <div class="verdict">
      <p>
        <strong>Where you stand:</strong> {clean(whereInWords(assessment))}
      </p>
      <p>
        <strong>What to do first:</strong> {clean(firstThing(assessment, words))}
      </p>
    </div>
  );
}

function whereInWords(assessment: Assessment): string {
  const { overall, framework, phases } = assessment;
  if (overall.score === null) return 'nothing is answered yet, so there is no score.';
  const highest = framework.scale.at(-1)?.level ?? 0;
  const steps = phases.flatMap((phase) => phase.steps).filter(({ score }) => score !== null);
  // A step may have a gap although its score is not below its target: strength does not fill a gap.
  const behind = steps.filter(({ gap }) => gap !== null && gap > 0).length;
  const parts = [
    `${formatScore(overall.score)} of ${highest} overall, against a target of ${formatScore(overall.target)}.`,
    ...(isOpen(assessment)
      ? [
          `Once all is answered it will be between ${formatScore(overall.range?.low ?? null)} and ${formatScore(overall.range?.high ?? null)}.`,
        ]
      : []),
    behind === 0
      ? 'No criterion that is answered is below its target.'
      : `${ofSteps(behind, steps.length)} with a score ${behind === 1 ? 'has' : 'have'} criteria below target.`,
  ];
  return parts.join(' ');
}

/** “3 of 10 steps”, “All 10 steps”, “The one step”. */
function ofSteps(some: number, all: number): string {
  if (some < all) return `${some} of ${count(all, 'step')}`;
  return all === 1 ? 'The one step' : all === 2 ? 'Both steps' : `All ${all} steps`;
}

function firstThing(assessment: Assessment, words: Words): string {
  const { plan, findOutFirst: questions } = assessment;
  const first = plan.now.actions[0];
  if (first !== undefined)
    return `${sentence(first.do)} (${whoDoes(first, words)}, ${count(first.weeks, 'week')})`;
  const question = questions[0];
  return question === undefined
    ? whyNothingNow(assessment)
    : `find out about ${words.name(question.criterion)}, which the plan waits for.`;
}

function NowInShort({ assessment, words }: Props) {
  const { actions } = assessment.plan.now;
  if (actions.length === 0) return <p>{whyNothingNow(assessment)}</p>;
  return (
    <ol class="short">
      {actions.map((action) => (
        <li>
          <strong>{clean(action.do)}</strong>
          <span class="muted"> {clean(inShort(action, words))}</span>
        </li>
      ))}
    </ol>
  );
}

function inShort(action: PlannedAction, words: Words): string {
  const { weeks, criterion, from, to } = action;
  return `${whoDoes(action, words)}, ${count(weeks, 'week')}: ${words.name(criterion)} from ${from} to ${to}.`;
}

/** What the marks of a bar mean. */
function BarLegend({ hasRange }: { readonly hasRange: boolean }) {
  return (
    <p class="legend">
      <Mark width={24} height={12} means="score">
        <rect class="score" width="24" height="12" />
      </Mark>
      {hasRange ? (
        <Mark width={24} height={12} means="what open questions could still add">
          <rect class="range" width="24" height="12" />
        </Mark>
      ) : null}
      <Mark width={8} height={16} means="target">
        <line class="target" x1="4" x2="4" y1="0" y2="16" />
      </Mark>
    </p>
  );
}
