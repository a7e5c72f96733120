import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { githubErrors } from '../support/github-parser.js';
import { repository } from '../support/run.js';

/* The GitHub Action: what it declares, and its script as a runner of GitHub would run it. */

const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const tiny = read('test/fixtures/valid/tiny.yaml');
const wrong = tiny.replace('core: true', 'core: maybe');
const warned = read('test/fixtures/invalid/vague-word.yaml');

type Files = Readonly<Record<string, string>>;

function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** A folder that is gone when the test is over, with these files. */
function workspace(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark action '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  write(folder, files);
  return folder;
}

/** Runs the step of the Action in a workspace. */
function act(folder: string, inputs: Readonly<Record<string, string>>, more: Record<string, string> = {}) {
  const summary = join(mkdtempSync(join(tmpdir(), 'waymark-summary-')), 'summary.md');
  onTestFinished(() => rmSync(dirname(summary), { recursive: true, force: true }));
  const given = Object.entries(inputs).map(([name, value]) => [variable(name), value]);
  const child = spawn('bash', [join(repository, 'ci', 'action.sh')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: folder,
      GITHUB_STEP_SUMMARY: summary,
      ...Object.fromEntries(given),
      ...more,
    },
  });
  return new Promise<{ exitCode: number | null; stdout: string; stderr: string; summary: string }>(
    (resolve) => {
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (piece) => {
        stdout += piece;
      });
      child.stderr.on('data', (piece) => {
        stderr += piece;
      });
      child.on('close', (exitCode) => {
        resolve({
          exitCode,
          stdout,
          stderr,
          summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
        });
      });
    },
  );
}

const variable = (input: string) => `WAYMARK_${input.toUpperCase().replaceAll('-', '_')}`;

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

describe('action.yml', () => {
  const text = read('action.yml');
  const action: {
    inputs: Record<string, { description: string; default?: string }>;
    runs: { steps: Step[] };
  } = parse(text);
  const { inputs, runs } = action;

  test('is an action to the parser of GitHub', async () => {
    expect(await githubErrors('action', text)).toEqual([]);
    expect(await githubErrors('action', text.replace('shell: bash', 'shel: bash'))).not.toEqual([]);
  });

  test('runs no text that somebody gives', () => {
    const scripts = runs.steps.flatMap(({ run }) => run ?? []);
    expect(scripts).toEqual(['build.sh', 'action.sh'].map((name) => `bash "$GITHUB_ACTION_PATH/ci/${name}"`));
    for (const { run, shell } of runs.steps) if (run !== undefined) expect(shell).toBe('bash');
  });

  test('hands every input to the script, by the environment', () => {
    const env = runs.steps.find(({ run }) => run?.includes('action.sh'))?.env ?? {};
    const names = Object.keys(inputs).filter((name) => name !== 'node-version');
    expect(env).toEqual(Object.fromEntries(names.map((name) => [variable(name), `\${{ inputs.${name} }}`])));
    const script = read('ci/action.sh');
    for (const name of Object.keys(env)) expect(script).toContain(`\${${name}:-`);
    const used = new Set(script.match(/WAYMARK_[A-Z_]+/g));
    expect([...used].sort()).toEqual(Object.keys(env).sort());
  });

  test('says what each input is, and docs/ci.md has it', () => {
    const guide = read('docs/ci.md');
    for (const [name, { description, default: value }] of Object.entries(inputs)) {
      expect(description).toMatch(/\S.*\.$/);
      const row = guide.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row, name).toBeDefined();
      if (value !== undefined) expect(row).toContain(`\`${value}\``);
    }
  });
});

