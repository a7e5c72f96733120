import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Framework } from '../../src/framework/framework.js';
import { readFramework } from '../../src/framework/read.js';
import { Source } from '../../src/source/source.js';
import { migrateSheet } from '../../src/versions/migrate.js';
import type { ScaleRule } from '../../src/versions/scale-rule.js';
import { repository } from '../support/run.js';

const fixture = (name: string) => readFileSync(join(repository, 'test/fixtures/versions', name), 'utf8');

function housing(version: string): Framework {
  const { framework } = readFramework(new Source('framework.yaml', fixture(`housing-${version}.yaml`)));
  if (framework === null) throw new Error(version);
  return framework;
}

const sheet = parse(fixture('full-1.0.0.yaml'));

/** The example sheet of version 1.0.0 with voices, carried on. */
function carry(voices: object, version: string, scaleRule: ScaleRule | null = null) {
  const text = stringify({ ...sheet, answers: { ...sheet.answers }, ...voices });
  const { text: after, problems } = migrateSheet(
    { file: 'sheet.yaml', text, data: parse(text) },
    { old: housing('1.0.0'), now: housing(version), scaleRule, framework: 'housing' },
  );
  expect(problems).toEqual([]);
  return parse(after);
}

const votes = {
  'tenant-feedback': [
    { name: 'R. Okafor', group: 'board', level: 3, note: 'Every month.' },
    { name: 'J. Lindqvist', group: 'staff', unknown: true },
    { group: 'tenants', level: 0 },
  ],
  'board-review': [{ name: 'R. Okafor', level: 1 }],
};
const actions = {
  'tenant-feedback': { to: 3, owner: 'R. Okafor', due: '2026-09-01', status: 'doing' },
  'board-review': { owner: 'J. Lindqvist' },
};
const settled = ['tenant-feedback', 'board-review'];

describe('votes, agreements and assignments', () => {
  test('stay as they are where nothing changes', () => {
    const after = carry({ votes, actions, settled }, '1.0.1');
    expect(after).toMatchObject({ votes, actions, settled });
    expect(after.archive).toBeUndefined();
  });

  test('go where their criterion goes', () => {
    const after = carry({ votes, actions, settled }, '2.0.0');
    const now = Object.keys(after.votes).find((id) => id !== 'board-review') ?? '';
    expect(now).not.toBe('tenant-feedback');
    expect(after.votes[now]).toHaveLength(3);
    expect(after.votes[now][0]).toMatchObject({ name: 'R. Okafor', level: 3, note: 'Every month.' });
    expect(after.actions[now]).toEqual(actions['tenant-feedback']);
  });

  test('move with the levels of another scale; an agreement on a level that moved is open again', () => {
    const after = carry({ votes, actions, settled }, '3.0.0', 'proportional');
    const lists = Object.values(after.votes ?? {}) as { name?: string; note?: string; level?: number }[][];
    const [first] = lists.find(([vote]) => vote?.note === 'Every month.') ?? [];
    const answers = after.answers as Record<string, { level?: number }>;
    // The same rule as for answers: safety-checks was at 3 too.
    expect(first?.level).toBe(answers['safety-checks']?.level);
    expect(after.settled ?? []).toEqual([]);
  });

  test('are archived with what they said where there is no place any more', () => {
    const gone = { 'shared-areas': [{ name: 'P. Mensah', level: 2, note: 'Bins.' }] };
    const now = housing('1.0.1');
    const without: Framework = {
      ...now,
      version: '2.0.0',
      phases: now.phases.map((phase) => ({
        ...phase,
        steps: phase.steps
          .map((step) => ({ ...step, criteria: step.criteria.filter(({ id }) => id !== 'shared-areas') }))
          .filter(({ criteria }) => criteria.length > 0),
      })),
    };
    const text = stringify({
      ...sheet,
      votes: gone,
      actions: { 'shared-areas': { owner: 'P. Mensah' } },
      settled: ['shared-areas'],
    });
    const { text: after, problems } = migrateSheet(
      { file: 'sheet.yaml', text, data: parse(text) },
      { old: housing('1.0.0'), now: without, scaleRule: null, framework: 'housing' },
    );
    expect(problems).toEqual([]);
    const { archive, ...rest } = parse(after);
    expect(archive).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'shared-areas', votes: gone['shared-areas'] }),
        expect.objectContaining({ id: 'shared-areas', action: { owner: 'P. Mensah' } }),
      ]),
    );
    expect([rest.votes ?? {}, rest.actions ?? {}, rest.settled ?? []]).toEqual([{}, {}, []]);
  });

  test('lose a group that is gone, and keep who it was in the archive', () => {
    const after = carry({ votes: { 'board-review': [{ name: 'A', group: 'board', level: 1 }] } }, '1.0.1');
    expect(after.votes['board-review'][0].group).toBe('board');
  });
});
