import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { fileIo } from '../../src/io.js';
import { freshFolder, numbers } from '../support/many.js';
import { type RunOptions, repository, transcript, waymark } from '../support/run.js';

const expected = (name: string) => join(repository, 'test/expected/migrate', name);

/** Five versions of one framework, and sheets of the first, in a folder that is gone after the test. */
function housing(): string {
  const folder = freshFolder();
  cpSync(join(repository, 'test/fixtures/versions'), folder, { recursive: true });
  return folder;
}

const inFolder = (folder: string, name: string) => join(folder, name);
const read = (folder: string, name: string) => readFileSync(inFolder(folder, name), 'utf8');
const write = (folder: string, name: string, text: string) => writeFileSync(inFolder(folder, name), text);
const migrate = (folder: string, argv: readonly string[], options: RunOptions = {}) =>
  waymark(['migrate', ...argv], { ...options, folder });

/** Everything in a folder, by name. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, read(folder, name)]));
}

const from = ['--from', 'housing-1.0.0.yaml'];
const to = (version: string) => ['--to', `housing-${version}.yaml`];

describe('a chain of five versions', () => {
  test.each([
    ['within-a-major-version', ['full-1.0.0.yaml', ...to('1.1.0')]],
    ['a-folder', ['.', ...to('2.0.0'), ...from]],
    ['in-one-go', ['full-1.0.0.yaml', ...to('3.0.0'), ...from, '--scale', 'proportional']],
    ['the-number', ['full-1.0.0.yaml', ...to('3.0.0'), ...from, '--scale', 'clamp']],
    ['ask-again', ['full-1.0.0.yaml', ...to('3.0.0'), ...from, '--scale', 'ask-again']],
    ['short-form', ['short-1.0.0.yaml', ...to('2.0.0')]],
    ['not-complete', ['open-1.0.0.yaml', ...to('2.0.0'), ...from]],
  ])('%s: what would happen, and the sheet as it would be', async (name, argv) => {
    const folder = housing();
    const before = contents(folder);
    const result = await migrate(folder, argv);
    expect(result.exitCode).toBe(0);
    await expect(transcript(['migrate', ...argv], result)).toMatchFileSnapshot(expected(`${name}.txt`));
    expect(contents(folder)).toEqual(before);
    const [sheet = ''] = argv;
    if (sheet === '.') return;
    const printed = await migrate(folder, [...argv, '-o', '-']);
    await expect(printed.stdout).toMatchFileSnapshot(expected(`${name}.yaml`));
    expect(contents(folder)).toEqual(before);
    // What happened is said all the same, beside the sheet.
    expect(printed.stderr).toBe(
      result.stdout.replace(/\n?\nNothing was written; --write does it\.\n$/, '\n'),
    );
  });

  test('a migrated sheet is valid, and is scored', async () => {
    for (const rule of ['clamp', 'proportional', 'ask-again']) {
      const folder = housing();
      const argv = [
        'full-1.0.0.yaml',
        'short-1.0.0.yaml',
        ...to('3.0.0'),
        ...from,
        '--scale',
        rule,
        '--write',
      ];
      expect((await migrate(folder, argv)).exitCode).toBe(0);
      const validated = await waymark(
        ['validate', 'housing-3.0.0.yaml', 'full-1.0.0.yaml', 'short-1.0.0.yaml'],
        { folder },
      );
      expect(validated).toEqual({ exitCode: 0, stdout: '3 files checked: no problems.\n', stderr: '' });
    }
  });

  test('step by step an answer comes to the same place as in one go', async () => {
    const folder = housing();
    write(folder, 'again.yaml', read(folder, 'full-1.0.0.yaml'));
    const scale = ['--scale', 'proportional'];
    const versions = ['1.0.0', '1.0.1', '1.1.0', '2.0.0', '3.0.0'];
    for (const [index, version] of versions.entries()) {
      if (index === 0) continue;
      const before = `housing-${versions[index - 1]}.yaml`;
      const argv = ['full-1.0.0.yaml', ...to(version), '--from', before, ...scale, '--write'];
      expect(await migrate(folder, argv)).toMatchObject({ exitCode: 0, stderr: '' });
    }
    await migrate(folder, ['again.yaml', ...to('3.0.0'), ...from, ...scale, '--write']);
    const [steps, once] = [parse(read(folder, 'full-1.0.0.yaml')), parse(read(folder, 'again.yaml'))];
    // Which version asks again is not the same.
    const isAsked = (answer: { note?: string } | null) => answer?.note?.startsWith('Ask again. ') === true;
    const settled = (answers: Record<string, never>) =>
      Object.entries(answers).map(([id, answer]) => [id, isAsked(answer) ? 'asked again' : answer]);
    expect(settled(steps.answers)).toEqual(settled(once.answers));
    expect(steps.targets).toEqual(once.targets);
    const ids = (sheet: { archive: { id: string }[] }) => sheet.archive.map(({ id }) => id).sort();
    expect(ids(steps)).toEqual(ids(once));
    await expect(read(folder, 'full-1.0.0.yaml')).toMatchFileSnapshot(expected('step-by-step.yaml'));
  });
});

test('the archive takes part in nothing', async () => {
  const folder = housing();
  const argv = ['full-1.0.0.yaml', ...to('3.0.0'), ...from, '--scale', 'proportional', '--write'];
  await migrate(folder, argv);
  const { archive, ...sheet } = parse(read(folder, 'full-1.0.0.yaml'));
  expect(archive.length).toBeGreaterThan(1);
  // One in which every part of it may be taken for another.
  const more = {
    id: 'damp-action',
    answer: { level: 5, note: 'Not this' },
    target: 1,
    respondent: { name: 'No' },
  };
  const both = [sheet, { ...sheet, archive: [...archive, more] }];
  const results = [];
  for (const one of both) {
    const name = 'sheet';
    write(folder, `${name}.json`, JSON.stringify(one));
    write(folder, `${name}.yaml`, stringify(one));
    const empty = { waymark: 1, framework: 'housing', answers: {} };
    write(folder, `${name}.ndjson`, [empty, one, one].map((line) => `${JSON.stringify(line)}\n`).join(''));
    const given = ['--framework', 'housing-3.0.0.yaml'];
    const files = [`${name}.json`, `${name}.yaml`, `${name}.ndjson`];
    results.push([
      await waymark(['score', ...files, ...given, '--by', 'criterion'], { folder }),
      await waymark(['score', ...files, ...given, '--summary', '--format', 'json'], { folder }),
      await waymark(['report', `${name}.yaml`, ...given, '--format', 'json'], { folder }),
      await waymark(['explain', `${name}.yaml`, ...given], { folder }),
    ]);
  }
  expect(results[1]).toEqual(results[0]);
  expect(results[0]?.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
});

describe('writing', () => {
  const argv = ['.', ...to('2.0.0'), ...from, '--write'];

  test('keeps each old sheet beside the new one, byte for byte, where no command takes it for a sheet', async () => {
    const folder = housing();
    const before = contents(folder);
    chmodSync(inFolder(folder, 'full-1.0.0.yaml'), 0o600);
    const result = await migrate(folder, argv);
    await expect(transcript(['migrate', ...argv], result)).toMatchFileSnapshot(expected('write.txt'));
    for (const name of ['full', 'open', 'short']) {
      expect(read(folder, `${name}-1.0.0.yaml.1.0.0.bak`)).toBe(before[`${name}-1.0.0.yaml`]);
    }
    if (process.platform !== 'win32') {
      expect(statSync(inFolder(folder, 'full-1.0.0.yaml.1.0.0.bak')).mode & 0o777).toBe(0o600);
      expect(statSync(inFolder(folder, 'full-1.0.0.yaml')).mode & 0o777).toBe(0o600);
    }
    const scored = await waymark(
      ['score', '.', '--framework', 'housing-2.0.0.yaml', '--by', 'overall', '--quiet'],
      { folder },
    );
    expect(scored.stdout.trim().split('\n')).toHaveLength(4);
    expect(scored.stdout).not.toContain('.bak');
  });

  test('twice is once', async () => {
    const folder = housing();
    await migrate(folder, argv);
    const once = contents(folder);
    const again = await migrate(folder, argv);
    await expect(transcript(['migrate', ...argv], again)).toMatchFileSnapshot(expected('write-again.txt'));
    expect(contents(folder)).toEqual(once);
  });

  test('keeps line ends and the byte order mark', async () => {
    const folder = housing();
    write(folder, 'full-1.0.0.yaml', `\ufeff${read(folder, 'full-1.0.0.yaml').replaceAll('\n', '\r\n')}`);
    const { exitCode } = await migrate(folder, ['full-1.0.0.yaml', ...to('2.0.0'), ...from, '--write']);
    expect(exitCode).toBe(0);
    const text = read(folder, 'full-1.0.0.yaml');
    expect(text).toContain('framework-version: 2.0.0');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('never writes over a backup', async () => {
    const folder = housing();
    write(folder, 'full-1.0.0.yaml.1.0.0.bak', 'mine');
    if (process.platform !== 'win32') symlinkSync('nowhere', inFolder(folder, 'full-1.0.0.yaml.1.0.0-2.bak'));
    const old = read(folder, 'full-1.0.0.yaml');
    const { stdout } = await migrate(folder, ['full-1.0.0.yaml', ...argv.slice(1)]);
    const number = process.platform === 'win32' ? 2 : 3;
    expect(stdout).toContain(`The sheet as it was: full-1.0.0.yaml.1.0.0-${number}.bak\n`);
    expect(read(folder, 'full-1.0.0.yaml.1.0.0.bak')).toBe('mine');
    expect(read(folder, `full-1.0.0.yaml.1.0.0-${number}.bak`)).toBe(old);
  });

  test('leaves a sheet alone that is being answered', async () => {
    const folder = housing();
    const before = read(folder, 'full-1.0.0.yaml');
    const holder = { host: hostname(), process: process.pid, since: '2026-11-23T09:30:00.000Z' };
    write(folder, 'full-1.0.0.yaml.lock', JSON.stringify(holder));
    const { exitCode, stderr, stdout } = await migrate(folder, argv);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('full-1.0.0.yaml: error: This sheet is being answered, by process');
    expect(stderr).toContain('[sheet-in-use]');
    expect(stdout).toContain('3 sheets: 2 migrated, 1 cannot be migrated.');
    expect(read(folder, 'full-1.0.0.yaml')).toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('full'))).toEqual([
      'full-1.0.0.yaml',
      'full-1.0.0.yaml.lock',
    ]);
  });

  test('leaves a sheet alone that somebody changes meanwhile', async () => {
    const folder = housing();
    const files = fileIo(folder);
    const { exitCode, stderr } = await migrate(folder, ['full-1.0.0.yaml', ...argv.slice(1)], {
      files: {
        lock(path) {
          write(folder, 'full-1.0.0.yaml', 'waymark: 1\nframework: housing\nanswers: {}\n');
          return files.lock(path);
        },
      },
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[sheet-changed]');
    expect(readdirSync(folder).filter((name) => name.endsWith('.bak') || name.endsWith('.lock'))).toEqual([]);
  });

  test('a backup or a sheet that cannot be written', async () => {
    const folder = housing();
    const before = contents(folder);
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const fail = (): never => {
      throw full;
    };
    const sheet = ['full-1.0.0.yaml', ...argv.slice(1)];
    const noBackup = await migrate(folder, sheet, { files: { copyFile: fail } });
    expect(noBackup.exitCode).toBe(1);
    expect(noBackup.stderr).toContain(
      'full-1.0.0.yaml: error: “full-1.0.0.yaml.1.0.0.bak” cannot be written: the disk is full. [sheet-not-written]',
    );
    expect(contents(folder)).toEqual(before);
    const noSheet = await migrate(folder, sheet, { files: { writeFile: async () => fail() } });
    expect(noSheet.exitCode).toBe(1);
    expect(noSheet.stderr).toContain('“full-1.0.0.yaml” cannot be written: the disk is full.');
    expect(read(folder, 'full-1.0.0.yaml')).toBe(before['full-1.0.0.yaml']);
  });
});

describe('one sheet to another file', () => {
  const argv = ['sheet.yaml', ...to('2.0.0')];
  const prepare = () => {
    const folder = housing();
    write(folder, 'sheet.yaml', read(folder, 'short-1.0.0.yaml'));
    mkdirSync(inFolder(folder, 'new'));
    return folder;
  };

  test('names its framework from there', async () => {
    const folder = prepare();
    expect((await migrate(folder, [...argv, '-o', 'new/sheet.yaml'])).exitCode).toBe(0);
    expect(parse(read(folder, 'new/sheet.yaml')).framework).toBe('../housing-2.0.0.yaml');
    expect((await waymark(['validate', 'new/sheet.yaml'], { folder })).exitCode).toBe(0);
  });

  test('a file whose framework has changed in its place keeps the name', async () => {
    const folder = prepare();
    cpSync(inFolder(folder, 'housing-2.0.0.yaml'), inFolder(folder, 'housing.yaml'));
    write(folder, 'sheet.yaml', read(folder, 'sheet.yaml').replace('./housing-1.0.0.yaml', './housing.yaml'));
    const { stdout } = await migrate(folder, ['sheet.yaml', '--to', 'housing.yaml', ...from, '-o', '-']);
    expect(parse(stdout).framework).toBe('./housing.yaml');
  });

  test('is not written over another, nor over itself', async () => {
    const folder = prepare();
    write(folder, 'there.yaml', 'mine');
    const taken = await migrate(folder, [...argv, '-o', 'there.yaml']);
    expect(taken).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('there.yaml exists already'),
    });
    expect((await migrate(folder, [...argv, '-o', 'there.yaml', '--force'])).exitCode).toBe(0);
    expect(read(folder, 'there.yaml')).toContain('framework-version: 2.0.0');
    const itself = await migrate(folder, [...argv, '-o', 'sheet.yaml', '--force']);
    expect(itself).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('would be lost') });
  });
});

describe('which of several old versions', () => {
  const given = ['--from', 'housing-1.1.0.yaml', '--from', 'housing-1.0.1.yaml'];

  test('the next later one of the same major version will do', async () => {
    const { exitCode, stdout } = await migrate(housing(), ['full-1.0.0.yaml', ...to('2.0.0'), ...given]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('full-1.0.0.yaml: 1.0.0 → 2.0.0');
  });

  test('an earlier one will not: it may lack what the sheet answers', async () => {
    const folder = housing();
    write(folder, 'later.yaml', read(folder, 'open-1.0.0.yaml').replace('1.0.0', '1.1.0'));
    const earlier = ['--from', 'housing-1.0.1.yaml'];
    const { exitCode, stderr } = await migrate(folder, ['later.yaml', ...to('2.0.0'), ...earlier]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('This sheet is for version 1.1.0 of the framework, and without that version');
    expect((await migrate(folder, ['later.yaml', ...to('2.0.0'), ...given])).exitCode).toBe(0);
  });

  test('a sheet that names none needs one, and no more than one', async () => {
    const folder = housing();
    write(folder, 'none.yaml', 'waymark: 1\nframework: housing\nanswers: { tenant-feedback: 2 }\n');
    const many = await migrate(folder, ['none.yaml', ...to('2.0.0'), ...given]);
    expect(many).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('[old-framework-needed]') });
    const { stdout } = await migrate(folder, ['none.yaml', ...to('2.0.0'), ...from, '-o', '-']);
    expect(parse(stdout)).toEqual({
      waymark: 1,
      framework: 'housing',
      'framework-version': '2.0.0',
      answers: { 'feedback-after-repair': 2 },
    });
  });
});

describe('versions in git', () => {
  /** A framework that has changed in its place, and sheets that name its path. */
  const repositoryOf = () => {
    const folder = freshFolder();
    mkdirSync(inFolder(folder, 'frameworks'));
    mkdirSync(inFolder(folder, 'sheets'));
    const fixture = (name: string) => readFileSync(join(repository, 'test/fixtures/versions', name), 'utf8');
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
    git('init', '--quiet');
    for (const version of ['1.0.0', '2.0.0', '3.0.0']) {
      write(folder, 'frameworks/housing.yaml', fixture(`housing-${version}.yaml`));
      git('add', '.');
      git('commit', '--quiet', '--message', version);
      git('tag', `v${version}`);
    }
    const named = '../frameworks/housing.yaml';
    write(folder, 'sheets/a.yaml', fixture('short-1.0.0.yaml').replace('./housing-1.0.0.yaml', named));
    write(
      folder,
      'sheets/b.yaml',
      `waymark: 1\nframework: ${named}\nframework-version: 2.0.0\nanswers: { damp-action: 2 }\n`,
    );
    return folder;
  };

  test('the old ones with --from, each sheet its own; the new sheets keep the path', async () => {
    const folder = repositoryOf();
    const without = await migrate(folder, ['sheets', '--to', 'frameworks/housing.yaml']);
    expect(without).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('[old-framework-needed]') });
    const argv = [
      'sheets',
      ...['--to', 'frameworks/housing.yaml'],
      ...['--from', 'git:v2.0.0:frameworks/housing.yaml', '--from', 'git:v1.0.0:frameworks/housing.yaml'],
      ...['--scale', 'proportional', '--write'],
    ];
    const result = await migrate(folder, argv);
    await expect(transcript(['migrate', ...argv], result)).toMatchFileSnapshot(expected('git.txt'));
    expect(parse(read(folder, 'sheets/b.yaml'))).toEqual({
      waymark: 1,
      framework: '../frameworks/housing.yaml',
      'framework-version': '3.0.0',
      answers: { 'damp-action': 4 },
    });
    expect((await waymark(['validate', 'sheets/a.yaml', 'sheets/b.yaml'], { folder })).exitCode).toBe(0);
  });

  test('the new one', async () => {
    const folder = repositoryOf();
    const argv = ['sheets/a.yaml', '--to', 'git:v2.0.0:frameworks/housing.yaml'];
    const given = ['--from', 'git:v1.0.0:frameworks/housing.yaml'];
    const { stdout } = await migrate(folder, [...argv, ...given, '-o', '-']);
    expect(parse(stdout)).toMatchObject({
      framework: '../frameworks/housing.yaml',
      'framework-version': '2.0.0',
    });
  });

  test('none of that name', async () => {
    const argv = ['sheets/a.yaml', '--to', 'git:v9:frameworks/housing.yaml'];
    const { exitCode, stderr } = await migrate(repositoryOf(), argv);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('the repository has no branch, tag or commit “v9”');
  });
});

