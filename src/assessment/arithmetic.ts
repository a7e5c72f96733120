import type { AssessedCriterion, AssessedPhase, AssessedStep, Assessment } from './assessment.js';
import type { StepArithmetic, Working } from './explanation.js';
import type { Score } from './score.js';

/*
 * The weighted means of an assessment, laid open. Every number is the assessment's own: nothing is scored anew.
 */

type Child = Score & { readonly id: string; readonly weight: number };

/** A phase from its steps, or the whole from its phases. */
export function meanArithmetic(score: Score, children: readonly Child[]) {
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

/** A step from its criteria. */
export function stepArithmetic(
  { framework: { scale } }: Assessment,
  phase: AssessedPhase,
  step: AssessedStep,
): StepArithmetic {
  const { criteria, range } = step;
  const working = (result: number | null, pick: (criterion: AssessedCriterion) => number | null) =>
    workOut(
      result,
      criteria.map((criterion) => ({ id: criterion.id, weight: criterion.weight, value: pick(criterion) })),
    );
  const isApplicable = ({ state }: AssessedCriterion) => state !== 'not-applicable';
  const openAt = (end: number) => (criterion: AssessedCriterion) =>
    criterion.level ?? (isApplicable(criterion) ? end : null);
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
            low: working(range.low, openAt(scale[0]?.level ?? 0)),
            high: working(range.high, openAt(scale.at(-1)?.level ?? 0)),
          },
    target: working(step.target, (criterion) => (isApplicable(criterion) ? criterion.target.level : null)),
    gap: working(step.gap, ({ gap }) => gap),
    completeness: working(step.completeness, (criterion) =>
      isApplicable(criterion) ? Number(criterion.level !== null) : null,
    ),
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
