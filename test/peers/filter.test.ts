import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshFolder, listSheets, program, runProgram, score, toNdjson } from '../support/many.js';

/* Sheets that have ids of their own may be scored in pieces, by as many processes as one likes. */

const sheets = listSheets(2000);
const filter = ['-', '--input', 'ndjson', '--no-header', '--quiet'];
const command = [process.execPath, program, 'score', ...filter].map((part) => `'${part}'`).join(' ');

const shapes = [
  { name: 'a row a step', options: [] },
  { name: 'a row a sheet', options: ['--wide', '--with-actions'] },
  { name: 'NDJSON', options: ['--format', 'ndjson', '--by', 'criterion'] },
];

/** The sheets in a file, and in a folder of pieces of 150. */
function inFolder(): string {
  const folder = freshFolder();
  writeFileSync(join(folder, 'sheets.ndjson'), toNdjson(sheets));
  mkdirSync(join(folder, 'pieces'));
  for (let start = 0; start < sheets.length; start += 150) {
    const name = `${String(start).padStart(4, '0')}.ndjson`;
    writeFileSync(join(folder, 'pieces', name), toNdjson(sheets.slice(start, start + 150)));
  }
  return folder;
}

/** What one plain run prints. */
async function plain(folder: string, options: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await score(folder, ['sheets.ndjson', ...filter.slice(3), ...options]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

const sorted = (rows: string) => rows.split('\n').sort();

describe.each(shapes)('$name', ({ options }) => {
  const line = [command, ...options].join(' ');

  test('xargs, two at a time', async () => {
    const folder = inFolder();
    const pieces = readdirSync(join(folder, 'pieces')).map((name) => `pieces/${name}\n`);
    const { exitCode, stderr } = await runProgram(
      folder,
      'xargs',
      ['-P', '2', '-n', '1', 'sh', '-c', `${line} < "$0" > "$0.rows"`],
      pieces.join(''),
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const written = readdirSync(join(folder, 'pieces')).filter((name) => name.endsWith('.rows'));
    expect(written.length).toBe(14);
    const rows = written.map((name) => readFileSync(join(folder, 'pieces', name), 'utf8')).join('');
    expect(sorted(rows)).toEqual(sorted(await plain(folder, options)));
  });

  test('parallel, in order', async () => {
    const folder = inFolder();
    const { exitCode, stdout, stderr } = await runProgram(
      folder,
      'parallel',
      ['--will-cite', '--jobs', '2', '--pipe', '--keep-order', '--block', '200k', line],
      readFileSync(join(folder, 'sheets.ndjson')),
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(await plain(folder, options));
  });
});

test('a piece with a broken sheet makes xargs fail, and the others are scored', async () => {
  const folder = freshFolder();
  const names = ['a', 'b', 'c'].map((name) => `${name}.ndjson`);
  for (const [index, name] of names.entries()) {
    writeFileSync(join(folder, name), toNdjson(sheets.slice(index, index + 1)));
  }
  writeFileSync(join(folder, 'b.ndjson'), '{"waymark":1}\n');
  const { exitCode, stdout, stderr } = await runProgram(
    folder,
    'xargs',
    ['-n', '1', 'sh', '-c', `${command} --by overall < "$0"`],
    names.join('\n'),
  );
  // What xargs says when a command has ended with anything from 1 to 125.
  expect(exitCode).toBe(123);
  expect(stderr).toContain('[missing-key]');
  expect(stdout.split('\n').map((row) => row.slice(0, row.indexOf(',')))).toEqual([
    'sheet-00001',
    'sheet-00003',
    '',
  ]);
});
