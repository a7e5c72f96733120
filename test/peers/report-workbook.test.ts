import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/index.js';
import { freshFolder, program, runProgram } from '../support/many.js';
import { repository } from '../support/run.js';
import { convertWithOffice } from './readers.js';

/* The workbook of a report, opened by LibreOffice and saved by it as CSV. */
async function openedByOffice(sheet: string) {
  const folder = freshFolder();
  const run = (...argv: string[]) =>
    runProgram(folder, process.execPath, [program, 'report', sheet, ...argv]);
  expect((await run('-o', 'report.xlsx')).exitCode).toBe(0);
  await convertWithOffice(folder, 'report.xlsx');
  const rowsOf = (worksheet: string) => {
    const text = readFileSync(join(folder, `report-${worksheet}.csv`), 'utf8');
    return Papa.parse<Record<string, string>>(text.trimEnd(), { header: true }).data;
  };
  const assessment: Assessment = JSON.parse((await run('--format', 'json')).stdout);
  return { rowsOf, assessment };
}

const cell = (value: number | null) => (value === null ? '' : String(value));

describe.each([['riverside-council'], ['hartwell-agency']])('%s', (name) => {
  test('every number is that of the JSON', async () => {
    const { rowsOf, assessment } = await openedByOffice(join(repository, 'examples', `${name}.yaml`));
    const steps = assessment.phases.flatMap((phase) => phase.steps);
    expect(
      rowsOf('Steps').map((row) => [
        row['Step id'],
        row.Score,
        row['Range, lowest'],
        row.Target,
        row.Gap,
        row.Level,
      ]),
    ).toEqual(
      steps.map(({ id, score, range, target, gap, level }) => [
        id,
        cell(score),
        cell(range?.low ?? null),
        cell(target),
        cell(gap),
        cell(level),
      ]),
    );
    const criteria = steps.flatMap((step) => step.criteria);
    expect(rowsOf('Criteria').map((row) => [row['Criterion id'], row.Level, row.Gap, row.Note])).toEqual(
      criteria.map(({ id, level, gap, note }) => [id, cell(level), cell(gap), note ?? '']),
    );
    const { now, next } = assessment.plan;
    expect(
      rowsOf('Plan')
        .filter((row) => row.When !== 'Later')
        .map((row) => [row['What to do'], row.Weeks]),
    ).toEqual([...now.actions, ...next.actions].map((action) => [action.do, String(action.weeks)]));
    // A date, then: LibreOffice writes those in its own way.
    expect(rowsOf('Summary').find((row) => row.What === 'Date')?.['In words']).toMatch(/^11\/\d\d\/2026$/);
  });
});

test('what looks like a formula is still a text', async () => {
  const folder = freshFolder();
  const texts = ['=1+1', '#REF!', '-1', '_x0041_'];
  const ids = ['senior-commitment', 'vision-understood', 'organisation-priority', 'shared-benchmark'];
  writeFileSync(
    join(folder, 'sheet.yaml'),
    `waymark: 1\nframework: public-sector-digital-transformation\nanswers:\n${ids.map((id, index) => `  ${id}: { level: 1, note: "${texts[index]}" }\n`).join('')}`,
  );
  const { rowsOf } = await openedByOffice(join(folder, 'sheet.yaml'));
  const notes = rowsOf('Criteria').map((row) => row.Note);
  expect(notes.filter((note) => note !== '')).toEqual(texts);
});
