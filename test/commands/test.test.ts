import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { caseKeys, expectKeys } from '../../src/cases/schema.js';
import { fileIo } from '../../src/io.js';
import { repository, transcript, waymark } from '../support/run.js';
import { key, Person } from '../support/terminal.js';

const page = (name: string) => fileURLToPath(new URL(`../expected/test/${name}`, import.meta.url));
const tiny = readFileSync(join(repository, 'test/fixtures/valid/tiny.yaml'), 'utf8');
const tinyCases = readFileSync(join(repository, 'test/fixtures/valid/tiny.cases.yaml'), 'utf8');
const bundled = 'public-sector-digital-transformation';

/** A folder with files in it, by name. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-cases-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A file of cases of the tiny framework, with these lines below `cases:`. */
const cases = (lines: string, framework = './tiny.yaml') =>
  `waymark: 1\nframework: ${framework}\ncases:\n${lines.replace(/^(?=.)/gm, '  ')}`;

const wrong = cases(`all-wrong:
  about: Every kind of expectation, and each is wrong.
  others: 1
  answers: { owner: 2, habits: unknown }
  expect:
    scores: { overall: 2, start: 1, basics: 1.25, owner: 1 }
    ranges: { basics: [0, 1] }
    levels: { basics: 0 }
    statuses: { basics: complete }
    completeness: { basics: 1 }
    targets: { reach: 1 }
    gaps: { overall: 1, owner: 1 }
    open: { onward: false }
    now: [owner, habits]
    next: [reach]
    held-back: { basics: [owner] }
    find-out-first: [habits]
waiting-for-an-owner:
  answers: { habits: 1, reach: unknown }
  expect:
    open: { onward: true }
    find-out-first: []
    now: [{ habits: 1 }, …]
fine:
  others: 2
  expect: { scores: { overall: 2 } }
nothing-yet: { others: 1 }
`);

