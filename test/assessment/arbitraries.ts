import fc from 'fast-check';
import type {
  Criterion,
  Effort,
  Framework,
  Phase,
  Requirement,
  Step,
} from '../../src/framework/framework.js';
import { type Answer, type Sheet, unanswered } from '../../src/sheet/sheet.js';

/*
 * Frameworks and sheets of every shape: scales that start anywhere, gates, prerequisites, checklists, targets
 * at every height. Requirements name only criteria that come earlier, so that there is no cycle.
 */

const effort: fc.Arbitrary<Effort> = fc.constantFrom('small', 'medium', 'large');

interface Shape {
  readonly lowest: number;
  readonly levels: number;
  /** How many criteria each step of each phase has. */
  readonly phases: readonly (readonly number[])[];
}

const shape: fc.Arbitrary<Shape> = fc.record({
  lowest: fc.integer({ min: 0, max: 3 }),
  levels: fc.integer({ min: 2, max: 6 }),
  phases: fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  }),
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 });

function frameworkOf({ lowest, levels, phases }: Shape): fc.Arbitrary<Framework> {
  const scale = Array.from({ length: levels }, (_, index) => lowest + index);
  const highest = lowest + levels - 1;
  const level = fc.integer({ min: lowest, max: highest });
  const aboveLowest = fc.integer({ min: lowest + 1, max: highest });
  const weight = fc.integer({ min: 1, max: 9 });
  let criteria = 0;

  const requirement = (before: number): fc.Arbitrary<Requirement> =>
    fc.record({ criterion: fc.integer({ min: 0, max: before - 1 }).map((n) => `c${n}`), level: aboveLowest });
  const requirements = (before: number) =>
    before === 0
      ? fc.constant([])
      : fc.uniqueArray(requirement(before), { maxLength: 2, selector: ({ criterion }) => criterion });

  const criterion = (): fc.Arbitrary<Criterion> => {
    const index = criteria++;
    return fc
      .record({
        weight,
        essential: fc.boolean(),
        core: fc.boolean(),
        target: maybe(level),
        actions: fc.array(
          fc.record({
            effort,
            weeks: fc.integer({ min: 1, max: 20 }),
            owner: fc.constantFrom('ann', 'bob', 'cat'),
            requires: fc.oneof(
              { weight: 3, arbitrary: fc.constant([]) },
              { weight: 1, arbitrary: requirements(index) },
            ),
          }),
          { minLength: levels, maxLength: levels },
        ),
      })
      .map(({ actions, ...rest }) => ({
        id: `c${index}`,
        title: `Criterion ${index}`,
        question: `Question ${index}?`,
        why: null,
        ask: [],
        lookFor: [],
        notApplicableWhen: 'It does not apply',
        renamedFrom: [],
        rewordedIn: null,
        renamedItems: [],
        checklist: [],
        ...rest,
        levels: scale.map((value, place) => {
          const { requires = [], ...action } = actions[place] ?? {
            owner: 'ann',
            weeks: 1,
            effort: 'small' as const,
          };
          return {
            level: value,
            descriptor: `Criterion ${index} at ${value}.`,
            ticksNeeded: 0,
            requires: place === 0 ? [] : requires,
            action: place === 0 ? null : { do: `Raise ${index} to ${value}.`, ...action },
          };
        }),
      }));
  };
  const step = (id: string, count: number): fc.Arbitrary<Step> =>
    fc.record({
      id: fc.constant(id),
      renamedFrom: fc.constant([]),
      title: fc.constant(id),
      summary: fc.constant(null),
      weight,
      target: maybe(level),
      scoring: fc.constant('mean' as const),
      criteria: fc.tuple(...Array.from({ length: count }, criterion)),
    });
  const phase = (counts: readonly number[], index: number): fc.Arbitrary<Phase> => {
    const before = criteria;
    return fc.record({
      id: fc.constant(`p${index}`),
      renamedFrom: fc.constant([]),
      title: fc.constant(`Phase ${index}`),
      summary: fc.constant(null),
      weight,
      target: maybe(level),
      opensWhen: index === 0 ? fc.constant([]) : requirements(before),
      steps: fc.tuple(...counts.map((count, place) => step(`p${index}s${place}`, count))),
    });
  };
  return fc.record({
    id: fc.constant('any'),
    renamedFrom: fc.constant([]),
    version: fc.constant('1.0.0'),
    title: fc.constant('Any'),
    language: fc.constant('en'),
    summary: fc.constant(null),
    source: fc.constant(null),
    limits: fc.constant(null),
    scale: fc.constant(scale.map((value) => ({ level: value, name: `L${value}`, meaning: null }))),
    target: level,
    groups: fc.constant([]),
    owners: fc.constant(['ann', 'bob', 'cat'].map((id) => ({ id, title: id }))),
    effort: fc.constant(null),
    phases: fc.tuple(...phases.map(phase)),
  });
}

/** Sheets of one framework. */
export function sheetFor(framework: Framework): fc.Arbitrary<Sheet> {
  const levels = framework.scale.map(({ level }) => level);
  const level = fc.constantFrom(...levels);
  const ids = framework.phases
    .flatMap(({ steps }) => steps)
    .flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const answer: fc.Arbitrary<Answer> = fc.oneof(
    { weight: 6, arbitrary: level.map((value): Answer => ({ ...unanswered, state: 'level', level: value })) },
    { weight: 1, arbitrary: fc.constant<Answer>({ ...unanswered, state: 'unknown' }) },
    { weight: 1, arbitrary: fc.constant<Answer>(unanswered) },
    {
      weight: 1,
      arbitrary: fc.constant<Answer>({ ...unanswered, state: 'not-applicable', reason: 'It is not' }),
    },
  );
  return fc
    .record({
      answers: fc.tuple(...ids.map(() => answer)),
      target: maybe(level),
      targets: fc.array(fc.tuple(fc.constantFrom(...ids), level), { maxLength: 2 }),
      form: fc.constantFrom('full' as const, 'full' as const, 'short' as const),
    })
    .map(({ answers, target, targets, form }) => ({
      id: null,
      framework: 'any',
      frameworkVersion: null,
      form,
      organisation: null,
      date: null,
      respondents: [],
      target,
      targets: new Map(targets),
      votes: new Map(),
      settled: new Set<string>(),
      actions: new Map(),
      answers: new Map(ids.map((id, index) => [id, answers[index] ?? unanswered])),
    }));
}

export const assessable: fc.Arbitrary<{ framework: Framework; sheet: Sheet }> = shape
  .chain(frameworkOf)
  .chain((framework) => sheetFor(framework).map((sheet) => ({ framework, sheet })));

/** The sheet with some criteria raised to other levels. */
export function withAnswers(sheet: Sheet, levels: Iterable<readonly [string, number]>): Sheet {
  const answers = new Map(sheet.answers);
  for (const [id, level] of levels) answers.set(id, { ...unanswered, state: 'level', level });
  return { ...sheet, answers };
}
