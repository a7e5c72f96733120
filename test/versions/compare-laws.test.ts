import fc, { type GeneratorValue } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.js';
import type { Criterion, Framework, Phase, Step } from '../../src/framework/framework.js';
import { compareFrameworks, readSheet } from '../../src/index.js';
import type { Sheet } from '../../src/sheet/sheet.js';
import { grades } from '../../src/versions/change.js';
import { assessable } from '../assessment/arbitraries.js';
import { migratable } from './arbitraries.js';

describe('whatever the two frameworks are', () => {
  test('a framework does not differ from itself', () => {
    fc.assert(
      fc.property(migratable, ({ old, now }) => {
        for (const framework of [old, now]) {
          const { changes, version } = compareFrameworks(framework, structuredClone(framework));
          expect(changes).toEqual([]);
          expect(version).toEqual({
            rises: null,
            least: framework.version,
            isHighEnough: true,
            goesBack: false,
          });
        }
      }),
    );
  });

  test('the changes are sorted and counted, each with words and a place, and the gravest makes the version', () => {
    fc.assert(
      fc.property(fc.tuple(migratable, migratable, fc.boolean()), ([one, other, isSame]) => {
        const [old, now] = [one.old, isSame ? one.now : other.old];
        const { changes, counts, version } = compareFrameworks(old, now);
        const order = changes.map(({ grade }) => grades.indexOf(grade));
        expect(order).toEqual([...order].sort());
        for (const grade of grades)
          expect(counts[grade]).toBe(changes.filter((change) => change.grade === grade).length);
        for (const { message, place } of changes) {
          expect(message).toMatch(/\S.*\.$/);
          expect(valueAt(place.side === 'old' ? old : now, place.path.slice(0, 2))).toBeDefined();
        }
        if (changes[0]?.grade === 'breaking' && old.id === now.id) expect(version.rises).toBe('major');
      }),
    );
  });

  test('what was added one way is removed the other way', () => {
    fc.assert(
      fc.property(migratable, ({ old, now }) => {
        const ids = (from: Framework, to: Framework, kind: string) =>
          compareFrameworks(withoutRenames(from), withoutRenames(to))
            .changes.filter((change) => change.kind === kind)
            .map(({ part }) => part.id)
            .sort();
        for (const part of ['phase', 'step', 'criterion'])
          expect(ids(old, now, `${part}-added`)).toEqual(ids(now, old, `${part}-removed`));
      }),
    );
  });
});

/* What the grades mean: without a breaking change an old sheet is read as it is, and keeps its scores. */
test('where nothing is breaking, every old sheet in the full form stays valid and keeps its scores', () => {
  const seen = { breaking: 0, other: 0 };
  fc.assert(
    fc.property(assessable, fc.gen(), ({ framework: old, sheet }, g) => {
      const full: Sheet = { ...sheet, form: 'full' };
      const now = changeALittle(old, g);
      const { counts } = compareFrameworks(old, now);
      if (counts.breaking > 0) {
        seen.breaking += 1;
        return;
      }
      seen.other += 1;
      const { sheet: read, diagnostics } = readSheet(JSON.stringify(written(full)), now, 'sheet.json');
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(scoresOf(now, read as Sheet, old)).toEqual(scoresOf(old, full, old));
    }),
    { numRuns: 500 },
  );
  // Both sides of the law were tried.
  expect(seen.breaking).toBeGreaterThan(50);
  expect(seen.other).toBeGreaterThan(50);
});

/** The scores of what both have. */
function scoresOf(framework: Framework, sheet: Sheet, old: Framework) {
  const known = new Set(old.phases.flatMap(({ id, steps }) => [id, ...steps.map((step) => step.id)]));
  const { overall, phases } = assess(framework, sheet);
  const steps = phases.flatMap((phase) => phase.steps);
  return {
    overall: overall.score,
    parts: Object.fromEntries([
      ...phases.filter(({ id }) => known.has(id)).map(({ id, score }) => [id, score]),
      ...steps.filter(({ id }) => known.has(id)).map(({ id, score, level }) => [id, [score, level]]),
    ]),
  };
}

/** A sheet as it is written. */
function written(sheet: Sheet) {
  const answers = [...sheet.answers].map(([id, answer]) => [
    id,
    answer.state === 'level'
      ? answer.level
      : answer.state === 'unknown'
        ? 'unknown'
        : answer.state === 'not-applicable'
          ? { 'not-applicable': answer.reason }
          : null,
  ]);
  return {
    waymark: 1,
    framework: 'any',
    ...(sheet.target !== null && { target: sheet.target }),
    targets: Object.fromEntries(sheet.targets),
    answers: Object.fromEntries(answers),
  };
}

const oneOf = <T>(g: GeneratorValue, values: readonly T[]): T => g(() => fc.constantFrom(...values)) as T;

/** One to three changes of any kind, most of them harmless. */
function changeALittle(old: Framework, g: GeneratorValue): Framework {
  let now = old;
  const times = g(() => fc.integer({ min: 1, max: 3 })) as number;
  for (let time = 0; time < times; time += 1) now = oneOf(g, edits)(now, g);
  return now;
}

