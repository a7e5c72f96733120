import type { CriterionLevel } from '../../../framework/framework.js';
import type { Form } from '../../../sheet/sheet.js';

/*
 * What the page and its script agree on. The script is bundled with this file: it imports types alone.
 */

/** What the script knows of the framework, as JSON in the page. */
export interface FormOutline {
  /** What a sheet calls the framework: an id, or a path. */
  readonly named: string;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly form: Form;
  /** The most bytes that a sheet may have. */
  readonly mostBytes: number;
  /** In the order of the page. */
  readonly questions: readonly FormQuestion[];
}

export interface FormQuestion {
  readonly id: string;
  readonly title: string;
  /** The id of its step. */
  readonly step: string;
  readonly levels: readonly (Pick<CriterionLevel, 'level' | 'ticksNeeded'> & { readonly name: string })[];
  /** Ids of the items of its checklist; empty when there is none. */
  readonly items: readonly string[];
}

/** The id of the element with the outline. */
export const outlineId = 'waymark-form';

/** The fields that are not about a question. */
export const aboutFields = {
  organisation: 'about.organisation',
  date: 'about.date',
  name: 'about.name',
  group: 'about.group',
} as const;

/** The parts of an answer: its choice (a level, `unknown` or `not-applicable`), and what is said beside it. */
export type Part = 'choice' | 'reason' | 'note' | 'evidence' | 'sources' | 'ticked' | 'none';

/** The name of a field. With a dot in it no id of a framework can take the place of a property of the form. */
export function fieldName(question: string, part: Part): string {
  return `${question}.${part}`;
}

/** The id of the element of a question, or of one of its parts. */
export function elementId(
  question: string,
  part?: Part | 'progress' | 'problem' | 'ticks' | 'clear',
): string {
  return part === undefined ? `q-${question}` : `q-${question}.${part}`;
}

/** The id of the element of one of the choices, or of one of the items of a checklist. */
export function choiceId(question: string, value: string | number): string {
  return `q-${question}.is.${value}`;
}

export function itemId(question: string, item: string): string {
  return `q-${question}.has.${item}`;
}

/** What a level lacks, while too few items are ticked. */
export function lacksId(question: string, level: number): string {
  return `q-${question}.lacks.${level}`;
}

/** The ids of a step in the page, and of what says how far it is. */
export function stepId(step: string, part?: 'progress' | 'count'): string {
  return part === undefined ? `step-${step}` : `step-${step}.${part}`;
}
