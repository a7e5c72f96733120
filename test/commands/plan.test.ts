import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { freshFolder } from '../support/many.js';
import { type RunOptions, repository, transcript, waymark } from '../support/run.js';

const expected = (name: string) => join(repository, 'test/expected/plan', name);

/** The example sheet under a name of ours, in a folder that is gone after the test. */
let folder: string;
beforeEach(() => {
  folder = freshFolder();
  cpSync(join(repository, 'examples/riverside-council.yaml'), join(folder, 'council.yaml'));
});

const run = (argv: readonly string[], options: RunOptions = {}) => waymark(argv, { ...options, folder });
const plan = (...argv: string[]) => run(['plan', 'council.yaml', ...argv]);
const read = (name = 'council.yaml') => readFileSync(join(folder, name), 'utf8');
const json = async (...argv: string[]) => JSON.parse((await plan(...argv, '--format', 'json')).stdout);

/** The sheet as it is, and who does what: one being done and late, one to do, one done, one done too early. */
async function assign(): Promise<void> {
  const { exitCode } = await plan(
    ...['--set', 'value-targets', 'owner=Ann Sample', 'due=2026-10-01', 'status=doing'],
    ...['vision-understood', 'owner=head-of-communications', 'due=2027-03-01'],
    ...['--set', 'senior-commitment', 'to=2', 'owner=Bob Other', 'status=done'],
    ...['--set', 'organisational-buy-in', 'status=done'],
  );
  expect(exitCode).toBe(0);
}

/** Raises one criterion by hand. */
function raise(level: number, ticked: string): void {
  const was = 'value-targets:\n    level: 1\n    ticked: []';
  expect(read()).toContain(was);
  const is = `value-targets:\n    level: ${level}\n    ticked: [${ticked}]`;
  writeFileSync(join(folder, 'council.yaml'), read().replace(was, is));
}

