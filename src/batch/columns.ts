import type { Framework } from '../framework/framework.js';
import { evidenceGrades } from '../sheet/sheet.js';

/** What a row, or in a wide table a group of columns, is about. */
export const levelsOfDetail = ['overall', 'phase', 'step', 'criterion'] as const;
export type By = (typeof levelsOfDetail)[number];

/** A column of the table. Names are stable: a column never changes its meaning. */
export interface Column {
  readonly name: string;
  /** As the Table Schema of Frictionless Data names it. */
  readonly type: 'string' | 'integer' | 'number' | 'date';
  readonly description: string;
  readonly required?: true;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What the table looks like. */
export interface TableShape {
  readonly by: By;
  /** A row a sheet; else a row for each part of a sheet. */
  readonly wide: boolean;
  readonly withActions: boolean;
  /** Columns of CSV input that are carried through, by the name that they have there. */
  readonly kept: readonly string[];
}

const sheetColumns: readonly Column[] = [
  {
    name: 'sheet',
    type: 'string',
    required: true,
    description: 'The id of the sheet: its own, else its file, or its file and line.',
  },
  {
    name: 'organisation',
    type: 'string',
    description: 'Who is assessed; empty when the sheet does not say.',
  },
  {
    name: 'date',
    type: 'date',
    description: 'The day of the assessment; empty when the sheet does not say.',
  },
  { name: 'framework', type: 'string', required: true, description: 'The id of the framework.' },
  {
    name: 'framework_version',
    type: 'string',
    required: true,
    description: 'The version of the framework that the sheet was scored with.',
  },
];

const naming: readonly Column[] = [
  {
    name: 'id',
    type: 'string',
    required: true,
    description: 'The phase, step or criterion that the row is about; “overall” for the whole.',
  },
  { name: 'title', type: 'string', required: true, description: 'What it is called.' },
];

const target: Column = { name: 'target', type: 'number', description: 'The target, on the scale.' };

/** Of the whole, a phase or a step. */
const scoreColumns: readonly Column[] = [
  { name: 'score', type: 'number', description: 'The score, on the scale; empty when nothing is answered.' },
  {
    name: 'range_low',
    type: 'number',
    description: 'The lowest that the score could be once the open questions are answered.',
  },
  {
    name: 'range_high',
    type: 'number',
    description: 'The highest that the score could be once the open questions are answered.',
  },
  {
    name: 'level',
    type: 'integer',
    description: 'The whole level that a step has reached; empty for phases and the whole, which have none.',
  },
  { name: 'level_name', type: 'string', description: 'The name of the level.' },
  target,
  {
    name: 'gap',
    type: 'number',
    minimum: 0,
    description: 'The weighted mean of the gaps below the targets; strength elsewhere does not fill a gap.',
  },
  {
    name: 'completeness',
    type: 'number',
    minimum: 0,
    maximum: 1,
    description: 'The share of the applicable weight that is answered.',
  },
  {
    name: 'status',
    type: 'string',
    enum: ['complete', 'partial', 'unscored', 'not-applicable', 'left-out'],
    description:
      'Why a score is there or not: everything is answered, some is, nothing is, nothing applies, or the short form leaves it out.',
  },
  {
    name: 'held_back_by',
    type: 'string',
    description: 'The weak essential criteria that keep a step’s level down, separated by spaces.',
  },
];

const criterionColumns: readonly Column[] = [
  {
    name: 'state',
    type: 'string',
    enum: ['level', 'unknown', 'not-applicable', 'unanswered', 'left-out'],
    description: 'What kind of answer there is; “left-out” when the short form does not ask.',
  },
  { name: 'level', type: 'integer', description: 'The level; empty unless the state is “level”.' },
  { name: 'level_name', type: 'string', description: 'The name of the level.' },
  { ...target, type: 'integer' },
  { name: 'gap', type: 'integer', minimum: 0, description: 'How far the level is below the target.' },
  {
    name: 'evidence',
    type: 'string',
    enum: evidenceGrades,
    description: 'How well the level is known; empty unless the state is “level”.',
  },
  { name: 'reason', type: 'string', description: 'Why it is not applicable.' },
  { name: 'note', type: 'string', description: 'What was noted.' },
];

const now: Column = {
  name: 'now',
  type: 'string',
  description:
    'The actions to take now, in order: each a criterion, “=” and the level that the action leads to, separated by spaces.',
};

/** The columns that say something about one part of a sheet. */
export function partColumns(by: By): readonly Column[] {
  return by === 'criterion' ? criterionColumns : scoreColumns;
}

/** A part of a framework that rows are about. */
export interface Part {
  readonly id: string;
  readonly title: string;
}

export const overall = 'overall';

export function listParts(framework: Framework, by: By): readonly Part[] {
  switch (by) {
    case 'overall':
      return [{ id: overall, title: framework.title }];
    case 'phase':
      return framework.phases;
    case 'step':
      return framework.phases.flatMap(({ steps }) => steps);
    case 'criterion':
      return framework.phases.flatMap(({ steps }) => steps.flatMap(({ criteria }) => criteria));
  }
}

/** What a column about a part is called in a wide table. */
export function wideName(part: Part, column: string): string {
  return `${part.id.replaceAll('-', '_')}_${column}`;
}

/** @param framework the one framework of a wide table; null for a long table, which is the same for all */
export function listColumns(shape: TableShape, framework: Framework | null): readonly Column[] {
  const { by, wide, withActions } = shape;
  const own = wide
    ? listParts(framework as Framework, by).flatMap((part) =>
        partColumns(by).map((column) => ({
          ...column,
          name: wideName(part, column.name),
          description: `${part.title}: ${column.description}`,
        })),
      )
    : [...naming, ...partColumns(by)];
  const columns = [...sheetColumns, ...own, ...(withActions ? [now] : [])];
  const names = new Set(columns.map(({ name }) => name));
  const kept = shape.kept.map((name): Column => {
    return { name: keptName(name, names), type: 'string', description: `“${name}” of the input.` };
  });
  return [...columns.slice(0, sheetColumns.length), ...kept, ...columns.slice(sheetColumns.length)];
}

/** A kept column whose name is taken gets one of its own. */
function keptName(name: string, taken: Set<string>): string {
  // What a spreadsheet would take for a formula; it is the same in all formats, so that they agree.
  let free = /^[=+\-@]/.test(name) ? `'${name}` : name;
  while (taken.has(free)) free = `kept_${free}`;
  taken.add(free);
  return free;
}
