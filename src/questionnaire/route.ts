import {
  type Criterion,
  type Framework,
  listCriteria,
  type Phase,
  type Step,
} from '../framework/framework.js';
import { type Answer, type Form, type Sheet, unanswered } from '../sheet/sheet.js';

/** One question of a questionnaire, and the part of the framework that it belongs to. */
export interface Stop {
  readonly criterion: Criterion;
  readonly step: Step;
  readonly phase: Phase;
  /** True in a discussion: the question is open until the room has settled it. */
  readonly discussed?: boolean;
}

/** The questions to ask, in the order of the framework. Stops are named by their place in it, from 0. */
export type Route = readonly Stop[];

export interface RouteOptions {
  /** In the short form only core criteria are asked. */
  readonly form: Form;
  /** Ids of phases, steps and criteria: only what belongs to one of them is asked. Empty: everything. */
  readonly only: readonly string[];
  /** Only what this group should be asked, and what names no group; null: everything. */
  readonly group: string | null;
}

/** @returns the questions to ask; empty when the options leave none */
export function planRoute(framework: Framework, { form, only, group }: RouteOptions): Route {
  return listCriteria(framework).filter(
    ({ criterion, step, phase }) =>
      (form === 'full' || criterion.core) &&
      (only.length === 0 || [criterion.id, step.id, phase.id].some((id) => only.includes(id))) &&
      (group === null || criterion.ask.length === 0 || criterion.ask.includes(group)),
  );
}

export function answerTo(sheet: Sheet, { criterion }: Stop): Answer {
  return sheet.answers.get(criterion.id) ?? unanswered;
}

/** Unknown and unanswered questions are open: an answer may still come. In a discussion, those that are not settled. */
export function isOpen(sheet: Sheet, stop: Stop): boolean {
  if (stop.discussed) return !sheet.settled.has(stop.criterion.id);
  const { state } = answerTo(sheet, stop);
  return state === 'unknown' || state === 'unanswered';
}

/** True while nobody has answered, noted or ticked anything. */
export function isUntouched(sheet: Sheet): boolean {
  return [...sheet.answers.values()].every(
    ({ state, note, ticked }) => state === 'unanswered' && note === null && ticked === null,
  );
}

/** Where a questionnaire begins or goes on: at the first open question, or null when none is open. */
export function firstOpen(route: Route, sheet: Sheet): number | null {
  return placeOf(route, (stop) => isOpen(sheet, stop));
}

/**
 * What comes after a question: the next open one. Whoever walks through answered questions, to look at them
 * once more, gets the very next one.
 * @param wasOpen whether the question was open when it was asked
 * @returns null when there is none, and the review comes
 */
export function nextStop(route: Route, sheet: Sheet, at: number, wasOpen: boolean): number | null {
  return placeOf(route, (stop, place) => place > at && (!wasOpen || isOpen(sheet, stop)));
}

/** Where a step begins: at its first open question, else at its first. Null when no question of it is asked. */
export function startOfStep(route: Route, sheet: Sheet, step: string): number | null {
  return (
    placeOf(route, (stop) => stop.step.id === step && isOpen(sheet, stop)) ??
    placeOf(route, (stop) => stop.step.id === step)
  );
}

function placeOf(route: Route, test: (stop: Stop, place: number) => boolean): number | null {
  const place = route.findIndex(test);
  return place === -1 ? null : place;
}

export interface Progress {
  readonly questions: number;
  /** With a level, or not applicable. */
  readonly answered: number;
  /** Open, and passed already: unknown, or seen and left, or before one that is answered. */
  readonly toComeBackTo: number;
}

/** @param seen the places of the questions that have been on the screen; @param at the one that is there now */
export function progressOf(
  route: Route,
  sheet: Sheet,
  at: number | null,
  seen: ReadonlySet<number>,
): Progress {
  const furthest = route.findLastIndex((stop) => !isOpen(sheet, stop));
  const open = route.flatMap((stop, place) => (isOpen(sheet, stop) ? [place] : []));
  return {
    questions: route.length,
    answered: route.length - open.length,
    toComeBackTo: open.filter((place) => {
      const { state } = answerTo(sheet, route[place] as Stop);
      const isUnknown = state === 'unknown' && !route[place]?.discussed;
      return place !== at && (isUnknown || seen.has(place) || place < furthest);
    }).length,
  };
}

export interface StepProgress {
  readonly step: Step;
  readonly phase: Phase;
  readonly state: 'not started' | 'in progress' | 'done';
  readonly questions: number;
  readonly answered: number;
}

/** The steps of a route, with how far each of them is. */
export function stepsOf(route: Route, sheet: Sheet): StepProgress[] {
  const steps = new Map(route.map((stop) => [stop.step.id, stop]));
  return [...steps.values()].map(({ step, phase }) => {
    const stops = route.filter((stop) => stop.step.id === step.id);
    const answered = stops.filter((stop) => !isOpen(sheet, stop)).length;
    const touched = stops.some((stop) => answerTo(sheet, stop).state !== 'unanswered');
    const state = answered === stops.length ? 'done' : touched ? 'in progress' : 'not started';
    return { step, phase, state, questions: stops.length, answered };
  });
}
