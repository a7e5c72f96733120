import type { Criterion, Framework, Phase, Step } from '../framework/framework.js';
import { scaleBounds } from '../framework/framework.js';
import type { Answer, Sheet } from '../sheet/sheet.js';
import { unanswered } from '../sheet/sheet.js';

/**
 * What takes part in one assessment: the criteria of the form, with their targets and answers.
 * In the short form criteria that are not core take no part at all, nor do steps and phases left empty.
 */
export interface Scope {
  readonly framework: Framework;
  readonly lowest: number;
  readonly highest: number;
  readonly phases: readonly ScopedPhase[];
  /** In the order of the framework. */
  readonly criteria: readonly ScopedCriterion[];
  readonly byId: ReadonlyMap<string, ScopedCriterion>;
}

export interface ScopedPhase {
  readonly phase: Phase;
  readonly index: number;
  readonly steps: readonly ScopedStep[];
}

export interface ScopedStep {
  readonly step: Step;
  readonly criteria: readonly ScopedCriterion[];
}

export interface ScopedCriterion {
  readonly criterion: Criterion;
  readonly step: Step;
  readonly phase: Phase;
  readonly phaseIndex: number;
  /** Place in the framework, from 0. */
  readonly index: number;
  readonly target: Target;
  readonly answer: Answer;
}

/** A target is a level of the scale; `from` says who set it. */
export interface Target {
  readonly level: number;
  readonly from: TargetOrigin;
}

/** Who set a target: the sheet or the framework, and for what. */
export interface TargetOrigin {
  readonly by: 'sheet' | 'framework';
  readonly for: 'criterion' | 'step' | 'phase' | 'default';
}

export function scopeAssessment(
  framework: Framework,
  sheet: Pick<Sheet, 'form' | 'target' | 'targets' | 'answers'>,
): Scope {
  const takesPart = (criterion: Criterion) => sheet.form === 'full' || criterion.core;
  const criteria: ScopedCriterion[] = [];
  const phases = framework.phases
    .map((phase, index): ScopedPhase => {
      const steps = phase.steps.map((step): ScopedStep => {
        const scoped = step.criteria.filter(takesPart).map((criterion): ScopedCriterion => {
          const entry = {
            criterion,
            step,
            phase,
            phaseIndex: index,
            index: criteria.length,
            target: findTarget(framework, sheet, phase, step, criterion),
            answer: sheet.answers.get(criterion.id) ?? unanswered,
          };
          criteria.push(entry);
          return entry;
        });
        return { step, criteria: scoped };
      });
      return { phase, index, steps: steps.filter((step) => step.criteria.length > 0) };
    })
    .filter((phase) => phase.steps.length > 0);
  const byId = new Map(criteria.map((entry) => [entry.criterion.id, entry]));
  return { framework, ...scaleBounds(framework), phases, criteria, byId };
}

/** The targets that a sheet sets. */
type Targets = Pick<Sheet, 'target' | 'targets'>;

/** The nearest target that is set wins. */
function findTarget(
  framework: Framework,
  sheet: Targets,
  phase: Phase,
  step: Step,
  criterion: Criterion,
): Target {
  for (const { level, from } of listTargets(framework, sheet, phase, step, criterion)) {
    if (level !== null) return { level, from };
  }
  return { level: framework.target, from: { by: 'framework', for: 'default' } };
}

/**
 * Every place where the target of a criterion can be set, nearest first: the sheet's for the criterion, its
 * step, its phase; the sheet's default; then the framework's in the same order.
 */
export function listTargets(
  framework: Framework,
  sheet: Targets,
  phase: Phase,
  step: Step,
  criterion: Criterion,
): { level: number | null; from: TargetOrigin }[] {
  const bySheet = (id: string) => sheet.targets.get(id) ?? null;
  return [
    { level: bySheet(criterion.id), from: { by: 'sheet', for: 'criterion' } },
    { level: bySheet(step.id), from: { by: 'sheet', for: 'step' } },
    { level: bySheet(phase.id), from: { by: 'sheet', for: 'phase' } },
    { level: sheet.target, from: { by: 'sheet', for: 'default' } },
    { level: criterion.target, from: { by: 'framework', for: 'criterion' } },
    { level: step.target, from: { by: 'framework', for: 'step' } },
    { level: phase.target, from: { by: 'framework', for: 'phase' } },
    { level: framework.target, from: { by: 'framework', for: 'default' } },
  ];
}
