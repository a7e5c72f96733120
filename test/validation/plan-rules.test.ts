import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.js';
import type { Assessment } from '../../src/assessment/assessment.js';
import { planRules } from '../../src/assessment/plan.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { diagnosticWords } from '../../src/diagnostics/words.js';
import { type Framework, listCriteria } from '../../src/framework/framework.js';
import { type Sheet, unanswered } from '../../src/sheet/sheet.js';
import { Findings } from '../../src/source/findings.js';
import type { Node } from '../../src/source/node.js';
import { Source } from '../../src/source/source.js';
import { checkPlan } from '../../src/validation/plan-rules.js';
import { assessable } from '../assessment/arbitraries.js';

/* What is said of the plan, against the assessments of the same sheets. */

/** A file with nothing in it but the ids of the phases, so that each finding names its phase by its place. */
function check(framework: Framework): Diagnostic[] {
  const text = framework.phases.map(({ id }) => id).join('\n');
  const range = (start: number, end: number) => ({ start, end });
  let at = 0;
  const items = framework.phases.map(({ id }): Node => {
    const value: Node = { kind: 'scalar', value: id, range: range(at, at + id.length) };
    at += id.length + 1;
    return {
      kind: 'map',
      entries: [{ key: 'id', keyRange: range(0, 0), value }],
      range: range(0, text.length),
    };
  });
  const whole = range(0, text.length);
  const root: Node = {
    kind: 'map',
    entries: [{ key: 'phases', keyRange: range(0, 0), value: { kind: 'list', items, range: whole } }],
    range: whole,
  };
  const findings = new Findings(new Source('any.yaml', text));
  checkPlan(framework, root, findings);
  return findings.diagnostics;
}

const isTurn = ({ message }: Diagnostic) => message.startsWith('When');
const phaseOf = ({ excerpt }: Diagnostic) => excerpt;

function assessAt(framework: Framework, levelOf: (id: string) => number): Assessment {
  const sheet: Sheet = {
    id: null,
    framework: framework.id,
    frameworkVersion: null,
    form: 'full',
    organisation: null,
    date: null,
    respondents: [],
    target: null,
    targets: new Map(),
    votes: new Map(),
    settled: new Set(),
    actions: new Map(),
    answers: new Map(
      listCriteria(framework).map(({ criterion: { id } }) => [
        id,
        { ...unanswered, state: 'level', level: levelOf(id) },
      ]),
    ),
  };
  return assess(framework, sheet);
}

/** Ids of the phases with an action that could begin. */
function readyIn({ phases }: Assessment): { phase: string; count: number }[] {
  return phases
    .map(({ id, steps }) => ({
      phase: id,
      count: steps
        .flatMap(({ criteria }) => criteria)
        .filter(({ candidate }) => candidate?.blockedBy.length === 0).length,
    }))
    .filter(({ count }) => count > 0);
}

const sizeOf = (framework: Framework, phase: string) =>
  listCriteria(framework).filter((entry) => entry.phase.id === phase).length;

/** Nothing waits for anything, and few act: then caps bite often. */
const crowded = assessable.chain(({ framework }) =>
  fc
    .record({ gates: fc.boolean(), owners: fc.constantFrom(['ann'], ['ann', 'bob'], ['ann', 'bob', 'cat']) })
    .map(({ gates, owners }): Framework => {
      const highest = framework.scale.at(-1)?.level ?? 0;
      let place = 0;
      return {
        ...framework,
        target: highest,
        phases: framework.phases.map((phase) => ({
          ...phase,
          target: null,
          opensWhen: gates ? phase.opensWhen : [],
          steps: phase.steps.map((step) => ({
            ...step,
            target: null,
            criteria: step.criteria.map((criterion) => ({
              ...criterion,
              target: null,
              levels: criterion.levels.map((level) => ({
                ...level,
                requires: [],
                action: level.action && { ...level.action, owner: owners[place++ % owners.length] ?? 'ann' },
              })),
            })),
          })),
        })),
      };
    }),
);

