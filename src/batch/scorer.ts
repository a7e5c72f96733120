import { type Candidate, planNow } from '../assessment/plan.js';
import { type Scope, type ScopedStep, scopeAssessment } from '../assessment/scope.js';
import { combineScores, roundScore, type Score, type StepScore, scoreStep } from '../assessment/score.js';
import type { Standing, Where } from '../assessment/standing.js';
import type { Framework } from '../framework/framework.js';
import type { Form, Sheet } from '../sheet/sheet.js';
import { Answers, states } from './answers.js';

/** What decides a score beside the answers: the form, and the sheet's own targets. */
export type Aims = Pick<Sheet, 'form' | 'target' | 'targets'>;

/** What is kept for later; beyond that it is forgotten and begun anew. */
const mostKept = { combinations: 2_000_000, outcomes: 4_000 };
/** The most combinations of answers of a step that have a place each. */
const mostCombinations = 120_000;

/** Scores many sheets of one framework. */
export class Scorer {
  readonly framework: Framework;
  readonly answers: Answers;
  readonly #variants = new Map<string, Variant>();
  /** Of all of them. */
  #combinations = 0;
  #usual: { readonly form: Form; readonly target: number | null; readonly variant: Variant } | null = null;

  /** @param withDetails whether notes, reasons and evidence are asked for */
  constructor(framework: Framework, withDetails: boolean) {
    this.framework = framework;
    this.answers = new Answers(framework, withDetails);
  }

  /** The variant of a sheet without targets for single parts, which nearly all are. */
  usualVariant(form: Form, target: number | null): Variant {
    const last = this.#usual;
    if (last !== null && last.form === form && last.target === target) return last.variant;
    const variant = this.variant({ form, target, targets: new Map() });
    this.#usual = { form, target, variant };
    return variant;
  }

  variant(aims: Aims): Variant {
    const key = JSON.stringify([aims.form, aims.target, [...aims.targets].sort()]);
    const known = this.#variants.get(key);
    if (known !== undefined) return known;
    const variant = new Variant(this.framework, this.answers, aims);
    this.#combinations += variant.combinations;
    if (this.#combinations > mostKept.combinations) {
      this.#variants.clear();
      this.#combinations = variant.combinations;
    }
    this.#variants.set(key, variant);
    return variant;
  }
}

/** A step's score, unrounded for the means that are made from it, and as it is reported. */
export interface StepOutcome {
  readonly unrounded: StepScore;
  readonly score: StepScore;
}

/**
 * A step's score depends on the answers to its few criteria alone, so among many sheets the same answers come again
 * and again: each combination of them has a number, and what follows from it is worked out once.
 */
export interface VariantStep {
  readonly scoped: ScopedStep;
  /** The places of its criteria among the answers. */
  readonly places: readonly number[];
  /** How many combinations there are; 0 when there are too many to remember anything by them. */
  readonly combinations: number;
  readonly outcomes: Map<number, StepOutcome>;
  /** For whoever writes it down: by combination, where. */
  written: Int32Array | null;
  /** Which writing the places are from. */
  generation: number;
}

/** One framework with one set of targets. */
export class Variant {
  readonly scope: Scope;
  /** In the order of the framework; null for a step that the short form leaves out. */
  readonly steps: readonly (VariantStep | null)[];
  readonly #answers: Answers;
  /** By state: a digit for each of the levels, one for not applicable, and one for open. */
  readonly #digits = new Uint8Array(states.unanswered + 1);
  readonly #base: number;

  constructor(framework: Framework, answers: Answers, aims: Aims) {
    this.#answers = answers;
    const { length } = framework.scale;
    for (const [digit, { level }] of framework.scale.entries()) this.#digits[level] = digit;
    this.#digits[states.notApplicable] = length;
    this.#digits[states.unknown] = length + 1;
    this.#digits[states.unanswered] = length + 1;
    this.#base = length + 2;
    this.scope = scopeAssessment(framework, { ...aims, answers: new Map() });
    const scoped = new Map(
      this.scope.phases.flatMap(({ steps }) => steps.map((step) => [step.step.id, step] as const)),
    );
    this.steps = framework.phases
      .flatMap(({ steps }) => steps)
      .map(({ id }) => {
        const step = scoped.get(id);
        if (step === undefined) return null;
        const places = step.criteria.map(({ criterion }) => answers.indexOf.get(criterion.id) ?? 0);
        const count = this.#base ** places.length;
        const combinations = count > mostCombinations ? 0 : count;
        return { scoped: step, places, combinations, outcomes: new Map(), written: null, generation: 0 };
      });
  }

  /** How many combinations of answers its steps have that something is remembered by. */
  get combinations(): number {
    return this.steps.reduce((sum, step) => sum + (step?.combinations ?? 0), 0);
  }

  /** @returns the number of the combination of answers that a step has; -1 for a step with too many of them */
  combinationOf({ places, combinations }: VariantStep): number {
    if (combinations === 0) return -1;
    const { states: stands } = this.#answers;
    let combination = 0;
    for (let index = 0; index < places.length; index += 1) {
      const state = stands[places[index] as number] as number;
      combination = combination * this.#base + (this.#digits[state] as number);
    }
    return combination;
  }

  /** @returns the outcome of a step with the answers as they stand */
  outcomeOf(step: VariantStep): StepOutcome {
    const combination = this.combinationOf(step);
    const known = step.outcomes.get(combination);
    if (known !== undefined && combination !== -1) return known;
    const outcome = this.scoreStep(step);
    if (step.outcomes.size >= mostKept.outcomes) step.outcomes.clear();
    step.outcomes.set(combination, outcome);
    return outcome;
  }

  /** The scores of the phases that take part, by id, and of the whole. */
  scoreAll(): { overall: Score; phases: ReadonlyMap<string, Score> } {
    const outcomes = new Map<string, StepScore>();
    for (const step of this.steps) {
      if (step !== null) outcomes.set(step.scoped.step.id, this.outcomeOf(step).unrounded);
    }
    const phases = this.scope.phases.map(({ phase, steps }) => ({
      phase,
      weight: phase.weight,
      score: combineScores(
        steps.flatMap(({ step }) => {
          const score = outcomes.get(step.id);
          return score === undefined ? [] : [{ weight: step.weight, score }];
        }),
      ),
    }));
    return {
      overall: roundScore(combineScores(phases)),
      phases: new Map(phases.map(({ phase, score }) => [phase.id, roundScore(score)])),
    };
  }

  /** The actions of the plan's first wave, in order. */
  planNow(): Candidate[] {
    return planNow(this.scope, this.standing());
  }

  standing(): Standing {
    const { states: stands, indexOf } = this.#answers;
    return new Map(
      this.scope.criteria.map(({ criterion: { id } }): [string, Where] => [
        id,
        whereOf(stands[indexOf.get(id) ?? -1] ?? states.unanswered),
      ]),
    );
  }

  /** Scores a step anew, for whoever remembers the outcome in a form of its own. */
  scoreStep({ scoped, places }: VariantStep): StepOutcome {
    const { states: stands } = this.#answers;
    const unrounded = scoreStep(
      scoped,
      places.map((place) => whereOf(stands[place] as number)),
      this.scope,
    );
    return { unrounded, score: roundScore(unrounded) };
  }
}

function whereOf(state: number): Where {
  if (state < states.notApplicable) return state;
  return state === states.notApplicable ? 'not-applicable' : 'open';
}
