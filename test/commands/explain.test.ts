import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository, waymark } from '../support/run.js';

const expected = (name: string) => join(repository, 'test', 'expected', 'explain', name);

describe('each kind of part, in each format', () => {
  test.each([
    ['riverside.txt', ['examples/riverside-council.yaml']],
    ['riverside-launch.txt', ['examples/riverside-council.yaml', 'launch']],
    ['riverside-operating-models.txt', ['examples/riverside-council.yaml', 'operating-models']],
    ['riverside-value-targets.txt', ['examples/riverside-council.yaml', 'value-targets']],
    ['riverside-team-mix.txt', ['examples/riverside-council.yaml', 'team-mix']],
    ['riverside-workforce-readiness.txt', ['examples/riverside-council.yaml', 'workforce-readiness']],
    ['riverside-transition-incentives.txt', ['examples/riverside-council.yaml', 'transition-incentives']],
    ['hartwell-new-culture.txt', ['examples/hartwell-agency.yaml', 'new-culture']],
    ['hartwell-new-culture.md', ['examples/hartwell-agency.yaml', 'new-culture', '-f', 'markdown']],
    ['hartwell-new-culture.json', ['examples/hartwell-agency.yaml', 'new-culture', '-f', 'json']],
    ['hartwell-team-mix.txt', ['examples/hartwell-agency.yaml', 'team-mix']],
    ['one-to-five-welcome.txt', ['test/fixtures/valid/one-to-five-sheet.yaml', 'welcome']],
    ['tiny-spread.txt', ['test/fixtures/valid/tiny-sheet.yaml', 'spread']],
    ['tiny-habits.txt', ['test/fixtures/valid/tiny-sheet.yaml', 'habits']],
  ])('%s', async (file, argv) => {
    const { exitCode, stdout, stderr } = await waymark(['explain', ...argv]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(expected(file));
    if (file.endsWith('.txt'))
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

test('the numbers of the lopsided example’s weakest step, against the sheet and a pencil', async () => {
  // pinpoint your targets: value-targets 2 × 3, shared-benchmark 0 × 1, setback-resilience 1 × 1, target-discipline 1 × 2
  const { stdout } = await waymark(['explain', 'examples/hartwell-agency.yaml', 'targets', '-f', 'json']);
  const { score, gap, level, floor, cap } = JSON.parse(stdout);
  expect(score.parts.map(({ product }: { product: number }) => product)).toEqual([6, 0, 1, 2]);
  expect(score).toMatchObject({ sum: 9, weight: 7, result: 1.285714286 });
  // gaps to 3: 1 × 3, 3 × 1, 2 × 1, 2 × 2 = 12
  expect(gap).toMatchObject({ sum: 12, weight: 7, result: 1.714285714 });
  // the floor of 9/7 is 1; the weakest essential criterion is at 2, so at most 3: nothing bites
  expect({ level, floor, cap }).toEqual({
    level: 1,
    floor: 1,
    cap: { by: ['value-targets'], weakest: 2, most: 3 },
  });
});

test.each([
  ['a close id', 'team-skils-mix', 'Did you mean “team-skill-mix”?'],
  ['an id like no other', 'zzz', '“waymark show” with the name of the framework lists them.'],
])('%s', async (_name, id, hint) => {
  const { exitCode, stdout, stderr } = await waymark(['explain', 'examples/hartwell-agency.yaml', id]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(hint);
});

test('a criterion that the short form leaves out', async () => {
  const stdin =
    'waymark: 1\nframework: public-sector-digital-transformation\nform: short\nanswers: { senior-commitment: 1 }\n';
  const { exitCode, stderr } = await waymark(['explain', '-', 'team-skill-mix'], { stdin });
  expect(exitCode).toBe(2);
  expect(stderr).toBe('waymark: “team-skill-mix” takes no part in the short form of this sheet.\n');
});

test('--no-notes leaves notes out', async () => {
  const argv = ['explain', 'examples/riverside-council.yaml', 'value-targets'];
  expect((await waymark(argv)).stdout).toContain('Note: ');
  expect((await waymark([...argv, '--no-notes'])).stdout).not.toContain('Note: ');
});

test('a broken sheet', async () => {
  const { exitCode, stdout } = await waymark(['explain', 'test/fixtures/invalid/bad-date.yaml']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
});
