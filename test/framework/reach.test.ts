import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outlineFramework } from '../../src/framework/outline.js';
import { findReach } from '../../src/framework/reach.js';
import { readFramework } from '../../src/framework/read.js';
import { Findings } from '../../src/source/findings.js';
import { parseSource } from '../../src/source/parse.js';
import { Source } from '../../src/source/source.js';

/* Frameworks with every mistake that can close a level, against doing everything that can be done, one by one. */

interface Requirement {
  readonly criterion: string;
  readonly level: number;
}

interface Criterion {
  readonly id: string;
  readonly phase: number;
  readonly items: number;
  /** By level, from the one above the lowest. */
  readonly levels: readonly { readonly needed: number | null; readonly requires: readonly Requirement[] }[];
}

interface Model {
  readonly lowest: number;
  readonly highest: number;
  readonly gates: readonly (readonly Requirement[])[];
  readonly criteria: readonly Criterion[];
}

/** @param broken with mistakes; else only with what may be there */
function models(broken: boolean): fc.Arbitrary<Model> {
  return fc
    .record({
      lowest: fc.integer({ min: 0, max: 2 }),
      steps: fc.integer({ min: 1, max: 3 }),
      phases: fc.integer({ min: 1, max: 3 }),
      criteria: fc.integer({ min: 3, max: 6 }),
    })
    .chain(({ lowest, steps, phases, criteria }) => {
      const highest = lowest + steps;
      const phaseOf = (index: number) => Math.floor((index * phases) / criteria);
      const requirement = (before: number): fc.Arbitrary<Requirement> =>
        fc.record({
          criterion: fc.integer({ min: 0, max: broken ? criteria : before - 1 }).map((n) => `c${n}`),
          level: fc.integer({ min: lowest + 1, max: broken ? highest + 1 : highest }),
        });
      const some = (before: number, maxLength: number) =>
        before === 0 && !broken
          ? fc.constant([])
          : fc.uniqueArray(requirement(before), { maxLength, selector: ({ criterion }) => criterion });
      const criterion = (index: number): fc.Arbitrary<Criterion> =>
        fc.record({
          id: fc.constant(`c${index}`),
          phase: fc.constant(phaseOf(index)),
          items: fc.integer({ min: 1, max: 3 }),
          levels: fc.array(
            fc.record({
              needed: fc.option(fc.integer({ min: 0, max: broken ? 4 : 1 })),
              requires: fc.oneof(
                { weight: 2, arbitrary: fc.constant([]) },
                { weight: 1, arbitrary: some(index, 2) },
              ),
            }),
            { minLength: steps, maxLength: steps },
          ),
        });
      const firstOf = (phase: number) =>
        Array.from({ length: criteria }, (_, n) => n).filter((n) => phaseOf(n) < phase).length;
      return fc.record({
        lowest: fc.constant(lowest),
        highest: fc.constant(highest),
        gates: fc.tuple(
          ...Array.from({ length: phases }, (_, phase) =>
            fc.oneof(
              { weight: 2, arbitrary: fc.constant([]) },
              { weight: 1, arbitrary: some(firstOf(phase), 2) },
            ),
          ),
        ),
        criteria: fc.tuple(...Array.from({ length: criteria }, (_, index) => criterion(index))),
      });
    });
}

function textOf({ lowest, highest, gates, criteria }: Model): string {
  const named = (requirements: readonly Requirement[]) =>
    Object.fromEntries(requirements.map(({ criterion, level }) => [criterion, level]));
  const scale = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
  const criterionOf = ({ id, items, levels }: Criterion) => {
    const byLevel = <T>(value: (level: Criterion['levels'][number]) => T) =>
      Object.fromEntries(levels.map((level, index) => [lowest + 1 + index, value(level)]));
    return {
      id,
      title: 'A criterion',
      question: 'What is there?',
      checklist: {
        items: Object.fromEntries(Array.from({ length: items }, (_, index) => [`i${index}`, 'Item'])),
        needed: byLevel(({ needed }) => needed ?? undefined),
      },
      requires: byLevel(({ requires }) => named(requires)),
      levels: Object.fromEntries(scale.map((level) => [level, `There is ${'x'.repeat(level + 1)}.`])),
      actions: byLevel(() => ({ do: 'Do it.', owner: 'ann', weeks: 1, effort: 'small' })),
    };
  };
  return JSON.stringify({
    waymark: 1,
    id: 'any',
    version: '1.0.0',
    title: 'Any',
    scale: scale.map((level) => ({ level, name: `L${level}` })),
    owners: { ann: 'Ann' },
    phases: gates.map((gate, phase) => ({
      id: `p${phase}`,
      title: 'A phase',
      'opens-when': named(gate),
      steps: [
        {
          id: `s${phase}`,
          title: 'A step',
          criteria: criteria.filter((criterion) => criterion.phase === phase).map(criterionOf),
        },
      ],
    })),
  });
}