describe('what comes of cases', () => {
  test.each<[string, string[], number]>([
    ['passed.txt', ['test', 'tiny.yaml'], 0],
    ['failed.txt', ['test', 'wrong.cases.yaml'], 1],
    [
      'failed-at-40-columns.txt',
      ['test', 'wrong.cases.yaml', '--only', 'waiting-for-an-owner', '--width', '40'],
      1,
    ],
    ['failed.md', ['test', 'wrong.cases.yaml', '--format', 'markdown'], 1],
    ['failed.json', ['test', 'wrong.cases.yaml', '--format', 'json'], 1],
    ['only-two.txt', ['test', 'wrong.cases.yaml', '--only', 'fine,nothing-yet'], 1],
    ['coverage.txt', ['test', 'wrong.cases.yaml', '--only', 'fine', '--coverage'], 0],
    ['coverage-of-some.json', ['test', 'wrong.cases.yaml', '--only', 'fine', '--coverage', '-f', 'json'], 0],
    ['uncovered.txt', ['test', 'wrong.cases.yaml', '--only', 'fine', '--fail-uncovered'], 1],
  ])('%s', async (name, argv, exitCode) => {
    const folder = folderWith({ 'tiny.yaml': tiny, 'tiny.cases.yaml': tinyCases, 'wrong.cases.yaml': wrong });
    const result = await waymark(argv, { folder });
    await expect(transcript(argv, result)).toMatchFileSnapshot(page(name));
    expect({ exitCode: result.exitCode, stderr: result.stderr }).toEqual({ exitCode, stderr: '' });
  });

  test('the cases of the bundled framework pass, and exercise all of it', async () => {
    const argv = ['test', bundled, '--fail-uncovered'];
    const result = await waymark(argv);
    await expect(transcript(argv, result)).toMatchFileSnapshot(page('bundled.txt'));
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('Everything is exercised.');
    const asFile = await waymark(['test', `frameworks/${bundled}.yaml`, '--fail-uncovered']);
    expect(asFile.stdout).toContain('Everything is exercised.');
    expect(asFile.exitCode).toBe(0);
  });

  test('the example in docs/cases.md passes, and the failure shown there is a real one', async () => {
    const guide = readFileSync(join(repository, 'docs/cases.md'), 'utf8');
    const [, example = ''] = /```yaml\n(.*?)```/s.exec(guide) ?? [];
    const folder = folderWith({ 'housing.cases.yaml': example });
    const { exitCode, stdout, stderr } = await waymark(['test', 'housing.cases.yaml'], { folder });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('2 cases: 2 passed.');
    const [, failure = ''] = /```\n(mine\.cases.*?)```/s.exec(guide) ?? [];
    expect(failure).not.toBe('');
    expect(readFileSync(page('changed-framework.txt'), 'utf8')).toContain(failure);
  });

  test('every option and every expectation is in docs/cases.md', () => {
    const guide = readFileSync(join(repository, 'docs/cases.md'), 'utf8');
    const help = readFileSync(join(repository, 'test/expected/cli/help-test.txt'), 'utf8');
    const options = [...help.matchAll(/(--(?:only|coverage|fail-uncovered|update|yes))\b/g)].map(
      ([one]) => one,
    );
    for (const option of options) expect(guide).toContain(option);
    for (const name of [...caseKeys, ...expectKeys]) expect(guide).toContain(`\`${name}\``);
  });

  test('a framework that is changed fails its cases, at the expectation and with the arithmetic', async () => {
    const read = (name: string) => readFileSync(join(repository, `frameworks/${bundled}${name}`), 'utf8');
    const folder = folderWith({
      'mine.yaml': read('.yaml')
        .replace('essential: true\n', 'essential: false\n')
        .replace('weight: 3', 'weight: 4'),
      'mine.cases.yaml': read('.cases.yaml').replace(`./${bundled}.yaml`, './mine.yaml'),
    });
    const argv = ['test', 'mine.yaml', '--only', 'only-a-sponsor'];
    const result = await waymark(argv, { folder });
    await expect(transcript(argv, result)).toMatchFileSnapshot(page('changed-framework.txt'));
    expect(result.exitCode).toBe(1);
  });

  test.each([
    ['2.333', true],
    ['2.3333', true],
    ['2.33333333', true],
    ['2.3329', true],
    ['2.3338', true],
    ['2.334', false],
    ['2.3327', false],
    ['2.33', false],
    ['2', false],
  ])('a score of 7 ÷ 3 is %s: %s', async (score, passes) => {
    const framework = tiny
      .replaceAll('name: All }', 'name: All }\n  - { level: 3, name: More }')
      .replaceAll(/levels: \{ 0: (.*) \}\n/g, 'levels: { 0: $1, 3: Still more. }\n')
      .replaceAll(
        /^( +)2: (\{ do.*)$/gm,
        '$12: $2\n$13: { do: Do more., owner: lead, weeks: 1, effort: small }',
      )
      .replace('essential: true', 'weight: 2');
    const file = cases(`c: { answers: { owner: 2, habits: 3 }, expect: { scores: { basics: ${score} } } }`);
    const folder = folderWith({ 'tiny.yaml': framework, 'tiny.cases.yaml': file });
    const { exitCode, stderr } = await waymark(['test', 'tiny.yaml'], { folder });
    expect({ exitCode, stderr }).toEqual({ exitCode: passes ? 0 : 1, stderr: '' });
  });

  test('of many cases only those are listed that did not pass, and the arithmetic has an end', async () => {
    const many = Array.from({ length: 300 }, (_, index) => {
      return `c-${index}: { others: 1, expect: { scores: { overall: ${index % 3 === 0 ? 2 : 1} } } }\n`;
    }).join('');
    const folder = folderWith({ 'tiny.yaml': tiny, 'tiny.cases.yaml': cases(many) });
    const { exitCode, stdout } = await waymark(['test', 'tiny.yaml'], { folder });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('200 that passed are not listed.');
    expect(stdout.match(/^FAILED /gm)).toHaveLength(100);
    expect(stdout.match(/2 ÷ 2 = 1\.$/gm)).toHaveLength(40);
    expect(stdout).toContain('The arithmetic of the first 40 failures is shown; --only shows others.');
    expect(stdout.trimEnd().endsWith('300 cases: 200 passed, 100 failed.')).toBe(true);
  });

  test('-o writes a file, told by its ending, and never over the cases', async () => {
    const folder = folderWith({ 'tiny.yaml': tiny, 'tiny.cases.yaml': tinyCases });
    expect(await waymark(['test', 'tiny.yaml', '-o', 'out.json'], { folder })).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toMatchObject({
      passed: 7,
      failed: 0,
    });
    const over = await waymark(['test', 'tiny.yaml', '-o', 'tiny.cases.yaml'], { folder });
    expect(over).toMatchObject({ exitCode: 2, stdout: '' });
  });

  test('markup and control characters in a file stay what they are', async () => {
    const folder = folderWith({
      'tiny.yaml': tiny,
      'tiny.cases.yaml': cases(
        'c: { others: 1, about: "<b>*x* | `y`", expect: { scores: { overall: 2 } } }\n',
      ),
      'bad.cases.yaml': cases('c: { about: "\\e[31m", expect: { now: [] } }\n'),
    });
    const { stdout } = await waymark(['test', 'tiny.yaml', '--format', 'markdown'], { folder });
    expect(stdout).toContain('\\<b>\\*x\\* \\| \\`y\\`');
    const bad = await waymark(['test', 'bad.cases.yaml'], { folder });
    expect(bad).toMatchObject({ exitCode: 3, stdout: '' });
    expect(bad.stderr).not.toContain('\u001b');
    expect(bad.stderr).toContain('[control-character]');
  });
});

describe('where cases are found', () => {
  const social = tiny.replace('id: tiny', 'id: social');
  const one = (id: string, framework = './tiny.yaml') =>
    cases(`${id}: { others: 1, expect: { scores: { overall: 1 } } }\n`, framework);
  const files = {
    'tiny.yaml': tiny,
    'tiny.cases.yaml': one('first'),
    'tiny.more.cases.yaml': one('second'),
    'tiny.json.cases.json': JSON.stringify(parse(one('third'))),
    'tiny.social.yaml': social,
    'tiny.social.cases.yaml': one('social', './tiny.social.yaml'),
    'tinycases.yaml': one('by-content'),
    'other/own.cases.yaml': one('other', '../tiny.yaml'),
    'other/by-id.yaml': social,
    'other/by-id.cases.yaml': one('by-id', 'social'),
    'other/own.yaml': tiny,
    'sheet.yaml': 'waymark: 1\nframework: ./tiny.yaml\nanswers: {}\n',
    'empty/readme.md': '',
    '[odd] name.yaml': tiny,
    '[odd] name.cases.yaml': one('odd', './[odd] name.yaml'),
  };
  const folder = folderWith(files);

  /** The ids of the cases that were run. */
  async function run(...names: string[]): Promise<{ ids: string[]; exitCode: number; stderr: string }> {
    const { exitCode, stdout, stderr } = await waymark(['test', ...names, '-f', 'json'], { folder });
    const ids =
      stdout === ''
        ? []
        : JSON.parse(stdout).files.flatMap((file: { cases: { id: string }[] }) =>
            file.cases.map(({ id }) => id),
          );
    return { ids, exitCode, stderr };
  }

  test.each<[string, string[], string[]]>([
    [
      'a framework: all beside it, but not those of a framework with a longer name',
      ['tiny.yaml'],
      ['first', 'third', 'second'],
    ],
    ['the one with the longer name', ['tiny.social.yaml'], ['social']],
    ['a file of cases', ['tiny.more.cases.yaml'], ['second']],
    ['a file of cases by any name, told by its content', ['tinycases.yaml'], ['by-content']],
    ['a framework that its cases name by id', ['other/by-id.yaml'], ['by-id']],
    ['a name with brackets', ['[odd] name.yaml'], ['odd']],
    ['a pattern of cases', ['tiny.*.cases.yaml'], ['second', 'social']],
    [
      'a pattern of frameworks: those of each',
      ['tiny*.yaml'],
      ['first', 'second', 'social', 'third', 'by-content'],
    ],
    ['several names: each file once', ['tiny.cases.yaml', './tiny.yaml'], ['first', 'third', 'second']],
  ])('%s', async (_name, names, ids) => {
    expect(await run(...names)).toEqual({ ids: ids, exitCode: 0, stderr: '' });
  });

  test('a folder: every file of cases in it, and in those inside it', async () => {
    const result = await waymark(['test', 'other'], { folder });
    // The cases name their framework by id, which only the framework beside them knows.
    expect(result.exitCode).toBe(3);
    expect(result.stderr).toContain('[unknown-framework]');
    expect(result.stdout).toContain('1 case: 1 passed.');
  });

  test.each<[string, string[], number, string]>([
    ['not-found.txt', ['empty', '*.nothing', 'other/none.yaml'], 3, 'cases-not-found'],
    ['no-cases-beside.txt', ['absent.yaml', 'lonely.yaml'], 3, 'cases-not-found'],
    ['of-another-framework.txt', ['other/own.yaml'], 3, 'cases-of-another-framework'],
    ['a-sheet.txt', ['sheet.yaml'], 3, 'wrong-kind'],
    ['almost-an-id.txt', ['public-sector'], 3, 'unknown-framework'],
  ])('%s', async (name, names, exitCode, code) => {
    writeFileSync(join(folder, 'lonely.yaml'), tiny);
    const argv = ['test', ...names];
    const result = await waymark(argv, { folder });
    await expect(transcript(argv, result)).toMatchFileSnapshot(page(name));
    expect(result).toMatchObject({ exitCode, stdout: '' });
    expect(result.stderr).toContain(`[${code}]`);
  });

  test('what is in order is run beside what is not, and the exit code says so', async () => {
    const broken = folderWith({
      'tiny.yaml': tiny,
      'tiny.cases.yaml': tinyCases,
      'tiny.broken.cases.yaml': cases('c: { others: 1, expect: { scores: { ovreall: 1 } } }\n'),
      'bad.yaml': tiny.replace('id: start', 'id: basics'),
      'bad.cases.yaml': one('bad', './bad.yaml'),
    });
    const argv = ['test', '.'];
    const result = await waymark(argv, { folder: broken });
    await expect(transcript(argv, result)).toMatchFileSnapshot(page('some-are-broken.txt'));
    expect(result.exitCode).toBe(3);
    const update = await waymark(['test', '.', '--update', '--yes'], { folder: broken });
    expect(update).toMatchObject({ exitCode: 3, stdout: '' });
    expect(update.stderr).toContain('Nothing was done');
  });

  test.each<[string, string[]]>([
    ['Name a framework', []],
    ['Name a file instead', ['-']],
    ['--yes goes with --update', ['tiny.yaml', '--yes']],
    ['Leave out --format', ['tiny.yaml', '--update', '--format', 'json']],
    ['Run --coverage afterwards', ['tiny.yaml', '--update', '--coverage']],
    ['There is no case “firs”. Did you mean “first”?', ['tiny.yaml', '--only', 'firs']],
    ['The cases are: first, third, second.', ['tiny.yaml', '--only', 'nowhere-near']],
    ['--only names no case', ['tiny.yaml', '--only', ',']],
  ])('%s', async (words, argv) => {
    const { exitCode, stdout, stderr } = await waymark(['test', ...argv], { folder });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.replaceAll('\n', ' ')).toContain(words);
  });
});