const edits: readonly ((framework: Framework, g: GeneratorValue) => Framework)[] = [
  (f) => ({ ...f, title: 'Another', target: f.scale[0]?.level ?? 0 }),
  (f) => ({ ...f, groups: [{ id: 'staff', title: 'Staff' }] }),
  (f) => ({ ...f, phases: [...f.phases].reverse() }),
  (f, g) => onPhase(f, g, (phase) => ({ ...phase, opensWhen: [], target: f.scale.at(-1)?.level ?? 0 })),
  (f, g) => onPhase(f, g, (phase) => ({ ...phase, steps: [...phase.steps].reverse() })),
  (f, g) => onPhase(f, g, (phase) => ({ ...phase, weight: phase.weight + 1 })),
  (f, g) => onPhase(f, g, (phase) => ({ ...phase, steps: [...phase.steps, newStep(f)] })),
  (f, g) => onStep(f, g, (step) => ({ ...step, criteria: [...step.criteria].reverse(), summary: 'Other.' })),
  (f, g) => onStep(f, g, (step) => ({ ...step, weight: step.weight + 1 })),
  (f, g) => onStep(f, g, (step) => ({ ...step, criteria: [...step.criteria, newCriterion(f)] })),
  (f, g) =>
    onStep(f, g, (step) => ({
      ...step,
      criteria: step.criteria.length > 1 ? step.criteria.slice(1) : step.criteria,
    })),
  (f, g) => onCriterion(f, g, (c) => ({ ...c, weight: c.weight + 1 })),
  (f, g) => onCriterion(f, g, (c) => ({ ...c, essential: !c.essential })),
  (f, g) => onCriterion(f, g, (c) => ({ ...c, core: !c.core, target: null })),
  (f, g) => onCriterion(f, g, (c) => ({ ...c, notApplicableWhen: null })),
  (f, g) => onCriterion(f, g, (c) => ({ ...c, notApplicableWhen: 'Now and then' })),
  (f, g) => onCriterion(f, g, (c) => ({ ...c, id: `${c.id}-new`, renamedFrom: [c.id] })),
  (f, g) =>
    onCriterion(f, g, (c) => ({
      ...c,
      checklist: [{ id: 'one', title: 'One' }],
      levels: c.levels.map((level, index) => ({ ...level, ticksNeeded: index > 0 ? 1 : 0 })),
    })),
  (f, g) =>
    onCriterion(f, g, (c) => ({
      ...c,
      levels: c.levels.map((level) => ({
        ...level,
        requires: [],
        action: level.action === null ? null : { ...level.action, owner: 'cat', weeks: 9, do: 'Do more.' },
      })),
    })),
];

function onPhase(f: Framework, g: GeneratorValue, edit: (phase: Phase) => Phase): Framework {
  const { id } = oneOf(g, f.phases);
  return { ...f, phases: f.phases.map((phase) => (phase.id === id ? edit(phase) : phase)) };
}

function onStep(f: Framework, g: GeneratorValue, edit: (step: Step) => Step): Framework {
  return onPhase(f, g, (phase) => {
    const { id } = oneOf(g, phase.steps);
    return { ...phase, steps: phase.steps.map((step) => (step.id === id ? edit(step) : step)) };
  });
}

function onCriterion(f: Framework, g: GeneratorValue, edit: (criterion: Criterion) => Criterion): Framework {
  return onStep(f, g, (step) => {
    const { id } = oneOf(g, step.criteria);
    return { ...step, criteria: step.criteria.map((each) => (each.id === id ? edit(each) : each)) };
  });
}

function newCriterion(f: Framework): Criterion {
  const [any] = f.phases.flatMap(({ steps }) => steps).flatMap(({ criteria }) => criteria);
  const id = `added-${JSON.stringify(f).length}`;
  return { ...(any as Criterion), id, question: `What about ${id}?`, renamedFrom: [] };
}

function newStep(f: Framework): Step {
  const criterion = newCriterion(f);
  const [any] = f.phases.flatMap(({ steps }) => steps);
  return {
    ...(any as Step),
    id: `step-${criterion.id}`,
    title: criterion.id,
    criteria: [criterion],
    renamedFrom: [],
  };
}

function withoutRenames(framework: Framework): Framework {
  return {
    ...framework,
    phases: framework.phases.map((phase) => ({
      ...phase,
      renamedFrom: [],
      steps: phase.steps.map((step) => ({
        ...step,
        renamedFrom: [],
        criteria: step.criteria.map((criterion) => ({ ...criterion, renamedFrom: [] })),
      })),
    })),
  };
}

/** Keys of the file are mostly those of the model; only the beginning of the path is followed. */
function valueAt(framework: Framework, path: readonly (string | number)[]): unknown {
  const [key, index] = path;
  const value = (framework as unknown as Record<string, unknown>)[String(key)];
  return typeof index === 'number' && Array.isArray(value) ? value[index] : value;
}
