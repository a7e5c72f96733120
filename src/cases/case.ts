import type { Sheet } from '../sheet/sheet.js';
import type { Data } from '../source/edit.js';
import type { Range } from '../source/source.js';

/** One golden case: these answers, and what should come of them. */
export interface Case {
  readonly id: string;
  readonly about: string | null;
  /** The answers as a sheet, those of `others` among them. */
  readonly sheet: Sheet;
  readonly expectations: readonly Expectation[];
  /** Where its id stands in the file. */
  readonly range: Range;
}

/** What can be expected: a key of `expect`. */
export type Aspect =
  | 'scores'
  | 'ranges'
  | 'levels'
  | 'statuses'
  | 'completeness'
  | 'targets'
  | 'gaps'
  | 'open'
  | 'now'
  | 'next'
  | 'held-back'
  | 'find-out-first';

/** One thing that should come of a case. */
export interface Expectation {
  readonly aspect: Aspect;
  /** The id of a phase, step or criterion, or `overall`; null where the aspect is of the whole assessment. */
  readonly part: string | null;
  /** As it was written. */
  readonly expected: Data;
  /** Where the value stands in the file. */
  readonly range: Range;
}
