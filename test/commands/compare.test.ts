import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { freshFolder } from '../support/many.js';
import { type RunOptions, repository, transcript, waymark } from '../support/run.js';

const expected = (name: string) => join(repository, 'test/expected/compare', name);

/** The two dates of a made-up workshop, the examples, and five versions of one framework. */
let folder: string;
beforeEach(() => {
  folder = freshFolder();
  for (const name of ['fixtures/workshop', 'fixtures/versions'])
    cpSync(join(repository, 'test', name), folder, { recursive: true });
  cpSync(join(repository, 'examples'), join(folder, 'examples'), { recursive: true });
});

const run = (argv: readonly string[], options: RunOptions = {}) => waymark(argv, { ...options, folder });
const compare = (...argv: string[]) => run(['compare', ...argv]);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const change = (name: string, keys: object, as = name) =>
  write(as, stringify({ ...parse(read(name)), ...keys }));
const json = async (...argv: string[]) => JSON.parse((await compare(...argv, '--format', 'json')).stdout);

describe('two dates of one organisation', () => {
  test.each([
    ['dates.txt', []],
    ['dates-40.txt', ['--width', '40']],
    ['dates.md', ['--format', 'markdown']],
    ['dates.csv', ['--format', 'csv']],
    ['dates.json', ['--format', 'json']],
  ])('%s', async (name, argv) => {
    const { exitCode, stdout, stderr } = await compare('may.yaml', 'november.yaml', ...argv);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(expected(name));
    if (name === 'dates-40.txt') expect(stdout.split('\n').filter((line) => line.length > 40)).toEqual([]);
  });

  test('tell what became of the actions of the first plan', async () => {
    const { actions } = await json('may.yaml', 'november.yaml');
    const outcomes = Object.fromEntries(
      actions.map(({ criterion, owner, outcome }: Record<string, string>) => [criterion, [owner, outcome]]),
    );
    expect(outcomes).toMatchObject({
      'value-targets': ['Priya Nair', 'done'],
      'vision-understood': ['Helen Ashdown', 'begun'],
      'funded-working-change': [null, 'not-begun'],
      'transition-incentives': [null, 'not-applicable'],
    });
  });

  test('as a page, whose numbers are those of the JSON', async () => {
    await compare('may.yaml', 'november.yaml', '-o', 'change.html', '--title', 'Six months on');
    const page = read('change.html');
    expect(page).toContain('<h1>Six months on</h1>');
    expect(page).toContain('moved most, by +0.43');
    expect(page).not.toMatch(/<script|https?:\/\/(?!example)/);
  });

  test('of saved reports, and of one on standard input', async () => {
    await run(['report', 'may.yaml', '-o', 'may.html']);
    const whole = await json('may.yaml', 'november.yaml');
    const { columns, ...rest } = await json('may.html', 'november.yaml');
    expect(rest).toEqual({ ...whole, columns: undefined });
    expect(columns[0]).toMatchObject({ label: '2026-05-12', file: 'may.html' });
    const piped = await run(['compare', '-', 'november.yaml', '--format', 'json'], {
      stdin: read('may.yaml'),
    });
    expect(JSON.parse(piped.stdout).overall).toEqual(whole.overall);
  });

  test('--no-notes leaves out what was said and who does what', async () => {
    for (const format of ['terminal', 'markdown', 'html', 'csv', 'json']) {
      const { stdout } = await compare('may.yaml', 'november.yaml', '--no-notes', '--format', format);
      expect(stdout).not.toMatch(/Ashdown|Nair|Backfill|spot check is planned/);
    }
  });

  test('three dates: what moved from the first to the last, and the plan of the second', async () => {
    change('november.yaml', { date: '2027-05-10', actions: {} }, 'next.yaml');
    const comparison = await json('may.yaml', 'november.yaml', 'next.yaml');
    expect(comparison.columns.map(({ label }: { label: string }) => label)).toEqual([
      '2026-05-12',
      '2026-11-12',
      '2027-05-10',
    ]);
    expect(comparison.overall.scores).toHaveLength(3);
    const { stdout } = await compare('may.yaml', 'november.yaml', 'next.yaml');
    expect(stdout).toContain('THE PLAN OF 12 NOVEMBER 2026');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    for (const [index, date] of ['2027-08-01', '2027-11-01', '2028-01-01'].entries())
      change('november.yaml', { date }, `more-${index}.yaml`);
    const many = await compare(
      'may.yaml',
      'november.yaml',
      'next.yaml',
      'more-0.yaml',
      'more-1.yaml',
      'more-2.yaml',
    );
    expect(many.exitCode).toBe(0);
    expect(many.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('targets that were moved in between are said, and the last ones count', async () => {
    change('november.yaml', { target: 2, targets: { 'senior-commitment': 4 } }, 'next.yaml');
    const { stdout } = await compare('may.yaml', 'next.yaml');
    expect(stdout).toContain('Targets were moved in between: “Senior commitment” from 3 to 4');
    const { criteria } = await json('may.yaml', 'next.yaml');
    expect(criteria[0]).toMatchObject({ id: 'senior-commitment', targets: [3, 4], progress: 0.5 });
  });

  test('nothing is written but what is asked for', async () => {
    const before = [read('may.yaml'), read('november.yaml')];
    await compare('may.yaml', 'november.yaml', '-o', 'change.md');
    expect([read('may.yaml'), read('november.yaml')]).toEqual(before);
    const again = await compare('may.yaml', 'november.yaml', '-o', 'change.md');
    expect(again).toMatchObject({ exitCode: 2, stdout: '' });
    expect(again.stderr).toContain('change.md exists already.');
    expect(await compare('may.yaml', 'november.yaml', '-o', 'change.md', '--force')).toMatchObject({
      exitCode: 0,
    });
    const { exitCode, stderr } = await compare('may.yaml', 'november.yaml', '-o', 'may.yaml', '--force');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('is what this was made from');
  });
});

describe('several organisations', () => {
  const two = ['examples/riverside-council.yaml', 'examples/hartwell-agency.yaml', 'may.yaml'];

  test('stand side by side, in the order in which they are given', async () => {
    const result = await compare(...two);
    await expect(transcript(['compare', ...two], result)).toMatchFileSnapshot(expected('organisations.txt'));
    const { kind, columns, actions } = await json(...two);
    expect(kind).toBe('organisations');
    expect(columns.map(({ label }: { label: string }) => label)).toEqual([
      'Riverside Council',
      'Hartwell Licensing Agency',
      'Millbrook Borough Council',
    ]);
    expect(actions).toEqual([]);
  });

  test('two dates of one of them are told apart', async () => {
    const { columns } = await json('may.yaml', 'november.yaml', 'examples/hartwell-agency.yaml');
    expect(columns.map(({ label }: { label: string }) => label)).toEqual([
      'Millbrook Borough Council, 2026-05-12',
      'Millbrook Borough Council, 2026-11-12',
      'Hartwell Licensing Agency',
    ]);
  });

  test('as a page and as CSV nothing is said to have changed', async () => {
    const page = await compare(...two, '--format', 'html');
    expect(page.stdout).not.toContain('moved most');
    const csv = await compare(...two, '--format', 'csv');
    const cells = csv.stdout.split('\n').filter((line) => line.startsWith('overall'));
    expect(cells).toHaveLength(3);
    expect(cells.every((line) => line.endsWith(',,,,'))).toBe(true);
  });
});

describe('another version of the framework', () => {
  const versioned = (version: string, keys: object = {}) =>
    change('full-1.0.0.yaml', { framework: `./housing-${version}.yaml`, ...keys }, `sheet-${version}.yaml`);

  test('a sheet is carried over first, which is said; its file stays as it was', async () => {
    versioned('1.0.0');
    versioned('1.1.0', { 'framework-version': '1.1.0', date: '2026-11-18' });
    const before = read('sheet-1.0.0.yaml');
    const argv = ['compare', 'sheet-1.0.0.yaml', 'sheet-1.1.0.yaml'];
    const result = await run(argv);
    await expect(transcript(argv, result)).toMatchFileSnapshot(expected('versions.txt'));
    const { columns, framework } = await json('sheet-1.0.0.yaml', 'sheet-1.1.0.yaml');
    expect(framework.version).toBe('1.1.0');
    expect(columns[0].carried).toMatchObject({ from: '1.0.0', to: '1.1.0' });
    expect(columns[1].carried).toBeNull();
    expect(read('sheet-1.0.0.yaml')).toBe(before);
  });

  test('a patch is not worth a word', async () => {
    versioned('1.0.0');
    versioned('1.0.1', { date: '2026-11-18' });
    const { columns } = await json('sheet-1.0.0.yaml', 'sheet-1.0.1.yaml');
    expect(columns.map(({ carried }: { carried: unknown }) => carried)).toEqual([null, null]);
  });

  test('across a breaking change with the old version at hand', async () => {
    versioned('1.0.0');
    write(
      'next.yaml',
      stringify({
        waymark: 1,
        framework: './housing-2.0.0.yaml',
        'framework-version': '2.0.0',
        organisation: 'Mill Lane Homes',
        date: '2026-11-18',
        answers: {},
      }),
    );
    const argv = ['compare', 'sheet-1.0.0.yaml', 'next.yaml', '--from', 'housing-1.0.0.yaml'];
    const result = await run(argv);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('was answered for version 1.0.0, and carried to 2.0.0 for this:');
  });

  test('a breaking change that nobody has declared is refused, with what to do', async () => {
    change('full-1.0.0.yaml', { framework: 'housing' }, 'old.yaml');
    write(
      'next.yaml',
      stringify({
        waymark: 1,
        framework: './housing-2.0.0.yaml',
        'framework-version': '2.0.0',
        organisation: 'Mill Lane Homes',
        answers: {},
      }),
    );
    const argv = ['compare', 'old.yaml', 'next.yaml'];
    const result = await run(argv);
    expect(result.exitCode).toBe(3);
    await expect(transcript(argv, result)).toMatchFileSnapshot(expected('undeclared.txt'));
  });

  test('another scale is for people to decide', async () => {
    versioned('1.0.0');
    write(
      'next.yaml',
      stringify({
        waymark: 1,
        framework: './housing-3.0.0.yaml',
        'framework-version': '3.0.0',
        organisation: 'Mill Lane Homes',
        answers: {},
      }),
    );
    const { exitCode, stderr } = await compare(
      'sheet-1.0.0.yaml',
      'next.yaml',
      '--from',
      'housing-1.0.0.yaml',
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('has another scale');
    expect(stderr).toContain('waymark migrate sheet-1.0.0.yaml --to');
  });

  test('a saved report of another version cannot be carried', async () => {
    versioned('1.0.0');
    await run(['report', 'sheet-1.0.0.yaml', '-o', 'old.html']);
    versioned('1.1.0', { 'framework-version': '1.1.0' });
    const argv = ['compare', 'old.html', 'sheet-1.1.0.yaml'];
    const result = await run(argv);
    expect(result.exitCode).toBe(3);
    await expect(transcript(argv, result)).toMatchFileSnapshot(expected('page-of-another-version.txt'));
  });
});

describe('what should be known, or is refused', () => {
  const said = async (name: string, ...argv: string[]) => {
    const result = await compare(...argv);
    await expect(transcript(['compare', ...argv], { ...result, stdout: '' })).toMatchFileSnapshot(
      expected(`${name}.txt`),
    );
    return result;
  };

  test('one sheet, none, or the same twice', async () => {
    expect((await said('one', 'may.yaml')).exitCode).toBe(2);
    expect((await compare()).exitCode).toBe(2);
    expect((await said('twice', 'may.yaml', './may.yaml')).exitCode).toBe(2);
    expect((await said('stdin-twice', '-', '-')).exitCode).toBe(2);
  });
  test('dates in the wrong order: they are put into order', async () => {
    const { stdout, exitCode } = await said('reversed', 'november.yaml', 'may.yaml');
    expect(exitCode).toBe(0);
    expect(stdout).toBe((await compare('may.yaml', 'november.yaml')).stdout);
  });
  test('no date: the order counts', async () => {
    change('november.yaml', { date: null }, 'undated.yaml');
    const { exitCode, stdout } = await said('no-date', 'may.yaml', 'undated.yaml');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('undated.yaml');
  });
  test('one date twice', async () => {
    change('november.yaml', { date: '2026-05-12' }, 'same.yaml');
    expect((await said('same-date', 'may.yaml', 'same.yaml')).exitCode).toBe(0);
    const { columns } = await json('may.yaml', 'same.yaml');
    expect(columns.map(({ label }: { label: string }) => label)).toEqual([
      '2026-05-12 (may.yaml)',
      '2026-05-12 (same.yaml)',
    ]);
  });
  test('different frameworks', async () => {
    change('full-1.0.0.yaml', { framework: './housing-1.0.0.yaml' }, 'housing.yaml');
    expect((await said('frameworks', 'may.yaml', 'housing.yaml')).exitCode).toBe(3);
  });
  test('a sheet with mistakes, and one that is not there', async () => {
    change('november.yaml', { answers: { 'senior-comitment': 2 } }, 'wrong.yaml');
    expect((await said('mistakes', 'may.yaml', 'wrong.yaml', 'absent.yaml')).exitCode).toBe(3);
  });
  test('a sheet with nothing answered', async () => {
    change('november.yaml', { answers: {} }, 'empty.yaml');
    const { exitCode, stdout } = await compare('may.yaml', 'empty.yaml');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('There is no overall score on 12 November 2026 to compare.');
    expect(stdout).not.toContain('NaN');
  });
});

describe('a report with a baseline', () => {
  const report = (...argv: string[]) => run(['report', 'november.yaml', '--baseline', 'may.yaml', ...argv]);

  test('says what has changed, in every format', async () => {
    const { stdout } = await report();
    expect(stdout).toContain('Since 12 May 2026: The overall score went from 1.3 to 1.4 (+0.17)');
    const section = stdout.slice(
      stdout.indexOf('WHAT HAS CHANGED SINCE 12 MAY 2026'),
      stdout.indexOf('EVERY STEP'),
    );
    await expect(section).toMatchFileSnapshot(expected('baseline.txt'));
    expect((await report('--format', 'markdown')).stdout).toContain('## What has changed since 12 May 2026');
    expect((await report('--format', 'html')).stdout).toContain('id="change"');
    const data = JSON.parse((await report('--format', 'json')).stdout);
    expect(data.comparison).toEqual(await json('may.yaml', 'november.yaml'));
    const { comparison: _, ...assessment } = data;
    expect(assessment).toEqual(
      JSON.parse((await run(['report', 'november.yaml', '--format', 'json'])).stdout),
    );
  });

  test('a page of it gives the report back', async () => {
    await report('-o', 'report.html');
    const { stdout } = await run(['report', 'report.html', '--format', 'json']);
    expect(stdout).toBe((await run(['report', 'november.yaml', '--format', 'json'])).stdout);
  });

  test('needs an earlier sheet of the same organisation', async () => {
    const reversed = await run(['report', 'may.yaml', '--baseline', 'november.yaml']);
    expect(reversed).toMatchObject({ exitCode: 2, stdout: '' });
    expect(reversed.stderr).toContain('Give the earlier one as the baseline.');
    const other = await run(['report', 'may.yaml', '--baseline', 'examples/hartwell-agency.yaml']);
    expect(other).toMatchObject({ exitCode: 2, stdout: '' });
    expect(other.stderr).toContain('“waymark compare” puts organisations side by side.');
    expect(await run(['report', 'may.yaml', '--baseline', 'may.yaml'])).toMatchObject({ exitCode: 2 });
    expect(await run(['report', 'may.yaml', '--from', 'housing-1.0.0.yaml'])).toMatchObject({ exitCode: 2 });
    expect(await run(['report', 'may.yaml', '--baseline', 'absent.yaml'])).toMatchObject({
      exitCode: 3,
      stdout: '',
    });
  });
});
