import type { ComparedAction, ComparedAnswer, Comparison, Movement } from '../../comparison/comparison.js';
import { levelName } from '../../framework/framework.js';
import { formatDate } from '../numbers.js';
import { joinAnd, stateWords } from '../words.js';

/** The names and phrases that every part of a comparison needs. */
export class ComparisonWords {
  readonly #comparison: Comparison;
  readonly #owners: ReadonlyMap<string, string>;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
    this.#owners = new Map(comparison.framework.owners.map(({ id, title }) => [id, title]));
  }

  title(id: string): string {
    return this.#comparison.titles[id] ?? id;
  }

  owner(id: string): string {
    return this.#owners.get(id) ?? id;
  }

  /** What a column is called: a date as people write it, or a name. */
  column(index: number): string {
    const column = this.#comparison.columns[index];
    if (column === undefined) return '';
    return this.#comparison.kind === 'dates' && column.label === column.date
      ? formatDate(column.date)
      : column.label;
  }

  /** The same where there is little room: “12 Nov 2026”. */
  shortColumn(index: number): string {
    const [day, month, ...rest] = this.column(index).split(' ');
    const isDate = this.#comparison.columns[index]?.label === this.#comparison.columns[index]?.date;
    return isDate && this.#comparison.kind === 'dates'
      ? [day, month?.slice(0, 3), ...rest].join(' ')
      : this.column(index);
  }

  /** “12 May 2026, 23 November 2026 and 1 March 2027”. */
  columns(): string {
    return joinAnd(this.#comparison.columns.map((_, index) => this.column(index)));
  }

  /** “2 Defined”, “unknown”, “not applicable”. */
  answer({ state, level }: ComparedAnswer): string {
    if (level !== null) return `${level} ${levelName(this.#comparison.framework, level)}`;
    return state === 'left-out' ? 'not asked' : stateWords[state === 'level' ? 'unanswered' : state];
  }

  /** The same in a cell: “2”, “unknown”. */
  shortAnswer({ state, level }: ComparedAnswer): string {
    if (level !== null) return String(level);
    return { unknown: '?', 'not-applicable': 'n/a', unanswered: '–', 'left-out': '–', level: '–' }[state];
  }
}

export const outcomeWords: Record<ComparedAction['outcome'], string> = {
  done: 'done: the level is reached',
  begun: 'begun',
  'not-begun': 'not begun',
  'not-applicable': 'not applicable any more',
  'not-known': 'not known: its criterion is open now',
};

/** What became of answers, as the title of a list. What stays without a level is said of nobody. */
export const movementTitles: Record<Exclude<Movement, 'same' | 'not-known'>, string> = {
  up: 'What moved up',
  down: 'What went back',
  'became-known': 'What is known now',
  'no-longer-known': 'What is not known any more',
  'became-applicable': 'What applies now',
  'no-longer-applicable': 'What does not apply any more',
};

/**
 * “+0.16”, “−0.43”: one decimal more than scores have, since a change between two rounded scores would often seem
 * wrong. One that is there but rounds to nothing keeps its sign.
 */
export function formatChange(change: number | null): string {
  if (change === null) return '–';
  const size = Math.round(Math.round(Math.abs(change) * 1e9) / 1e7) / 100;
  if (size === 0) return change === 0 ? '0.00' : `${change > 0 ? '+' : '−'}<0.01`;
  return `${change > 0 ? '+' : '−'}${size.toFixed(2)}`;
}

/** How far on the way to the target: “24%”, “−10%” where it went back. */
export function formatProgress(progress: number | null): string {
  if (progress === null) return '–';
  const percent = Math.round(progress * 100);
  return percent < 0 ? `−${-percent}%` : `${percent}%`;
}
