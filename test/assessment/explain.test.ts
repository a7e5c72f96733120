import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.js';
import type { Assessment } from '../../src/assessment/assessment.js';
import { explain } from '../../src/assessment/explain.js';
import type { Explanation, Working } from '../../src/assessment/explanation.js';
import type { Framework } from '../../src/framework/framework.js';
import type { Sheet } from '../../src/sheet/sheet.js';
import { assessable, withAnswers } from './arbitraries.js';

/* What must hold for the explanation of every part of every assessment. */

const runs = { numRuns: Number(process.env.WAYMARK_LAW_RUNS ?? 150) };

interface Explained {
  readonly framework: Framework;
  readonly sheet: Sheet;
  readonly assessment: Assessment;
  readonly all: readonly Explanation[];
}

function explainAll(framework: Framework, sheet: Sheet): Explained {
  const assessment = assess(framework, sheet);
  const ids = assessment.phases.flatMap((phase) => [
    phase.id,
    ...phase.steps.flatMap((step) => [step.id, ...step.criteria.map(({ id }) => id)]),
  ]);
  const all = [undefined, ...ids].flatMap((id) => explain(framework, sheet, assessment, id) ?? []);
  expect(all).toHaveLength(ids.length + 1);
  return { framework, sheet, assessment, all };
}

const law = (name: string, holds: (explained: Explained) => void) =>
  test(name, () => {
    fc.assert(
      fc.property(assessable, ({ framework, sheet }) => holds(explainAll(framework, sheet))),
      runs,
    );
  });

const workings = (explanation: Explanation): Working[] =>
  explanation.kind === 'criterion'
    ? []
    : [
        explanation.score,
        explanation.target,
        explanation.gap,
        explanation.completeness,
        ...(explanation.range === null ? [] : [explanation.range.low, explanation.range.high]),
      ];

describe('an explanation', () => {
  law('comes to the number of the assessment: sum ÷ weight is the result', ({ all }) => {
    for (const { parts, sum, weight, result } of all.flatMap(workings)) {
      expect(parts.reduce((total, { product }) => total + product, 0)).toBe(sum);
      expect(parts.every(({ value, weight: own, product }) => product === value * own)).toBe(true);
      if (result === null) expect(parts).toEqual([]);
      else expect(sum / weight).toBeCloseTo(result, 8);
    }
  });

  law(
    'of a step names exactly the single answers that give it another level',
    ({ all, framework, sheet, assessment }) => {
      const steps = assessment.phases.flatMap((phase) => phase.steps);
      const levelWith = (step: string, criterion: string, level: number) =>
        assess(framework, withAnswers(sheet, [[criterion, level]]))
          .phases.flatMap((phase) => phase.steps)
          .find(({ id }) => id === step)?.level;
      for (const explanation of all) {
        if (explanation.kind !== 'step') continue;
        for (const { criterion, to, level } of explanation.moves) {
          expect(level).not.toBe(explanation.level);
          expect(levelWith(explanation.id, criterion, to)).toBe(level);
        }
        const step = steps.find(({ id }) => id === explanation.id);
        for (const { id, level } of step?.criteria ?? []) {
          if (level === null || level === framework.scale.at(-1)?.level) continue;
          const moves = levelWith(explanation.id, id, level + 1) !== explanation.level;
          expect(explanation.moves.some(({ criterion }) => criterion === id)).toBe(moves);
        }
      }
    },
  );

  law('of a criterion says which target won: the first that is set', ({ all }) => {
    for (const explanation of all) {
      if (explanation.kind !== 'criterion') continue;
      const first = explanation.targets.find(({ level }) => level !== null);
      expect(first).toEqual({ level: explanation.target.level, from: explanation.target.from });
    }
  });

  law('of a candidate works out its value and its score', ({ all }) => {
    for (const explanation of all) {
      if (explanation.kind !== 'criterion' || explanation.candidate === null) continue;
      const { ownValue, unblocksWeight, value, effortFactor, score, waiting } = explanation.candidate;
      expect(ownValue + unblocksWeight).toBe(value);
      expect(value * effortFactor).toBe(score);
      expect(
        Math.min(
          12,
          waiting.reduce((sum, { weight }) => sum + weight, 0),
        ),
      ).toBe(unblocksWeight);
      expect(explanation.waves.length).toBe(explanation.gap ?? 0);
    }
  });

  law('of what takes no part is none', ({ framework, sheet, assessment }) => {
    expect(explain(framework, sheet, assessment, 'nothing-of-that-name')).toBe(null);
  });
});
