import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readGit } from '../../src/io/git.js';
import { transcript, waymark } from '../support/run.js';

const folder = new URL('../fixtures/versions/', import.meta.url);
const page = (name: string) => fileURLToPath(new URL(`../expected/diff/${name}`, import.meta.url));
const run = (argv: readonly string[], options = {}) => waymark(['diff', ...argv], { folder, ...options });
const version = (number: string) => `housing-${number}.yaml`;

describe('the versions are valid, and nothing is said of them', () => {
  test.each(['1.0.0', '1.0.1', '1.1.0', '2.0.0', '3.0.0'])('%s', async (number) => {
    const result = await waymark(['validate', version(number)], { folder });
    expect(result).toEqual({ exitCode: 0, stdout: '1 file checked: no problems.\n', stderr: '' });
  });

  test('the sheets', async () => {
    const sheets = ['full', 'open', 'short'].map((name) => `${name}-1.0.0.yaml`);
    const result = await waymark(['validate', version('1.0.0'), ...sheets], { folder });
    expect(result).toEqual({ exitCode: 0, stdout: '4 files checked: no problems.\n', stderr: '' });
  });
});

/* The command, the exit code and what is printed, each in a file of its own. */
describe('what changed', () => {
  test.each<[string, string[]]>([
    ['1.0.0-to-1.0.1.txt', [version('1.0.0'), version('1.0.1')]],
    ['1.0.1-to-1.1.0.txt', [version('1.0.1'), version('1.1.0')]],
    ['1.1.0-to-2.0.0.txt', [version('1.1.0'), version('2.0.0')]],
    ['2.0.0-to-3.0.0.txt', [version('2.0.0'), version('3.0.0')]],
    ['1.0.0-to-3.0.0.txt', [version('1.0.0'), version('3.0.0')]],
    ['back.txt', [version('1.1.0'), version('1.0.1')]],
    ['nothing.txt', [version('1.0.0'), version('1.0.0')]],
    ['narrow.txt', [version('1.1.0'), version('2.0.0'), '--width', '40']],
    ['sheets.txt', [version('1.0.0'), version('2.0.0'), '--sheets', '.']],
    [
      'sheets-on-another-scale.txt',
      [version('1.0.0'), version('3.0.0'), '--scale', 'proportional', '--sheets', '.'],
    ],
    ['sheets-without-a-rule.txt', [version('1.0.0'), version('3.0.0'), '--sheets', '.']],
    [
      'sheets-of-another-version.txt',
      [version('2.0.0'), version('3.0.0'), '--scale', 'clamp', '--sheets', 'full-1.0.0.yaml', 'absent.yaml'],
    ],
    ['absent.txt', ['hosing.yaml', version('1.0.0')]],
    ['not-a-framework.txt', [version('1.0.0'), 'full-1.0.0.yaml']],
    ['unknown-id.txt', ['public-sector-digital-transformaton', version('1.0.0')]],
    ['git-without-path.txt', ['git:main', version('1.0.0')]],
  ])('%s', async (name, argv) => {
    await expect(transcript(['diff', ...argv], await run(argv))).toMatchFileSnapshot(page(name));
  });

  test.each<[string, string[]]>([
    ['1.1.0-to-2.0.0.json', ['--format', 'json']],
    ['1.1.0-to-2.0.0.md', ['--format', 'markdown']],
    ['1.1.0-to-2.0.0.github.txt', ['--format', 'github']],
  ])('%s', async (name, format) => {
    const { stdout, stderr } = await run([version('1.1.0'), version('2.0.0'), ...format]);
    expect(stderr).toBe('');
    await expect(stdout).toMatchFileSnapshot(page(name));
  });

  test.each<[string, string[]]>([
    ['sheets.json', ['--format', 'json']],
    ['sheets.md', ['--format', 'markdown']],
    ['sheets.github.txt', ['--format', 'github']],
  ])('%s', async (name, format) => {
    const { stdout } = await run([version('1.0.1'), version('1.1.0'), ...format, '--sheets', '.']);
    await expect(stdout).toMatchFileSnapshot(page(name));
  });

  test('between a bundled framework and standard input, which is a framework of one’s own', async () => {
    const file = new URL('../../frameworks/public-sector-digital-transformation.yaml', import.meta.url);
    const stdin = readFileSync(file, 'utf8').replace(/^id: .*$/m, 'id: housing');
    const { stdout, exitCode } = await run(
      ['public-sector-digital-transformation', '-', '--fail-on', 'version'],
      { stdin },
    );
    expect(exitCode).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '“housing” is not “public-sector-digital-transformation”, so its versions are its own.',
    );
    expect(stdout).toContain('[framework-id-changed] <stdin>:');
    expect(stdout).toContain('1 breaking change, no notable change and no change of wording.');
  });

  test('standard input is read once', async () => {
    const { exitCode, stderr } = await run(['-', '-'], { stdin: '' });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Standard input can be read only once.');
  });

  test('both sides are reported when both are wrong', async () => {
    const { exitCode, stderr, stdout } = await run(['absent.yaml', 'full-1.0.0.yaml']);
    expect(exitCode).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('absent.yaml: error: There is no such file.');
    expect(stderr).toContain('full-1.0.0.yaml:2:1: error:');
  });
});

