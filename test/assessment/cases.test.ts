import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { assess } from '../../src/assessment/assess.js';
import type { Assessment, FollowUp } from '../../src/assessment/assessment.js';
import type { Blocker } from '../../src/assessment/prerequisites.js';
import { readFramework } from '../../src/framework/read.js';
import { readSheet } from '../../src/sheet/read.js';
import { Source } from '../../src/source/source.js';

/*
 * Cases worked out by hand. Each folder holds a framework, a sheet, and what a person found with a pencil;
 * the working is in the comments of expected.yaml. A key that a case does not name is not compared.
 */
const folder = new URL('./cases/', import.meta.url);

/** A case without files of its own is about the example of its name, on the bundled framework. */
const examples = new URL('../../examples/', import.meta.url);
const bundled = new URL('../../frameworks/public-sector-digital-transformation.yaml', import.meta.url);

function assessCase(name: string): Assessment {
  const source = (file: URL) => new Source(file.pathname, readFileSync(file, 'utf8'));
  const own = existsSync(new URL(`${name}/sheet.yaml`, folder));
  const { framework, diagnostics } = readFramework(
    source(own ? new URL(`${name}/framework.yaml`, folder) : bundled),
  );
  if (framework === null) throw new Error(JSON.stringify(diagnostics, null, 2));
  const { sheet, diagnostics: problems } = readSheet(
    source(new URL(own ? `${name}/sheet.yaml` : `${name}.yaml`, own ? folder : examples)),
  ).complete(framework, 'by-path');
  if (sheet === null) throw new Error(JSON.stringify(problems, null, 2));
  return assess(framework, sheet);
}

/** The assessment in the short notation of the cases. */
function inShort(assessment: Assessment) {
  const { overall, phases, plan } = assessment;
  const steps = phases.flatMap((phase) => phase.steps);
  const criteria = steps.flatMap((step) => step.criteria);
  const worth = ({ overall, phases }: Assessment['plan']['now']['worth']) => ({
    overall,
    phases: Object.fromEntries(phases.map(({ id, score }) => [id, score])),
  });
  return {
    overall,
    phases: Object.fromEntries(phases.map(({ steps: _steps, ...phase }) => [phase.id, phase])),
    steps: Object.fromEntries(steps.map(({ criteria: _criteria, ...step }) => [step.id, step])),
    criteria: Object.fromEntries(
      criteria.map(({ target, ...criterion }) => [
        criterion.id,
        { ...criterion, target: target.level, from: target.from },
      ]),
    ),
    order: Object.fromEntries(
      criteria.flatMap(({ id, candidate }) => {
        if (candidate === null) return [];
        const { position, tier, value, unblocksWeight: unblocks, score } = candidate;
        return [[id, { position, tier, value, unblocks, score }]];
      }),
    ),
    blocked: Object.fromEntries(
      criteria.flatMap(({ id, candidate }) =>
        candidate === null || candidate.blockedBy.length === 0
          ? []
          : [[id, candidate.blockedBy.map(blockerInShort)]],
      ),
    ),
    now: plan.now.actions.map(({ criterion, to }) => `${criterion} ${to}`),
    next: plan.next.actions.map(({ criterion, to }) => `${criterion} ${to}`),
    later: plan.later.entries.map(
      ({ criterion, levels, reaches }) =>
        `${criterion} ${levels.map(({ to }) => to).join(',')} reaches ${reaches}`,
    ),
    worth: { now: worth(plan.now.worth), next: worth(plan.next.worth), later: worth(plan.later.worth) },
    'quick-wins': [...plan.now.actions, ...plan.next.actions]
      .filter(({ quickWin }) => quickWin)
      .map(({ criterion, to }) => `${criterion} ${to}`),
    'find-out-first': assessment.findOutFirst.map(({ criterion }) => criterion),
    'follow-ups': assessment.followUps.map(followUpInShort),
    strengths: assessment.strengths.map(({ criterion }) => criterion),
    constraints: assessment.constraints.map((constraint) => {
      if (constraint.kind === 'weak-criterion') return `weak-criterion ${constraint.criterion}`;
      if (constraint.kind === 'gate') return `gate ${constraint.phase}`;
      return `held-back ${constraint.step}`;
    }),
    'weak-because': Object.fromEntries(
      assessment.constraints.flatMap((constraint) =>
        constraint.kind === 'weak-criterion' ? [[constraint.criterion, constraint.because]] : [],
      ),
    ),
    'low-targets': Object.fromEntries(
      assessment.followUps.flatMap((followUp) =>
        followUp.kind === 'target-too-low'
          ? [
              [
                followUp.criterion,
                { target: followUp.target, needed: followUp.needed, by: followUp.neededBy },
              ],
            ]
          : [],
      ),
    ),
    counts: assessment.counts,
  };
}

function blockerInShort({ kind, phase, criterion, level }: Blocker): string {
  return `${kind === 'gate' ? `gate of ${phase}` : 'requires'}: ${criterion} ${level}`;
}

function followUpInShort(followUp: FollowUp): string {
  return `${followUp.kind} ${followUp.criterion}`;
}

const names = readdirSync(folder).sort();

test('there are cases', () => {
  expect(names.length).toBeGreaterThan(5);
});

describe.each(names)('%s', (name) => {
  const expected: Record<string, unknown> = parse(
    readFileSync(new URL(`${name}/expected.yaml`, folder), 'utf8'),
  );
  const actual: Record<string, unknown> = inShort(assessCase(name));

  test.each(Object.keys(expected))('%s', (key) => {
    expect(Object.keys(actual)).toContain(key);
    const isWhole =
      Array.isArray(expected[key]) || key === 'blocked' || Object.keys(expected[key] as object).length === 0;
    if (isWhole) expect(actual[key]).toEqual(expected[key]);
    else expect(actual[key]).toMatchObject(expected[key] as object);
  });
});
