import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { describeProgress } from '../../src/commands/score/progress.js';
import { fileIo } from '../../src/io.js';
import { type RunOptions, waymark } from '../support/run.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-score-'));
});

const framework = new URL('../fixtures/valid/tiny.yaml', import.meta.url).pathname;
const score = (argv: string[], options: RunOptions = {}) =>
  waymark(['score', '--framework', framework, ...argv], { folder, ...options });
const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** Sheets enough for many blocks, some of them wrong, and some unusual. */
const many = Array.from({ length: 20_000 }, (_, index) =>
  JSON.stringify({
    waymark: 1,
    framework: 'tiny',
    ...(index % 3 === 0 ? {} : { id: `s-${index}` }),
    organisation: `Organisation ${index % 700}${'x'.repeat(200)}`,
    answers: {
      owner: index % 977 === 5 ? 7 : index % 3,
      habits: index % 5 === 0 ? 'unknown' : index % 3,
      reach: (index * 7) % 3,
    },
    ...(index % 50 === 0 ? { targets: { owner: index % 3 } } : {}),
  }),
);

describe('several threads', () => {
  test.each([
    ['csv'],
    ['ndjson'],
    ['json'],
    ['csv', '--wide'],
    ['csv', '--by', 'criterion'],
    ['csv', '--summary'],
  ])(
    'give the same bytes as one: %s %s %s',
    async (format, ...more) => {
      write('many.ndjson', `${many.join('\n')}\n`);
      const argv = ['many.ndjson', '--format', format, ...more];
      const one = await score([...argv, '--jobs', '1']);
      expect(one.exitCode).toBe(1);
      expect(one.stderr).toContain('20,000 sheets read: 19,979 scored, 21 rejected.\n');
      for (const jobs of ['2', '3']) expect(await score([...argv, '--jobs', jobs])).toEqual(one);
    },
    60_000,
  );

  test('stop where one stops', async () => {
    write('many.ndjson', `${[...many.slice(6), many[5], ...many].join('\n')}\n`);
    const argv = ['many.ndjson', '--strict'];
    const one = await score([...argv, '--jobs', '1']);
    expect(one.exitCode).toBe(1);
    expect(await score([...argv, '--jobs', '3'])).toEqual(one);
  });

  test('rows of CSV with line breaks in them stay whole', async () => {
    const rows = Array.from(
      { length: 9000 },
      (_, index) => `r-${index},"Line one\nline ""two"", ${'x'.repeat(40)}",${index % 3},,1`,
    );
    write('rows.csv', `sheet,organisation,owner,habits,reach\n${rows.join('\n')}\n`);
    const one = await score(['rows.csv', '--wide', '--jobs', '1']);
    expect(one).toMatchObject({ exitCode: 0, stderr: '9,000 sheets read: 9,000 scored, 0 rejected.\n' });
    expect(await score(['rows.csv', '--wide', '--jobs', '3'])).toEqual(one);
  });
});

const sheet = '{"waymark":1,"framework":"tiny","id":"a","answers":{"owner":1}}\n';
const yaml = 'waymark: 1\nframework: tiny\nid: a\nanswers: { owner: 1 }\n';

