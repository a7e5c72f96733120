import type { AssessedCriterion, Assessment } from '../../assessment/assessment.js';
import { evidenceWords, joinAnd, stateWords, type Words } from '../words.js';
import type { Table, TableColumn } from './table.js';

/** A row a step. */
export function stepsTable({ phases, framework }: Assessment, words: Words): Table {
  return {
    name: 'Steps',
    columns: [
      { title: 'Step', width: 40, kind: 'text' },
      { title: 'Step id', width: 24, kind: 'text' },
      { title: 'Phase', width: 20, kind: 'text' },
      { title: 'Score', width: 9, kind: 'score', shade: shadeOf(framework) },
      { title: 'Level', width: 8, kind: 'whole' },
      { title: 'Level name', width: 14, kind: 'text' },
      { title: 'Level may change', width: 10, kind: 'text' },
      { title: 'Range, lowest', width: 9, kind: 'score' },
      { title: 'Range, highest', width: 9, kind: 'score' },
      { title: 'Target', width: 9, kind: 'score' },
      { title: 'Gap', width: 9, kind: 'score', shade: gapShade(framework) },
      { title: 'Answered', width: 10, kind: 'share' },
      { title: 'Held back by', width: 40, kind: 'text' },
    ],
    rows: phases.flatMap((phase) =>
      phase.steps.map(
        ({ id, title, score, level, levelName, provisional, range, target, gap, completeness, heldBack }) => [
          title,
          id,
          phase.title,
          score,
          level,
          levelName,
          provisional,
          range?.low ?? null,
          range?.high ?? null,
          target,
          gap,
          completeness,
          heldBack === null ? null : joinAnd(heldBack.by.map((by) => words.title(by))),
        ],
      ),
    ),
  };
}

/** A row a criterion: every answer. */
export function criteriaTable({ phases, framework }: Assessment): Table {
  return {
    name: 'Criteria',
    columns: [
      { title: 'Criterion', width: 36, kind: 'text' },
      { title: 'Criterion id', width: 24, kind: 'text' },
      { title: 'Phase', width: 18, kind: 'text' },
      { title: 'Step', width: 28, kind: 'text' },
      { title: 'Question', width: 44, kind: 'text' },
      { title: 'Weight', width: 8, kind: 'whole' },
      { title: 'Essential', width: 10, kind: 'text' },
      { title: 'State', width: 16, kind: 'text' },
      { title: 'Level', width: 8, kind: 'whole', shade: shadeOf(framework) },
      { title: 'Level name', width: 14, kind: 'text' },
      { title: 'Target', width: 8, kind: 'whole' },
      { title: 'Gap', width: 8, kind: 'whole', shade: gapShade(framework) },
      { title: 'What is true today', width: 50, kind: 'text' },
      { title: 'Reason', width: 36, kind: 'text' },
      { title: 'Evidence', width: 14, kind: 'text' },
      { title: 'Note', width: 50, kind: 'text' },
      { title: 'Sources', width: 36, kind: 'text' },
      { title: 'Ticked', width: 36, kind: 'text' },
    ],
    rows: phases.flatMap((phase) =>
      phase.steps.flatMap((step) =>
        step.criteria.map((criterion) => [
          criterion.title,
          criterion.id,
          phase.title,
          step.title,
          criterion.question,
          criterion.weight,
          criterion.essential,
          stateWords[criterion.state],
          criterion.level,
          criterion.levelName,
          criterion.state === 'not-applicable' ? null : criterion.target.level,
          criterion.gap,
          criterion.descriptor,
          criterion.reason,
          criterion.level === null ? null : evidenceWords[criterion.evidence],
          criterion.note,
          criterion.sources.length === 0 ? null : criterion.sources.join('\n'),
          tickedOf(criterion),
        ]),
      ),
    ),
  };
}

function tickedOf({ checklist }: AssessedCriterion): string | null {
  if (checklist === null || !checklist.recorded) return null;
  const ticked = checklist.items.filter((item) => item.ticked).map(({ title }) => title);
  return ticked.length === 0 ? 'none' : ticked.join('\n');
}

type Shade = NonNullable<TableColumn['shade']>;

function shadeOf({ scale }: Assessment['framework']): Shade {
  return { lowest: scale[0]?.level ?? 0, highest: scale.at(-1)?.level ?? 1, more: 'better' };
}

function gapShade({ scale }: Assessment['framework']): Shade {
  return { lowest: 0, highest: (scale.at(-1)?.level ?? 1) - (scale[0]?.level ?? 0), more: 'worse' };
}
