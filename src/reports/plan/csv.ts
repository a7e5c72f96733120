import type { Assigned, PlannedAction, PlannedLater } from '../../assessment/assessment.js';
import type { Blocker } from '../../assessment/prerequisites.js';
import { type CsvCell, toCsv } from '../csv.js';
import { type Words, Words as WordsOf } from '../words.js';
import type { ShownPlan } from './document.js';

const header = [
  'wave',
  'order',
  'phase',
  'step',
  'criterion',
  'title',
  'from',
  'to',
  'target',
  'do',
  'role',
  'owner',
  'due',
  'status',
  'overdue',
  'weeks',
  'effort',
  'quick_win',
  'unblocks',
  'waits_for',
  'worked_if',
];

/**
 * The plan as a table: a row an action, in the order of the plan; of what comes later, a row for each level that
 * remains. It is opened in spreadsheets, so whatever would be a formula there is made a text.
 */
export function planCsv({ assessment }: ShownPlan): string {
  const words = new WordsOf(assessment);
  const { now, next, later } = assessment.plan;
  const rows = [
    ...now.actions.map((action, index) => soon('now', index, action, words)),
    ...next.actions.map((action, index) => soon('next', index, action, words)),
    ...later.entries.flatMap((entry, index) => remaining(index, entry, words)),
  ];
  return toCsv([header, ...rows]);
}

type Row = CsvCell[];

function soon(wave: string, index: number, action: PlannedAction, words: Words): Row {
  return [
    ...[wave, index + 1, action.phase, action.step, action.criterion, words.title(action.criterion)],
    ...[action.from, action.to, action.target, action.do],
    ...who(action.owner, action.assigned, words),
    ...[action.weeks, action.effort, action.quickWin, action.unblocks.join(' ')],
    ...['', action.worked],
  ];
}

function remaining(index: number, entry: PlannedLater, words: Words): Row[] {
  return entry.levels.map((level) => [
    ...['later', index + 1, entry.phase, entry.step, entry.criterion, words.title(entry.criterion)],
    ...[level.to - 1, level.to, entry.target, level.do],
    ...who(level.owner, level.assigned, words),
    ...[level.weeks, level.effort, '', ''],
    ...[level.blockedBy.map(waitsFor).join(' '), level.worked],
  ]);
}

function who(role: string, assigned: Assigned | null, words: Words): Row {
  const owner = assigned?.owner ?? null;
  return [
    words.owner(role),
    owner === null ? null : words.owner(owner),
    assigned?.due ?? null,
    assigned?.status ?? null,
    assigned?.overdue ?? null,
  ];
}

/** For programs: the criterion and the level that it should reach. */
function waitsFor({ criterion, level }: Blocker): string {
  return `${criterion}=${level}`;
}
