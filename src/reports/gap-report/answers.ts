import type { AssessedCriterion, Assessment } from '../../assessment/assessment.js';
import { type Block, bullets, type Fact, heading, type Item, strong } from '../document.js';
import { capitalise, evidenceWords, joinAnd, stateWords, type Words } from '../words.js';
import { sentence, sourceSpans } from './sources.js';

/** Every question with its answer, step by step: what all the rest was made from. */
export function answers({ phases }: Assessment, words: Words): Block[] {
  return phases.flatMap((phase) => [
    heading(3, phase.title),
    ...phase.steps.flatMap((step) => [
      heading(4, step.title),
      bullets(step.criteria.map((criterion) => answerItem(criterion, words))),
    ]),
  ]);
}

function answerItem(criterion: AssessedCriterion, words: Words): Item {
  const { title, question, state, target, evidence, note, sources, checklist, ask } = criterion;
  const isOpen = state === 'unknown' || state === 'unanswered';
  const facts: Fact[] = [
    { label: 'Answer', text: [strong(answerOf(criterion, words)), descriptorOf(criterion)] },
    ...(state === 'not-applicable' ? [] : [{ label: 'Target', text: [words.level(target.level)] }]),
    ...(state === 'level' ? [{ label: 'Evidence', text: [evidenceWords[evidence]] }] : []),
    ...(sources.length === 0
      ? []
      : [{ label: sources.length === 1 ? 'Source' : 'Sources', text: sourceSpans(sources) }]),
    ...(checklist?.recorded === true ? [{ label: 'Ticked', text: [tickedOf(checklist)] }] : []),
    ...(note === null ? [] : [{ label: 'Note', text: [sentence(note)] }]),
    ...(isOpen && ask.length > 0 ? [{ label: 'Ask', text: [words.groups(ask)] }] : []),
  ];
  return { text: [strong(title), ` ${question}`], facts };
}

function answerOf({ state, level }: AssessedCriterion, words: Words): string {
  return capitalise(level === null ? stateWords[state] : words.level(level));
}

function descriptorOf({ descriptor, reason }: AssessedCriterion): string {
  const said = descriptor ?? reason;
  return said === null ? '' : `. ${sentence(said)}`;
}

function tickedOf({ items }: NonNullable<AssessedCriterion['checklist']>): string {
  const ticked = items.filter((item) => item.ticked).map((item) => item.title);
  return `${ticked.length} of ${items.length}${ticked.length === 0 ? '' : `: ${joinAnd(ticked)}`}`;
}