/** Raises whatever can be raised, a level at a time, until nothing can. */
function raiseAll({ lowest, highest, gates, criteria }: Model): Map<string, number> {
  const where = new Map(criteria.map(({ id }) => [id, lowest]));
  const isMet = ({ criterion, level }: Requirement) => (where.get(criterion) ?? -1) >= level;
  const canRise = ({ id, phase, items, levels }: Criterion): boolean => {
    const to = (where.get(id) ?? 0) + 1;
    if (to > highest) return false;
    const upTo = levels.slice(0, to - lowest);
    const needed = upTo.reduce((known, level) => level.needed ?? known, 0);
    const { requires = [] } = upTo.at(-1) ?? {};
    return (
      needed <= items &&
      requires.every(isMet) &&
      gates
        .slice(0, phase + 1)
        .flat()
        .every(isMet)
    );
  };
  for (let next = criteria.find(canRise); next !== undefined; next = criteria.find(canRise)) {
    where.set(next.id, (where.get(next.id) ?? lowest) + 1);
  }
  return where;
}

const codesOf = (text: string) =>
  readFramework(new Source('any.json', text)).diagnostics.map(({ code, severity }) => ({ code, severity }));
const isUnreachable = ({ code }: { code: string }) =>
  code === 'unreachable-level' || code === 'unreachable-action';

