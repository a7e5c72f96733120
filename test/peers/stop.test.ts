import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freshFolder, listSheets, program, runProgram, toNdjson } from '../support/many.js';

/* A run that ends before its end: somebody has read enough, or wants no more of it. */

/** Without ids of their own, so that the same ones may come again and again. */
const sheets = toNdjson(listSheets(2000).map(({ id: _, ...sheet }) => sheet));
const waymark = `'${process.execPath}' '${program}' score`;

describe('a pipe that is closed', () => {
  const inBash = async (line: string) => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'big.ndjson'), sheets.repeat(5));
    writeFileSync(join(folder, 'broken.ndjson'), '{"waymark":1}\n'.repeat(5000));
    return runProgram(folder, 'bash', ['-c', `${line}; echo "exit \${PIPESTATUS[*]}"`]);
  };

  test.each([
    ['', /^sheet,organisation,date,/],
    ['--jobs 2', /^sheet,organisation,date,/],
    ['--jobs 2 --wide', /^sheet,organisation,date,/],
    ['--format ndjson', /^\{"sheet":"big\.ndjson:1",/],
    ['--format json', /^\[$/],
    ['--format table', /\S/],
  ])('head reads one line: %s', async (options, first) => {
    const { stdout, stderr } = await inBash(`${waymark} big.ndjson --quiet ${options} | head -1`);
    const [line, exit] = stdout.split('\n');
    expect(line).toMatch(first);
    expect({ exit, stderr }).toEqual({ exit: 'exit 0 0', stderr: '' });
  });

  test('nobody reads at all', async () => {
    const { stdout, stderr } = await inBash(`${waymark} big.ndjson --quiet | true`);
    expect({ stdout, stderr }).toEqual({ stdout: 'exit 0 0\n', stderr: '' });
  });

  test('head reads one line of what is wrong', async () => {
    const { stdout, stderr } = await inBash(`${waymark} broken.ndjson 2>&1 >/dev/null | head -1`);
    const [line, exit] = stdout.split('\n');
    expect(line).toMatch(/^broken\.ndjson:1:2: error: .* \[missing-key\]$/);
    expect({ exit, stderr }).toEqual({ exit: 'exit 1 0', stderr: '' });
  });

  test('what comes before in the pipe learns that nobody reads any more', async () => {
    const { stdout, stderr } = await inBash(
      `cat big.ndjson | ${waymark} - --input ndjson --quiet | head -2 | wc -l`,
    );
    // 141: ended by the closed pipe, as the shell has it; 0: it had written everything by then.
    expect(stdout).toMatch(/^2\nexit (?:141|0) 0 0 0\n$/);
    expect(stderr).toBe('');
  });
});

/** How long something may take on a slow machine before it counts as never happening. */
const patience = 20_000;

const pause = () => new Promise((resolve) => setTimeout(resolve, 15));

async function eventually(wanted: string, isTrue: () => boolean): Promise<void> {
  const end = Date.now() + patience;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(`It has not come true that ${wanted}.`);
    await pause();
  }
}

interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** A run whose input never ends. */
class EndlessRun {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;

  constructor(folder: string, argv: readonly string[]) {
    const child = spawn(process.execPath, [program, 'score', '-', '--input', 'ndjson', ...argv], {
      cwd: folder,
    });
    this.#child = child;
    onTestFinished(() => void child.kill('SIGKILL'));
    let stderr = '';
    child.stderr.on('data', (piece) => {
      stderr += piece;
    });
    child.stdout.resume();
    this.ended = new Promise((resolve) => {
      child.on('close', (exitCode, signal) => resolve({ exitCode, signal, stderr }));
    });
    // It ends before its input does.
    child.stdin.on('error', () => {});
    const feed = () => {
      while (child.exitCode === null && child.stdin.writable && child.stdin.write(sheets));
    };
    child.stdin.on('drain', feed);
    feed();
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

const old = 'the scores of last year\n';
const isTemporary = (name: string) => name.endsWith('.part');

/** A run that has written some of its rows, over a file that is there already. */
async function halfWay(
  argv: readonly string[],
  isThere = true,
): Promise<{ run: EndlessRun; folder: string }> {
  const folder = freshFolder();
  if (isThere) writeFileSync(join(folder, 'scores.csv'), old);
  const run = new EndlessRun(folder, ['-o', 'scores.csv', ...argv]);
  await eventually('some rows are written', () =>
    readdirSync(folder).some((name) => isTemporary(name) && statSync(join(folder, name)).size > 100_000),
  );
  return { run, folder };
}

const runs = [
  ['--jobs', '1'],
  ['--jobs', '2'],
  ['--jobs', '2', '--wide', '--format', 'json'],
];

describe.each(runs.map((argv) => ({ argv })))('a run that is ended half-way: $argv', ({ argv }) => {
  test('killed, it leaves the old file', async () => {
    const { run, folder } = await halfWay(argv);
    run.kill('SIGKILL');
    expect(await run.ended).toEqual({ exitCode: null, signal: 'SIGKILL', stderr: '' });
    expect(readFileSync(join(folder, 'scores.csv'), 'utf8')).toBe(old);
    // Nothing but what it was writing, under a name that no pattern finds.
    expect(readdirSync(folder).filter((name) => name !== 'scores.csv')).toEqual([
      expect.stringMatching(/^\.scores\.csv\.[\d-]+\.part$/),
    ]);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s leaves the old file, and nothing else',
    async (signal) => {
      const { run, folder } = await halfWay(argv);
      run.kill(signal);
      expect(await run.ended).toEqual({ exitCode: 130, signal: null, stderr: '' });
      expect(readdirSync(folder)).toEqual(['scores.csv']);
      expect(readFileSync(join(folder, 'scores.csv'), 'utf8')).toBe(old);
    },
  );

  test('SIGINT leaves nothing where nothing was', async () => {
    const { run, folder } = await halfWay(argv, false);
    run.kill('SIGINT');
    expect(await run.ended).toEqual({ exitCode: 130, signal: null, stderr: '' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('after a run that was killed, the next one writes its file', async () => {
  const { run, folder } = await halfWay(['--jobs', '1']);
  run.kill('SIGKILL');
  await run.ended;
  const ran = await runProgram(
    folder,
    process.execPath,
    [program, 'score', '-', '--input', 'ndjson', '--quiet', '-o', 'scores.csv'],
    sheets,
  );
  expect(ran).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  expect(readFileSync(join(folder, 'scores.csv'), 'utf8').split('\n').length).toBe(2000 * 10 + 2);
});
