import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileIo } from '../../src/io.js';
import { mendText } from '../../src/validation/mend.js';
import { type RunOptions, repository, waymark } from '../support/run.js';

/* `validate` as CI jobs and framework authors use it: many files, settings, comments, mending, several formats. */

const tiny = readFileSync(join(repository, 'test/fixtures/valid/tiny.yaml'), 'utf8');
/** One warning, on line 34. */
const twoThings = tiny.replace('Which habits does the team have?', 'Which habits and which rites are there?');
/** One error. */
const wrong = tiny.replace('version: 1.2.0', 'version: one');
const sheet = 'waymark: 1\nframework: tiny\nanswers: { owner: 1 }\n';

/** A folder with these files in it. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-ci-'));
  mkdirSync(join(folder, '.git'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const validate = (folder: string, argv: readonly string[], options: RunOptions = {}) =>
  waymark(['validate', ...argv], { folder, ...options });

/** The codes of what was found, each with its severity. */
async function findingsOf(folder: string, argv: readonly string[], options?: RunOptions): Promise<string[]> {
  const { stdout } = await validate(folder, [...argv, '--format', 'json'], options);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; code: string }[] };
  return diagnostics.map(({ severity, code }) => `${severity} ${code}`);
}

describe('which files are meant', () => {
  test('a folder with frameworks, sheets and the files of other programs', async () => {
    const folder = folderWith({
      'frameworks/tiny.yaml': tiny,
      'sheets/a.yaml': sheet,
      'sheets/b.json': '{ "waymark": 1, "framework": "tiny", "answers": { "owner": 9 } }',
      'compose.yaml': 'services: { web: { image: nginx } }\n',
      'chart.yml': 'name: {{ .Values.name }}\n',
      'package.json': '{ "name": "something" }',
      'waymark.config.yaml': 'rules: {}\n',
      'node_modules/x/y.yaml': 'a: [',
      '.hidden/z.yaml': 'a: [',
    });
    const { exitCode, stderr } = await validate(folder, ['.']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^sheets\/b\.json:1:\d+: error: Level 9/);
    expect(stderr).toContain('\n4 files checked: 1 error.\n');
  });

  test('a folder with nothing to check is no success', async () => {
    const folder = folderWith({
      'compose.yaml': 'services: { web: { image: nginx } }\n',
      'x/y.yaml': '# nothing\n',
    });
    rmSync(join(folder, 'x'), { recursive: true });
    expect((await validate(folder, ['.'])).exitCode).toBe(3);
    expect(await findingsOf(folderWith({ 'housing.yaml': '' }), ['.'])).toEqual(['error empty-file']);
  });

  test('a file of another program is an error when it is named', async () => {
    const folder = folderWith({ 'compose.yaml': 'services: { web: { image: nginx } }\n' });
    expect(await findingsOf(folder, ['compose.yaml'])).toEqual(['error unknown-kind']);
  });

  test('a framework that lost its head is no file of another program', async () => {
    const folder = folderWith({ 'a.yaml': 'waymark: 1\nname: x\n', 'b.yaml': 'waymark: 1\n  x: [' });
    expect(await findingsOf(folder, ['.'])).toEqual(['error unknown-kind', 'error syntax', 'error syntax']);
  });

  test('a pattern, a name twice, and a name that nothing has', async () => {
    const folder = folderWith({ 'a.yaml': tiny, 'b.yaml': tiny.replace('id: tiny', 'id: other') });
    expect((await validate(folder, ['*.yaml', './a.yaml', 'a.yaml'])).stdout).toBe(
      '2 files checked: no problems.\n',
    );
    const { exitCode, stderr } = await validate(folder, ['*.json', 'a.yaml']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('*.json: error: No file matches this pattern. [nothing-found]');
  });

  test('standard input by another name', async () => {
    const folder = folderWith({ 'tiny.yaml': tiny });
    const options = { stdin: sheet.replace('1 }', '7 }') };
    const { stderr } = await validate(
      folder,
      ['tiny.yaml', '-', '--stdin-filename', 'sheets/new.yaml'],
      options,
    );
    expect(stderr).toMatch(/^sheets\/new\.yaml:3:\d+: error: Level 7/);
    // A sheet is read as what its name says.
    expect(await findingsOf(folder, ['-', '--stdin-filename', 'x.json'], { stdin: 'waymark: 1' })).toEqual([
      'error json-syntax',
    ]);
  });

  test('of several versions of a framework a sheet is held against its own', async () => {
    const sheetOf = (version: string) => `framework-version: ${version}\n${sheet}`;
    const folder = folderWith({
      'tiny-1.yaml': tiny,
      'tiny-2.yaml': tiny
        .replace('version: 1.2.0', 'version: 2.0.0')
        .replace('id: owner', 'id: boss')
        .replaceAll('owner: 1', 'boss: 1'),
      'old.yaml': sheetOf('1.2.0'),
      'new.yaml': sheetOf('2.0.0').replace('owner', 'boss'),
      'other.yaml': sheetOf('3.0.0'),
    });
    expect(await findingsOf(folder, ['tiny-1.yaml', 'tiny-2.yaml', 'old.yaml', 'new.yaml'])).toEqual([]);
    expect(await findingsOf(folder, ['tiny-2.yaml', 'tiny-1.yaml', 'old.yaml', 'new.yaml'])).toEqual([]);
    expect(await findingsOf(folder, ['.'])).toEqual(['error framework-major-version']);
  });

  test('a file that is gone once it is read keeps no other from being checked', async () => {
    const folder = folderWith({ 'a.yaml': tiny, 'b.yaml': wrong });
    const real = fileIo(folder);
    const files: RunOptions['files'] = {
      readFile(path, most) {
        if (String(path).includes('a.yaml')) rmSync(join(folder, 'a.yaml'));
        return real.readFile(path, most);
      },
    };
    const { exitCode, stderr } = await validate(folder, ['.'], { files });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('a.yaml: error: There is no such file.');
    expect(stderr).toContain('b.yaml:4:10: error: “one” is not a version.');
  });
});

describe('when it ends with 1', () => {
  const folder = folderWith({ 'a.yaml': twoThings, 'good.yaml': tiny });
  test.each([
    [['a.yaml'], 0],
    [['a.yaml', '--fail-on', 'warning'], 1],
    [['good.yaml', '--fail-on', 'warning'], 0],
    [['a.yaml', '--max-warnings', '1'], 0],
    [['a.yaml', '--max-warnings', '0'], 1],
    [['a.yaml', '--max-warnings', '-1'], 2],
    [['a.yaml', '--fail-on', 'never'], 2],
  ])('%j: %i', async (argv, exitCode) => {
    expect((await validate(folder, argv)).exitCode).toBe(exitCode);
  });

  test('it says so when there are too many warnings', async () => {
    const { stderr } = await validate(folder, ['a.yaml', '--max-warnings', '0']);
    expect(stderr).toMatch(/\n1 warning is more than the 0 that --max-warnings allows\.\n$/);
  });
});

describe('comments that change rules', () => {
  const question = '            question: Which habits and which rites are there?';
  const comment = (text: string) => `# waymark: ${text}`;
  const reason = '-- The board agreed';
  test.each([
    ['at the end of the line', `${question} ${comment(`off double-question ${reason}`)}`, []],
    ['above the key', `            ${comment(`off double-question ${reason}`)}\n${question}`, []],
    [
      'graded as an error',
      `${question} ${comment(`error double-question ${reason}`)}`,
      ['error double-question'],
    ],
    ['with a dash', `${question} ${comment('off double-question — The board agreed')}`, []],
    [
      'about the next key only',
      `            ${comment(`off double-question ${reason}`)}\n            core: true\n${question}`,
      ['warning unused-directive', 'warning double-question'],
    ],
    [
      'inside a text, where it is none',
      question.replace('there?', `there?  ${comment(`off double-question ${reason}`)}`).replace('W', '"W') +
        '"',
      ['warning double-question'],
    ],
    ['a key that was commented out', `${question} # waymark: 1`, ['warning double-question']],
    ['a sentence', `${question} # waymark: a tool, and what it is for`, ['warning double-question']],
  ])('%s', async (_name, lines, expected) => {
    const text = twoThings.replace(question, lines);
    expect(text).not.toBe(twoThings.replace(question, ''));
    expect(await findingsOf(folderWith({ 'a.yaml': text }), ['a.yaml'])).toEqual(expected);
  });

  test('above a criterion it holds for the whole criterion, above the first key for the file', async () => {
    const off = comment(`off double-question ${reason}`);
    const criterion = twoThings.replace('          - id: habits', `          ${off}\n          - id: habits`);
    const other = twoThings.replace('          - id: owner', `          ${off}\n          - id: owner`);
    const folder = folderWith({ 'a.yaml': criterion, 'b.yaml': other, 'c.yaml': `${off}\n${twoThings}` });
    expect(await findingsOf(folder, ['a.yaml'])).toEqual([]);
    expect(await findingsOf(folder, ['b.yaml'])).toEqual([
      'warning unused-directive',
      'warning double-question',
    ]);
    expect(await findingsOf(folder, ['c.yaml'])).toEqual([]);
    expect((await validate(folder, ['c.yaml'])).stdout).toBe(
      '1 file checked: no problems. 1 warning switched off.\n',
    );
  });

  test('the narrowest counts', async () => {
    const text = `# waymark: off double-question -- Not here\n${twoThings}`.replace(
      question,
      `${question} # waymark: error double-question -- But here`,
    );
    expect(await findingsOf(folderWith({ 'a.yaml': text }), ['a.yaml'])).toEqual(['error double-question']);
  });

  test('a framework whose warning is made an error can still be used', async () => {
    const text = twoThings.replace(
      question,
      `${question} # waymark: error double-question -- No more of these`,
    );
    const folder = folderWith({ 'a.yaml': text, 's.yaml': sheet.replace('tiny', './a.yaml') });
    expect((await validate(folder, ['a.yaml', 's.yaml'])).exitCode).toBe(1);
    expect((await waymark(['report', 's.yaml'], { folder })).exitCode).toBe(0);
  });
});

describe('settings of a project', () => {
  const config = 'rules: { double-question: off }\n';

  test('are found in the folder or above it, no further than the repository', async () => {
    const folder = folderWith({ 'x/y/a.yaml': twoThings, 'waymark.config.yaml': config });
    expect(await findingsOf(join(folder, 'x/y'), ['a.yaml'])).toEqual([]);
    expect(await findingsOf(join(folder, 'x/y'), ['a.yaml', '--no-config'])).toEqual([
      'warning double-question',
    ]);
    mkdirSync(join(folder, 'x/.git'));
    expect(await findingsOf(join(folder, 'x/y'), ['a.yaml'])).toEqual(['warning double-question']);
    expect(
      await findingsOf(join(folder, 'x/y'), ['a.yaml', '--config', '../../waymark.config.yaml']),
    ).toEqual([]);
  });

  test.each([
    ['an error', 'rules: { double-question: error }', ['a.yaml'], 1],
    ['fail-on', 'fail-on: warning', ['a.yaml'], 1],
    ['fail-on, but the command line says otherwise', 'fail-on: warning', ['a.yaml', '--fail-on', 'error'], 0],
    ['max-warnings', 'max-warnings: 0', ['a.yaml'], 1],
    [
      'max-warnings, but the command line says otherwise',
      'max-warnings: 0',
      ['a.yaml', '--max-warnings', '5'],
      0,
    ],
    ['a comment is nearer', 'rules: { double-question: error }', ['off.yaml'], 0],
  ])('%s', async (_name, text, argv, exitCode) => {
    const off = `# waymark: off double-question -- Agreed\n${twoThings}`;
    const folder = folderWith({ 'a.yaml': twoThings, 'off.yaml': off, 'waymark.config.yaml': text });
    expect((await validate(folder, argv)).exitCode).toBe(exitCode);
  });

  test.each([
    ['rules: { double-qestion: off }', 'waymark.config.yaml:1:10: error: There is no rule “double-qestion”.'],
    ['rules: { missing-key: off }', 'waymark.config.yaml:1:10: error: “missing-key” is always an error'],
    ['rules: { long-text: quiet }', 'waymark.config.yaml:1:21: error: This must be off, warning or error'],
    ['ruls: {}', 'waymark.config.yaml:1:1: error: The file has no key “ruls” in this format. [unknown-key]'],
    ['max-warnings: many', 'waymark.config.yaml:1:15: error: This must be a whole number'],
    ['', 'waymark.config.yaml:1:1: error: The file is empty.'],
  ])('%s: said, and the files are checked all the same', async (text, message) => {
    const folder = folderWith({ 'a.yaml': twoThings, 'waymark.config.yaml': text });
    const { exitCode, stderr } = await validate(folder, ['a.yaml']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(message);
    expect(stderr).toContain('[double-question]');
  });

  test('are not looked for above the folder where there is no repository', async () => {
    const folder = folderWith({ 'x/a.yaml': twoThings, 'waymark.config.yaml': config });
    rmSync(join(folder, '.git'), { recursive: true });
    expect(await findingsOf(join(folder, 'x'), ['a.yaml'])).toEqual(['warning double-question']);
    expect(await findingsOf(folder, ['x/a.yaml'])).toEqual([]);
  });

  test('settings that are among the files are reported once', async () => {
    const folder = folderWith({ 'a.yaml': tiny, 'waymark.config.yaml': 'ruls: {}\n' });
    expect(await findingsOf(folder, ['.'])).toEqual(['error unknown-key']);
  });

  test('a file of settings that is not there', async () => {
    const { exitCode, stderr } = await validate(folderWith({ 'a.yaml': tiny }), [
      'a.yaml',
      '--config',
      'no.yaml',
    ]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('no.yaml: error: There is no such file.');
  });
});

describe('--fix', () => {
  const bad = tiny
    .replace('title: Tiny', 'title: 2026')
    .replace('essential: true', 'essential: Yes # the board asks for it')
    .replace('level: 1,', 'level: "1",')
    .replace('ask: [board]', "look_for: ['a name']\n            Ask: [Board]")
    .replaceAll('effort: medium', "effort: 'Medium'")
    .replace('owner: lead, weeks: 3', 'owner: Lead, weeks: 3');

  test('mends what is certain, and touches nothing else', async () => {
    const folder = folderWith({ 'a.yaml': bad });
    const before = await validate(folder, ['a.yaml']);
    expect(before.stderr).toContain('--fix mends');
    const { exitCode, stdout } = await validate(folder, ['a.yaml', '--fix']);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: '1 file checked: no problems. 8 problems mended.\n',
    });
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(
      tiny
        .replace('title: Tiny', 'title: "2026"')
        .replace('essential: true', 'essential: true # the board asks for it')
        .replace('ask: [board]', "look-for: ['a name']\n            ask: [board]")
        .replaceAll('effort: medium', "effort: 'medium'"),
    );
  });

  test('keeps line ends and the byte order mark', async () => {
    const folder = folderWith({ 'a.yaml': `\ufeff${bad.replaceAll('\n', '\r\n')}` });
    expect((await validate(folder, ['a.yaml', '--fix'])).exitCode).toBe(0);
    const text = readFileSync(join(folder, 'a.yaml'), 'utf8');
    expect(text.startsWith('\ufeff# ')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('JSON stays JSON', async () => {
    const folder = folderWith({
      'a.json': '{ "waymark": 1, "framework": "tiny", "answers": { "Owner": "1" } }',
      'tiny.yaml': tiny,
    });
    expect((await validate(folder, ['tiny.yaml', 'a.json', '--fix'])).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(
      '{ "waymark": 1, "framework": "tiny", "answers": { "owner": 1 } }',
    );
  });

  test('writes nothing where there is nothing to mend, and leaves what is not certain', async () => {
    const folder = folderWith({ 'a.yaml': wrong, 'b.yaml': tiny });
    const before = statSync(join(folder, 'a.yaml')).mtimeMs;
    const { exitCode } = await validate(folder, ['.', '--fix']);
    expect(exitCode).toBe(1);
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(wrong);
    expect(statSync(join(folder, 'a.yaml')).mtimeMs).toBe(before);
  });

  test('a change that mends nothing is not made', async () => {
    // Both spellings are meant to be the same key; written so, the key would be there twice.
    const text = tiny.replace('ask: [board]', 'look_for: [a]\n            lookFor: [b]');
    const folder = folderWith({ 'a.yaml': text });
    await validate(folder, ['a.yaml', '--fix']);
    expect((await validate(folder, ['a.yaml'])).stderr).not.toContain('duplicate-key');
  });

  test('a file that cannot be written is said, and the others are mended all the same', async () => {
    const folder = folderWith({ 'a.yaml': bad, 'b.yaml': bad.replace('id: tiny', 'id: other') });
    const real = fileIo(folder);
    const files: RunOptions['files'] = {
      async writeFile(path, text) {
        if (path.includes('a.yaml')) throw Object.assign(new Error('no'), { code: 'EACCES' });
        await real.writeFile(path, text);
      },
    };
    const argv = ['.', '--fix', '--format', 'json=out.json'];
    const { exitCode, stderr } = await validate(folder, argv, { files });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'a.yaml: error: The file cannot be written: you may not write there. [file-not-written]',
    );
    expect(stderr).toContain('a.yaml:');
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(bad);
    expect(readFileSync(join(folder, 'b.yaml'), 'utf8')).toContain('title: "2026"');
    const { files: checked } = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
    expect(checked).toMatchObject([{ mended: 0 }, { errors: 0, mended: 8 }]);
  });

  test('what was saved meanwhile is left alone', async () => {
    const folder = folderWith({ 'a.yaml': bad });
    const real = fileIo(folder);
    let reads = 0;
    const files: RunOptions['files'] = {
      readFile(path, most) {
        if (String(path).endsWith('a.yaml')) {
          reads += 1;
          if (reads === 2) writeFileSync(join(folder, 'a.yaml'), `${bad}# saved by somebody else\n`);
        }
        return real.readFile(path, most);
      },
    };
    const { stderr } = await validate(folder, ['a.yaml', '--fix'], { files });
    expect(stderr).toContain('[file-changed]');
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toContain('# saved by somebody else');
  });

  test('not of standard input', async () => {
    const { exitCode, stderr } = await validate(repository, ['-', '--fix'], { stdin: bad });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--fix writes files');
  });

  test('a fix is never made twice, and never makes more problems', async () => {
    const names = ['essential', 'look-for', 'ask', 'weight', 'core', 'title', 'question'];
    const disguise = fc.constantFrom(
      (name: string) => name,
      (name: string) => name.toUpperCase(),
      (name: string) => name.replaceAll('-', '_'),
      (name: string) => `"${name}"`,
      (name: string) => `${name}s`,
    );
    const value = fc.constantFrom('yes', '"true"', '"3"', '3', '2026', '[board]', '[Board]', 'small');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), disguise, value), { minLength: 1, maxLength: 5 }),
        async (keys) => {
          const lines = keys.map(([name, change, written]) => `            ${change(name)}: ${written}`);
          const text = tiny.replace('            ask: [board]', lines.join('\n'));
          const folder = folderWith({ 'a.yaml': text });
          const before = await findingsOf(folder, ['a.yaml']);
          await validate(folder, ['a.yaml', '--fix']);
          const once = readFileSync(join(folder, 'a.yaml'), 'utf8');
          expect((await findingsOf(folder, ['a.yaml'])).length).toBeLessThanOrEqual(before.length);
          await validate(folder, ['a.yaml', '--fix']);
          expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(once);
          rmSync(folder, { recursive: true });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of changes that overlap only the first is made', () => {
    const at = (from: number, to: number, text: string) => ({
      ...({ code: 'wrong-type', severity: 'error', message: '', hint: null, file: 'a' } as const),
      ...{ start: null, end: null, excerpt: null, excerptColumn: null },
      fix: { title: '', start: { line: 1, column: from }, end: { line: 1, column: to }, text },
    });
    expect(mendText('abcdef', [at(3, 5, 'X'), at(1, 4, 'Y'), at(5, 6, 'Z')])).toEqual({
      text: 'YdZf',
      mended: 2,
    });
    expect(mendText('abc', [at(2, 3, 'X'), at(2, 3, 'X')])).toEqual({ text: 'aXc', mended: 1 });
  });
});

describe('where findings go', () => {
  const files = { 'frameworks/a.yaml': wrong, 'odd, 100%\nname.yaml': twoThings };
  const log = '2 files checked: 1 error and 1 warning.\n';
  const inFolder = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

  test('a format to standard output, another to a file, and all of it in the log', async () => {
    const folder = folderWith(files);
    const formats = ['--format', 'junit', '--format', 'sarif=out.sarif', '--format', 'json=out.json'];
    const { exitCode, stdout, stderr } = await validate(folder, ['.', ...formats]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^<\?xml /);
    expect(stderr.endsWith(log)).toBe(true);
    expect(JSON.parse(inFolder(folder, 'out.sarif')).version).toBe('2.1.0');
    expect(JSON.parse(inFolder(folder, 'out.json')).errors).toBe(1);
  });

  test('a format alone, to standard output or by --output, leaves the log empty', async () => {
    const folder = folderWith(files);
    const streamed = await validate(folder, ['.', '--format', 'gitlab']);
    expect(streamed).toMatchObject({ exitCode: 1, stderr: '' });
    const written = await validate(folder, ['.', '--format', 'gitlab', '-o', 'out.json']);
    expect(written).toEqual({ exitCode: 1, stdout: '', stderr: '' });
    expect(inFolder(folder, 'out.json')).toBe(streamed.stdout);
    await validate(folder, ['.', '-o', 'out.txt']);
    expect(inFolder(folder, 'out.txt')).toContain(log);
  });

  test.each([
    [['--format', 'json', '--format', 'sarif'], 'Only one of json and sarif can go to standard output.'],
    [['--format', 'json=x', '--format', 'sarif=x'], 'x is named for two formats.'],
    [['--format', 'json=x', '-o', 'y'], 'there is nothing left for --output'],
    [['--format', 'gitlb'], 'There is no format “gitlb”. Did you mean “gitlab”?'],
    [['--format', 'sarif='], 'Name the file after “sarif=”'],
    [['--format', 'json=frameworks/a.yaml'], 'frameworks/a.yaml is what this was made from'],
    [['--format', 'json=absent/x.json'], 'absent/x.json cannot be written: the folder does not exist.'],
  ])('%j: wrong usage', async (argv, message) => {
    const { exitCode, stderr } = await validate(folderWith(files), ['.', ...argv]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test('in GitHub Actions: annotations, everything in the log, and the summary of the job', async () => {
    const folder = folderWith(files);
    writeFileSync(join(folder, 'summary.md'), '# Another step\n');
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: folder,
      GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    };
    // Paths are those of the repository, wherever in it the command runs.
    const { stdout, stderr } = await waymark(['validate', 'a.yaml', '../odd, 100%\nname.yaml'], {
      folder: join(folder, 'frameworks'),
      env,
    });
    expect(stdout).toMatch(/^::error file=frameworks\/a\.yaml,line=4,endLine=4,col=10,endColumn=13,title=/);
    expect(stdout).toContain('\n::warning file=odd%2C 100%25%0Aname.yaml,line=');
    expect(stderr.endsWith(log)).toBe(true);
    const summary = inFolder(folder, 'summary.md');
    expect(summary.startsWith('# Another step\n')).toBe(true);
    expect(summary).toContain('1 error and 1 warning');
    expect((await validate(folder, ['.', '--format', 'text'], { env })).stdout).toBe('');
  });

  test('what a file holds gives GitHub no command', async () => {
    const text = wrong.replace('version: one', 'version: "##[stop-commands]x"');
    const folder = folderWith({ 'a.yaml': text });
    const { stdout, stderr } = await validate(folder, ['.'], { env: { GITHUB_ACTIONS: 'true' } });
    expect(stdout).toMatch(/^::error file=a\.yaml,/);
    expect(stderr).toContain('stop-commands]x');
    expect(stderr).not.toContain('##[');
  });

  test('nor do the other commands', async () => {
    const text = tiny.replace('title: Tiny', 'title: "##[error]Tiny"');
    const folder = folderWith({ 'a.yaml': text, 'b.yaml': text.replace('[error]', '[warning]') });
    const env = { GITHUB_ACTIONS: 'true' };
    const { stdout } = await waymark(['diff', 'a.yaml', 'b.yaml'], { folder, env });
    expect(stdout).toContain('[warning]Tiny');
    expect(stdout).not.toContain('##[');
    const { stdout: outside } = await waymark(['diff', 'a.yaml', 'b.yaml'], { folder });
    expect(outside).toContain('##[warning]Tiny');
    const bad = await waymark(['report', '##[error]x.yaml'], { folder, env });
    expect(bad.stderr).not.toContain('##[');
  });

  test('in GitLab CI: the report that GitLab takes, and everything in the log', async () => {
    const folder = folderWith(files);
    const env = { GITLAB_CI: 'true', CI_PROJECT_DIR: folder };
    const { stdout, stderr } = await validate(join(folder, 'frameworks'), ['.'], { env });
    expect(stdout).toBe('');
    expect(stderr).toContain('a.yaml:4:10: error');
    const report = JSON.parse(inFolder(folder, 'frameworks/gl-code-quality-report.json'));
    expect(report).toMatchObject([{ check_name: 'bad-version', location: { path: 'frameworks/a.yaml' } }]);
  });

  test('a summary that cannot be written is said', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/absent/summary.md' };
    const { exitCode, stderr } = await validate(folderWith(files), ['.'], { env });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('/absent/summary.md, where GitHub wants the summary, cannot be written');
  });

  test('outside of a repository paths are those from the working folder', async () => {
    const folder = folderWith(files);
    rmSync(join(folder, '.git'), { recursive: true });
    const { stdout } = await validate(folder, ['frameworks', '--format', 'github']);
    expect(stdout).toContain('file=frameworks/a.yaml,');
  });
});
