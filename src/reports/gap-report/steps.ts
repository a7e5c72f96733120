import type {
  AssessedCriterion,
  AssessedPhase,
  AssessedStep,
  Assessment,
} from '../../assessment/assessment.js';
import { type Block, type Cell, dim, heading, paragraph, type Span, strong, table } from '../document.js';
import { formatGap, formatRange, formatScore, formatShare } from '../numbers.js';
import { capitalise, evidenceWords, joinAnd, stateWords, type Words } from '../words.js';
import { remarks } from './remarks.js';

/**
 * Every step with its criteria, their gaps, and what was noted.
 * @param more what follows on each step
 */
export function everyStep(
  assessment: Assessment,
  words: Words,
  more: (phase: AssessedPhase, step: AssessedStep) => Block[] = () => [],
): Block[] {
  return [
    heading(2, 'Every step'),
    ...assessment.phases.flatMap((phase) => [
      heading(3, `${phase.title}: ${phaseScore(phase)}`),
      ...phase.steps.flatMap((step) => [...stepBlocks(step, words), ...more(phase, step)]),
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
    ...remarks(criteria, words),
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
