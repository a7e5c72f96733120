import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.js';
import type { AssessedCriterion, Assessment, PlannedAction } from '../../src/assessment/assessment.js';
import { planRules } from '../../src/assessment/plan.js';
import { scaleBounds } from '../../src/framework/framework.js';
import type { Sheet } from '../../src/sheet/sheet.js';
import { assessable, withAnswers } from './arbitraries.js';

/* What must hold for every framework and every sheet. */

/** Fewer where every mutant runs them all again. */
const runs = { numRuns: Number(process.env.WAYMARK_LAW_RUNS ?? 300) };
const criteriaOf = ({ phases }: Assessment): AssessedCriterion[] =>
  phases.flatMap(({ steps }) => steps).flatMap(({ criteria }) => criteria);
const openIn = (assessment: Assessment) =>
  criteriaOf(assessment).filter(({ state }) => state === 'unknown' || state === 'unanswered');
const raised = (actions: readonly PlannedAction[]) =>
  actions.map(({ criterion, to }) => [criterion, to] as const);
const scoresOf = ({ overall, phases }: Assessment) => ({
  overall: overall.score,
  phases: phases.map(({ id, score }) => ({ id, score })),
});
const law = (
  name: string,
  holds: (assessment: Assessment, sheet: Sheet, again: (sheet: Sheet) => Assessment) => void,
) =>
  test(name, () => {
    fc.assert(
      fc.property(assessable, ({ framework, sheet }) => {
        holds(assess(framework, sheet), sheet, (other) => assess(framework, other));
      }),
      runs,
    );
  });

describe('scores', () => {
  law('a score lies in its range, and the range on the scale', (assessment) => {
    const { lowest, highest } = scaleBounds(assessment.framework);
    for (const part of [
      assessment.overall,
      ...assessment.phases,
      ...assessment.phases.flatMap(({ steps }) => steps),
    ]) {
      if (part.range === null) {
        expect(part).toMatchObject({
          score: null,
          status: 'not-applicable',
          completeness: null,
          target: null,
          gap: null,
        });
        continue;
      }
      expect(part.range.low).toBeGreaterThanOrEqual(lowest);
      expect(part.range.high).toBeLessThanOrEqual(highest);
      if (part.score === null) continue;
      expect(part.score).toBeGreaterThanOrEqual(part.range.low);
      expect(part.score).toBeLessThanOrEqual(part.range.high);
    }
  });

  law('a complete sheet has a range of one point', (assessment) => {
    if (openIn(assessment).length > 0) return;
    const { range, score, completeness } = assessment.overall;
    if (range === null) return;
    expect(range).toEqual({ low: score, high: score });
    expect(completeness).toBe(1);
  });

  law(
    'the ends of the range are the scores with the open questions at the lowest and the highest level',
    (assessment, sheet, again) => {
      const { lowest, highest } = scaleBounds(assessment.framework);
      const allAt = (level: number) =>
        again(
          withAnswers(
            sheet,
            openIn(assessment).map(({ id }) => [id, level]),
          ),
        );
      const [low, high] = [allAt(lowest), allAt(highest)];
      assessment.phases.forEach((phase, index) => {
        if (phase.range === null) return;
        expect(phase.range).toEqual({ low: low.phases[index]?.score, high: high.phases[index]?.score });
        phase.steps.forEach((step, place) => {
          const ends = [low, high].map((end) => end.phases[index]?.steps[place]?.level);
          if (step.levelRange !== null) expect([step.levelRange.low, step.levelRange.high]).toEqual(ends);
        });
      });
    },
  );

  law('raising one level never lowers a score or a level', (assessment, sheet, again) => {
    const { highest } = scaleBounds(assessment.framework);
    const criterion = criteriaOf(assessment).find(({ level }) => level !== null && level < highest);
    if (criterion === undefined) return;
    const after = again(withAnswers(sheet, [[criterion.id, (criterion.level ?? 0) + 1]]));
    expect(after.overall.score ?? 0).toBeGreaterThanOrEqual(assessment.overall.score ?? 0);
    const levels = (of: Assessment) =>
      of.phases.flatMap(({ steps }) => steps.map(({ level }) => level ?? -1));
    levels(assessment).forEach((level, index) => {
      expect(levels(after)[index]).toBeGreaterThanOrEqual(level);
    });
  });

  law(
    'a not applicable criterion is never scored: its weight and its target count for nothing',
    (assessment, sheet, again) => {
      const excluded = criteriaOf(assessment).filter(({ state }) => state === 'not-applicable');
      const { lowest } = scaleBounds(assessment.framework);
      const targets = new Map([...sheet.targets, ...excluded.map(({ id }) => [id, lowest] as const)]);
      const after = again({ ...sheet, targets });
      expect(after.overall).toEqual(assessment.overall);
    },
  );

  law(
    'a level is at most one above the weakest essential criterion, and says so when that bites',
    (assessment) => {
      for (const step of assessment.phases.flatMap(({ steps }) => steps)) {
        const essentials = step.criteria.filter(({ essential, level }) => essential && level !== null);
        const weakest = Math.min(...essentials.map(({ level }) => level ?? 0));
        if (step.level === null) continue;
        expect(step.level).toBeLessThanOrEqual(weakest + 1);
        expect(step.heldBack !== null).toBe(Math.floor(step.score ?? 0) > weakest + 1);
      }
    },
  );
});

