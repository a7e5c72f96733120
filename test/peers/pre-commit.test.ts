import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cloneNow, git, withoutGit } from '../support/clone.js';
import { repository } from '../support/run.js';

/* pre-commit installs this repository as it installs any other, from git, and runs its hooks in somebody's project. */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'waymark-pre-commit-'));
const hooks = join(folder, 'hooks');
const project = join(folder, 'project');
let revision = '';

const env = {
  ...withoutGit,
  PRE_COMMIT_HOME: join(folder, 'home'),
  PRE_COMMIT_COLOR: 'never',
  NO_COLOR: '1',
  // A hook is run by somebody at their desk.
  GITHUB_ACTIONS: '',
  GITLAB_CI: '',
};

const tiny = readFileSync(join(repository, 'test/fixtures/valid/tiny.yaml'), 'utf8');
const wrong = tiny.replace('core: true', 'core: maybe');
const sheet = 'waymark: 1\nframework: tiny\norganisation: A team\ndate: 2026-11-23\nanswers: { owner: 1 }\n';

/** Runs the hooks over these files of the project. */
async function preCommit(
  files: Readonly<Record<string, string>>,
  hook: Readonly<Record<string, unknown>> = {},
) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text);
  }
  // JSON is YAML.
  const settings = { repos: [{ repo: hooks, rev: revision, hooks: [{ id: 'waymark-validate', ...hook }] }] };
  writeFileSync(join(project, '.pre-commit-config.yaml'), JSON.stringify(settings));
  await git(project, 'add', '--all');
  const { code, stdout, stderr } = await run('pre-commit', ['run'], { cwd: project, env }).then(
    (result) => ({ ...result, code: 0 }),
    (error) => error,
  );
  return { exitCode: code, output: `${stdout}${stderr}`.replace(/^\[INFO\].*\n/gm, '') };
}

beforeAll(async () => {
  revision = await cloneNow(hooks);
  // The first run installs.
  mkdirSync(project);
  await git(project, 'init', '--quiet');
  expect(await preCommit({ 'frameworks/tiny.yaml': tiny })).toMatchObject({ exitCode: 0 });
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

beforeEach(async () => {
  rmSync(project, { recursive: true, force: true, maxRetries: 5 });
  mkdirSync(project);
  await git(project, 'init', '--quiet');
});

test('every hook is a command of the program', async () => {
  const manifest: { id: string; entry: string }[] = parse(
    readFileSync(join(repository, '.pre-commit-hooks.yaml'), 'utf8'),
  );
  expect(manifest.map(({ id }) => id)).toEqual(['waymark-validate', 'waymark-test']);
  for (const { id, entry } of manifest) expect(entry).toBe(id.replace('-', ' '));
});

describe('waymark-validate', () => {
  test('lets a good framework and its sheet pass', async () => {
    const { exitCode, output } = await preCommit({
      'frameworks/tiny.yaml': tiny,
      'sheets/team.yaml': sheet,
    });
    expect(output).toMatch(/^waymark validate\.+Passed\n$/);
    expect(exitCode).toBe(0);
  });

  test('stops a commit with a wrong one, and says where and what', async () => {
    const { exitCode, output } = await preCommit({ 'frameworks/tiny.yaml': wrong });
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^waymark validate\.+Failed\n- hook id: waymark-validate\n- exit code: 1\n/);
    const line = wrong.split('\n').findIndex((text) => text.includes('maybe')) + 1;
    expect(output).toContain(`frameworks/tiny.yaml:${line}:19: error: `);
    expect(output).toContain('1 file checked: 1 error.');
  });

  test('looks at no other YAML', async () => {
    const { exitCode, output } = await preCommit({
      'deploy.yaml': 'waymark: wrong\n',
      '.github/workflows/ci.yml': 'on: [push\n',
      'frameworks/readme.md': '# waymark: wrong\n',
      'my-frameworks/other.yaml': wrong,
    });
    expect(output).toMatch(/^waymark validate\.+\(no files to check\)Skipped\n$/);
    expect(exitCode).toBe(0);
  });

  test('takes other folders', async () => {
    const { exitCode, output } = await preCommit(
      { 'rubrics/tiny.yaml': wrong, 'frameworks/tiny.yaml': wrong },
      { files: '^rubrics/' },
    );
    expect(exitCode).toBe(1);
    expect(output).toContain('rubrics/tiny.yaml:');
    expect(output).not.toContain('frameworks/tiny.yaml:');
  });

  test('takes options', async () => {
    const warned = readFileSync(join(repository, 'test/fixtures/invalid/vague-word.yaml'), 'utf8');
    expect(await preCommit({ 'frameworks/tiny.yaml': warned })).toMatchObject({ exitCode: 0 });
    const { exitCode, output } = await preCommit({}, { args: ['--fail-on', 'warning'] });
    expect(exitCode).toBe(1);
    expect(output).toContain('[vague-word]');
  });

  test('mends with --fix, and stops so that the change is looked at', async () => {
    const { exitCode, output } = await preCommit(
      { 'frameworks/tiny.yaml': tiny.replace('core: true', 'core: yes') },
      { args: ['--fix'] },
    );
    expect(exitCode).toBe(1);
    expect(output).toContain('- files were modified by this hook');
    expect(readFileSync(join(project, 'frameworks/tiny.yaml'), 'utf8')).toBe(tiny);
  });

  test('reads names of files as names', async () => {
    const names = ['a b.yaml', '$(touch pwned).yaml', '`touch pwned`.yaml', "it's.yaml", '-f.yaml'];
    const { exitCode, output } = await preCommit(
      Object.fromEntries(names.map((name) => [`frameworks/${name}`, wrong])),
    );
    expect(exitCode).toBe(1);
    for (const name of names) expect(output).toContain(`frameworks/${name}:`);
    expect(readdirSync(project).sort()).toEqual(['.git', '.pre-commit-config.yaml', 'frameworks']);
  });

  test('checks a sheet against a framework that is not in the commit, when it is given folders', async () => {
    await preCommit({ 'frameworks/tiny.yaml': tiny, 'sheets/old.yaml': sheet });
    await git(project, 'commit', '--quiet', '--message', 'the framework');
    const changed = { 'sheets/team.yaml': sheet.replace('owner: 1', 'owner: 7') };
    expect((await preCommit(changed)).output).toContain('[unknown-framework]');
    const whole = await preCommit({}, { pass_filenames: false, args: ['frameworks/', 'sheets/'] });
    expect(whole.output).toContain('sheets/team.yaml:5:');
    expect(whole.output).toContain('3 files checked: 1 error.');
  });
});

// It waits for the command.
describe('waymark-test', () => {
  const cases = (score: number) =>
    `waymark: 1\nframework: ./tiny.yaml\ncases:\n  begun:\n    answers: { owner: 1 }\n    expect: { scores: { basics: ${score} } }\n`;

  test('runs all cases when a framework changes, or one of its cases', async () => {
    const files = { 'frameworks/tiny.yaml': tiny, 'frameworks/tiny.cases.yaml': cases(1) };
    const good = await preCommit(files, { id: 'waymark-test' });
    expect(good.output).toMatch(/^waymark test\.+Passed\n$/);
    const bad = await preCommit({ 'frameworks/tiny.cases.yaml': cases(2) }, { id: 'waymark-test' });
    expect(bad.exitCode).toBe(1);
    expect(bad.output).toContain('begun');
  });
});