/* By hand, with everything in it that a rewrite could lose. */
const byHand = `# Golden cases.
waymark: 1
framework:   ./tiny.yaml   # beside it

cases:

  # Only the owner.
  an-owner:
    about: >
      Somebody is named,
      and that is all.
    answers: {owner: 2,   habits: 0, reach: 0}   # no more
    expect:
      # By hand: (2 + 0) / 2.
      scores: {overall: 9e-1, basics:   1,
               start: 1.5}   # the phase
      levels:
        basics: 0     # wrong

      now:      # in order
        - habits
        - owner
      next: [ {habits: 1}, … ]

  "quoted": {others: 1, expect: {scores: {overall: 0}, "levels": {basics: 1}}}

  new-one:
    others: 0

# The end.
`;

describe('--update', () => {
  const files = { 'tiny.yaml': tiny, 'tiny.cases.yaml': byHand };

  test('writes what was computed, and nothing else', async () => {
    const folder = folderWith(files);
    const argv = ['test', 'tiny.yaml', '--update', '--yes'];
    const result = await waymark(argv, { folder });
    await expect(transcript(argv, result)).toMatchFileSnapshot(page('updated.txt'));
    const after = readFileSync(join(folder, 'tiny.cases.yaml'), 'utf8');
    await expect(after).toMatchFileSnapshot(page('updated.cases.yaml'));
    expect((await waymark(['test', 'tiny.yaml'], { folder })).exitCode).toBe(0);
    const again = await waymark(argv, { folder });
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(again.stdout.endsWith('Nothing to update.\n')).toBe(true);
    expect(readFileSync(join(folder, 'tiny.cases.yaml'), 'utf8')).toBe(after);
  });

  test('with --only, only that case', async () => {
    const folder = folderWith(files);
    await waymark(['test', 'tiny.yaml', '--update', '--yes', '--only', 'quoted'], { folder });
    const after = readFileSync(join(folder, 'tiny.cases.yaml'), 'utf8');
    expect(after).toBe(byHand.replace('overall: 0}, "levels"', 'overall: 1}, "levels"'));
  });

  test('JSON, Windows line ends and a byte order mark stay what they are', async () => {
    const folder = folderWith({
      'tiny.yaml': tiny,
      'tiny.cases.yaml': byHand,
      'tiny.cases.json': JSON.stringify(parse(byHand), null, 4),
      'tiny.windows.cases.yaml': `\ufeff${byHand.replaceAll('\n', '\r\n')}`,
    });
    expect((await waymark(['test', 'tiny.yaml', '--update', '--yes'], { folder })).exitCode).toBe(0);
    const json = readFileSync(join(folder, 'tiny.cases.json'), 'utf8');
    expect(json).toContain('\n    "cases": {\n');
    expect(JSON.parse(json).cases['an-owner'].expect.scores).toEqual({ overall: 0.5, basics: 1, start: 1 });
    const windows = readFileSync(join(folder, 'tiny.windows.cases.yaml'), 'utf8');
    expect(windows.startsWith('\ufeff# Golden')).toBe(true);
    expect(windows.replaceAll('\r\n', '')).not.toContain('\n');
    expect(windows.slice(1).replaceAll('\r\n', '\n')).toBe(
      readFileSync(join(folder, 'tiny.cases.yaml'), 'utf8'),
    );
    expect((await waymark(['test', 'tiny.yaml'], { folder })).exitCode).toBe(0);
  });

  test('where the text leans on anchors, everything is said all the same', async () => {
    const shared = cases(`a: &a { others: 1, expect: { scores: { overall: 0 } } } # kept
b: *a
c: { others: 2, expect: { scores: { overall: 0 } } }
`);
    const folder = folderWith({ 'tiny.yaml': tiny, 'tiny.cases.yaml': shared });
    expect((await waymark(['test', 'tiny.yaml', '--update', '--yes'], { folder })).exitCode).toBe(0);
    expect((await waymark(['test', 'tiny.yaml'], { folder })).exitCode).toBe(0);
  });

  test('without a terminal it needs --yes, and writes nothing', async () => {
    const folder = folderWith(files);
    const { exitCode, stdout, stderr } = await waymark(['test', 'tiny.yaml', '--update'], { folder });
    expect(exitCode).toBe(2);
    expect(stdout).toContain('Changes to tiny.cases.yaml');
    expect(stderr).toContain('With --yes it writes without asking.');
    expect(readFileSync(join(folder, 'tiny.cases.yaml'), 'utf8')).toBe(byHand);
  });

  test.each<[string, string[], number, boolean]>([
    ['yes', ['what?\r', 'y\r'], 0, true],
    ['no', ['no\r'], 1, false],
    ['Enter', ['\r'], 1, false],
    ['quit', ['quit\r'], 1, false],
  ])('in a terminal it asks: %s', async (_name, typed, exitCode, isWritten) => {
    const folder = folderWith(files);
    const person = new Person(80, 24);
    const ended = waymark(['test', 'tiny.yaml', '--update'], { folder, person });
    await person.type(...typed);
    const result = await ended;
    expect(person.written).toContain('Write this into tiny.cases.yaml? (y/N) ');
    expect(result.exitCode).toBe(exitCode);
    expect(readFileSync(join(folder, 'tiny.cases.yaml'), 'utf8') !== byHand).toBe(isWritten);
    expect(result.stderr).toBe(isWritten ? '' : 'Nothing was written.\n');
  });

  test('Ctrl-C, or a terminal that closes, writes nothing', async () => {
    const folder = folderWith(files);
    for (const [how, exitCode] of [
      ['interrupt', 130],
      ['close', 1],
    ] as const) {
      const person = new Person(80, 24);
      const ended = waymark(['test', 'tiny.yaml', '--update'], { folder, person });
      await person.type('y');
      await person[how]();
      expect((await ended).exitCode).toBe(exitCode);
      expect(readFileSync(join(folder, 'tiny.cases.yaml'), 'utf8')).toBe(byHand);
    }
    expect(key.ctrlC).toBe('\u0003');
  });

  test('a file that somebody changes in the meantime is left alone', async () => {
    const folder = folderWith(files);
    const person = new Person(80, 24);
    const ended = waymark(['test', 'tiny.yaml', '--update'], { folder, person });
    await person.type('');
    writeFileSync(join(folder, 'tiny.cases.yaml'), `${byHand}# mine\n`);
    await person.type('y\r');
    const { exitCode, stderr } = await ended;
    expect(exitCode).toBe(2);
    expect(stderr).toContain('has changed in the meantime');
    expect(readFileSync(join(folder, 'tiny.cases.yaml'), 'utf8')).toBe(`${byHand}# mine\n`);
  });

  test('a disk that is full is said', async () => {
    const folder = folderWith(files);
    const writeFile = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOSPC' }));
    const { exitCode, stderr } = await waymark(['test', 'tiny.yaml', '--update', '--yes'], {
      folder,
      files: { ...fileIo(folder), writeFile },
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('tiny.cases.yaml cannot be written: the disk is full.');
  });

  test('a file that would become too large to be read is left alone', async () => {
    const many = Array.from({ length: 1_500 }, (_, index) => {
      return `c-${index}: { others: 1, about: "${'x'.repeat(1_270)}" }\n`;
    }).join('');
    const folder = folderWith({ 'tiny.yaml': tiny, 'tiny.cases.yaml': cases(many) });
    const argv = ['test', 'tiny.yaml', '--update', '--yes'];
    const { exitCode, stderr } = await waymark(argv, { folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('would be larger than 2 MB');
    expect(readFileSync(join(folder, 'tiny.cases.yaml'), 'utf8')).toBe(cases(many));
  }, 60_000);

  test('never the cases in the package', async () => {
    const compiled = JSON.parse(readFileSync(join(repository, `dist/frameworks/${bundled}.json`), 'utf8'));
    const changed = Buffer.from(JSON.stringify({ ...compiled, target: 4 }));
    const real = fileIo(repository);
    const { exitCode, stderr } = await waymark(['test', bundled, '--update', '--yes'], {
      files: {
        ...real,
        readFile: (path, most) =>
          String(path).endsWith(`${bundled}.json`) ? { bytes: changed } : real.readFile(path, most),
        writeFile: () => Promise.reject(new Error('written')),
      },
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('is part of the program');
  });
});