describe('the exit code', () => {
  test.each<[string, string, string | null, number]>([
    ['1.0.0', '1.0.1', null, 0],
    ['1.0.0', '1.0.1', 'version', 0],
    ['1.0.0', '1.0.1', 'breaking', 0],
    ['1.0.0', '1.0.1', 'notable', 0],
    ['1.0.0', '1.0.1', 'wording', 1],
    ['1.0.1', '1.1.0', 'breaking', 0],
    ['1.0.1', '1.1.0', 'notable', 1],
    ['1.1.0', '2.0.0', 'version', 0],
    ['1.1.0', '2.0.0', 'breaking', 1],
    // The version goes back.
    ['1.1.0', '1.0.1', null, 0],
    ['1.1.0', '1.0.1', 'version', 1],
    ['1.1.0', '1.0.1', 'breaking', 1],
  ])('from %s to %s with --fail-on %s: %i', async (old, now, failOn, code) => {
    const more = failOn === null ? [] : ['--fail-on', failOn];
    expect((await run([version(old), version(now), ...more])).exitCode).toBe(code);
  });
});

/** A workflow command, read back as GitHub’s documentation says it is written. */
function parseCommand(line: string) {
  const [, severity, properties = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const plain = (text: string) =>
    text
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%25', '%');
  const given = properties.split(',').map((property) => property.split('=', 2) as [string, string]);
  return {
    severity,
    message: plain(message),
    ...Object.fromEntries(given.map(([key, text]) => [key, plain(text)])),
  };
}

describe('texts and names that would be something else in a format', () => {
  const nasty = '</summary><b>50%</b> @octocat #12 ::error::x, | `a` *b* [c](d)';
  const files = mkdtempSync(join(tmpdir(), 'waymark-diff-'));
  const name = 'a, b: 100% <c>.yaml';
  beforeAll(() => {
    const text = readFileSync(new URL(version('1.0.0'), folder), 'utf8');
    writeFileSync(join(files, 'old.yaml'), text);
    writeFileSync(
      join(files, name),
      text
        .replace('title: Complaint log', `title: ${JSON.stringify(nasty)}`)
        .replace('Where are complaints written down?', JSON.stringify(nasty)),
    );
  });
  afterAll(() => rmSync(files, { recursive: true }));

  test('github: every annotation is one line that reads back', async () => {
    const { stdout } = await waymark(['diff', 'old.yaml', name, '--format', 'github'], { folder: files });
    const lines = stdout.trimEnd().split('\n');
    const commands = lines.slice(0, -1).map(parseCommand);
    expect(commands.map(({ severity }) => severity)).toEqual(['error', 'warning', 'notice']);
    expect(commands[1]).toMatchObject({ file: name, title: 'breaking: id-reused' });
    expect(commands[1]?.message).toContain(`Is: ${nasty}`);
    expect(lines.at(-1)).toMatch(/^a, b: 100% <c>\.yaml: 1 breaking change/);
  });

  test('markdown: no markup, nobody is called and no issue is named', async () => {
    const { stdout } = await waymark(['diff', 'old.yaml', name, '--format', 'markdown'], { folder: files });
    expect(stdout.match(/(?<!\\)<\/?\w+>/g)?.filter((tag) => !/^<\/?(details|summary)>$/.test(tag))).toEqual(
      [],
    );
    expect(stdout.match(/<summary>/g)).toHaveLength(2);
    expect(stdout).not.toMatch(/[@#]\w/);
    expect(stdout).not.toMatch(/\[c\]\(d\)/);
  });

  test('text: no control characters', async () => {
    const { stdout } = await waymark(['diff', 'old.yaml', name], { folder: files });
    expect(stdout).toContain('::error::x');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('a comment is never longer than GitHub takes', async () => {
    const text = readFileSync(new URL(version('1.0.0'), folder), 'utf8');
    const items = Array.from({ length: 3000 }, (_, index) => `  group-${index}: Group ${index} of many`).join(
      '\n',
    );
    writeFileSync(
      join(files, 'large.yaml'),
      text.replace(/^groups: .*$/m, `groups:\n  board: B\n  staff: S\n  tenants: T\n${items}`),
    );
    const { stdout } = await waymark(['diff', 'old.yaml', 'large.yaml', '--format', 'markdown'], {
      folder: files,
    });
    expect(stdout.length).toBeLessThanOrEqual(65_536);
    expect(stdout).toContain('Notable (3003)');
    expect(stdout).toMatch(/\d+ more are not shown here/);
  });
});

describe('a version in git', () => {
  const repository = mkdtempSync(join(tmpdir(), 'waymark-git-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
      cwd: repository,
      stdio: 'pipe',
    });
  beforeAll(() => {
    git('init', '-q', '-b', 'main');
    mkdirSync(join(repository, 'frameworks'));
    const file = join(repository, 'frameworks', 'housing.yaml');
    cpSync(new URL(version('1.0.0'), folder), file);
    git('add', '.');
    git('commit', '-q', '-m', 'First');
    git('tag', 'v1.0.0');
    git('tag', '-a', 'signed', '-m', 'A tag with a message');
    cpSync(new URL(version('1.0.1'), folder), file);
  });
  afterAll(() => rmSync(repository, { recursive: true }));
  const inRepository = (argv: string[], inside = '.') =>
    waymark(['diff', ...argv], { folder: join(repository, inside) });

  test.each(['main', 'v1.0.0', 'signed', 'HEAD', 'refs/heads/main'])('%s', async (ref) => {
    const { stdout, exitCode } = await inRepository([
      `git:${ref}:frameworks/housing.yaml`,
      'frameworks/housing.yaml',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Repairs in housing: 1.0.0 → 1.0.1');
  });

  test('the path starts from the working folder', async () => {
    const { exitCode } = await inRepository(['git:main:housing.yaml', 'housing.yaml'], 'frameworks');
    expect(exitCode).toBe(0);
    const up = await inRepository(['git:main:../frameworks/housing.yaml', 'housing.yaml'], 'frameworks');
    expect(up.exitCode).toBe(0);
    const whole = await inRepository(
      [`git:main:${join(repository, 'frameworks/housing.yaml')}`, 'housing.yaml'],
      'frameworks',
    );
    expect(whole.exitCode).toBe(0);
  });

  test('what is gone is at its place in git', async () => {
    const { stdout } = await inRepository(['frameworks/housing.yaml', 'git:main:frameworks/housing.yaml']);
    expect(stdout).toContain('[title-changed] git:main:frameworks/housing.yaml:5:8');
  });

  test.each([
    ['git:mian:frameworks/housing.yaml', 'the repository has no branch, tag or commit “mian”'],
    ['git:main:frameworks/hosing.yaml', 'There is no such file.'],
    ['git:main:frameworks', 'This is not a file.'],
    ['git:main:../outside.yaml', 'There is no such file.', 'the file is outside the repository'],
    ['git:--output=x:frameworks/housing.yaml', '“--output=x” is not the name of a branch, a tag or a commit'],
    ['git:main..HEAD:frameworks/housing.yaml', '“main..HEAD” is not the name of a branch'],
    ['git:ma in:frameworks/housing.yaml', '“ma in” is not the name of a branch'],
  ])('%s', async (side, ...messages) => {
    const { exitCode, stdout, stderr } = await inRepository([side, 'frameworks/housing.yaml']);
    expect(exitCode).toBe(3);
    expect(stdout).toBe('');
    expect(messages.some((message) => stderr.includes(message))).toBe(true);
  });

  test('outside a repository, and without git', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'waymark-no-git-'));
    const path = process.env.PATH;
    try {
      expect(await readGit(outside, 'main', 'x.yaml', 100)).toMatchObject({
        reason: 'the working folder is not in a git repository',
      });
      process.env.PATH = outside;
      expect(await readGit(repository, 'main', 'x.yaml', 100)).toMatchObject({
        reason: 'git is not installed, or is not on the path',
      });
    } finally {
      process.env.PATH = path;
      rmSync(outside, { recursive: true });
    }
  });

  test('a file that is too large is refused', async () => {
    expect(await readGit(repository, 'main', 'frameworks/housing.yaml', 100)).toEqual({
      problem: 'file-too-large',
    });
  });

  test('--framework takes one too', async () => {
    cpSync(new URL('short-1.0.0.yaml', folder), join(repository, 'sheet.yaml'));
    const { exitCode, stdout } = await waymark(
      ['report', 'sheet.yaml', '--framework', 'git:v1.0.0:frameworks/housing.yaml'],
      { folder: repository },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Housing repairs 1.0.0');
  });
});
