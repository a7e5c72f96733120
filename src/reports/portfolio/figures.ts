import type { Status } from '../../assessment/score.js';

/*
 * What the reports on many sheets are made of: plain figures, in whatever way they were counted.
 */

/** The most sheets of a framework that are drawn one by one. */
export const mostDrawn = 200;

/** What of a framework a summary names. */
export interface FrameworkTitles {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly language: string;
  /** Lowest first. */
  readonly scale: readonly { readonly level: number; readonly name: string }[];
  /** What the framework does not cover. */
  readonly limits: string | null;
  readonly parts: readonly SummarisedPart[];
  /** What to do for an action, by criterion, “=” and level. */
  readonly actions: ReadonlyMap<string, string>;
}

export interface SummarisedPart {
  readonly kind: 'overall' | 'phase' | 'step' | 'criterion';
  readonly id: string;
  readonly title: string;
  /** The title of the phase of a step, and of the step of a criterion; null for the others. */
  readonly within: string | null;
}

export interface FrameworkFigures {
  readonly framework: FrameworkTitles;
  readonly sheets: number;
  readonly parts: readonly PartFigures[];
  /** The actions that are in “now”, the most frequent first, then in the order of the framework. */
  readonly now: readonly ActionFigures[];
  /** Each sheet, in the order of the input; null when they were not kept, or are more than can be drawn. */
  readonly drawn: readonly DrawnSheet[] | null;
}

/** Shares are from 0 to 1; whatever there is nothing to take it of is null. */
export interface PartFigures extends SummarisedPart {
  readonly scored: number;
  readonly minimum: number | null;
  readonly lowerQuartile: number | null;
  readonly median: number | null;
  readonly upperQuartile: number | null;
  readonly maximum: number | null;
  readonly mean: number | null;
  /** Of the scored sheets, those whose score is below the target. */
  readonly belowTarget: number | null;
  /** Of the answers asked for. */
  readonly open: number | null;
  readonly notApplicable: number | null;
  /** 0, or the width of the bins that the quartiles were taken from. */
  readonly resolution: number;
  /** The lowest and the highest target of the scored sheets. */
  readonly targets: { readonly low: number; readonly high: number } | null;
  /** How many sheets have each score, or a score in each bin. */
  readonly counts: ReadonlyMap<number, number>;
}

export interface ActionFigures {
  readonly criterion: string;
  readonly level: number;
  readonly do: string;
  readonly sheets: number;
  /** Of all sheets of the framework. */
  readonly share: number;
}

/** One sheet among many: a name, and where it stands with each step of the framework. */
export interface DrawnSheet {
  readonly organisation: string | null;
  /** Its own id, else its file, or its file and line; with numbers in the place of names, its number. */
  readonly sheet: string;
  /** In the order of the framework; null for a step that the short form leaves out. */
  readonly steps: readonly (StepStanding | null)[];
}

export interface StepStanding {
  /** Null when nothing is answered, or nothing applies. */
  readonly score: number | null;
  readonly status: Status;
}
