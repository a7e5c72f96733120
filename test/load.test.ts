import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { repository } from './support/run.js';

/* The program starts from code compiled at build time, and is the same program without it. */

const { compiledCode } = createRequire(import.meta.url)('../bin/load.js') as { compiledCode: string };
const folder = mkdtempSync(join(tmpdir(), 'waymark-load-'));
const compiled = join(folder, relative(repository, compiledCode));
const chunks = readdirSync(compiledCode);

/** A copy of the program, whose compiled code may be damaged. */
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['bin', 'dist', 'package.json']) {
    cpSync(join(repository, part), join(folder, part), { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** For each chunk that the program loads in a process of its own: whether V8 took the compiled code for it. */
async function taken(...argv: string[]): Promise<Record<string, boolean>> {
  const code = `
    const { load, loaded } = require(${JSON.stringify(join(folder, 'bin/load.js'))});
    const { processIo, run } = load('cli.cjs');
    run(${JSON.stringify(argv)}, { ...processIo(1), stdout: { write() {} } }).then(() => {
      const entries = [...loaded].map(([name, { script }]) => [name, script.cachedDataRejected === false]);
      console.log(JSON.stringify(Object.fromEntries(entries)));
    });`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--eval', code], { cwd: repository });
  return JSON.parse(stdout);
}

async function prints(): Promise<void> {
  const argv = ['report', 'examples/riverside-council.yaml'];
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [join(folder, 'bin/waymark.js'), ...argv],
    { cwd: repository, env: { ...process.env, NO_COLOR: '1' } },
  );
  expect(stderr).toBe('');
  expect(stdout).toBe(readFileSync(join(repository, 'test/expected/riverside.txt'), 'utf8'));
}

test('V8 takes the compiled code of every chunk that a command loads', async () => {
  const report = await taken('report', 'examples/riverside-council.yaml');
  expect(Object.keys(report).length).toBeGreaterThan(5);
  expect(Object.entries(report).filter(([, accepted]) => !accepted)).toEqual([]);
  await prints();
});

test('there is compiled code for every chunk of the program', () => {
  // What a thread begins with loads everything else from the same chunks.
  const program = readdirSync(join(repository, 'dist')).filter(
    (name) => name.endsWith('.cjs') && name !== 'worker.cjs',
  );
  expect(chunks.sort()).toEqual(program.sort());
});

describe('the program is the same where the compiled code', () => {
  const damage: Record<string, (bytes: Buffer) => Buffer> = {
    'is empty': () => Buffer.alloc(0),
    'is cut off': (bytes) => bytes.subarray(0, bytes.length / 2),
    'is something else': () => Buffer.from('no compiled code at all'),
    // V8 looks at the head only, and would run what follows.
    'has a wrong byte in the middle': (bytes) => {
      const middle = Math.floor(bytes.length / 2);
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle);
      return bytes;
    },
  };
  test.each(Object.entries(damage))('%s', async (_name, damaged) => {
    for (const name of chunks) {
      writeFileSync(join(compiled, name), damaged(readFileSync(join(compiled, name))));
    }
    expect(Object.values(await taken('--version'))).not.toContain(true);
    await prints();
  });

  test('is absent, or another Node made it', async () => {
    rmSync(compiled, { recursive: true });
    expect(Object.values(await taken('--version'))).not.toContain(true);
    await prints();
  });

  test('was made from another source of the same length', async () => {
    const cli = join(folder, 'dist', 'cli.cjs');
    const source = readFileSync(cli, 'utf8');
    writeFileSync(cli, source.replaceAll('This is a bug in', 'That is a bug of'));
    expect((await taken('--version'))['cli.cjs']).toBe(false);
    await prints();
  });

  test('was made with other settings of V8', async () => {
    const argv = ['--no-opt', join(folder, 'bin/waymark.js'), '--version'];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, argv);
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
  });
});