describe('files', () => {
  test('everything in the workspace when nothing is named', async () => {
    const folder = workspace({ 'a/tiny.yaml': tiny, 'other.yaml': 'kind: Deployment\n' });
    const { exitCode, stderr } = await act(folder, { files: '.' });
    expect(stderr).toContain('1 file checked: no problems.');
    expect(exitCode).toBe(0);
    expect(await act(folder, {})).toMatchObject({ exitCode: 0, stderr });
    expect(await act(folder, { files: ' \n\n' })).toMatchObject({ exitCode: 0, stderr });
  });

  test('annotations, the log, a summary and a failure', async () => {
    const folder = workspace({ 'frameworks/tiny.yaml': wrong });
    const { exitCode, stdout, stderr, summary } = await act(folder, { files: 'frameworks/' });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error file=frameworks\/tiny\.yaml,line=\d+,/);
    expect(stderr).toContain('1 file checked: 1 error.');
    expect(summary).toContain('frameworks/tiny.yaml');
  });

  test('names on lines of their own, with spaces and with line ends of Windows', async () => {
    const folder = workspace({ 'the frameworks/a b.yaml': tiny, 'c.yaml': tiny, 'd.yaml': wrong });
    const files = '\n  the frameworks/*.yaml  \r\n\tc.yaml\r\n\n';
    const { exitCode, stderr } = await act(folder, { files });
    expect(stderr).toContain('2 files checked');
    expect(exitCode).toBe(0);
  });

  test('hostile names are names', async () => {
    const names = [
      '$(touch pwned).yaml',
      '`touch pwned`.yaml',
      "'; touch pwned; '.yaml",
      '-f.yaml',
      '--fix',
      '-',
    ];
    const folder = workspace({ ...Object.fromEntries(names.map((name) => [name, tiny])) });
    const before = readdirSync(folder).sort();
    const { exitCode, stderr } = await act(folder, { files: names.join('\n') });
    expect(stderr).toContain(`${names.length} files checked: no problems.`);
    expect(exitCode).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  test('hostile options are refused', async () => {
    const folder = workspace({ 'tiny.yaml': warned });
    for (const value of ['$(touch pwned)', 'error; touch pwned', '--fix', '-']) {
      expect(await act(folder, { 'fail-on': value })).toMatchObject({ exitCode: 2 });
      expect(await act(folder, { 'max-warnings': value })).toMatchObject({ exitCode: 2 });
    }
    expect(readdirSync(folder)).toEqual(['tiny.yaml']);
  });

  test('a file that is absent', async () => {
    const { exitCode, stdout } = await act(workspace({ 'tiny.yaml': tiny }), { files: 'tiny.yaml\nno.yaml' });
    expect(exitCode).toBe(3);
    expect(stdout).toContain('::error file=no.yaml');
  });
});

describe('limits', () => {
  const files = { 'tiny.yaml': warned };

  test.each([
    { inputs: {}, exitCode: 0 },
    { inputs: { 'fail-on': 'warning' }, exitCode: 1 },
    { inputs: { 'max-warnings': '5' }, exitCode: 1 },
    { inputs: { 'max-warnings': '6' }, exitCode: 0 },
    { inputs: { 'fail-on': '', 'max-warnings': '' }, exitCode: 0 },
  ])('$inputs', async ({ inputs, exitCode }) => {
    expect(await act(workspace(files), inputs)).toMatchObject({ exitCode });
  });
});

describe('sarif-file', () => {
  test('is written, also when there are errors', async () => {
    const folder = workspace({ 'tiny.yaml': wrong });
    expect(await act(folder, { 'sarif-file': 'new folder/a=b.sarif' })).toMatchObject({ exitCode: 1 });
    const { runs } = JSON.parse(readFileSync(join(folder, 'new folder/a=b.sarif'), 'utf8'));
    expect(runs[0].results).toHaveLength(1);
  });

  test('is never standard output, nor an option', async () => {
    const folder = workspace({ 'tiny.yaml': tiny });
    for (const name of ['-', '--fix']) {
      expect(await act(folder, { files: 'tiny.yaml', 'sarif-file': name })).toMatchObject({ exitCode: 0 });
      expect(existsSync(join(folder, name))).toBe(true);
    }
  });
});

describe('working-directory', () => {
  test('names start there, and annotations at the root of the repository', async () => {
    const folder = workspace({ 'sub dir/frameworks/tiny.yaml': wrong, 'other.yaml': wrong });
    const inputs = { 'working-directory': 'sub dir', files: 'frameworks/' };
    const { exitCode, stdout } = await act(folder, inputs);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('::error file=sub dir/frameworks/tiny.yaml,');
    expect(stdout).not.toContain('other.yaml');
  });

  test('one that is not there', async () => {
    const { exitCode, stdout } = await act(workspace({}), { 'working-directory': '100%\n$(touch pwned)' });
    expect(exitCode).toBe(3);
    expect(stdout).toBe('::error title=Waymark::There is no folder “100%25 $(touch pwned)”.\n');
  });
});

const git = (folder: string, ...argv: string[]) =>
  execFileSync(
    'git',
    [
      '-c',
      'user.name=Somebody',
      '-c',
      'user.email=somebody@example.org',
      '-c',
      'init.defaultBranch=main',
      ...argv,
    ],
    { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH } },
  ).trim();

/** A branch of a repository as actions/checkout leaves it: its last commit, and nothing else. */
function checkedOut(main: Files, branch: Files): string {
  const origin = workspace(main);
  git(origin, 'init', '--quiet');
  git(origin, 'add', '--all');
  git(origin, 'commit', '--quiet', '--message', 'main');
  git(origin, 'tag', 'v1');
  git(origin, 'checkout', '--quiet', '-b', 'change');
  write(origin, branch);
  git(origin, 'add', '--all');
  git(origin, 'commit', '--quiet', '--allow-empty', '--message', 'change');
  const folder = join(workspace({}), 'checkout');
  git(origin, 'clone', '--quiet', '--depth=1', '--branch=change', `file://${origin}`, folder);
  return folder;
}