describe('the plan', () => {
  law('the order does not depend on the order of the answers', (assessment, sheet, again) => {
    const reversed = { ...sheet, answers: new Map([...sheet.answers].reverse()) };
    expect(again(reversed)).toEqual(assessment);
  });

  law('nothing in Now is blocked, and nothing in Next once Now is done', (assessment, sheet, again) => {
    const blockers = (of: Assessment, actions: readonly PlannedAction[]) =>
      actions.map(({ criterion }) => {
        const assessed = criteriaOf(of).find(({ id }) => id === criterion);
        return assessed?.candidate?.blockedBy.length ?? 'not a candidate';
      });
    expect(blockers(assessment, assessment.plan.now.actions).filter((count) => count !== 0)).toEqual([]);
    const afterNow = again(withAnswers(sheet, raised(assessment.plan.now.actions)));
    expect(blockers(afterNow, assessment.plan.next.actions).filter((count) => count !== 0)).toEqual([]);
  });

  law('no cap is exceeded', ({ plan }) => {
    for (const wave of ['now', 'next'] as const) {
      const caps = planRules[wave];
      const { actions } = plan[wave];
      const most = (key: (action: PlannedAction) => string) =>
        Math.max(0, ...actions.map((action) => actions.filter((other) => key(other) === key(action)).length));
      expect(actions.length).toBeLessThanOrEqual(caps.actions);
      expect(most(({ step }) => step)).toBeLessThanOrEqual(caps.perStep);
      expect(most(({ owner }) => owner)).toBeLessThanOrEqual(caps.perOwner);
      expect(most(({ criterion }) => criterion)).toBeLessThanOrEqual(1);
    }
  });

  law('a wave leaves out an unblocked candidate only where a cap says so', ({ plan, phases }) => {
    const picked = plan.now.actions;
    const candidates = phases
      .flatMap(({ steps }) =>
        steps.flatMap((step) => step.criteria.map((criterion) => ({ step, criterion }))),
      )
      .filter(({ criterion }) => criterion.candidate?.blockedBy.length === 0);
    for (const { step, criterion } of candidates) {
      if (picked.some((action) => action.criterion === criterion.id)) continue;
      const before = picked.filter(({ order }) => order.position < (criterion.candidate?.position ?? 0));
      const isFull = picked.length === planRules.now.actions;
      const fullStep = before.filter((action) => action.step === step.id).length === planRules.now.perStep;
      const owners = before.map(({ owner }) => owner);
      const fullOwner = owners.some(
        (owner) => owners.filter((other) => other === owner).length === planRules.now.perOwner,
      );
      expect(isFull || fullStep || fullOwner).toBe(true);
    }
  });

  law('a criterion at or above its target has no action', (assessment) => {
    const { now, next, later } = assessment.plan;
    const reached = criteriaOf(assessment).filter(
      ({ level, target }) => level !== null && level >= target.level,
    );
    const planned = [...now.actions, ...next.actions, ...later.entries].map(({ criterion }) => criterion);
    expect(reached.filter(({ id }) => planned.includes(id))).toEqual([]);
  });

  law(
    'every candidate is brought to its target level by level, or named in Later with what blocks it',
    (assessment) => {
      const { now, next, later } = assessment.plan;
      for (const { id, level, target, candidate } of criteriaOf(assessment)) {
        if (candidate === null || level === null) continue;
        const steps = [...now.actions, ...next.actions]
          .filter(({ criterion }) => criterion === id)
          .map(({ to }) => to);
        const entry = later.entries.find(({ criterion }) => criterion === id);
        const rest = entry?.levels.map(({ to }) => to) ?? [];
        const expected = Array.from({ length: target.level - level }, (_, index) => level + 1 + index);
        expect([...steps, ...rest]).toEqual(expected);
        if (entry !== undefined && entry.reaches < entry.target) {
          const blocked = entry.levels.flatMap(({ blockedBy }) => blockedBy);
          expect(blocked.length).toBeGreaterThan(0);
        }
      }
    },
  );

  law(
    'applying a wave to the sheet gives exactly the scores that the wave states',
    (assessment, sheet, again) => {
      const { now, next, later } = assessment.plan;
      const afterNow = withAnswers(sheet, raised(now.actions));
      expect(scoresOf(again(afterNow))).toEqual(now.worth);
      const afterNext = withAnswers(afterNow, raised(next.actions));
      expect(scoresOf(again(afterNext))).toEqual(next.worth);
      const reached = later.entries.map(({ criterion, reaches }) => [criterion, reaches] as const);
      expect(scoresOf(again(withAnswers(afterNext, reached)))).toEqual(later.worth);
    },
  );

  law(
    'what Later says can be reached is all that can: nothing more is unblocked then',
    (assessment, sheet, again) => {
      const { now, next, later } = assessment.plan;
      const reached = later.entries.map(({ criterion, reaches }) => [criterion, reaches] as const);
      const end = again(withAnswers(sheet, [...raised(now.actions), ...raised(next.actions), ...reached]));
      expect(criteriaOf(end).filter(({ candidate }) => candidate?.blockedBy.length === 0)).toEqual([]);
    },
  );

  law('an action opens only phases that are closed when its wave begins', (assessment, sheet, again) => {
    const closed = (of: Assessment) => of.phases.filter(({ open }) => !open).map(({ id }) => id);
    const { now, next } = assessment.plan;
    const opened = (actions: readonly PlannedAction[]) => actions.flatMap(({ opens }) => opens);
    const known = assessment.phases.map(({ id }) => id);
    const stillClosed = closed(again(withAnswers(sheet, raised(now.actions))));
    expect(
      opened(now.actions).filter((id) => known.includes(id) && !closed(assessment).includes(id)),
    ).toEqual([]);
    expect(opened(next.actions).filter((id) => known.includes(id) && !stillClosed.includes(id))).toEqual([]);
  });

  law('every number in the order is whole', (assessment) => {
    for (const { candidate } of criteriaOf(assessment)) {
      if (candidate === null) continue;
      const { tier, value, unblocksWeight, score, position } = candidate;
      expect([tier, value, unblocksWeight, score, position].every(Number.isInteger)).toBe(true);
      expect(unblocksWeight).toBeLessThanOrEqual(planRules.mostUnblocks);
    }
  });

  law(
    'an open question never has an action, and one that something waits for heads the plan',
    (assessment) => {
      const open = openIn(assessment).map(({ id }) => id);
      const named = [
        ...assessment.findOutFirst.map(({ criterion }) => criterion),
        ...assessment.followUps.flatMap((followUp) =>
          followUp.kind === 'open-question' ? [followUp.criterion] : [],
        ),
      ];
      expect([...named].sort()).toEqual([...open].sort());
      const waitedFor = criteriaOf(assessment)
        .flatMap(({ candidate }) => candidate?.blockedBy ?? [])
        .flatMap(({ criterion, current }) => (current === 'open' ? [criterion] : []));
      const first = assessment.findOutFirst.map(({ criterion }) => criterion);
      expect(waitedFor.filter((criterion) => !first.includes(criterion))).toEqual([]);
    },
  );

  law('with nothing answered there is nothing to do', (_, sheet, again) => {
    const blank = again({ ...sheet, form: 'full', answers: new Map() });
    expect(blank.plan.now.actions).toEqual([]);
    expect(blank.overall).toMatchObject({ score: null, status: 'unscored', completeness: 0 });
  });
});
