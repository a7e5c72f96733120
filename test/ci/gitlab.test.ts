import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { packInto } from '../support/packed.js';
import { repository } from '../support/run.js';

/* The template for GitLab: its inputs filled in as GitLab does it, and its script as a runner runs it. */

const text = readFileSync(join(repository, 'templates/validate.yml'), 'utf8');
const tiny = readFileSync(join(repository, 'test/fixtures/valid/tiny.yaml'), 'utf8');
const wrong = tiny.replace('core: true', 'core: maybe');
const warned = readFileSync(join(repository, 'test/fixtures/invalid/vague-word.yaml'), 'utf8');

const [header, config] = parseAllDocuments(text).map((document) => {
  expect(document.errors).toEqual([]);
  return document.toJS();
});
const declared: Record<string, { description?: string; default?: string; options?: string[] }> =
  header.spec.inputs;

interface Job {
  readonly stage: string;
  readonly image: string;
  readonly variables: Readonly<Record<string, string | { value: string; expand: false }>>;
  readonly script: readonly string[];
  readonly artifacts: unknown;
}

/** The job, with the inputs in their places: GitLab puts them into each text on its own. */
function fillIn(inputs: Readonly<Record<string, string>>): Record<string, Job> {
  const fill = (part: unknown): unknown => {
    if (typeof part === 'string') {
      return part.replace(/\$\[\[ ([a-z-]+) \]\]|\$\[\[ inputs\.([a-z-]+) \]\]/g, (_, other, name) => {
        const value = inputs[name] ?? declared[name]?.default;
        if (other !== undefined || value === undefined) throw new Error(`no input ${other ?? name}`);
        return value;
      });
    }
    if (Array.isArray(part)) return part.map(fill);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [fill(key), fill(value)]));
  };
  return fill(config) as Record<string, Job>;
}

const prefix = mkdtempSync(join(tmpdir(), 'waymark-gitlab-'));
let tarball = '';
beforeAll(async () => {
  tarball = await packInto(prefix);
}, 120_000);
afterAll(() => rmSync(prefix, { recursive: true, force: true, maxRetries: 5 }));

/** Runs the job in a fresh checkout with these files. */
function runJob(shell: string, files: Readonly<Record<string, string>>, inputs: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark project '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const [job] = Object.values(fillIn({ package: tarball, ...inputs }));
  const variables = Object.entries(job?.variables ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value.value,
  ]);
  const child = spawn(shell, ['-e', '-c', job?.script.join('\n') ?? 'exit 99'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: [join(prefix, 'bin'), process.env.PATH].join(delimiter),
      HOME: prefix,
      npm_config_prefix: prefix,
      npm_config_offline: 'true',
      GITLAB_CI: 'true',
      CI_PROJECT_DIR: folder,
      ...Object.fromEntries(variables),
    },
  });
  return new Promise<{ exitCode: number | null; log: string; folder: string }>((resolve) => {
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece) => {
        log += piece;
      });
    }
    child.on('close', (exitCode) => resolve({ exitCode, log, folder }));
  });
}

const reports = ['gl-code-quality-report.json', 'waymark-junit.xml'];

describe('the template', () => {
  test('uses every input, and none that is not there', () => {
    for (const name of Object.keys(declared)) expect(text).toContain(`$[[ inputs.${name} ]]`);
    expect(() => fillIn({ package: 'x' })).not.toThrow();
    expect(() => fillIn({})).toThrow('no input package');
  });

  test('puts no input into the script', () => {
    expect(Object.keys(fillIn({ package: 'x' }))).toEqual(['waymark']);
    expect(JSON.stringify(Object.values<Job>(config)[0]?.script)).not.toContain('[[');
  });

  test('keeps both reports, also of a job that fails', () => {
    expect(fillIn({ package: 'x' }).waymark?.artifacts).toEqual({
      when: 'always',
      paths: reports,
      reports: { codequality: reports[0], junit: reports[1] },
    });
  });

  test('docs/ci.md has every input', () => {
    const guide = readFileSync(join(repository, 'docs/ci.md'), 'utf8');
    const section = guide.slice(guide.indexOf('\n## GitLab'), guide.indexOf('\n## pre-commit'));
    for (const name of Object.keys(declared)) expect(section).toContain(`| \`${name}\` |`);
  });
});

describe.each(['bash', 'sh'])('its script in %s', (shell) => {
  test('passes what is in order, and writes both reports', async () => {
    const { exitCode, log, folder } = await runJob(shell, { 'a b/tiny.yaml': tiny, 'x.yaml': 'a: 1\n' });
    expect(log).toContain('1 file checked: no problems.');
    expect(exitCode).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'gl-code-quality-report.json'), 'utf8'))).toEqual([]);
    expect(readFileSync(join(folder, 'waymark-junit.xml'), 'utf8')).toContain('name="a b/tiny.yaml"');
  });

  test('fails for an error, with the finding in the log and in both reports', async () => {
    const { exitCode, log, folder } = await runJob(
      shell,
      { 'frameworks/tiny.yaml': wrong, 'other.yaml': wrong },
      { files: '\n  frameworks/*.yaml  \n\n' },
    );
    expect(exitCode).toBe(1);
    expect(log).toContain('frameworks/tiny.yaml:');
    const [finding, ...others] = JSON.parse(
      readFileSync(join(folder, 'gl-code-quality-report.json'), 'utf8'),
    );
    expect(finding.location.path).toBe('frameworks/tiny.yaml');
    expect(others).toEqual([]);
    expect(readFileSync(join(folder, 'waymark-junit.xml'), 'utf8')).toContain('<failure');
  });

  test('hands on its limits', async () => {
    const files = { 'tiny.yaml': warned };
    expect(await runJob(shell, files)).toMatchObject({ exitCode: 0 });
    expect(await runJob(shell, files, { 'fail-on': 'warning' })).toMatchObject({ exitCode: 1 });
    expect(await runJob(shell, files, { 'max-warnings': '5' })).toMatchObject({ exitCode: 1 });
  }, 120_000);

  test('runs no name', async () => {
    const names = ['$(touch pwned).yaml', '`touch pwned`.yaml', "'; touch pwned; '", '-f', '-', 'a\\tb.yaml'];
    const { exitCode, log, folder } = await runJob(
      shell,
      Object.fromEntries(names.map((name) => [name, tiny])),
      { files: names.join('\n') },
    );
    expect(log).toContain(`${names.length} files checked: no problems.`);
    expect(exitCode).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([...names, ...reports].sort());
    for (const value of ['$(touch pwned)', '"; touch pwned; "']) {
      const refused = await runJob(shell, { 'tiny.yaml': tiny }, { 'max-warnings': value });
      expect(refused.exitCode).toBe(2);
      expect(readdirSync(refused.folder)).toEqual(['tiny.yaml']);
    }
  }, 120_000);
});

test('the name of the packed copy is the one that documents give', () => {
  const guide = readFileSync(join(repository, 'docs/ci.md'), 'utf8');
  expect(guide).toContain(basename(tarball));
});
