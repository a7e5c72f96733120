import type { Framework } from '../framework/framework.js';
import type { Sheet } from '../sheet/sheet.js';
import { meanArithmetic, stepArithmetic } from './arithmetic.js';
import type { AssessedCriterion, AssessedPhase, AssessedStep, Assessment } from './assessment.js';
import type {
  CriterionExplanation,
  ExplainedCandidate,
  Explanation,
  Move,
  PhaseExplanation,
  StepExplanation,
  WholeExplanation,
} from './explanation.js';
import { planRules } from './plan.js';
import { listTargets, type Scope, scopeAssessment } from './scope.js';
import { scoreScope } from './score.js';
import { type Standing, standingOf, withLevels } from './standing.js';

/**
 * Explains where the numbers of the whole, or of one phase, step or criterion, come from.
 * Scores, ranges, targets and gaps are taken from the assessment; only “what would move the level” is scored
 * anew, by the same function, for answers that nobody has given.
 * @param assessment what `assess` made of the same framework and sheet
 * @param id of a phase, step or criterion; undefined explains the whole
 * @returns null when the id takes no part in this assessment
 */
export function explain(
  framework: Framework,
  sheet: Sheet,
  assessment: Assessment,
  id: string | undefined,
): Explanation | null {
  const scope = scopeAssessment(framework, sheet);
  const standing = standingOf(scope);
  const parts: Parts = { framework, sheet, assessment, scope, standing };
  if (id === undefined) return explainWhole(parts);
  for (const phase of assessment.phases) {
    if (phase.id === id) return explainPhase(phase);
    for (const step of phase.steps) {
      if (step.id === id) return explainStep(parts, phase, step);
      const criterion = step.criteria.find((other) => other.id === id);
      if (criterion !== undefined) return explainCriterion(parts, phase, step, criterion);
    }
  }
  return null;
}

interface Parts {
  readonly framework: Framework;
  readonly sheet: Sheet;
  readonly assessment: Assessment;
  readonly scope: Scope;
  readonly standing: Standing;
}

function explainWhole({ assessment }: Parts): WholeExplanation {
  const { title } = assessment.framework;
  return { kind: 'whole', id: 'overall', title, ...meanArithmetic(assessment.overall, assessment.phases) };
}

function explainPhase(phase: AssessedPhase): PhaseExplanation {
  const { id, title, weight, open, gate } = phase;
  return { kind: 'phase', id, title, weight, open, gate, ...meanArithmetic(phase, phase.steps) };
}

function explainStep(parts: Parts, phase: AssessedPhase, step: AssessedStep): StepExplanation {
  return {
    ...stepArithmetic(parts.assessment, phase, step),
    moves: findMoves(parts.scope, parts.standing, step),
  };
}

/** Tries each answered criterion one level higher, and each open one at every level. */
function findMoves(scope: Scope, standing: Standing, step: AssessedStep): Move[] {
  const levels = scope.framework.scale.map(({ level }) => level);
  const tried = step.criteria.flatMap(
    ({ id, state, level }): { id: string; from: number | null; to: number }[] => {
      if (state === 'not-applicable') return [];
      if (level === null) return levels.map((to) => ({ id, from: null, to }));
      return level < scope.highest ? [{ id, from: level, to: level + 1 }] : [];
    },
  );
  return tried.flatMap(({ id, from, to }): Move[] => {
    const then = scoreScope(scope, withLevels(standing, [[id, to]]))
      .phases.flatMap(({ steps }) => steps)
      .find(({ scoped }) => scoped.step.id === step.id)?.score;
    if (!then || then.score === null || then.level === null || then.level === step.level) return [];
    return [{ criterion: id, from, to, score: then.score, level: then.level }];
  });
}

function explainCriterion(
  { framework, sheet, assessment, scope }: Parts,
  phase: AssessedPhase,
  step: AssessedStep,
  criterion: AssessedCriterion,
): CriterionExplanation {
  const { id, title, question, weight, essential, state, level, levelName, descriptor } = criterion;
  const { reason, note, evidence, sources, checklist, target, gap } = criterion;
  const entry = scope.byId.get(id);
  const stepWeight = step.criteria.reduce((sum, other) => sum + (other.level === null ? 0 : other.weight), 0);
  return {
    kind: 'criterion',
    ...{ id, title, question, step: step.id, phase: phase.id, weight, essential },
    ...{ state, level, levelName, descriptor, reason, note, evidence, sources, checklist },
    target,
    targets: entry ? listTargets(framework, sheet, entry.phase, entry.step, entry.criterion) : [],
    gap,
    share:
      level === null || step.score === null
        ? null
        : { product: weight * level, stepWeight, stepScore: step.score },
    candidate: explainCandidate(assessment, scope, criterion),
    waves: wavesOf(assessment, id),
  };
}

function explainCandidate(
  { phases }: Assessment,
  scope: Scope,
  { id, weight, level, target, candidate }: AssessedCriterion,
): ExplainedCandidate | null {
  if (candidate === null || level === null) return null;
  const action = scope.byId.get(id)?.criterion.levels.find((entry) => entry.level === level + 1)?.action;
  if (!action) return null;
  const all = phases.flatMap(({ steps }) => steps).flatMap(({ criteria }) => criteria);
  return {
    ...candidate,
    of: all.filter((other) => other.candidate !== null).length,
    ownValue: weight * (target.level - level),
    waiting: candidate.unblocks.map((criterion) => ({
      criterion,
      weight: all.find((other) => other.id === criterion)?.weight ?? 0,
    })),
    effortFactor: planRules.effortFactor[action.effort],
    effort: action.effort,
    weeks: action.weeks,
    do: action.do,
  };
}

function wavesOf({ plan }: Assessment, id: string): CriterionExplanation['waves'] {
  const inWave = (wave: 'now' | 'next') =>
    plan[wave].actions.filter(({ criterion }) => criterion === id).map(({ to }) => ({ wave, to }));
  const later = plan.later.entries
    .filter(({ criterion }) => criterion === id)
    .flatMap(({ levels }) => levels.map(({ to }) => ({ wave: 'later' as const, to })));
  return [...inWave('now'), ...inWave('next'), ...later];
}