describe('what can be reached', () => {
  test('is what raising one criterion after another reaches', () => {
    let unreached = 0;
    fc.assert(
      fc.property(fc.boolean().chain(models), (model) => {
        const source = new Source('any.json', textOf(model));
        const root = parseSource(source, new Findings(source));
        const outline = root === null ? null : outlineFramework(root);
        const reach = outline === null ? null : findReach(outline);
        if (outline === null || reach === null) throw new Error('The framework was not understood');
        const raised = raiseAll(model);
        for (const criterion of outline.criteria) {
          const id = criterion.id?.value ?? '';
          expect(reach.highestOf(criterion)).toBe(raised.get(id));
          const isWhole = raised.get(id) === model.highest;
          expect(reach.obstacleOf(criterion) === null).toBe(isWhole);
          if (!isWhole) unreached += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(unreached).toBeGreaterThan(50);
  });

  test('is everything in a framework without errors, and nothing is said', () => {
    let sound = 0;
    fc.assert(
      fc.property(fc.boolean().chain(models), (model) => {
        const found = codesOf(textOf(model));
        if (found.some(({ severity }) => severity === 'error')) return;
        sound += 1;
        expect([...raiseAll(model).values()].every((level) => level === model.highest)).toBe(true);
        expect(found.filter(isUnreachable)).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(sound).toBeGreaterThan(50);
  });
});

test('thousands of levels are an error of the scale, and no rule goes through them', () => {
  const many = Array.from({ length: 2000 }, (_, index) => index);
  const criteria = many.map((index) => ({ id: `c${index}` }));
  const text = JSON.stringify({
    scale: many.map((level) => ({ level, name: 'L' })),
    phases: [{ id: 'p', steps: [{ id: 's', criteria }] }],
  });
  const codes = new Set(codesOf(text).map(({ code }) => code));
  expect(codes).toEqual(new Set(['missing-key', 'wrong-length']));
});

/** Each criterion requires the next at level 1; what the last one requires is not there. */
function chain(length: number): string {
  const criteria = Array.from({ length }, (_, index) => ({
    id: `c${index}`,
    phase: 0,
    items: 1,
    levels: [{ needed: null, requires: [{ criterion: `c${index + 1}`, level: 1 }] }],
  }));
  return textOf({ lowest: 0, highest: 1, gates: [[]], criteria });
}

describe('the way to the mistake', () => {
  const wayOf = (text: string) =>
    readFramework(new Source('any.json', text))
      .diagnostics.filter(isUnreachable)
      .map(({ message }) => message);

  test('is told whole when it is short, and its end when it is long', () => {
    expect(wayOf(chain(6))).toEqual([
      'This action leads to level 1 of “c0”, which can never be reached: it waits for “c1” at 1, which waits for “c2” at 1, which waits in the end for “c5” at 1, which waits for “c6” at 1, which the framework does not have (line 1).',
      'This action leads to level 1 of “c1”, which can never be reached: it waits for “c2” at 1, which waits for “c3” at 1, which waits in the end for “c5” at 1, which waits for “c6” at 1, which the framework does not have (line 1).',
      'This action leads to level 1 of “c2”, which can never be reached: it waits for “c3” at 1, which waits for “c4” at 1, which waits for “c5” at 1, which waits for “c6” at 1, which the framework does not have (line 1).',
      'This action leads to level 1 of “c3”, which can never be reached: it waits for “c4” at 1, which waits for “c5” at 1, which waits for “c6” at 1, which the framework does not have (line 1).',
      'This action leads to level 1 of “c4”, which can never be reached: it waits for “c5” at 1, which waits for “c6” at 1, which the framework does not have (line 1).',
    ]);
  });

  test('is found for thousands that wait for each other', () => {
    const ways = wayOf(chain(3000));
    expect(ways).toHaveLength(2999);
    expect(ways[0]).toContain('waits in the end for “c2999” at 1');
  });

  const criterion = (id: string, requires: Record<string, number> = {}, phase = 0): Criterion => ({
    id,
    phase,
    items: 1,
    levels: [
      {
        needed: null,
        requires: Object.entries(requires).map(([other, level]) => ({ criterion: other, level })),
      },
    ],
  });
  const endOf = (criteria: readonly Criterion[], gates: Model['gates'] = [[]]) =>
    wayOf(textOf({ lowest: 0, highest: 1, gates, criteria })).map((way) => way.replace(/^.*: it /, ''));

  test('names each mistake', () => {
    expect(endOf([criterion('a', { b: 1 }), criterion('b', { c: 2 }), criterion('c')])).toEqual([
      'waits for “b” at 1, which waits for “c” at 2, which is above the scale (line 1).',
    ]);
    expect(endOf([criterion('a', { b: 1 }), criterion('b', { b: 1 })])).toEqual([
      'waits for “b” at 1, which waits for “b” at 1, which waits for itself (line 1).',
    ]);
    const needy: Criterion = { id: 'b', phase: 0, items: 1, levels: [{ needed: 2, requires: [] }] };
    expect(endOf([criterion('a', { b: 1 }), needy])).toEqual([
      'waits for “b” at 1, which needs 2 ticks at level 1, more than its checklist has items (line 1).',
    ]);
    expect(
      endOf(
        [criterion('a', { b: 1 }), criterion('b', {}, 1), criterion('c', {}, 1)],
        [[], [{ criterion: 'c', level: 1 }]],
      ),
    ).toEqual([
      'waits for “b” at 1, which waits for the phase “p1” to open, which waits for “c” at 1, which is not in an earlier phase (line 1).',
    ]);
  });

  test('is told of a phase once, for all that is behind it', () => {
    const gates = [[], [{ criterion: 'a', level: 1 }], [{ criterion: 'b', level: 1 }]];
    const criteria = [
      criterion('a', { nobody: 1 }),
      criterion('b', {}, 1),
      criterion('c', {}, 1),
      criterion('d', {}, 2),
    ];
    expect(wayOf(textOf({ lowest: 0, highest: 1, gates, criteria }))).toEqual([
      'The phase “p1” can never open, so no criterion in it or in a later phase can get above level 0: it waits for “a” at 1, which waits for “nobody” at 1, which the framework does not have (line 1).',
    ]);
  });

  test('is told of the requirement when the action is missing', () => {
    const text = textOf({
      lowest: 0,
      highest: 1,
      gates: [[]],
      criteria: [criterion('a', { b: 1 }), criterion('b', { nobody: 1 })],
    });
    expect(wayOf(text.replace(/"actions":\{.*?\}\}/, '"actions":{}'))).toEqual([
      'Level 1 of “a” can never be reached: it waits for “b” at 1, which waits for “nobody” at 1, which the framework does not have (line 1).',
    ]);
  });

  test('leads into a circle, which has a diagnostic of its own', () => {
    const text = textOf({
      lowest: 0,
      highest: 1,
      gates: [[]],
      criteria: [
        criterion('a', { b: 1 }),
        criterion('b', { a: 1 }),
        criterion('outside', { a: 1 }),
        criterion('free'),
      ],
    });
    expect(codesOf(text).filter(({ severity }) => severity === 'error')).toEqual([
      { code: 'requirement-cycle', severity: 'error' },
    ]);
    expect(wayOf(text)).toEqual([
      'This action leads to level 1 of “outside”, which can never be reached: it waits for “a” at 1, which waits for itself in a circle.',
    ]);
  });
});
