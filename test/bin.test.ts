import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { repository, waymark } from './support/run.js';

/* A few runs of the real program, as a shell would start it. `npm test` builds it first. */
const bin = join(repository, 'bin', 'waymark.js');
const example = join(repository, 'examples', 'riverside-council.yaml');
const env = { ...process.env, NO_COLOR: '1' };

async function real(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, ...argv], { env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

test('a report', async () => {
  const { code, stdout, stderr } = await real('report', example);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  await expect(stdout).toMatchFileSnapshot(join(repository, 'test', 'expected', 'riverside.txt'));
});

/* The build replaces parts of dependencies by lighter ones; nobody should see a difference. */
test.each([
  [['report', example, '--color']],
  [['report', example, '--color', '--width', '40']],
  [['report', example, '--width', '150']],
  [['report', join(repository, 'examples', 'hartwell-agency.yaml'), '--color', '--width', '70']],
  [['explain', example, 'new-culture', '--color']],
  [['show', 'public-sector-digital-transformation', '--color']],
])('the built program prints what its sources print: %j', async (argv) => {
  const { exitCode, stdout, stderr } = await waymark(argv);
  expect(exitCode).toBe(0);
  expect(await real(...argv)).toEqual({ code: exitCode, stdout, stderr });
});

test('a long report arrives whole through a pipe', async () => {
  const { stdout } = await real('report', example, '--format', 'json');
  expect(JSON.parse(stdout).schemaVersion).toBe(1);
});

test('the exit codes reach the shell', async () => {
  expect((await real('report', 'absent.yaml')).code).toBe(3);
  expect((await real('validate', join(repository, 'test/fixtures/invalid/bad-date.yaml'))).code).toBe(1);
  expect((await real('reprot')).code).toBe(2);
  expect((await real('--version')).code).toBe(0);
});

test.skipIf(process.platform === 'win32')('a pipe in a folder is not waited for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bin-'));
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
  const { code, stderr } = await real('validate', folder);
  expect({ code, stderr: stderr.split('\n')[0] }).toEqual({
    code: 3,
    stderr: `${folder}: error: There is nothing to read in this folder. [nothing-found]`,
  });
});

test.skipIf(process.platform === 'win32')('a working folder that is gone is said, not thrown', () => {
  const script = 'cd "$1" && rmdir "$1" && "$2" "$3" --version';
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bin-'));
  const { status, stderr } = spawnSync('sh', ['-c', script, 'sh', folder, process.execPath, bin], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'waymark: The folder that you are in does not exist any more. Go to another one.\n',
  });
});

test('a result written to a file, and to a device', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bin-'));
  const file = join(folder, 'report.md');
  expect(await real('report', example, '-o', file)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readFileSync(file, 'utf8')).toBe(
    readFileSync(join(repository, 'test/expected/riverside.md'), 'utf8'),
  );
  rmSync(folder, { recursive: true });
  if (process.platform !== 'win32') {
    expect((await real('report', example, '-o', '/dev/null')).code).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  }
});

test.runIf(existsSync('/dev/full'))('a full disk is said, and is no success', async () => {
  const shell = `"${process.execPath}" "${bin}" report "${example}" > /dev/full`;
  const ended = promisify(execFile)('sh', ['-c', shell], { env });
  await expect(ended).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('The output cannot be written'),
  });
});

test('standard input', async () => {
  const child = spawn(process.execPath, [bin, 'validate', '-'], { env });
  child.stdin.end('waymark: 1\nframework: public-sector-digital-transformation\nanswers: {}\n');
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
});

test('a reader that closes the pipe ends it quietly', async () => {
  const child = spawn(process.execPath, [bin, 'report', example, '--format', 'json'], { env });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  expect(stderr).toBe('');
});
