import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { freshFolder, listSheets, score } from '../support/many.js';
import { repository } from '../support/run.js';

/* Sheets that are broken, each in a way of its own, among many that are not. */

const fixture = (name: string) => readFileSync(join(repository, 'test/fixtures/score', name), 'utf8');
const expected = (name: string) => join(repository, 'test/expected/score', name);

interface Place {
  file: string;
  line: number;
  code: string;
}

/** What is said, a diagnostic a line, in the order in which it is said. */
function placesIn(stderr: string): Place[] {
  return stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ file, start, code }) => ({ file, line: start.line, code }));
}

const rows = (stdout: string) => stdout.split('\n').slice(0, -1);
const idOf = (row: string) => row.slice(0, row.indexOf(','));
const usual = ['--by', 'overall', '--no-header'];

describe('a thousand sheets in NDJSON', () => {
  // Each is called by what is wrong with it.
  const broken = fixture('broken.ndjson').trimEnd().split('\n');
  const codes = broken.map((line) => String(/^\{"id":"([^"]+)"/.exec(line)?.[1]));
  const good = listSheets(980);
  const lines = good.flatMap((sheet, index) => {
    const line = JSON.stringify(sheet);
    // The last of each fifty is a broken one.
    return index % 49 === 48 ? [line, String(broken[(index - 48) / 49])] : [line];
  });

  function inFolder(): string {
    const folder = freshFolder();
    writeFileSync(join(folder, 'sheets.ndjson'), `${lines.join('\n')}\n`);
    return folder;
  }

  test('twenty of them are broken in different ways', () => {
    expect(new Set(codes).size).toBe(20);
    expect(lines.length).toBe(1000);
  });

  test.each(['1', '2'])(
    'the others are scored, and each of these is explained, by %s threads',
    async (jobs) => {
      const argv = ['sheets.ndjson', ...usual, '--jobs', jobs];
      const { exitCode, stdout, stderr } = await score(inFolder(), argv);
      expect(exitCode).toBe(1);
      expect(rows(stdout).map(idOf)).toEqual(good.map(({ id }) => id));
      await expect(stderr).toMatchFileSnapshot(expected('broken.txt'));
    },
  );

  test('each diagnostic has its file, line and code', async () => {
    const argv = ['sheets.ndjson', ...usual, '--diagnostics', 'json', '--quiet'];
    const { stderr } = await score(inFolder(), argv);
    expect(placesIn(stderr)).toEqual(
      codes.map((code, index) => ({ file: 'sheets.ndjson', line: 50 * (index + 1), code })),
    );
  });

  test('without them there is nothing to say, and the table is the same', async () => {
    const folder = inFolder();
    const { stdout } = await score(folder, ['sheets.ndjson', ...usual]);
    writeFileSync(join(folder, 'good.ndjson'), good.map((sheet) => `${JSON.stringify(sheet)}\n`).join(''));
    expect(await score(folder, ['good.ndjson', ...usual, '--quiet'])).toEqual({
      exitCode: 0,
      stdout,
      stderr: '',
    });
  });

  test.each([
    ['20', 0],
    ['19', 1],
    ['2%', 0],
    ['1.9%', 1],
  ])('--max-rejected %s', async (most, exitCode) => {
    const ran = await score(inFolder(), ['sheets.ndjson', ...usual, '--max-rejected', most]);
    expect(ran.exitCode).toBe(exitCode);
    expect(rows(ran.stdout).length).toBe(980);
  });

  test('--strict stops at the first', async () => {
    const folder = inFolder();
    writeFileSync(join(folder, 'scores.csv'), 'old\n');
    const argv = ['sheets.ndjson', ...usual, '--strict', '--max-rejected', '20'];
    const { exitCode, stderr } = await score(folder, [...argv, '-o', 'scores.csv']);
    expect(exitCode).toBe(1);
    expect(stderr.split('\n\n')).toEqual([
      expect.stringMatching(/^sheets\.ndjson:50:117: error: .* \[json-syntax\]\n/),
      '50 sheets read: 49 scored, 1 rejected. Stopped at the first (--strict).\n',
    ]);
    expect(readFileSync(join(folder, 'scores.csv'), 'utf8')).toBe('old\n');
  });
});

describe('a hundred sheets in a folder', () => {
  const broken = fixture('broken.yaml')
    .replace(/^#.*\n/, '')
    .split('---\n')
    .map((text) => {
      const lines = text.split('\n');
      const line = lines.findIndex((one) => one.includes(' # ')) + 1;
      return { text, line, code: String(lines[line - 1]?.split(' # ')[1]) };
    });
  const good = listSheets(80);

  function inFolder(): string {
    const folder = freshFolder();
    mkdirSync(join(folder, 'sheets'));
    for (const { code, text } of broken) writeFileSync(join(folder, 'sheets', `${code}.yaml`), text);
    for (const sheet of good) writeFileSync(join(folder, 'sheets', `${sheet.id}.yaml`), stringify(sheet));
    return folder;
  }

  test('twenty of them are broken in different ways', () => {
    expect(new Set(broken.map(({ code }) => code)).size).toBe(20);
  });

  test.each(['1', '2'])(
    'the others are scored, and each of these is explained, by %s threads',
    async (jobs) => {
      const { exitCode, stdout, stderr } = await score(inFolder(), ['sheets', ...usual, '--jobs', jobs]);
      expect(exitCode).toBe(1);
      expect(rows(stdout).map(idOf)).toEqual(good.map(({ id }) => id));
      await expect(stderr).toMatchFileSnapshot(expected('broken-folder.txt'));
    },
  );

  test('the first that is said of each has its file, line and code', async () => {
    const argv = ['sheets', ...usual, '--diagnostics', 'json', '--quiet'];
    const { stderr } = await score(inFolder(), argv);
    const first = new Map(
      placesIn(stderr)
        .reverse()
        .map((place) => [place.file, place]),
    );
    expect([...first.values()].reverse()).toEqual(
      broken
        .map(({ code, line }) => ({ file: `sheets/${code}.yaml`, line, code }))
        .sort((a, b) => (a.file < b.file ? -1 : 1)),
    );
  });

  test.each([
    ['20', 0],
    ['19', 1],
    ['20%', 0],
    ['19.9%', 1],
  ])('--max-rejected %s', async (most, exitCode) => {
    const ran = await score(inFolder(), ['sheets', ...usual, '--max-rejected', most]);
    expect(ran.exitCode).toBe(exitCode);
    expect(rows(ran.stdout).length).toBe(80);
  });

  test('--strict stops at the first', async () => {
    const { exitCode, stdout, stderr } = await score(inFolder(), ['sheets', ...usual, '--strict', '--quiet']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^sheets\/bad-id\.yaml:/);
    expect(stderr).not.toContain('circular-alias.yaml');
  });
});
