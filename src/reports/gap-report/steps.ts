import type {
  AssessedCriterion,
  AssessedPhase,
  AssessedStep,
  Assessment,
} from '../../assessment/assessment.js';
import {
  type Block,
  bullets,
  type Cell,
  dim,
  heading,
  type Item,
  paragraph,
  type Span,
  strong,
  table,
} from '../document.js';
import { formatGap, formatRange, formatScore, formatShare } from '../numbers.js';
import { evidenceWords, joinAnd, stateWords, type Words } from '../words.js';

/** Every step with its criteria, their gaps, and what was noted. */
export function everyStep(assessment: Assessment, words: Words): Block[] {
  return [
    heading(2, 'Every step'),
    ...assessment.phases.flatMap((phase) => [
      heading(3, `${phase.title}: ${phaseScore(phase)}`),
      ...phase.steps.flatMap((step) => stepBlocks(step, words)),
    ]),
  ];
}

function phaseScore({ score, status, target, gap }: AssessedPhase): string {
  if (status === 'not-applicable') return 'not applicable';
  if (score === null) return 'not scored yet';
  return `${formatScore(score)}, target ${formatScore(target)}, gap ${formatGap(gap)}`;
}

function stepBlocks(step: AssessedStep, words: Words): Block[] {
  const { title, score, target, gap, range, completeness, criteria } = step;
  const facts = [
    words.stepLevel(step),
    ...(score === null ? [] : [`target ${formatScore(target)}`, `gap ${formatGap(gap)}`]),
    ...(step.provisional ? [`range ${formatRange(range)}`, `${formatShare(completeness)} answered`] : []),
  ];
  const heldBack = step.heldBack;
  return [
    heading(4, score === null ? title : `${title}: ${formatScore(score)}`),
    paragraph(`${capitalise(facts.join(', '))}.`),
    ...(heldBack === null
      ? []
      : [
          paragraph(
            strong(`Held back by ${joinAnd(heldBack.by.map((id) => words.name(id)))}.`),
            ` The score alone would give level ${heldBack.wouldBe}.`,
          ),
        ]),
    table(
      columns,
      criteria.map((criterion) => criterionRow(criterion, words)),
    ),
    ...remarks(criteria),
  ];
}

const columns = [
  { title: 'Criterion', align: 'left' },
  { title: 'Level', align: 'left', width: 16 },
  { title: 'Target', align: 'right', width: 6 },
  { title: 'Gap', align: 'right', width: 3 },
  { title: 'Evidence', align: 'left', width: 12 },
] as const;

function criterionRow(criterion: AssessedCriterion, words: Words): Cell[] {
  const { title, essential, state, level, target, gap, evidence } = criterion;
  const name: Span[] = [title, ...(essential ? [dim(' (essential)')] : [])];
  if (level === null) {
    return [
      name,
      [stateWords[state]],
      [state === 'not-applicable' ? '–' : String(target.level)],
      ['–'],
      ['–'],
    ];
  }
  return [
    name,
    [words.level(level)],
    [String(target.level)],
    [gap === 0 ? '–' : String(gap)],
    [evidenceWords[evidence]],
  ];
}

/** What was noted, ticked, or given as a reason or a source, criterion by criterion. */
function remarks(criteria: readonly AssessedCriterion[]): Block[] {
  const items = criteria.flatMap((criterion): Item[] => {
    const { title, note, reason, sources, checklist } = criterion;
    const ticked = checklist?.recorded
      ? checklist.items.filter((item) => item.ticked).map((item) => item.title)
      : null;
    const parts: Span[][] = [
      ...(reason === null ? [] : [[`Not applicable: ${sentence(reason)}`]]),
      ...(note === null ? [] : [[sentence(note)]]),
      ...(ticked === null
        ? []
        : [
            [
              `Ticked ${ticked.length} of ${checklist?.items.length ?? 0}${ticked.length === 0 ? '.' : `: ${joinAnd(ticked)}.`}`,
            ],
          ]),
      ...(sources.length === 0
        ? []
        : [
            [
              sources.length === 1 ? 'Source: ' : 'Sources: ',
              ...sources.flatMap((source, index) => [index === 0 ? '' : '; ', sourceSpan(source)]),
            ],
          ]),
    ];
    const spans = parts.flatMap((part, index) => (index === 0 ? part : [' ', ...part]));
    return spans.length === 0 ? [] : [{ text: [strong(`${title}: `), ...spans] }];
  });
  return items.length === 0 ? [] : [bullets(items)];
}

function sourceSpan(source: string): Span {
  return /^https?:\/\/\S+$/.test(source) ? { text: source, url: source } : source;
}

function sentence(text: string): string {
  return /[.!?…”"]$/.test(text) ? text : `${text}.`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