describe('JSON', () => {
  test('the report', async () => {
    const argv = [
      'full-1.0.0.yaml',
      'absent.yaml',
      'housing-1.0.0.yaml',
      ...to('2.0.0'),
      ...from,
      '--format',
      'json',
    ];
    const result = await migrate(housing(), argv);
    expect(result.stderr).toBe('');
    await expect(transcript(['migrate', ...argv], result)).toMatchFileSnapshot(expected('json.txt'));
  });

  test('a sheet in JSON stays one', async () => {
    const folder = housing();
    write(folder, 'sheet.json', JSON.stringify(parse(read(folder, 'full-1.0.0.yaml')), null, 4));
    const argv = ['sheet.json', ...to('2.0.0'), ...from, '-o', '-'];
    const { stdout } = await migrate(folder, argv);
    const { stdout: yaml } = await migrate(folder, ['full-1.0.0.yaml', ...argv.slice(1)]);
    expect(JSON.parse(stdout)).toEqual(parse(yaml));
    expect(stdout).toContain('\n    "framework-version": "2.0.0",\n');
  });
});

/* Each in a file: the command, the exit code and what is said. */
describe('what cannot be migrated', () => {
  const sheet = (more: string) => `waymark: 1\nframework: housing\n${more}`;
  const files: Record<string, string> = {
    'newer.yaml': sheet('framework-version: 3.0.0\nanswers: { damp-action: 2 }\n'),
    'no-version.yaml': sheet('answers: { tenant-feedback: 2 }\n'),
    'other.yaml': 'waymark: 1\nframework: parks\nframework-version: 1.0.0\nanswers: {}\n',
    'invalid.yaml': sheet('framework-version: 1.0.0\nanswers: { tenant-feedbak: 2, repair-times: 7 }\n'),
    'two.yaml': `${sheet('answers: {}\n')}---\n${sheet('answers: {}\n')}`,
    'broken.yaml': 'waymark: [1\n',
    'proto.yaml': sheet('framework-version: 1.0.0\nanswers: { __proto__: 2, constructor: 1 }\n'),
    'states.yaml': sheet('framework-version: 2.0.0\nanswers: { damp-action: { level: 2, unknown: true } }\n'),
    'table.csv': 'sheet,tenant-feedback\na,1\n',
    'lines.ndjson': '{}\n',
    'notes.txt': 'Notes\n',
    'compose.yaml': 'services: {}\n',
  };
  const hostile = () => {
    const folder = housing();
    for (const [name, text] of Object.entries(files)) write(folder, name, text);
    return folder;
  };

  test.each<[string, string[]]>([
    ['no-rule', ['full-1.0.0.yaml', ...to('3.0.0'), ...from, '--write']],
    ['old-version-needed', ['full-1.0.0.yaml', 'no-version.yaml', ...to('2.0.0')]],
    ['newer', ['newer.yaml', ...to('2.0.0')]],
    ['other-framework', ['other.yaml', ...to('2.0.0')]],
    ['invalid-before', ['invalid.yaml', ...to('2.0.0'), ...from]],
    ['invalid-before-unknown', ['states.yaml', '--to', 'housing-2.1.0.yaml']],
    ['several-documents', ['two.yaml', ...to('2.0.0'), ...from]],
    ['hostile', ['proto.yaml', 'broken.yaml', ...to('2.0.0'), ...from]],
    ['tables', ['table.csv', 'lines.ndjson', ...to('2.0.0')]],
    ['no-sheets', ['compose.yaml', 'housing-1.0.0.yaml', 'absent.yaml', 'notes.txt', ...to('2.0.0')]],
    ['the-others', ['.', ...to('2.0.0'), ...from]],
    ['nothing-there', ['empty', ...to('2.0.0')]],
    ['only-frameworks', ['frameworks', ...to('2.0.0')]],
    ['to-absent', ['full-1.0.0.yaml', '--to', 'housing-9.yaml']],
    ['from-absent', ['full-1.0.0.yaml', ...to('2.0.0'), '--from', 'absent.yaml']],
    ['from-newer', ['full-1.0.0.yaml', ...to('2.0.0'), '--from', 'housing-3.0.0.yaml']],
    ['from-other', ['full-1.0.0.yaml', ...to('2.0.0'), '--from', 'public-sector-digital-transformation']],
    ['no-to', ['full-1.0.0.yaml']],
    ['nothing-named', [...to('2.0.0')]],
    ['stdin', ['-', ...to('2.0.0')]],
    ['output-for-many', ['.', ...to('2.0.0'), ...from, '-o', 'x.yaml']],
    ['output-and-write', ['full-1.0.0.yaml', ...to('2.0.0'), '-o', 'x.yaml', '--write']],
  ])('%s', async (name, argv) => {
    const folder = hostile();
    const newest = read(folder, 'housing-2.0.0.yaml').replace('version: 2.0.0', 'version: 2.1.0');
    mkdirSync(inFolder(folder, 'empty'));
    mkdirSync(inFolder(folder, 'frameworks'));
    write(folder, 'frameworks/a.yaml', newest);
    if (name === 'invalid-before-unknown') write(folder, 'housing-2.1.0.yaml', newest);
    const result = await migrate(folder, argv);
    expect(result.exitCode).toBeGreaterThan(0);
    await expect(transcript(['migrate', ...argv], result)).toMatchFileSnapshot(
      expected(`refused/${name}.txt`),
    );
    expect(readdirSync(folder).filter((file) => file.endsWith('.bak'))).toEqual([]);
  });

  test('one that is wrong does not stop the others', async () => {
    const folder = hostile();
    const { exitCode, stdout } = await migrate(folder, [
      'newer.yaml',
      'full-1.0.0.yaml',
      ...to('2.0.0'),
      ...from,
      '--write',
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('2 sheets: 1 migrated, 1 cannot be migrated.');
    expect(parse(read(folder, 'full-1.0.0.yaml'))['framework-version']).toBe('2.0.0');
  });

  test('names with control characters cannot rewrite the terminal', async () => {
    const folder = housing();
    const name = '\u001b[31mred.yaml';
    write(folder, name, read(folder, 'short-1.0.0.yaml'));
    const { stdout, stderr } = await migrate(folder, [name, ...to('2.0.0')]);
    expect(stdout).toContain('red.yaml: 1.0.0 → 2.0.0');
    expect(stdout + stderr).not.toContain('\u001b');
  });

  test('three thousand answers that have no place any more are kept, and quickly', async () => {
    const folder = housing();
    const ids = Array.from({ length: 3000 }, (_, index) => `gone-${index}`);
    const answers = ids.map((id) => `  ${id}: { level: 1, note: Of ${id} }\n`).join('');
    write(folder, 'large.yaml', sheet(`framework-version: 2.0.0\nanswers:\n${answers}  damp-action: 2\n`));
    const newest = read(folder, 'housing-2.0.0.yaml').replace('version: 2.0.0', 'version: 2.1.0');
    write(folder, 'housing-2.1.0.yaml', newest);
    const { exitCode, stdout } = await migrate(folder, ['large.yaml', ...to('2.1.0'), '-o', '-']);
    expect(exitCode).toBe(0);
    const { answers: left, archive } = parse(stdout);
    expect(left).toEqual({ 'damp-action': 2 });
    expect(archive.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  test('whatever is in a file, it is migrated to a valid sheet or refused, and the others with it', async () => {
    const marks = [
      '{',
      '}',
      '[',
      '&a ',
      '*a',
      '!x ',
      '"',
      ':',
      '\t',
      '- ',
      '#',
      '\u0007',
      '\n\n',
      '...',
      '?',
      '>\n',
      '|',
    ];
    const folder = housing();
    const text = read(folder, 'full-1.0.0.yaml');
    const next = numbers(7);
    for (let index = 0; index < 80; index += 1) {
      const at = next(text.length);
      const mark = marks[next(marks.length)] ?? '';
      write(folder, `mangled-${index}.yaml`, text.slice(0, at) + mark + text.slice(at + next(4)));
    }
    const argv = ['.', ...to('3.0.0'), ...from, '--scale', 'proportional', '--write', '--format', 'json'];
    const { exitCode, stdout } = await migrate(folder, argv);
    expect(exitCode).toBe(3);
    const { sheets } = JSON.parse(stdout);
    const of = (state: string) =>
      sheets.flatMap((sheet: { file: string; state: string }) => (sheet.state === state ? [sheet.file] : []));
    expect(of('migrated').length).toBeGreaterThan(10);
    expect(of('refused').length).toBeGreaterThan(20);
    const validated = await waymark(['validate', 'housing-3.0.0.yaml', ...of('migrated')], { folder });
    expect(validated).toMatchObject({ exitCode: 0, stderr: '' });
  });
});