describe('diff', () => {
  const pull = { GITHUB_BASE_REF: 'main' };

  test('is left out, aloud, where there is nothing to compare with', async () => {
    const folder = checkedOut({ 'tiny.yaml': tiny }, {});
    const { exitCode, stdout } = await act(folder, { diff: 'tiny.yaml' });
    expect(stdout).toContain('::notice title=Waymark::Nothing was compared');
    expect(exitCode).toBe(0);
  });

  test('lets a new framework be', async () => {
    const folder = checkedOut({ 'old.yaml': tiny }, { 'sub/new one.yaml': tiny });
    const { exitCode, stdout } = await act(folder, { diff: 'sub/new one.yaml' }, pull);
    expect(stdout).toContain('::notice title=Waymark::sub/new one.yaml is new');
    expect(exitCode).toBe(0);
  });

  test.each(['no-such-branch', '--upload-pack=touch pwned', '$(touch pwned)', 'main:refs/heads/x', '-'])(
    'fails without its base: %s',
    async (base) => {
      const folder = checkedOut({ 'tiny.yaml': tiny }, {});
      const before = git(folder, 'for-each-ref');
      const { exitCode, stdout } = await act(folder, { diff: 'tiny.yaml', 'diff-base': base });
      expect(stdout).toContain(`::error title=Waymark::There is no branch, tag or commit “${base}”`);
      expect(exitCode).toBe(3);
      expect(readdirSync(folder).sort()).toEqual(['.git', 'tiny.yaml']);
      expect(git(folder, 'for-each-ref')).toBe(before);
    },
  );

  // These wait for the command.
  describe('of what has changed', () => {
    const broken = tiny.replace('id: habits', 'id: customs');
    const worded = tiny.replace('title: The basics', 'title: First things').replace('1.2.0', '1.2.1');

    test('finds a breaking change in a pull request', async () => {
      const folder = checkedOut({ 'a b/tiny.yaml': tiny }, { 'a b/tiny.yaml': broken });
      const { exitCode, stdout, summary } = await act(folder, { diff: 'a b/tiny.yaml' }, pull);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^::error file=a b\/tiny\.yaml,.*breaking/m);
      expect(summary).toContain('reaking');
    });

    test('takes nothing that others have changed since for a change of this branch', async () => {
      const folder = workspace({ 'tiny.yaml': tiny });
      git(folder, 'init', '--quiet');
      git(folder, 'add', '--all');
      git(folder, 'commit', '--quiet', '--message', 'main');
      git(folder, 'checkout', '--quiet', '-b', 'change');
      git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'change');
      git(folder, 'checkout', '--quiet', 'main');
      write(folder, { 'tiny.yaml': broken });
      git(folder, 'commit', '--quiet', '--all', '--message', 'others');
      git(folder, 'checkout', '--quiet', 'change');
      const inputs = { diff: 'tiny.yaml', 'diff-base': 'main' };
      expect(await act(folder, inputs)).toMatchObject({ exitCode: 0 });
      write(folder, { 'tiny.yaml': broken });
      expect(await act(folder, inputs)).toMatchObject({ exitCode: 1 });
    });

    test.each(['v1', 'main'])('lets other words pass, since %s', async (base) => {
      const folder = checkedOut({ 'tiny.yaml': tiny }, { 'tiny.yaml': worded });
      const inputs = { diff: 'tiny.yaml', 'diff-base': base };
      expect(await act(folder, inputs)).toMatchObject({ exitCode: 0 });
      expect(await act(folder, { ...inputs, 'diff-fail-on': 'wording' })).toMatchObject({ exitCode: 1 });
      expect(await act(folder, { ...inputs, 'diff-fail-on': '$(touch x)' })).toMatchObject({ exitCode: 2 });
    });

    test('says when a file is no framework, and of an absent one', async () => {
      const folder = checkedOut({ 'tiny.yaml': tiny }, { 'tiny.yaml': wrong });
      const { exitCode, stdout } = await act(folder, { files: 'no.yaml', diff: 'tiny.yaml\nno.yaml' }, pull);
      expect(exitCode).toBe(3);
      expect(stdout).toMatch(/::stop-commands::(\S+)\n(.|\n)*tiny\.yaml(.|\n)*\n::\1::\n/);
    });
  });
});

// These wait for the command.
describe('test', () => {
  const cases = (score: number) =>
    `waymark: 1\nframework: ./tiny.yaml\ncases:\n  begun:\n    about: "::error::taken for a command"\n    answers: { owner: 1 }\n    expect: { scores: { basics: ${score} } }\n`;

  test('runs cases', async () => {
    const folder = workspace({ 'a b/tiny.yaml': tiny, 'a b/tiny.cases.yaml': cases(1) });
    const inputs = { files: 'a b/tiny.yaml', test: 'a b/tiny.yaml' };
    expect(await act(folder, inputs)).toMatchObject({ exitCode: 0 });
  });

  test('fails when one fails, says so in the summary, and lets nothing become a command', async () => {
    const folder = workspace({ 'tiny.yaml': tiny, 'tiny.cases.yaml': cases(2) });
    const { exitCode, stdout, summary } = await act(folder, { test: 'tiny.yaml' });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::stop-commands::(\S+)\n(.|\n)*begun(.|\n)*\n::\1::\n/m);
    expect(summary).toContain('begun');
  });

  test('a framework without cases', async () => {
    expect(await act(workspace({ 'tiny.yaml': tiny }), { test: 'tiny.yaml' })).toMatchObject({ exitCode: 3 });
  });
});