describe('the plan on its own', () => {
  test.each([
    ['terminal.txt', []],
    ['40-columns.txt', ['--width', '40']],
    ['markdown.md', ['--format', 'markdown']],
    ['plan.csv', ['--format', 'csv']],
    ['plan.json', ['--format', 'json']],
  ])('%s', async (name, argv) => {
    await assign();
    const { exitCode, stdout, stderr } = await plan(...argv);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(expected(name));
  });

  test('is that of the report', async () => {
    await assign();
    const report = JSON.parse((await run(['report', 'council.yaml', '--format', 'json'])).stdout);
    expect(await json()).toMatchObject({
      plan: report.plan,
      findOutFirst: report.findOutFirst,
      actions: report.actions,
      on: '2026-11-23',
    });
  });

  test('of a report as a page', async () => {
    await assign();
    await run(['report', 'council.yaml', '-o', 'report.html']);
    const { stdout } = await run(['plan', 'report.html']);
    expect(stdout).toBe((await plan()).stdout);
  });

  test('the ending of the file tells the format; a page or a workbook is none', async () => {
    await plan('-o', 'plan.csv');
    expect(read('plan.csv')).toBe((await plan('--format', 'csv')).stdout);
    expect(await plan('-o', 'plan.csv')).toMatchObject({ exitCode: 2 });
    expect(await plan('-o', 'plan.csv', '--force')).toMatchObject({ exitCode: 0 });
    await plan('-o', 'plan.md');
    expect(read('plan.md')).toMatch(/^# The plan of Riverside Council/);
  });

  test('formulas are texts in CSV', async () => {
    await plan('--set', 'value-targets', 'owner==1+1', 'due=2027-03-01');
    expect(parse(read()).actions['value-targets'].owner).toBe('=1+1');
    const { stdout } = await plan('--format', 'csv');
    expect(stdout).toContain(",'=1+1,2027-03-01,");
  });
});

describe('who does what by when', () => {
  test('is written into the sheet, and the rest of it stays as it was', async () => {
    const before = read();
    await assign();
    const after = read();
    expect(after.startsWith(before.trimEnd())).toBe(true);
    await expect(after.slice(before.trimEnd().length)).toMatchFileSnapshot(expected('actions.yaml'));
    expect(await run(['validate', 'council.yaml'])).toMatchObject({ exitCode: 0 });
  });

  test('is changed field by field, and taken away when nothing is left of it', async () => {
    await plan('--set', 'value-targets', 'owner=Ann', 'due=2027-03-01');
    await plan('--set', 'value-targets', 'status=doing');
    expect(parse(read()).actions).toEqual({
      'value-targets': { to: 2, owner: 'Ann', due: '2027-03-01', status: 'doing' },
    });
    await plan('--set', 'value-targets', 'owner=', 'status=to-do', '--set', 'vision-understood', 'owner=Bob');
    expect(parse(read()).actions['value-targets']).toEqual({ to: 2, due: '2027-03-01', status: 'to-do' });
    await plan('--set', 'value-targets', 'due=');
    expect(parse(read()).actions).toEqual({ 'vision-understood': { to: 2, owner: 'Bob', status: 'to-do' } });
    await plan('--set', 'vision-understood', 'owner=');
    expect(parse(read()).actions ?? {}).toEqual({});
    expect(await run(['validate', 'council.yaml'])).toMatchObject({ exitCode: 0 });
  });

  test('stays with its action when the level rises', async () => {
    await plan('--set', 'value-targets', 'owner=Ann', 'due=2026-10-01');
    raise(2, 'money');
    const { actions, followUps } = JSON.parse(
      (await run(['report', 'council.yaml', '--format', 'json'])).stdout,
    );
    expect(actions).toEqual([
      expect.objectContaining({
        criterion: 'value-targets',
        to: 2,
        reached: true,
        overdue: false,
        wave: null,
      }),
    ]);
    expect(followUps.some(({ kind }: { kind: string }) => kind === 'overdue-action')).toBe(false);
    expect((await plan()).stdout).toContain('the level is reached');
  });

  test('is overdue from the day after it is due, on the day that is asked for', async () => {
    await plan('--set', 'value-targets', 'owner=Ann', 'due=2026-11-23');
    const isOverdue = async (...on: string[]) => (await json(...on)).actions[0].overdue;
    expect(await isOverdue()).toBe(false);
    expect(await isOverdue('--on', '2026-11-24')).toBe(true);
    expect(await isOverdue('--on', '2026-01-01')).toBe(false);
    await plan('--set', 'value-targets', 'status=done');
    expect(await isOverdue('--on', '2026-11-24')).toBe(false);
  });

  test('stands in every report, and --no-notes leaves out names', async () => {
    await assign();
    for (const format of ['terminal', 'markdown', 'html', 'json']) {
      const { stdout } = await run(['report', 'council.yaml', '--format', format]);
      expect(stdout).toContain('Ann Sample');
      const quiet = await run(['report', 'council.yaml', '--format', format, '--no-notes']);
      expect(quiet.stdout).not.toMatch(/Ann Sample|Bob Other/);
    }
    const { stdout } = await run(['report', 'council.yaml']);
    await expect(stdout.slice(stdout.indexOf('FOLLOW UP'), stdout.indexOf('HOW SURE'))).toMatchFileSnapshot(
      expected('follow-ups.txt'),
    );
  });

  test('is written into JSON too', async () => {
    writeFileSync(join(folder, 'council.json'), JSON.stringify(parse(read()), null, 4));
    const { exitCode } = await run(['plan', 'council.json', '--set', 'value-targets', 'owner=Ann']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(read('council.json')).actions).toEqual({
      'value-targets': { to: 2, owner: 'Ann', status: 'to-do' },
    });
    expect(read('council.json')).toMatch(/^\{\n {4}"waymark"/);
  });
});

describe('what if', () => {
  test('shows what changes, and the plan that would follow; nothing is written', async () => {
    const before = read();
    const { stdout } = await plan(
      '--what-if',
      'senior-commitment=3,value-targets=2',
      '--what-if',
      'team-mix=unknown',
    );
    await expect(stdout).toMatchFileSnapshot(expected('what-if.txt'));
    const { whatIf } = await json('--what-if', 'value-targets=2');
    expect(whatIf.suppositions).toEqual([{ criterion: 'value-targets', from: 1, to: 2 }]);
    expect(whatIf.steps.find(({ id }: { id: string }) => id === 'targets')).toMatchObject({
      before: 0.714285714,
    });
    expect(read()).toBe(before);
    expect(readdirSync(folder)).toEqual(['council.yaml']);
  });

  test('of nothing is the plan', async () => {
    const nothing = await json('--what-if', '');
    expect({ ...nothing, whatIf: null }).toEqual(await json());
    expect((await plan('--what-if', '', '--format', 'csv')).stdout).toBe(
      (await plan('--format', 'csv')).stdout,
    );
  });
});

describe('what it refuses', () => {
  test.each([
    ['criterion', ['--set', 'senior-comitment', 'owner=x']],
    ['field', ['--set', 'senior-commitment', 'ownr=x']],
    ['field-unknown', ['--set', 'senior-commitment', 'colour=x']],
    ['field-twice', ['--set', 'senior-commitment', 'owner=x', 'owner=y']],
    ['criterion-twice', ['--set', 'team-mix', 'owner=x', '--set', 'team-mix', 'due=2027-01-01']],
    ['date', ['--set', 'senior-commitment', 'due=2027-02-30']],
    ['status', ['--set', 'senior-commitment', 'status=begun']],
    ['nothing', ['--set', 'senior-commitment']],
    ['no-criterion', ['--set', 'owner=x']],
    ['level', ['--set', 'senior-commitment', 'owner=x', 'to=0']],
    ['open', ['--set', 'lighthouse-selection', 'owner=x']],
    ['sheet-last', ['--set', 'senior-commitment', 'owner=x', 'council.yaml']],
    ['both', ['--set', 'senior-commitment', 'owner=x', '--what-if', 'team-mix=2']],
    ['over-itself', ['--set', 'senior-commitment', 'owner=x', '-o', 'council.yaml']],
    ['what-if-level', ['--what-if', 'senior-commitment=7']],
    ['what-if-nothing', ['--what-if', 'senior-commitment']],
    ['what-if-criterion', ['--what-if', 'senior-comitment=2']],
    ['what-if-twice', ['--what-if', 'team-mix=2,team-mix=3']],
    ['what-if-sheet-last', ['--what-if', 'team-mix=2', 'council.yaml']],
    ['on', ['--on', 'tomorrow']],
  ])('%s', async (name, argv) => {
    const before = read();
    const result = await plan(...argv);
    expect(result.exitCode).toBe(2);
    await expect(transcript(['plan', 'council.yaml', ...argv], result)).toMatchFileSnapshot(
      expected(`refused/${name}.txt`),
    );
    expect(read()).toBe(before);
  });

  test('the highest level has no action left', async () => {
    raise(4, 'money, performance, customer-satisfaction');
    const { exitCode, stderr } = await plan('--set', 'value-targets', 'owner=x');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('“value-targets” is at level 4, the highest: there is no action left.');
  });

  test('what is no sheet of its own', async () => {
    await run(['report', 'council.yaml', '-o', 'report.html']);
    for (const path of ['-', 'report.html', 'sheet.xlsx', 'councils.csv']) {
      const { exitCode, stderr } = await run(['plan', path, '--set', 'team-mix', 'owner=x'], {
        stdin: read(),
      });
      expect(exitCode).toBe(2);
      expect(stderr).toContain('--set writes into an answer sheet');
    }
    expect(await run(['plan', 'report.html', '--what-if', 'team-mix=2'])).toMatchObject({ exitCode: 2 });
    expect(await run(['plan', 'absent.yaml'])).toMatchObject({ exitCode: 3 });
  });

  test('a sheet that somebody answers at the moment, or that cannot be written', async () => {
    const held = {
      lock: () => ({
        state: 'taken' as const,
        path: 'council.yaml.lock',
        holder: { host: 'here', process: 7, since: '2026-11-23T09:00:00Z' },
      }),
    };
    const taken = await run(['plan', 'council.yaml', '--set', 'team-mix', 'owner=x'], { files: held });
    expect(taken).toMatchObject({ exitCode: 3, stdout: '' });
    expect(taken.stderr).toContain('is being answered already');
    const failing = {
      writeFile: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOSPC' })),
    };
    const full = await run(['plan', 'council.yaml', '--set', 'team-mix', 'owner=x'], { files: failing });
    expect(full).toMatchObject({ exitCode: 3, stdout: '' });
    expect(full.stderr).toContain('council.yaml cannot be written: the disk is full.');
    expect(existsSync(join(folder, 'council.yaml.lock'))).toBe(false);
    chmodSync(join(folder, 'council.yaml'), 0o644);
  });
});
