import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.js';
import { binWidth, Distribution, mostValues } from '../../src/batch/distribution.js';
import { Scorer } from '../../src/batch/scorer.js';
import { Summary } from '../../src/batch/summary.js';
import type { Sheet } from '../../src/sheet/sheet.js';
import { assessable } from '../assessment/arbitraries.js';

const score = fc.integer({ min: 0, max: 9_000_000_000 }).map((billionths) => billionths / 1e9);

/** The quantile as it is defined, of all values at once. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const low = sorted[Math.floor(rank)] ?? 0;
  const high = sorted[Math.ceil(rank)] ?? 0;
  return low + (rank - Math.floor(rank)) * (high - low);
}

describe('a distribution', () => {
  test('has the figures of its values, however they were shared out', () => {
    fc.assert(
      fc.property(fc.array(fc.array(score, { maxLength: 20 }), { minLength: 1, maxLength: 6 }), (groups) => {
        const values = groups.flat();
        fc.pre(values.length > 0);
        const merged = new Distribution();
        for (const group of groups) {
          const part = new Distribution();
          for (const value of group) part.add(value);
          merged.merge(part.toData());
        }
        const whole = new Distribution();
        for (const value of [...values].reverse()) whole.add(value);
        for (const one of [merged, whole]) {
          expect(one.count).toBe(values.length);
          expect(one.minimum).toBe(Math.min(...values));
          expect(one.maximum).toBe(Math.max(...values));
          expect(one.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 8);
          expect(one.quantile(1, 4)).toBeCloseTo(quantile(values, 0.25), 8);
          expect(one.quantile(1, 2)).toBeCloseTo(quantile(values, 0.5), 8);
          expect(one.quantile(3, 4)).toBeCloseTo(quantile(values, 0.75), 8);
        }
        expect(merged.mean).toBe(whole.mean);
      }),
    );
  });

  test('of nothing has no figures', () => {
    const none = new Distribution();
    expect([none.count, none.minimum, none.maximum, none.mean, none.quantile(1, 2), none.resolution]).toEqual(
      [...[0, null, null, null, null, 0]],
    );
  });

  test('is exact up to as many different values as it says, and beyond that to its resolution', () => {
    const values = Array.from(
      { length: mostValues + 1 },
      (_, index) => Math.round((index * 4e9) / mostValues) / 1e9,
    );
    const exact = new Distribution();
    for (const value of values.slice(0, -1)) exact.add(value);
    expect(exact.resolution).toBe(0);
    expect(exact.quantile(1, 4)).toBeCloseTo(quantile(values.slice(0, -1), 0.25), 9);

    const binned = new Distribution();
    // In two parts, of which neither is binned on its own.
    for (const part of [values.slice(0, 60_000), values.slice(60_000)]) {
      const one = new Distribution();
      for (const value of part) one.add(value);
      binned.merge(one.toData());
    }
    expect(binned.resolution).toBe(binWidth);
    for (const [numerator, share] of [
      [1, 0.25],
      [2, 0.5],
      [3, 0.75],
    ] as const) {
      expect(Math.abs((binned.quantile(numerator, 4) ?? 0) - quantile(values, share))).toBeLessThanOrEqual(
        binWidth,
      );
    }
    expect([binned.minimum, binned.maximum]).toEqual([0, 4]);
    expect(binned.mean).toBeCloseTo(2, 8);
    expect(binned.toData().values.size).toBeLessThanOrEqual(4001);
  });
});

test('a summary counts what the assessments say, in any order and shared out in any way', () => {
  fc.assert(
    fc.property(
      assessable,
      fc.array(fc.nat(99), { minLength: 1, maxLength: 6 }),
      ({ framework, sheet }, seeds) => {
        const ids = [...sheet.answers.keys()];
        const sheets = seeds.map((seed): Sheet => {
          const answers = new Map(sheet.answers);
          answers.delete(ids[seed % ids.length] ?? '');
          return { ...sheet, answers };
        });
        const count = (some: readonly Sheet[]) => {
          const scorer = new Scorer(framework, false);
          const summary = new Summary(0);
          for (const one of some) {
            scorer.answers.take(one);
            summary.add(scorer, scorer.variant(one), { organisation: null, sheet: 'x' });
          }
          return summary;
        };
        const whole = count(sheets);
        const merged = new Summary(0);
        merged.merge(count(sheets.slice(2).reverse()).toPart());
        merged.merge(count(sheets.slice(0, 2)).toPart());
        expect(merged.figures()).toEqual(whole.figures());

        const [figures] = whole.figures();
        const assessments = sheets.map((one) => assess(framework, one));
        expect(figures?.sheets).toBe(sheets.length);
        for (const part of figures?.parts ?? []) {
          const parts = assessments.flatMap(({ overall, phases }) => {
            if (part.kind === 'overall') return [overall];
            const steps = phases.flatMap((phase) => phase.steps);
            return [...phases, ...steps].filter(({ id }) => id === part.id);
          });
          if (part.kind === 'criterion') continue;
          const scores = parts.flatMap((one) => one.score ?? []);
          expect(part.scored).toBe(scores.length);
          if (scores.length === 0) continue;
          expect([part.minimum, part.maximum]).toEqual([Math.min(...scores), Math.max(...scores)]);
          const below = parts.filter(
            (one) => one.score !== null && one.target !== null && one.score < one.target,
          );
          expect(part.belowTarget).toBeCloseTo(below.length / scores.length, 9);
        }
        const criteria = assessments.flatMap(({ phases }) =>
          phases.flatMap(({ steps }) => steps.flatMap((step) => step.criteria)),
        );
        const open = criteria.filter(({ state }) => state === 'unknown' || state === 'unanswered');
        if (criteria.length > 0)
          expect(figures?.parts[0]?.open).toBeCloseTo(open.length / criteria.length, 9);
        const now = assessments.flatMap(({ plan }) =>
          plan.now.actions.map(({ criterion, to }) => `${criterion}=${to}`),
        );
        const counted = Object.fromEntries(
          (figures?.now ?? []).map((one) => [`${one.criterion}=${one.level}`, one.sheets]),
        );
        for (const action of new Set(now))
          expect(counted[action]).toBe(now.filter((one) => one === action).length);
        expect(Object.keys(counted).length).toBe(new Set(now).size);
      },
    ),
    { numRuns: 40 },
  );
});
