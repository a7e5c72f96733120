import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packInto } from './support/packed.js';
import { repository } from './support/run.js';

/* The package as somebody else would have it: packed, and installed into an empty project without a network. */

const run = promisify(execFile);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const shell = process.platform === 'win32';
const project = mkdtempSync(join(tmpdir(), 'waymark-package-'));
let tarball = '';

beforeAll(async () => {
  tarball = await packInto(project);
  writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }');
  await run(npm, ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: project, shell });
}, 120_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

const installed = (...path: string[]) => join(project, 'node_modules', 'waymark', ...path);
const inProject = async (code: string) => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: project });
  return stdout;
};

describe('installed into an empty project', () => {
  test('the command works', async () => {
    const example = installed('examples', 'riverside-council.yaml');
    const { stdout } = await run(process.execPath, [installed('bin', 'waymark.js'), 'report', example], {
      cwd: project,
    });
    expect(stdout).toBe(readFileSync(join(repository, 'test/expected/riverside.txt'), 'utf8'));
  });

  test('the library works', async () => {
    const code =
      "import { bundledFramework } from 'waymark'; console.log(bundledFramework('public-sector-digital-transformation').phases.length);";
    expect(await inProject(code)).toBe('3\n');
  });

  test('it needs no other package, and says whose code it carries', () => {
    const { dependencies, files } = JSON.parse(readFileSync(installed('package.json'), 'utf8'));
    expect(dependencies ?? {}).toEqual({});
    expect(files).toContain('dist');
    const licences = readFileSync(installed('dist', 'licences.txt'), 'utf8');
    for (const name of ['commander', 'yaml', 'zod', 'cli-table3', 'chalk'])
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  test('its types check in a strict project', async () => {
    writeFileSync(
      join(project, 'use.ts'),
      "import { assess, bundledFramework, readSheet, type Assessment } from 'waymark';\n" +
        "const framework = bundledFramework('public-sector-digital-transformation');\n" +
        "const { sheet } = readSheet('', framework);\n" +
        'export const assessment: Assessment | null = sheet && assess(framework, sheet);\n',
    );
    const tsc = join(repository, 'node_modules/typescript/bin/tsc');
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
    await expect(run(process.execPath, [tsc, ...flags, 'use.ts'], { cwd: project })).resolves.toBeDefined();
  });
});

describe('what others say of the package', () => {
  test('publint', async () => {
    const { publint } = await import('publint');
    const { messages } = await publint({ pkgDir: repository, pack: 'npm', strict: true });
    expect(messages).toEqual([]);
  }, 60_000);

  test('are the types wrong?', async () => {
    const cli = join(repository, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const { stdout } = await run(process.execPath, [
      cli,
      tarball,
      '--profile',
      'esm-only',
      '--no-emoji',
      '--no-color',
    ]);
    // It ends with an error when there is a problem that matters to an ES module.
    expect(stdout).toContain('OK (ESM)');
  }, 60_000);
});

describe('what a command loads', () => {
  /** The packages whose code a run has loaded: each chunk of the build says in its map what it is made of. */
  const loadedBy = async (...argv: string[]): Promise<string[]> => {
    const chunks: Record<string, string[]> = JSON.parse(
      readFileSync(join(repository, 'dist', 'chunks.json'), 'utf8'),
    );
    const { stderr } = await run(
      process.execPath,
      [
        '--import',
        new URL('support/trace-loads.js', import.meta.url).href,
        join(repository, 'bin/waymark.js'),
        ...argv,
      ],
      {
        cwd: repository,
        env: { ...process.env, NO_COLOR: '1' },
      },
    );
    const files = stderr.split('\n').flatMap((line) => /^loaded dist\/(.+)$/.exec(line)?.[1] ?? []);
    expect(files.length).toBeGreaterThan(0);
    return [...new Set(files.flatMap((file) => chunks[file] ?? []))].sort();
  };

  test('--help: commander alone', async () => {
    expect(await loadedBy('--help')).toEqual(['commander']);
  });

  test('report: no prompts, no Markdown, no spreadsheet', async () => {
    const loaded = await loadedBy('report', 'examples/hartwell-agency.yaml');
    expect(loaded).toEqual(expect.arrayContaining(['commander', 'yaml', 'zod', 'chalk', 'cli-table3']));
    expect(loaded.filter((name) => /mdast|csv|write-file-atomic|inquirer/.test(name))).toEqual([]);
  });
});
