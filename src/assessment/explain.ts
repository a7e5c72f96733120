import type { Framework } from '../framework/framework.js';
import type { Sheet } from '../sheet/sheet.js';
import type { AssessedCriterion, AssessedPhase, AssessedStep, Assessment } from './assessment.js';
import type {
  CriterionExplanation,
  ExplainedCandidate,
  Explanation,
  Move,
  PhaseExplanation,
  StepExplanation,
  WholeExplanation,
  Working,
} from './explanation.js';
import { planRules } from './plan.js';
import { listTargets, type Scope, scopeAssessment } from './scope.js';
import { type Score, scoreScope } from './score.js';
import { type Standing, standingOf, withLevels, withOpenAt } from './standing.js';

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

type Child = Score & { readonly id: string; readonly weight: number };

function explainWhole({ assessment }: Parts): WholeExplanation {
  const { title } = assessment.framework;
  return { kind: 'whole', id: 'overall', title, ...explainMeans(assessment.overall, assessment.phases) };
}

function explainPhase(phase: AssessedPhase): PhaseExplanation {
  const { id, title, weight, open, gate } = phase;
  return { kind: 'phase', id, title, weight, open, gate, ...explainMeans(phase, phase.steps) };
}

/** A phase from its steps, or the whole from its phases. */
function explainMeans(score: Score, children: readonly Child[]) {
  const working = (result: number | null, pick: (child: Child) => number | null) =>
    workOut(
      result,
      children.map((child) => ({ id: child.id, weight: child.weight, value: pick(child) })),
    );
  return {
    status: score.status,
    score: working(score.score, (child) => child.score),
    range:
      score.range === null
        ? null
        : {
            low: working(score.range.low, ({ range }) => range?.low ?? null),
            high: working(score.range.high, ({ range }) => range?.high ?? null),
          },
    target: working(score.target, ({ target }) => target),
    gap: working(score.gap, ({ gap }) => gap),
    completeness: working(score.completeness, ({ completeness }) => completeness),
  };
}

function explainStep({ scope, standing }: Parts, phase: AssessedPhase, step: AssessedStep): StepExplanation {
  const { criteria, range } = step;
  const working = (result: number | null, pick: (criterion: AssessedCriterion) => number | null) =>
    workOut(
      result,
      criteria.map((criterion) => ({ id: criterion.id, weight: criterion.weight, value: pick(criterion) })),
    );
  const isApplicable = ({ state }: AssessedCriterion) => state !== 'not-applicable';
  const levelsAt = (end: Standing) => (criterion: AssessedCriterion) => {
    const level = end.get(criterion.id);
    return typeof level === 'number' ? level : null;
  };
  const essentials = criteria.filter(({ essential, level }) => essential && level !== null);
  const weakest = Math.min(...essentials.map(({ level }) => level ?? 0));
  return {
    kind: 'step',
    id: step.id,
    title: step.title,
    phase: phase.id,
    weight: step.weight,
    status: step.status,
    criteria: criteria.map(({ id, title, state, level, weight, essential, target }) => {
      return { id, title, state, level, weight, essential, target };
    }),
    score: working(step.score, ({ level }) => level),
    floor: step.score === null ? null : Math.floor(step.score),
    cap:
      essentials.length === 0
        ? null
        : {
            by: essentials.filter(({ level }) => level === weakest).map(({ id }) => id),
            weakest,
            most: weakest + 1,
          },
    level: step.level,
    levelName: step.levelName,
    levelRange: step.levelRange,
    heldBack: step.heldBack,
    range:
      range === null
        ? null
        : {
            low: working(range.low, levelsAt(withOpenAt(standing, scope.lowest))),
            high: working(range.high, levelsAt(withOpenAt(standing, scope.highest))),
          },
    target: working(step.target, (criterion) => (isApplicable(criterion) ? criterion.target.level : null)),
    gap: working(step.gap, ({ gap }) => gap),
    completeness: working(step.completeness, (criterion) =>
      isApplicable(criterion) ? Number(criterion.level !== null) : null,
    ),
    moves: findMoves(scope, standing, step),
  };
}

/** The products and sums of a weighted mean whose result is known; a part without a value takes no part. */
function workOut(
  result: number | null,
  parts: readonly { readonly id: string; readonly weight: number; readonly value: number | null }[],
): Working {
  const counted = parts.flatMap(({ id, weight, value }) =>
    value === null ? [] : [{ id, value, weight, product: value * weight }],
  );
  return {
    parts: counted,
    sum: counted.reduce((total, { product }) => total + product, 0),
    weight: counted.reduce((total, { weight }) => total + weight, 0),
    result,
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
