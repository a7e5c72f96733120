import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/index.js';
import { freshFolder } from '../support/many.js';
import { recordsOf, workbookText, worksheetsOf } from '../support/report-workbook.js';
import { repository, waymark } from '../support/run.js';

const sheets = [
  ['riverside', join(repository, 'examples/riverside-council.yaml')],
  ['hartwell', join(repository, 'examples/hartwell-agency.yaml')],
  ['one-to-five', join(repository, 'test/fixtures/valid/one-to-five-sheet.yaml')],
  ['tiny', join(repository, 'test/fixtures/valid/tiny-sheet.yaml')],
] as const;

const riverside = sheets[0][1];

/** The workbook of a sheet, as it stands in the file. */
async function workbookOf(sheet: string, ...more: string[]): Promise<Uint8Array> {
  const folder = freshFolder();
  const result = await waymark(['report', sheet, '-o', 'report.xlsx', ...more], { folder });
  expect(result).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  return readFileSync(join(folder, 'report.xlsx'));
}

async function assessmentOf(sheet: string): Promise<Assessment> {
  return JSON.parse((await waymark(['report', sheet, '--format', 'json'])).stdout);
}

describe('a report as a workbook', () => {
  test.each(sheets)('%s', async (name, sheet) => {
    const text = await workbookText(await workbookOf(sheet));
    await expect(text).toMatchFileSnapshot(join(repository, 'test', 'expected', 'workbooks', `${name}.txt`));
  });

  test.each(sheets)('%s: every number is that of the JSON', async (_name, sheet) => {
    const read = await worksheetsOf(await workbookOf(sheet));
    const { overall, phases, plan } = await assessmentOf(sheet);
    const numbersOf = (row: Record<string, unknown> | undefined) => [
      ...['Score', 'Range, lowest', 'Range, highest', 'Target', 'Gap', 'Answered'].map(
        (title) => row?.[title],
      ),
    ];
    const expected = (part: Assessment['overall']) => [
      part.score,
      part.range?.low ?? null,
      part.range?.high ?? null,
      part.target,
      part.gap,
      part.completeness,
    ];
    const summary = recordsOf(read.get('Summary') ?? []).filter(({ Part }) => Part === 'Score');
    expect(summary.map(numbersOf)).toEqual([overall, ...phases].map(expected));

    const steps = phases.flatMap((phase) => phase.steps);
    const stepRows = recordsOf(read.get('Steps') ?? []);
    expect(stepRows.map(numbersOf)).toEqual(steps.map(expected));
    expect(stepRows.map(({ Level }) => Level)).toEqual(steps.map(({ level }) => level));

    const criteria = steps.flatMap((step) => step.criteria);
    const rows = recordsOf(read.get('Criteria') ?? []);
    expect(rows.map((row) => [row['Criterion id'], row.Level, row.Gap, row.Weight])).toEqual(
      criteria.map(({ id, level, gap, weight }) => [id, level, gap, weight]),
    );

    const actions = [...plan.now.actions, ...plan.next.actions];
    const later = plan.later.entries.flatMap((entry) =>
      entry.levels.map((level) => [entry.criterion, level.to - 1, level.to, level.weeks]),
    );
    expect(
      recordsOf(read.get('Plan') ?? []).map((row) => [row['Criterion id'], row.From, row.To, row.Weeks]),
    ).toEqual([...actions.map(({ criterion, from, to, weeks }) => [criterion, from, to, weeks]), ...later]);
  });

  test('a score that is not there is an empty cell, and the lowest level is a number', async () => {
    const read = await worksheetsOf(await workbookOf(riverside));
    const rows = recordsOf(read.get('Criteria') ?? []);
    const levelOf = (id: string) => rows.find((row) => row['Criterion id'] === id)?.Level;
    expect(levelOf('shared-benchmark')).toBe(0);
    expect(levelOf('workforce-readiness')).toBe(null);
  });

  test('the same sheet gives the same bytes', async () => {
    expect(Buffer.from(await workbookOf(riverside)).equals(await workbookOf(riverside))).toBe(true);
  });

  test('without notes it has neither what was said nor who said it', async () => {
    const text = await workbookText(await workbookOf(riverside, '--no-notes'));
    expect(text).not.toContain('Nobody from personnel');
    expect(await workbookText(await workbookOf(riverside))).toContain('Nobody from personnel');
  });

  test('goes to a pipe, and not to a terminal', async () => {
    const argv = ['report', riverside, '--format', 'xlsx'];
    const { exitCode, stdout, stderr } = await waymark(argv, { terminal: 80 });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe('waymark: This cannot be shown in a terminal. Name a file with --output.\n');
    const pieces: Uint8Array[] = [];
    await waymark(argv, { reader: (bytes) => pieces.push(bytes) > 0 });
    expect([...(await worksheetsOf(Buffer.concat(pieces))).keys()]).toEqual([
      ...['Summary', 'Steps', 'Criteria', 'Plan', 'Follow-ups', 'About'],
    ]);
  });

  test('what looks like a formula is a text, and there is no formula in the file', async () => {
    const folder = freshFolder();
    const texts = ['=1+1', '+1', '-1', '@SUM(1)', '=HYPERLINK("https://example.org")', "=cmd|' /C calc'!A0"];
    const answers = ['senior-commitment', 'vision-understood', 'organisation-priority', 'shared-benchmark'];
    const lines = answers.map(
      (id, index) => `  ${id}: { level: 1, note: ${JSON.stringify(texts[index])} }\n`,
    );
    writeFileSync(
      join(folder, 'sheet.yaml'),
      `waymark: 1\nframework: public-sector-digital-transformation\norganisation: ${JSON.stringify(texts[4])}\nanswers:\n${lines.join('')}  setback-resilience: { level: 1, note: ${JSON.stringify(texts[5])} }\n`,
    );
    const bytes = await workbookOf(join(folder, 'sheet.yaml'));
    const text = await workbookText(bytes);
    for (const wanted of texts.slice(0, 4)) expect(text).toContain(wanted);
    expect(partsOf(bytes).filter((part) => /<f[\s>/]/.test(part))).toEqual([]);
  });

  test('a text that is too long for a cell ends with an ellipsis', async () => {
    const folder = freshFolder();
    writeFileSync(
      join(folder, 'sheet.yaml'),
      `waymark: 1\nframework: public-sector-digital-transformation\nanswers:\n  senior-commitment: { level: 1, note: "${'😀'.repeat(20_000)}" }\n`,
    );
    const read = await worksheetsOf(await workbookOf(join(folder, 'sheet.yaml')));
    const note = String(recordsOf(read.get('Criteria') ?? [])[0]?.Note);
    expect(note.length).toBeLessThanOrEqual(32_767);
    expect(note).toMatch(/^(?:😀)+…$/u);
  });
});

/** The files in an archive, as text. */
function partsOf(bytes: Uint8Array): string[] {
  const archive = Buffer.from(bytes);
  const parts: string[] = [];
  // The directory at the end says where each file begins.
  for (let at = archive.indexOf('PK\x01\x02'); at !== -1; at = archive.indexOf('PK\x01\x02', at + 4)) {
    const [method, size, start] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 42),
    ];
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const packed = archive.subarray(data, data + size);
    parts.push((method === 0 ? packed : inflateRawSync(packed)).toString());
  }
  expect(parts.length).toBeGreaterThan(8);
  return parts;
}
