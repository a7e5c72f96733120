import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highestAllowed } from '../../src/framework/checklist.js';
import { listCriteria } from '../../src/framework/framework.js';
import { bundledFramework, readSheet } from '../../src/index.js';
import {
  firstOpen,
  isOpen,
  isUntouched,
  nextStop,
  planRoute,
  progressOf,
  type Route,
  type Stop,
  startOfStep,
  stepsOf,
} from '../../src/questionnaire/route.js';
import type { Sheet } from '../../src/sheet/sheet.js';
import { assessable } from '../assessment/arbitraries.js';

const framework = bundledFramework('public-sector-digital-transformation');
const everything = { form: 'full', only: [], group: null } as const;
const route = planRoute(framework, everything);
const ids = (stops: Route) => stops.map(({ criterion }) => criterion.id);
const at = (id: string) => ids(route).indexOf(id);

/** A sheet of the bundled framework, from its answers as YAML in one line. */
function sheetWith(answers: string): Sheet {
  const text = `{ waymark: 1, framework: ${framework.id}, answers: { ${answers} } }`;
  const { sheet, diagnostics } = readSheet(text, framework);
  if (sheet === null) throw new Error(diagnostics.map(({ message }) => message).join(' '));
  return sheet;
}

describe('which questions are asked', () => {
  test('all of them, in the order of the framework', () => {
    expect(ids(route)).toEqual(listCriteria(framework).map(({ criterion }) => criterion.id));
    expect(route).toHaveLength(38);
  });

  test('the short form: the core ones', () => {
    const short = planRoute(framework, { ...everything, form: 'short' });
    expect(short.every(({ criterion }) => criterion.core)).toBe(true);
    expect(short.length).toBe(listCriteria(framework).filter(({ criterion }) => criterion.core).length);
  });

  test.each([
    ['a criterion', ['team-mix'], ['team-mix']],
    ['a step', ['launch-team'], ['team-mix', 'team-skill-mix', 'technical-blend']],
    [
      'a step and a criterion of another, in the order of the framework',
      ['launch-team', 'senior-commitment'],
      ['senior-commitment', 'team-mix', 'team-skill-mix', 'technical-blend'],
    ],
  ])('only %s', (_name, only, expected) => {
    expect(ids(planRoute(framework, { ...everything, only }))).toEqual(expected);
  });

  test('only a phase', () => {
    const growth = planRoute(framework, { ...everything, only: ['growth'] });
    expect(new Set(growth.map(({ phase }) => phase.id))).toEqual(new Set(['growth']));
  });

  test('what a group should be asked', () => {
    const finance = planRoute(framework, { ...everything, group: 'finance' });
    expect(finance.length).toBeGreaterThan(0);
    expect(finance.every(({ criterion }) => criterion.ask.includes('finance'))).toBe(true);
  });

  test('what names no group is for everybody', () => {
    const [phase] = framework.phases;
    const [step] = phase?.steps ?? [];
    const criteria = step?.criteria.map((criterion) => ({ ...criterion, ask: [] })) ?? [];
    const open = { ...framework, phases: [{ ...phase, steps: [{ ...step, criteria }] }] } as typeof framework;
    expect(planRoute(open, { ...everything, group: 'finance' })).toHaveLength(criteria.length);
  });

  test('nothing, when the options leave nothing', () => {
    expect(
      planRoute(framework, { form: 'full', only: ['senior-commitment'], group: 'service-users' }),
    ).toEqual([]);
  });
});

describe('where it goes on', () => {
  test('at the first open question', () => {
    expect(firstOpen(route, sheetWith(''))).toBe(0);
    expect(firstOpen(route, sheetWith('senior-commitment: 2, organisation-priority: 1'))).toBe(1);
  });

  test('unknown is open: by now somebody may know', () => {
    expect(firstOpen(route, sheetWith('senior-commitment: unknown, vision-understood: 1'))).toBe(0);
  });

  test('a note or ticks alone are no answer', () => {
    expect(firstOpen(route, sheetWith('senior-commitment: { note: Later. }'))).toBe(0);
    expect(isUntouched(sheetWith('senior-commitment: { note: Later. }'))).toBe(false);
    expect(isUntouched(sheetWith('senior-commitment: '))).toBe(true);
  });

  test('nowhere, when all is answered', () => {
    const answered = ids(route)
      .map((id) => `${id}: 0`)
      .join(', ');
    expect(firstOpen(route, sheetWith(answered))).toBe(null);
  });
});

