import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freshFolder, listSheets, program, runProgram, score, toNdjson } from '../support/many.js';

/*
 * What must not be lost or left behind, whatever ends a run, through the real program.
 */

const sheets = listSheets(100);
const ndjson = toNdjson(sheets);
const old = 'the scores of last year\n';

/** Starts a run that reads a pipe which stays open. */
function start(folder: string, argv: readonly string[]) {
  const child = spawn(process.execPath, [program, 'score', '-', '--input', 'ndjson', ...argv], {
    cwd: folder,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.on('error', () => {});
  child.stderr.resume();
  const ended = new Promise<number | string | null>((resolve) => {
    child.on('exit', (exitCode, signal) => resolve(signal ?? exitCode));
  });
  const within = (time: number) =>
    Promise.race([ended, new Promise((resolve) => setTimeout(() => resolve('it goes on'), time))]);
  return { child, ended, within };
}

/** A run over an old file that has read all there is so far, and waits for more. */
async function waiting() {
  const folder = freshFolder();
  writeFileSync(join(folder, 'scores.csv'), old);
  const run = start(folder, ['-o', 'scores.csv']);
  while (!readdirSync(folder).some((name) => name.endsWith('.part'))) {
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return { folder, ...run };
}

test('a closed pipe ends the run, however much there is still to read', async () => {
  const { child, within } = start(freshFolder(), ['--jobs', '1', '--quiet']);
  const endless = toNdjson(sheets.map(({ id: _, ...sheet }) => sheet)).repeat(10);
  const feed = () => {
    while (child.exitCode === null && child.stdin.writable && child.stdin.write(endless));
  };
  child.stdin.on('drain', feed);
  feed();
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await within(10_000)).toBe(0);
});

test('SIGINT ends a run that waits for its input', async () => {
  const { child, folder, within } = await waiting();
  child.kill('SIGINT');
  expect(await within(5000)).toBe(130);
  expect(readdirSync(folder)).toEqual(['scores.csv']);
});

test('SIGINT leaves the old file when nothing more comes', async () => {
  const { child, folder, ended, within } = await waiting();
  child.kill('SIGINT');
  await within(500);
  child.stdin.end();
  expect(await ended).toBe(130);
  expect(readFileSync(join(folder, 'scores.csv'), 'utf8')).toBe(old);
});

test('what a killed run left does not stop the next one that has its number, as in a container', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'sheets.ndjson'), ndjson);
  const line = `touch .scores.csv.$$-0.part; exec '${process.execPath}' '${program}' score sheets.ndjson -o scores.csv`;
  expect((await runProgram(folder, 'sh', ['-c', line])).exitCode).toBe(0);
});

test('--diagnostics does not overwrite an input', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'sheets.ndjson'), ndjson);
  const { exitCode } = await score(folder, ['sheets.ndjson', '--diagnostics', 'sheets.ndjson']);
  expect(readFileSync(join(folder, 'sheets.ndjson'), 'utf8')).toBe(ndjson);
  expect(exitCode).toBe(2);
});

test('--output does not overwrite an input that another thread reads', async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'sheets'));
  const path = join(folder, 'sheets', 'sheet-00090.json');
  for (const sheet of sheets) {
    writeFileSync(join(folder, 'sheets', `${sheet.id}.json`), JSON.stringify(sheet));
  }
  const before = readFileSync(path, 'utf8');
  const { exitCode } = await score(folder, ['sheets', '--jobs', '2', '-o', 'sheets/sheet-00090.json']);
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect(exitCode).toBe(2);
});

test('--output over an input is wrong usage, and not a bug', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'sheets.ndjson'), ndjson);
  const { exitCode, stderr } = await score(folder, ['sheets.ndjson', '-o', 'sheets.ndjson']);
  expect(readFileSync(join(folder, 'sheets.ndjson'), 'utf8')).toBe(ndjson);
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('one of the inputs') });
});

test('a full disk is said, and is not a bug', async () => {
  const { exitCode, stderr } = await score(
    freshFolder(),
    ['-', '--input', 'ndjson', '-o', '/dev/full'],
    ndjson,
  );
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining('the disk is full'),
  });
});

test('wrong usage leaves no half-written file of diagnostics', async () => {
  const folder = freshFolder();
  const argv = ['-', '--input', 'ndjson', '--fail-under', 'nothing=2', '--diagnostics', 'problems.txt'];
  expect((await score(folder, argv, ndjson)).exitCode).toBe(2);
  expect(readdirSync(folder)).toEqual([]);
});

test('a link stays a link', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'scores-2026.csv'), old);
  symlinkSync('scores-2026.csv', join(folder, 'scores.csv'));
  await score(folder, ['-', '--input', 'ndjson', '-o', 'scores.csv'], ndjson);
  expect(readFileSync(join(folder, 'scores-2026.csv'), 'utf8')).toMatch(/^sheet,/);
});

test.each([
  { keep: 'region,size', header: 'sheet,region,size,senior-commitment' },
  { keep: 'size,region', header: 'sheet,region,size,senior-commitment' },
  { keep: '=1', header: 'sheet,=1,senior-commitment' },
])('--data-dictionary names the columns that --keep $keep gives', async ({ keep, header }) => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'survey.csv'), `${header}\n${header.replace(/[^,]+/g, '2')}\n`);
  const options = ['--keep', keep, '--by', 'overall', '--quiet'];
  const [names] = (await score(folder, ['survey.csv', ...options])).stdout.split('\n');
  const { resources } = JSON.parse((await score(folder, ['--data-dictionary', ...options])).stdout);
  expect(resources[0].schema.fields.map(({ name }: { name: string }) => name).join(',')).toBe(names);
});

test('an id with a line break in it is one id', async () => {
  const csv = 'sheet,senior-commitment\n"x\nx",2\ny,3\n';
  const { stderr } = await score(freshFolder(), ['-', '--input', 'csv', '--quiet'], csv);
  expect(stderr).toBe('');
});
