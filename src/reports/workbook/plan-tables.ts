import type { Assessment, Assigned } from '../../assessment/assessment.js';
import { groupFollowUps } from '../gap-report/certainty.js';
import { whyNow } from '../gap-report/plan.js';
import type { Words } from '../words.js';
import { plain } from './plain.js';
import type { Table, Value } from './table.js';

/** A row an action, in the order of the plan; of what comes later, a row for each level. */
export function planTable({ plan }: Assessment, words: Words): Table {
  const soon = (['now', 'next'] as const).flatMap((wave) =>
    plan[wave].actions.map((action, index): Value[] => [
      wave === 'now' ? 'Now' : 'Next',
      index + 1,
      action.do,
      words.title(action.criterion),
      action.criterion,
      action.from,
      action.to,
      action.target,
      words.owner(action.owner),
      ...assignedCells(action.assigned, words),
      action.weeks,
      action.effort,
      action.quickWin,
      whyNow(action, words),
      action.worked,
      null,
    ]),
  );
  const later = plan.later.entries.flatMap((entry, index) =>
    entry.levels.map(({ to, do: action, owner, weeks, effort, worked, assigned, blockedBy }): Value[] => [
      'Later',
      index + 1,
      action,
      words.title(entry.criterion),
      entry.criterion,
      to - 1,
      to,
      entry.target,
      words.owner(owner),
      ...assignedCells(assigned, words),
      weeks,
      effort,
      null,
      null,
      worked,
      blockedBy.length === 0 ? null : words.blockers(blockedBy),
    ]),
  );
  return {
    name: 'Plan',
    columns: [
      { title: 'When', width: 9, kind: 'text' },
      { title: 'Order', width: 7, kind: 'whole' },
      { title: 'What to do', width: 56, kind: 'text' },
      { title: 'Criterion', width: 32, kind: 'text' },
      { title: 'Criterion id', width: 24, kind: 'text' },
      { title: 'From', width: 7, kind: 'whole' },
      { title: 'To', width: 7, kind: 'whole' },
      { title: 'Target', width: 8, kind: 'whole' },
      { title: 'Who', width: 28, kind: 'text' },
      { title: 'Taken on by', width: 24, kind: 'text' },
      { title: 'Due', width: 18, kind: 'text' },
      { title: 'Status', width: 10, kind: 'text' },
      { title: 'Overdue', width: 9, kind: 'text' },
      { title: 'Weeks', width: 8, kind: 'whole' },
      { title: 'Effort', width: 10, kind: 'text' },
      { title: 'Quick win', width: 10, kind: 'text' },
      { title: 'Why now', width: 36, kind: 'text' },
      { title: 'Worked if', width: 50, kind: 'text' },
      { title: 'Waits for', width: 40, kind: 'text' },
    ],
    rows: [...soon, ...later],
  };
}

/** Who has taken an action on, by when, how far it is, and whether it is overdue; empty where nobody has. */
function assignedCells(assigned: Assigned | null, words: Words): Value[] {
  if (assigned === null) return [null, null, null, null];
  const { owner, due, status, overdue } = assigned;
  return [
    owner === null ? null : words.owner(owner),
    due === null ? null : new Date(`${due}T00:00:00Z`),
    status,
    overdue,
  ];
}

/** A row for each thing that is to be settled apart from the plan. */
export function followUpsTable(assessment: Assessment, words: Words): Table {
  return {
    name: 'Follow-ups',
    columns: [
      { title: 'Kind', width: 44, kind: 'text' },
      { title: 'Criterion', width: 36, kind: 'text' },
      { title: 'Criterion id', width: 24, kind: 'text' },
      { title: 'What', width: 80, kind: 'text' },
    ],
    rows: groupFollowUps(assessment, words).flatMap(({ lead, entries }) =>
      entries.map(({ criterion, text }): Value[] => [lead, words.title(criterion), criterion, plain(text)]),
    ),
  };
}
