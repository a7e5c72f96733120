import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.js';
import type { Assessment } from '../../src/assessment/assessment.js';
import { explain } from '../../src/assessment/explain.js';
import { readFramework } from '../../src/framework/read.js';
import { readSheet } from '../../src/sheet/read.js';
import { Source } from '../../src/source/source.js';

/* Whole assessments and the explanation of every part of them, in files that a person can read. */
const root = new URL('../../', import.meta.url);
const source = (path: string) => new Source(path, readFileSync(new URL(path, root), 'utf8'));
const bundled = 'frameworks/public-sector-digital-transformation.yaml';

describe.each([
  ['riverside', bundled, 'examples/riverside-council.yaml'],
  ['hartwell', bundled, 'examples/hartwell-agency.yaml'],
  ['one-to-five', 'test/fixtures/valid/one-to-five.yaml', 'test/fixtures/valid/one-to-five-sheet.yaml'],
  ['tiny', 'test/fixtures/valid/tiny.yaml', 'test/fixtures/valid/tiny-sheet.yaml'],
])('%s', (name, frameworkFile, sheetFile) => {
  const { framework } = readFramework(source(frameworkFile));
  if (framework === null) throw new Error(`${frameworkFile} has errors`);
  const { sheet } = readSheet(source(sheetFile)).complete(framework, 'by-path');
  if (sheet === null) throw new Error(`${sheetFile} has errors`);
  const assessment = assess(framework, sheet);
  const inFile = (value: unknown, file: string) =>
    expect(`${JSON.stringify(value, null, 2)}\n`).toMatchFileSnapshot(
      fileURLToPath(new URL(`test/expected/${file}`, root)),
    );

  test('the assessment', async () => {
    await inFile(assessment, `${name}.json`);
  });

  test('the explanation of every part', async () => {
    const ids = [undefined, ...partsOf(assessment)];
    await inFile(
      ids.map((id) => explain(framework, sheet, assessment, id)),
      `explain/${name}-all.json`,
    );
  });
});

function partsOf({ phases }: Assessment): string[] {
  return phases.flatMap((phase) => [
    phase.id,
    ...phase.steps.flatMap((step) => [step.id, ...step.criteria.map(({ id }) => id)]),
  ]);
}
