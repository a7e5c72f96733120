import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { criteria, framework, listSheets, numbers, score, toNdjson } from '../support/many.js';

/* The same input gives the same bytes, whatever the number of threads. */

const folder = mkdtempSync(join(tmpdir(), 'waymark-bytes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** One sheet in so many is rejected, and another has the id of others. */
const faultsEach = 500;

beforeAll(() => {
  const sheets = listSheets(20_000).map((sheet, index) => {
    if (index % faultsEach === 7) return { ...sheet, date: '2026-02-30' };
    if (index % faultsEach === 11) return { ...sheet, id: 'the-same' };
    return sheet;
  });
  writeFileSync(join(folder, 'sheets.ndjson'), toNdjson(sheets));
  writeFileSync(join(folder, 'survey.csv'), survey(sheets.slice(0, 4000)));
});

/** Some of them as a table, with remarks of many lines: wherever it is cut, a piece begins inside one of them. */
function survey(sheets: readonly Record<string, unknown>[]): string {
  const next = numbers(2);
  const header = [
    'sheet',
    'organisation',
    'date',
    'framework_version',
    'remark',
    ...criteria.map(({ id }) => id),
  ];
  const rows = sheets.map(({ id, organisation, date, answers }) => {
    const given = answers as Record<string, unknown>;
    const lines = Array.from(
      { length: 1 + next(36) },
      (_, line) => `${line}: “${'said, "quoted" and '.repeat(next(8))}the end”`,
    );
    const cells = criteria.map((criterion) =>
      typeof given[criterion.id] === 'number' ? given[criterion.id] : '',
    );
    return [id, organisation, date, framework.version, lines.join('\n'), ...cells];
  });
  return `${Papa.unparse([header, ...rows], { newline: '\n' })}\n`;
}

interface Outcome {
  exitCode: number | null;
  stderr: string;
  hash: string;
}

async function outcome(argv: readonly string[]): Promise<Outcome> {
  const { exitCode, stderr } = await score(folder, [...argv, '-o', 'rows']);
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, 'rows')), hash);
  return { exitCode, stderr, hash: hash.digest('hex') };
}

describe.each([
  { name: 'long CSV', argv: ['sheets.ndjson', '--format', 'csv'] },
  { name: 'wide CSV', argv: ['sheets.ndjson', '--format', 'csv', '--wide'] },
  { name: 'long JSON', argv: ['sheets.ndjson', '--format', 'json'] },
  { name: 'wide JSON', argv: ['sheets.ndjson', '--format', 'json', '--wide'] },
  { name: 'a summary', argv: ['sheets.ndjson', '--format', 'json', '--summary'] },
  {
    name: 'long CSV of a survey with line breaks in its cells',
    argv: ['survey.csv', '--format', 'csv', '--by', 'phase', '--keep', 'remark'],
  },
  {
    name: 'wide JSON of a survey with line breaks in its cells',
    argv: ['survey.csv', '--format', 'json', '--wide', '--keep', 'remark', '--with-actions'],
  },
])('$name', ({ argv }) => {
  test('two runs, and one, two and three threads', async () => {
    // Before the fifth megabyte other threads are not worth their start.
    expect(statSync(join(folder, argv[0] as string)).size).toBeGreaterThan(6 * 1024 * 1024);
    const first = await outcome([...argv, '--jobs', '1']);
    expect(first.exitCode).toBe(1);
    const [faults, counts] =
      argv[0] === 'survey.csv'
        ? [8, '4,000 sheets read: 3,992 scored, 8 rejected.']
        : [40, '20,000 sheets read: 19,960 scored, 40 rejected.'];
    expect(first.stderr.split('[bad-date]').length - 1).toBe(faults);
    // Of each kind of warning twenty are shown; the rest is counted in one line.
    const warnings = faults - 1 > 20 ? 21 : faults - 1;
    expect(first.stderr.split('[repeated-sheet]').length - 1).toBe(warnings);
    expect(first.stderr.trimEnd().split('\n').at(-1)).toBe(counts);
    for (const jobs of ['1', '2', '3']) expect(await outcome([...argv, '--jobs', jobs])).toEqual(first);
  });
});