/** The phases twice, all of them open from the start. */
const parallel = crowded.map((framework): Framework => {
  const again = framework.phases.map((phase) => ({
    ...phase,
    id: `${phase.id}-again`,
    steps: phase.steps.map((step) => ({
      ...step,
      id: `${step.id}-again`,
      criteria: step.criteria.map((criterion) => ({ ...criterion, id: `${criterion.id}-again` })),
    })),
  }));
  return {
    ...framework,
    phases: [...framework.phases, ...again].map((phase) => ({ ...phase, opensWhen: [] })),
  };
});

describe('starved phases', () => {
  test('at the start are those that are open and have nothing in Now or Next', () => {
    let said = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          parallel,
          crowded,
          assessable.map(({ framework }) => framework),
        ),
        (framework) => {
          const lowest = framework.scale[0]?.level ?? 0;
          const assessment = assessAt(framework, () => lowest);
          const served = [...assessment.plan.now.actions, ...assessment.plan.next.actions].map(
            ({ phase }) => phase,
          );
          const starved = readyIn(assessment)
            .map(({ phase }) => phase)
            .filter((phase) => !served.includes(phase) && sizeOf(framework, phase) >= 4);
          const found = check(framework).filter((diagnostic) => !isTurn(diagnostic));
          expect(found.map(phaseOf)).toEqual(starved.slice(0, 1));
          for (const phase of starved) expect(found[0]?.message).toContain(`“${phase}”`);
          said += found.length;
        },
      ),
      { numRuns: 300 },
    );
    expect(said).toBeGreaterThan(3);
  });

  test('at their turn are those with fewer than three actions in Now, though three could begin', () => {
    let said = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          crowded,
          assessable.map(({ framework }) => framework),
        ),
        (framework) => {
          const lowest = framework.scale[0]?.level ?? 0;
          const entries = listCriteria(framework);
          const open = readyIn(assessAt(framework, () => lowest)).map(({ phase }) => phase);
          const starved = framework.phases.filter(({ id }, index) => {
            if (sizeOf(framework, id) < 4 || (open.includes(id) && open.length > 1)) return false;
            const levels = new Map(
              entries.map(({ criterion, step, phase }) => [
                criterion.id,
                phase.id === id
                  ? lowest
                  : (criterion.target ?? step.target ?? phase.target ?? framework.target),
              ]),
            );
            for (const gate of framework.phases.slice(0, index + 1).flatMap(({ opensWhen }) => opensWhen)) {
              levels.set(gate.criterion, Math.max(gate.level, levels.get(gate.criterion) ?? 0));
            }
            const assessment = assessAt(framework, (criterion) => levels.get(criterion) ?? lowest);
            const ready = readyIn(assessment).find(({ phase }) => phase === id)?.count ?? 0;
            return ready >= 3 && assessment.plan.now.actions.length < 3;
          });
          const found = check(framework).filter(isTurn);
          const named = found.flatMap(({ message }) =>
            [...message.matchAll(/“(p\d+)”/g)].map(([, id]) => id),
          );
          expect(named.sort()).toEqual(starved.map(({ id }) => id).sort());
          expect(found.every((diagnostic) => named.includes(phaseOf(diagnostic) ?? ''))).toBe(true);
          said += found.length;
        },
      ),
      { numRuns: 300 },
    );
    expect(said).toBeGreaterThan(10);
  });

  test('are explained with the caps of the plan', () => {
    const { now, next } = planRules;
    expect(diagnosticWords['starved-phase'].explanation).toContain(
      `at most ${now.actions} in “now” and ${next.actions} in “next”, of these at most ${now.perStep} for one step, and ${now.perOwner} (in “next” ${next.perOwner}) for one owner`,
    );
  });

  test('are not looked for in very large frameworks', () => {
    const [framework] = fc.sample(crowded, { numRuns: 1, seed: 1 });
    const phase = framework?.phases[0];
    const step = phase?.steps[0];
    const criterion = step?.criteria[0];
    if (!framework || !phase || !step || !criterion) throw new Error('There is no framework');
    const ofSize = (size: number): Framework => ({
      ...framework,
      phases: [
        {
          ...phase,
          steps: [
            { ...step, criteria: Array.from({ length: size }, (_, n) => ({ ...criterion, id: `c${n}` })) },
          ],
        },
      ],
    });
    expect(check(ofSize(300))).toHaveLength(1);
    expect(check(ofSize(301))).toEqual([]);
  });
});
