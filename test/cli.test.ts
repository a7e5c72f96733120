import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { transcript, waymark } from './support/run.js';

const page = (name: string) => fileURLToPath(new URL(`expected/cli/${name}.txt`, import.meta.url));

/* The command, the exit code and what is printed where, each in a file of its own. */
describe('the command line', () => {
  test.each([
    ['no-arguments', []],
    ['help', ['--help']],
    ['help-assess', ['help', 'assess']],
    ['help-report', ['report', '--help']],
    ['help-score', ['score', '--help']],
    ['help-validate', ['help', 'validate']],
    ['help-test', ['test', '--help']],
    ['help-compare', ['help', 'compare']],
    ['help-merge', ['help', 'merge']],
    ['help-plan', ['help', 'plan']],
    ['help-migrate', ['help', 'migrate']],
    ['help-schema', ['schema', '--help']],
    ['help-diff', ['diff', '--help']],
    ['help-show', ['show', '--help']],
    ['help-template', ['help', 'template']],
    ['unknown-command', ['reprot', 'x.yaml']],
    ['unknown-option', ['report', '--formt', 'json', 'x.yaml']],
    ['unknown-format', ['report', '--format', 'docx', 'x.yaml']],
    ['missing-argument', ['report']],
    ['too-many-arguments', ['report', 'a.yaml', 'b.yaml']],
    ['validate-nothing', ['validate']],
    ['explain-list', ['validate', '--explain']],
    ['explain-one', ['validate', '--explain', 'requirement-cycle']],
    ['explain-unknown', ['validate', '--explain', 'requirement-circle']],
    [
      'validate-json',
      ['validate', '--format', 'json', 'test/fixtures/invalid/sheet-mistakes.yaml', 'absent.yaml'],
    ],
    [
      'validate-both',
      [
        'validate',
        'test/fixtures/valid/tiny.yaml',
        'test/fixtures/invalid/double-question.yaml',
        'test/fixtures/invalid/syntax.yaml',
      ],
    ],
  ])('%s', async (name, argv) => {
    await expect(transcript(argv, await waymark(argv))).toMatchFileSnapshot(page(name));
  });

  test('the version is that of the package', async () => {
    const { exitCode, stdout } = await waymark(['--version']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('a sheet in the same command as its framework is held against it by id', async () => {
    const folder = new URL('fixtures/valid/', import.meta.url);
    const sheet = 'waymark: 1\nframework: tiny\nanswers: { owner: 5 }\n';
    const { exitCode, stderr } = await waymark(['validate', 'tiny.yaml', '-'], { folder, stdin: sheet });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('<stdin>:3:19: error: Level 5 is not on the scale');
  });
});

test('a sheet is not held against a bundled framework when a broken one of its id is given', async () => {
  const folder = new URL('fixtures/invalid/', import.meta.url);
  const sheet = 'waymark: 1\nframework: tiny\nanswers: { owner: 1 }\n';
  const { exitCode, stderr } = await waymark(['validate', 'missing-key.yaml', '-'], { folder, stdin: sheet });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('<stdin>:2:12: error: The framework “missing-key.yaml” has errors');
});

test('what was typed cannot recolour a terminal', async () => {
  const { exitCode, stderr } = await waymark(['\u001b[31mfoo']);
  expect(exitCode).toBe(2);
  expect(stderr).not.toContain('\u001b');
});

describe('colour', () => {
  const argv = ['validate', 'test/fixtures/invalid/bad-date.yaml'];
  const isColored = async (more: string[], env: Record<string, string>, terminal?: number) => {
    const { stderr } = await waymark([...more, ...argv], { env, ...(terminal ? { terminal } : {}) });
    return stderr.includes('\u001b[');
  };

  test.each<[string, string[], Record<string, string>, number | undefined, boolean]>([
    ['a pipe', [], {}, undefined, false],
    ['a terminal', [], {}, 80, true],
    ['NO_COLOR', [], { NO_COLOR: '1' }, 80, false],
    ['an empty NO_COLOR', [], { NO_COLOR: '' }, 80, true],
    ['FORCE_COLOR in a pipe', [], { FORCE_COLOR: '1' }, undefined, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, 80, false],
    ['NO_COLOR before FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, 80, false],
    ['a dumb terminal', [], { TERM: 'dumb' }, 80, false],
    ['--color before NO_COLOR', ['--color'], { NO_COLOR: '1' }, undefined, true],
    ['--no-color before FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, 80, false],
  ])('%s', async (_name, more, env, terminal, colored) => {
    expect(await isColored(more, env, terminal)).toBe(colored);
  });
});

test('a bug is called a bug, with its stack only under --debug', async () => {
  const { run } = await import('../src/cli.js');
  let stderr = '';
  const unused = (): never => {
    throw new Error('unused');
  };
  const output = {
    write: (text: string) => {
      stderr += text;
    },
    send: unused,
    isTerminal: false,
    columns: undefined,
  };
  const io = {
    stdout: output,
    stderr: output,
    env: {},
    readFile: (): never => {
      throw new Error('The disk is on fire');
    },
    readStdin: unused,
    readGit: unused,
    writeFile: unused,
    copyFile: unused,
    hasRead: () => false,
    isOneOf: () => false,
    exists: () => false,
    findAbove: () => null,
    appendFile: unused,
    relativePath: (_folder: string, path: string) => path,
    lock: unused,
    find: unused,
    namesIn: unused,
    openInput: unused,
    sizeOf: unused,
    writePieces: unused,
    openStdin: unused,
    inflate: unused,
    countCores: unused,
    startWorkers: unused,
    printPdf: unused,
    keyboard: null,
    screen: null,
    onInterrupt: () => () => {},
    now: () => new Date(0),
  };
  expect(await run(['report', 'x.yaml'], io)).toBe(70);
  expect(stderr).toContain('waymark: The disk is on fire\nThis is a bug in waymark.');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(await run(['report', 'x.yaml', '--debug'], io)).toBe(70);
  expect(stderr).toMatch(/^\s+at /m);
});