describe('what comes next', () => {
  const sheet = sheetWith(
    'senior-commitment: 2, vision-understood: 1, workforce-readiness: unknown, value-targets: 1',
  );

  test.each([
    ['after an open question, the next open one', 0, true, at('organisation-priority')],
    ['an unknown one is open', at('organisation-priority'), true, at('workforce-readiness')],
    ['an answered one is passed', at('workforce-readiness'), true, at('shared-benchmark')],
    ['after one that was answered before, the very next', 0, false, 1],
    ['after the last one, the review', 37, true, null],
    ['after the last one, walking through', 37, false, null],
  ])('%s', (_name, place, wasOpen, expected) => {
    expect(nextStop(route, sheet, place, wasOpen)).toBe(expected);
  });

  test('a step is entered at its first open question, or at its first when it is done', () => {
    expect(startOfStep(route, sheet, 'senior-management')).toBe(at('organisation-priority'));
    const done = sheetWith('team-mix: 1, team-skill-mix: 0, technical-blend: 0');
    expect(startOfStep(route, done, 'launch-team')).toBe(at('team-mix'));
    expect(startOfStep(planRoute(framework, { ...everything, only: ['growth'] }), done, 'launch-team')).toBe(
      null,
    );
  });
});

describe('how far the room has come', () => {
  const sheet = sheetWith('senior-commitment: 2, organisation-priority: unknown, value-targets: 1');

  test('open questions before an answered one are to come back to, the one on the screen is not', () => {
    const progress = progressOf(route, sheet, at('vision-understood'), new Set([at('vision-understood')]));
    // organisation-priority (unknown) and workforce-readiness (passed).
    expect(progress).toEqual({ questions: 38, answered: 2, toComeBackTo: 2 });
  });

  test('a question that was seen and left is to come back to', () => {
    const seen = new Set([at('shared-benchmark')]);
    expect(progressOf(route, sheet, 20, seen).toComeBackTo).toBe(4);
  });

  test('a step is not started, in progress or done', () => {
    const states = stepsOf(
      route,
      sheetWith('senior-commitment: unknown, team-mix: 1, team-skill-mix: 0, technical-blend: 0'),
    );
    expect(
      states.map(({ step, state, answered, questions }) => [step.id, state, answered, questions]).slice(0, 5),
    ).toEqual([
      ['senior-management', 'in progress', 0, 4],
      ['targets', 'not started', 0, 4],
      ['investment', 'not started', 0, 4],
      ['lighthouse-projects', 'not started', 0, 3],
      ['launch-team', 'done', 3, 3],
    ]);
  });
});

describe('laws', () => {
  test('answering what comes up reaches every open question once, and then the review', () => {
    fc.assert(
      fc.property(assessable, ({ framework: any, sheet }) => {
        const stops = planRoute(any, { ...everything, form: sheet.form });
        const open = stops.flatMap((stop, place) => (isOpen(sheet, stop) ? [place] : []));
        const reached: number[] = [];
        const answers = new Map(sheet.answers);
        const now = () => ({ ...sheet, answers });
        for (let place = firstOpen(stops, now()); place !== null; ) {
          reached.push(place);
          const { criterion } = stops[place] as Stop;
          answers.set(criterion.id, {
            state: 'level',
            level: highestAllowed(criterion, 0),
            note: null,
            evidence: 'asserted',
            sources: [],
            ticked: null,
          });
          place = nextStop(stops, now(), place, true);
        }
        expect(reached).toEqual(open);
      }),
    );
  });

  test('the counts add up', () => {
    fc.assert(
      fc.property(assessable, ({ framework: any, sheet }) => {
        const stops = planRoute(any, { ...everything, form: sheet.form });
        const progress = progressOf(stops, sheet, null, new Set());
        const steps = stepsOf(stops, sheet);
        expect(steps.reduce((sum, { questions }) => sum + questions, 0)).toBe(progress.questions);
        expect(steps.reduce((sum, { answered }) => sum + answered, 0)).toBe(progress.answered);
        expect(progress.answered + progress.toComeBackTo).toBeLessThanOrEqual(progress.questions);
      }),
    );
  });
});
