import type {
  AssessedCriterion,
  AssessedPhase,
  AssessedStep,
  Assessment,
  PlannedWave,
} from '../assessment/assessment.js';
import type { Score } from '../assessment/score.js';
import { type Data, isMapping } from '../source/edit.js';
import type { Aspect } from './case.js';
import { more } from './schema.js';

/** A part of an assessment, by what it is. */
export type Part =
  | { readonly kind: 'overall'; readonly of: Score }
  | { readonly kind: 'phase'; readonly of: AssessedPhase }
  | { readonly kind: 'step'; readonly of: AssessedStep }
  | { readonly kind: 'criterion'; readonly of: AssessedCriterion };

export type PartKind = Part['kind'];

/** The name of the whole among the ids of its parts. */
export const whole = 'overall';

/** Every part that takes part in an assessment, by id. */
export function partsOf({ overall, phases }: Assessment): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  for (const phase of phases) {
    parts.set(phase.id, { kind: 'phase', of: phase });
    for (const step of phase.steps) {
      parts.set(step.id, { kind: 'step', of: step });
      for (const criterion of step.criteria) parts.set(criterion.id, { kind: 'criterion', of: criterion });
    }
  }
  return parts.set(whole, { kind: 'overall', of: overall });
}

/** An aspect that each part has for itself. */
interface AspectOfParts {
  /** What has it. */
  readonly of: readonly PartKind[];
  /** What a part has; numbers are as they were computed. */
  readonly actual: (part: Part) => Data;
}

const scored = ['overall', 'phase', 'step'] as const;
const all = [...scored, 'criterion'] as const;

export const aspectsOfParts: Partial<Record<Aspect, AspectOfParts>> = {
  scores: { of: all, actual: ({ kind, of }) => (kind === 'criterion' ? of.level : of.score) },
  ranges: {
    of: scored,
    actual: ({ of }) => ('range' in of && of.range !== null ? [of.range.low, of.range.high] : null),
  },
  levels: { of: ['step'], actual: ({ of }) => ('levelRange' in of ? of.level : null) },
  statuses: { of: scored, actual: ({ of }) => ('status' in of ? of.status : null) },
  completeness: { of: scored, actual: ({ of }) => ('completeness' in of ? of.completeness : null) },
  targets: {
    of: all,
    actual: ({ kind, of }) => (kind === 'criterion' ? of.target.level : of.target),
  },
  gaps: { of: all, actual: ({ of }) => of.gap },
  open: { of: ['phase'], actual: ({ of }) => 'open' in of && of.open },
};

/** What was computed, as a person would write it: numbers have three decimals at most. */
export function written(data: Data): Data {
  if (typeof data === 'number') return Math.round(data * 1000) / 1000;
  return Array.isArray(data) ? data.map(written) : data;
}

/** What a person may leave off a number: half of its last decimal, and what a double loses. */
const tolerance = 0.0005 + 1e-9;

/** True when what was computed is what was expected, to three decimals. */
export function agrees(expected: Data, actual: Data): boolean {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(expected - actual) <= tolerance;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return expected.length === actual.length && expected.every((item, index) => agrees(item, actual[index]));
  }
  return expected === actual;
}

/** What an assessment has of an aspect that is no part's, in the form in which it was expected. */
export function actualOfWhole(aspect: Aspect, expected: Data, assessment: Assessment): Data {
  switch (aspect) {
    case 'now':
    case 'next':
      return waveLike(expected, assessment.plan[aspect]);
    case 'held-back':
      return heldBack(assessment);
    default:
      return listLike(
        expected,
        assessment.findOutFirst.map(({ criterion }) => criterion),
      );
  }
}

/** True when that is what was expected. */
export function agreesOfWhole(aspect: Aspect, expected: Data, actual: Data): boolean {
  if (aspect === 'held-back') return sameHolders(expected, actual);
  return JSON.stringify(expected) === JSON.stringify(actual);
}

/** The actions of a wave: with the level that each leads to, if any was expected with it. */
function waveLike(expected: Data, { actions }: PlannedWave): Data {
  const withLevels = new Set(listOf(expected).flatMap((item, index) => (isMapping(item) ? [index] : [])));
  return listLike(
    expected,
    actions.map(({ criterion, to }, index) => (withLevels.has(index) ? { [criterion]: to } : criterion)),
  );
}

/** A list, cut to as many as were expected where more may follow. */
function listLike(expected: Data, actual: readonly Data[]): Data {
  const items = listOf(expected);
  const last = items.at(-1);
  if (!isMore(last)) return actual;
  return [...actual.slice(0, items.length - 1), last as string];
}

export function isMore(item: Data | undefined): boolean {
  return more.some((mark) => mark === item);
}

function heldBack({ phases }: Assessment): Data {
  const steps = phases.flatMap((phase) => phase.steps);
  return Object.fromEntries(
    steps.flatMap(({ id, heldBack: held }) => (held === null ? [] : [[id, held.by]])),
  );
}

/** The same steps, each held back by the same criteria, in whatever order. */
function sameHolders(expected: Data, actual: Data): boolean {
  const inOrder = (data: Data) =>
    JSON.stringify(
      Object.entries(isMapping(data) ? data : {})
        .map(([step, by]) => [step, [...listOf(by)].sort()])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
  return inOrder(expected) === inOrder(actual);
}

function listOf(data: Data | undefined): readonly Data[] {
  return Array.isArray(data) ? data : [];
}
