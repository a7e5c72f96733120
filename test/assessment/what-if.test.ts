import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.js';
import { assessWhatIf, type Supposition } from '../../src/assessment/what-if.js';
import { assessable } from './arbitraries.js';

const toLevel = (criterion: string, level: number): Supposition => ({
  criterion,
  state: { state: 'level', level },
});

describe('what if', () => {
  test('nothing: it is what it is', () => {
    fc.assert(
      fc.property(assessable, ({ framework, sheet }) => {
        const { assessment, whatIf } = assessWhatIf(framework, sheet, [], null);
        expect(assessment).toEqual(assess(framework, sheet));
        for (const { before, after } of [whatIf.overall, ...whatIf.phases, ...whatIf.steps])
          expect(after).toBe(before);
      }),
    );
  });

  test('every answer as it is: it is what it is, notes and evidence too', () => {
    fc.assert(
      fc.property(assessable, ({ framework, sheet }) => {
        const same = [...sheet.answers].flatMap(([id, answer]) =>
          answer.state === 'level' ? [toLevel(id, answer.level)] : [],
        );
        const { assessment } = assessWhatIf(framework, sheet, same, null);
        expect(assessment).toEqual(assess(framework, sheet));
      }),
    );
  });

  test('a wave done: the scores are those that the wave is worth', () => {
    fc.assert(
      fc.property(assessable, ({ framework, sheet }) => {
        const { plan } = assess(framework, sheet);
        const now = plan.now.actions.map(({ criterion, to }) => toLevel(criterion, to));
        const { assessment, whatIf } = assessWhatIf(framework, sheet, now, null);
        expect(assessment.overall.score).toBe(plan.now.worth.overall);
        expect(whatIf.phases.map(({ id, after }) => ({ id, score: after }))).toEqual(plan.now.worth.phases);
        // What comes next is what was to come next.
        expect(assessment.plan.now.actions.map(({ criterion }) => criterion).length).toBeGreaterThanOrEqual(
          Math.min(5, plan.next.actions.length) === 0 ? 0 : 1,
        );
      }),
    );
  });

  test('a change is what is then, less what is today', () => {
    const supposed = assessable.chain(({ framework, sheet }) =>
      fc.subarray([...sheet.answers.keys()]).map((ids) => ({ framework, sheet, ids })),
    );
    fc.assert(
      fc.property(supposed, ({ framework, sheet, ids }) => {
        const lowest = framework.scale[0]?.level ?? 0;
        const there = assessWhatIf(
          framework,
          sheet,
          ids.map((id) => toLevel(id, lowest)),
          null,
        ).whatIf;
        for (const { before, after, change } of [there.overall, ...there.phases, ...there.steps]) {
          if (before === null || after === null) expect(change).toBeNull();
          else expect(change).toBeCloseTo(after - before, 8);
        }
      }),
    );
  });
});
