import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.js';
import { type Compared, compareAssessments } from '../../src/comparison/compare.js';
import type { ComparedScore, Comparison, Movement } from '../../src/comparison/comparison.js';
import type { Framework } from '../../src/framework/framework.js';
import type { Sheet } from '../../src/sheet/sheet.js';
import { assessable, sheetFor } from '../assessment/arbitraries.js';

/** Two sheets of one framework and one form. */
const pair = assessable.chain(({ framework, sheet }) =>
  sheetFor(framework).map((other) => ({ framework, a: sheet, b: { ...other, form: sheet.form } })),
);

const compared = (framework: Framework, ...sheets: Sheet[]): Compared[] =>
  sheets.map((sheet, index) => ({
    file: `${index}.yaml`,
    assessment: assess(framework, sheet),
    carried: null,
  }));

const scoresIn = ({ overall, phases, steps }: Comparison): ComparedScore[] => [overall, ...phases, ...steps];

const mirrored: Record<Movement, Movement> = {
  up: 'down',
  down: 'up',
  same: 'same',
  'became-known': 'no-longer-known',
  'no-longer-known': 'became-known',
  'became-applicable': 'no-longer-applicable',
  'no-longer-applicable': 'became-applicable',
  'not-known': 'not-known',
};

describe('comparing', () => {
  test('a sheet with itself shows no change', () => {
    fc.assert(
      fc.property(assessable, ({ framework, sheet }) => {
        const comparison = compareAssessments(compared(framework, sheet, sheet));
        for (const { change, gapClosed, progress, likeForLike } of scoresIn(comparison)) {
          expect(change ?? 0).toBe(0);
          expect(gapClosed ?? 0).toBe(0);
          expect(progress ?? 0).toBe(0);
          expect(likeForLike).toBe(true);
        }
        for (const { movement, change } of comparison.criteria) {
          expect(['same', 'not-known']).toContain(movement);
          expect(change ?? 0).toBe(0);
        }
        expect(comparison.actions.filter(({ outcome }) => outcome === 'done')).toEqual([]);
      }),
    );
  });

  test('a with b mirrors b with a', () => {
    fc.assert(
      fc.property(pair, ({ framework, a, b }) => {
        const [there, back] = [
          compareAssessments(compared(framework, a, b)),
          compareAssessments(compared(framework, b, a)),
        ];
        const negated = (value: number | null) => (value === null ? null : -value || 0);
        const plain = (value: number | null) => (value === null ? null : value || 0);
        scoresIn(there).forEach((score, index) => {
          const other = scoresIn(back)[index];
          expect(plain(score.change)).toBe(negated(other?.change ?? null));
          expect(plain(score.gapClosed)).toBe(negated(other?.gapClosed ?? null));
          expect(score.scores).toEqual([...(other?.scores ?? [])].reverse());
          expect(score.likeForLike).toBe(other?.likeForLike);
        });
        there.criteria.forEach(({ id, movement, answers, change }, index) => {
          const other = back.criteria[index];
          expect(other?.id).toBe(id);
          expect(other?.movement).toBe(mirrored[movement]);
          expect(plain(change)).toBe(negated(other?.change ?? null));
          expect(answers).toEqual([...(other?.answers ?? [])].reverse());
        });
      }),
    );
  });

  test('every number is that of the assessments', () => {
    fc.assert(
      fc.property(pair, ({ framework, a, b }) => {
        const comparison = compareAssessments(compared(framework, a, b));
        const [before, after] = [assess(framework, a), assess(framework, b)];
        expect(comparison.overall.scores).toEqual([before.overall.score, after.overall.score]);
        expect(comparison.phases.map(({ scores }) => scores)).toEqual(
          before.phases.map(({ score }, index) => [score, after.phases[index]?.score ?? null]),
        );
        for (const { scores, change, targets, progress } of scoresIn(comparison)) {
          const [first = null, last = null] = scores;
          if (first === null || last === null) expect([change, progress]).toEqual([null, null]);
          else {
            expect(change).toBeCloseTo(last - first, 8);
            const target = targets.at(-1) ?? null;
            if (progress !== null) expect(progress * ((target ?? 0) - first)).toBeCloseTo(last - first, 6);
          }
        }
        const counted = Object.values(comparison.counts).reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(comparison.criteria.length);
      }),
    );
  });

  test('an action is done when its criterion has reached its level, and only then', () => {
    fc.assert(
      fc.property(pair, ({ framework, a, b }) => {
        const { actions } = compareAssessments(compared(framework, a, b));
        const levels = new Map(
          assess(framework, b)
            .phases.flatMap(({ steps }) => steps)
            .flatMap(({ criteria }) => criteria.map(({ id, level }) => [id, level] as const)),
        );
        for (const { criterion, to, outcome } of actions) {
          const level = levels.get(criterion) ?? null;
          expect(outcome === 'done').toBe(level !== null && to !== null && level >= to);
        }
      }),
    );
  });
});