describe('inputs', () => {
  test.each([
    ['a.ndjson', sheet],
    ['a.jsonl', sheet],
    ['a.json', sheet],
    ['a.yaml', yaml],
    ['a.YML', yaml],
    ['a.csv', 'sheet,owner\na,1\n'],
    ['a.tsv', 'sheet\towner\r\na\t1\r\n'],
    ['bom.csv', '\ufeffsheet;owner\na;1\n'],
    ['long.csv', 'sheet,criterion,answer\na,owner,1\n'],
  ])('%s, as it is and compressed', async (name, content) => {
    write(name, content);
    write(`${name}.gz`, gzipSync(content));
    const plain = await score([name]);
    expect(plain).toMatchObject({ exitCode: 0, stderr: '1 sheet read: 1 scored, 0 rejected.\n' });
    expect(plain.stdout).toContain('\na,,,tiny,1.2.0,basics,The basics,1,');
    expect((await score([`${name}.gz`])).stdout).toBe(plain.stdout);
    // The ids are the same, so both are one sheet twice.
    expect((await score(['.', '--quiet'])).stderr).toContain('[repeated-sheet]');
  });

  test.each([
    ['yaml', `${yaml}---\n${yaml.replace('id: a', 'id: b')}`],
    ['json', sheet],
    ['ndjson', sheet],
    ['csv', 'sheet,owner\na,1\n'],
  ])('standard input as %s', async (format, stdin) => {
    const { exitCode, stdout } = await score(['-', '--input', format], { stdin });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('\na,,,tiny,');
  });

  test('what has no id is called after its file, or its file and line', async () => {
    write('a.yaml', yaml.replace('id: a\n', ''));
    write('b.yaml', `${yaml.replace('id: a\n', '')}---\n${yaml.replace('id: a\n', '')}`);
    write('c.ndjson', sheet.replace('"id":"a",', '').repeat(2));
    const { stdout } = await score(['.', '--by', 'overall', '--no-header']);
    expect(stdout.split('\n').map((row) => row.split(',')[0])).toEqual([
      ...['a.yaml', 'b.yaml:1', 'b.yaml:5', 'c.ndjson:1', 'c.ndjson:2', ''],
    ]);
    const piped = await score(['-', '--input', 'ndjson', '--by', 'overall', '--no-header'], {
      stdin: sheet.replace('"id":"a",', ''),
    });
    expect(piped.stdout).toMatch(/^<stdin>:1,/);
  });

  test.each([
    ['not gzip', 'a.ndjson.gz', sheet, 0],
    ['not gzip, YAML', 'a.yaml.gz', yaml, 0],
    ['cut short', 'cut.ndjson.gz', gzipSync(many.join('\n')).subarray(0, -5000), 1000],
  ])('a compressed file that is broken: %s', async (_name, file, content, least) => {
    write(file, content);
    const { exitCode, stdout, stderr } = await score([file, '--by', 'overall', '--no-header']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`${file}: error: The file cannot be decompressed`);
    expect(stderr).toContain('[broken-archive]');
    expect(stderr).toContain('1 input not read.\n');
    // What came before the damage has been scored.
    expect(stdout.split('\n').length).toBeGreaterThan(least);
  });

  test('a record that is far too large is left out, and the next ones are read', async () => {
    write('a.ndjson', `${sheet}{"x":"${'y'.repeat(3_000_000)}"}\n${sheet.replace('"a"', '"b"')}`);
    const { exitCode, stdout, stderr } = await score(['a.ndjson', '--by', 'overall', '--no-header']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'a.ndjson:2:1: error: The record that begins here is larger than 2 MB. [record-too-large]',
    );
    expect(stdout.split('\n').length).toBe(3);
  });

  test('the names of files cannot steer a terminal or a table', async () => {
    write('=1+1\u001b[31m.yaml', yaml.replace('id: a\n', ''));
    const { stdout, stderr } = await score(['.', '--by', 'overall', '--no-header']);
    expect(stdout).toMatch(/^'=1\+1␛\[31m\.yaml,/);
    expect(stdout + stderr).not.toContain('\u001b');
  });
});

describe('outputs', () => {
  test('a file is written whole, and its ending tells the format', async () => {
    write('a.yaml', yaml);
    const { stdout } = await score(['a.yaml', '--format', 'json']);
    expect(await score(['a.yaml', '-o', 'out.json'])).toMatchObject({ exitCode: 0, stdout: '' });
    expect(read('out.json')).toBe(stdout);
  });

  test('an input is never written over', async () => {
    write('a.csv', 'sheet,owner\na,1\n');
    const { exitCode, stderr } = await score(['a.csv', '-o', './a.csv']);
    expect({ exitCode, stderr: stderr.includes('would be lost') }).toEqual({ exitCode: 2, stderr: true });
    expect(read('a.csv')).toBe('sheet,owner\na,1\n');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  test('what was there stays when the run is stopped, by --strict or from outside', async () => {
    write('many.ndjson', `${many.join('\n')}\n`);
    write('out.csv', 'before');
    expect((await score(['many.ndjson', '--strict', '-o', 'out.csv'])).exitCode).toBe(1);
    const person = {
      keyboard: null,
      screen: null,
      onInterrupt(interrupted: () => void) {
        setTimeout(interrupted, 1);
        return () => {};
      },
    };
    const { exitCode, stderr } = await score(['many.ndjson', '-o', 'out.csv'], { person });
    expect({ exitCode, stderr: stderr.includes('sheets read') }).toEqual({ exitCode: 130, stderr: false });
    expect(read('out.csv')).toBe('before');
    expect(readdirSync(folder).sort()).toEqual(['many.ndjson', 'out.csv']);
  });

  test('a file that cannot be written is said, before anything is scored', async () => {
    write('a.yaml', yaml);
    const { exitCode, stderr } = await score(['a.yaml', '-o', 'nowhere/out.csv']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^waymark: nowhere\/out\.csv cannot be written: /);
  });

  test('a reader that has had enough ends the run, and nothing is said', async () => {
    write('many.ndjson', `${many.join('\n')}\n`);
    let pieces = 0;
    const reader = () => {
      pieces += 1;
      return pieces < 2;
    };
    const { exitCode, stderr } = await score(['many.ndjson', '--quiet'], { reader });
    expect(exitCode).toBe(0);
    expect(stderr).not.toContain('sheets read');
    expect(pieces).toBe(2);
  });

  test('problems go to a file, as text or one a line', async () => {
    write('a.ndjson', `${sheet}{}\n`);
    for (const [name, start] of [
      ['problems.txt', 'a.ndjson:2:1: error: '],
      ['problems.ndjson', '{"code":"'],
    ] as const) {
      const { stderr } = await score(['a.ndjson', '--diagnostics', name]);
      expect(stderr).toBe('2 sheets read: 1 scored, 1 rejected.\n');
      expect(read(name).startsWith(start)).toBe(true);
    }
    expect((await score(['a.ndjson', '--diagnostics', 'a.ndjson'])).exitCode).toBe(2);
    expect(read('a.ndjson')).toBe(`${sheet}{}\n`);
  });
});

describe('progress', () => {
  test('is shown on a terminal alone, and taken away at the end', async () => {
    write('many.ndjson', `${many.join('\n')}\n`);
    // A clock that runs a second a look.
    let seconds = 0;
    const clock = { now: () => new Date(1000 * seconds++) };
    const argv = ['many.ndjson', '--summary', '--jobs', '1'];
    const shown = await score(argv, { terminal: 80, clock });
    expect(shown.stderr).toMatch(/\r[\d,]+ sheets, [\d,]+ a second, about \d+ s left.\[K/);
    expect((await score([...argv, '--quiet'], { terminal: 80, clock })).stderr).not.toContain(' a second');
    expect((await score(argv, { clock })).stderr).not.toContain(' a second');
  });

  test.each([
    [1000, 500, 1000, 10, '1,000 sheets, 100 a second, about 10 s left'],
    [1_234_567, 1, 1000, 10, '1,234,567 sheets, 123,457 a second, about 167 min left'],
    [5, 0, null, 0, '5 sheets, 0 a second'],
    [5, 500, 1000, 0.5, '5 sheets, 10 a second'],
  ])('%i sheets', (sheets, bytes, total, after, line) => {
    expect(describeProgress(sheets, bytes, total, after)).toBe(line);
  });
});

test('a file that goes away, or that may not be read, is said, and the others are scored', async () => {
  write('a.yaml', yaml);
  write('b.yaml', yaml.replace('id: a', 'id: b'));
  const files = fileIo(folder);
  const gone = {
    ...files,
    readFile: (path: string | URL, most: number) =>
      String(path).endsWith('a.yaml') ? ({ problem: 'file-not-found' } as const) : files.readFile(path, most),
  };
  const { exitCode, stdout, stderr } = await score(['.', '--by', 'overall', '--no-header'], { files: gone });
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(/^b,/);
  expect(stderr).toContain('a.yaml: error: There is no such file.');
  expect(existsSync(join(folder, 'a.yaml'))).toBe(true);
});
