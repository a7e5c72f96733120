import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneNow, withoutGit } from '../support/clone.js';
import { repository } from '../support/run.js';

/* Whoever takes this repository from git must build it: the GitHub Action, and npm. */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'waymark-from-git-'));
const clone = join(folder, 'clone');
const sheet = join(repository, 'examples/riverside-council.yaml');
const report = readFileSync(join(repository, 'test/expected/riverside.txt'), 'utf8');

beforeAll(async () => {
  await cloneNow(clone);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test('npm packs it from the address of its repository', async () => {
  const env = { ...withoutGit, npm_config_prefix: join(folder, 'prefix') };
  const { stdout: packed } = await run('npm', ['pack', '--silent', `git+file://${clone}`], {
    cwd: folder,
    env,
  });
  const argv = ['install', '--global', '--offline', '--no-audit', '--no-fund', `./${packed.trim()}`];
  await run('npm', argv, { cwd: folder, env });
  const { stdout } = await run(join(folder, 'prefix/bin/waymark'), ['report', sheet]);
  expect(stdout).toBe(report);
}, 600_000);

test('the Action builds itself, once for each Node', async () => {
  // A job may have settings that would leave out what builds it.
  const env = { ...withoutGit, NODE_ENV: 'production', npm_config_ignore_scripts: 'true' };
  const build = () => run('bash', [join(clone, 'ci/build.sh')], { cwd: folder, env });
  await build();
  const { stdout } = await run(process.execPath, [join(clone, 'bin/waymark.js'), 'report', sheet]);
  expect(stdout).toBe(report);
  const built = statSync(join(clone, 'dist/cli.cjs')).mtimeMs;
  await build();
  expect(statSync(join(clone, 'dist/cli.cjs')).mtimeMs).toBe(built);
}, 600_000);

test('ShellCheck has nothing to say against its scripts', async () => {
  const scripts = ['ci/action.sh', 'ci/build.sh'].map((name) => join(repository, name));
  await expect(run('shellcheck', scripts)).resolves.toMatchObject({ stdout: '' });
});
