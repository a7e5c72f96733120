import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundledFramework } from '../../src/index.js';
import { readSheet } from '../../src/sheet/read.js';
import { workbookTemplate } from '../../src/sheet/workbook/write.js';
import { Source } from '../../src/source/source.js';
import { freshFolder } from '../support/many.js';
import { repository, waymark } from '../support/run.js';
import { Filled, fill } from '../support/workbook.js';
import { saveWithOffice } from './readers.js';

/* A workbook that LibreOffice has opened and saved again is the same sheet. */

const framework = bundledFramework('public-sector-digital-transformation');
const made = new Date(Date.UTC(2026, 10, 23));
const example = join(repository, 'examples', 'riverside-council.yaml');

async function template(named = framework): Promise<Uint8Array> {
  return workbookTemplate(named, { framework: named.id, form: 'full', made });
}

test.each([
  ['numbers', (level: number) => level],
  ['texts', (level: number) => String(level)],
  ['names', (level: number) => `${level} ${framework.scale.find((one) => one.level === level)?.name}`],
])('an example whose levels are written as %s', async (_name, level) => {
  const folder = freshFolder();
  const draft = readSheet(new Source('sheet.yaml', readFileSync(example, 'utf8')));
  const { sheet } = draft.complete(framework, 'by-id');
  if (sheet === null) throw new Error('The example is not valid.');
  writeFileSync(join(folder, 'council.xlsx'), await fill(await template(), sheet, level));
  await saveWithOffice(folder, 'council.xlsx', 'saved');
  const [ofWorkbook, ofYaml] = await Promise.all([
    waymark(['report', 'saved/council.xlsx', '-f', 'json'], { folder }),
    waymark(['report', example, '-f', 'json']),
  ]);
  expect(ofWorkbook).toEqual({ exitCode: 0, stdout: ofYaml.stdout, stderr: '' });
  expect((await waymark(['validate', 'saved/council.xlsx'], { folder })).stderr).toBe('');
});

test('texts that look like formulas, errors and escapes stay texts', async () => {
  const folder = freshFolder();
  const looks = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '#REF!',
    '#N/A',
    '_x0041_',
    '{=1}',
    "'x",
    '=HYPERLINK("x";"y")',
  ];
  const [phase, ...phases] = framework.phases;
  const [step, ...steps] = phase?.steps ?? [];
  if (phase === undefined || step === undefined) throw new Error('The framework is empty.');
  const criteria = step.criteria.map((criterion, index) => ({
    ...criterion,
    title: looks[index] ?? '',
    question: looks[index + 4] ?? '',
    ask: [],
    notApplicableWhen: null,
    essential: false,
  }));
  const hostile = {
    ...framework,
    phases: [{ ...phase, title: '=2+2', steps: [{ ...step, criteria }, ...steps] }, ...phases],
  };
  mkdirSync(join(folder, 'saved'));
  writeFileSync(join(folder, 'council.xlsx'), await template(hostile));
  await saveWithOffice(folder, 'council.xlsx', 'saved');
  const page = (await Filled.open(readFileSync(join(folder, 'saved', 'council.xlsx')))).page('Answers');
  for (const [index, criterion] of criteria.entries()) {
    const [id, phaseTitle, , title, question] = page.rows[index + 1] ?? [];
    expect({ id, phaseTitle, title, question }).toEqual({
      id: criterion.id,
      phaseTitle: '=2+2',
      title: criterion.title,
      question: criterion.question,
    });
  }
  expect([...(page.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
});

test('formulas, dates and numbers that LibreOffice has worked out', async () => {
  const folder = freshFolder();
  const workbook = await Filled.open(await template());
  workbook.formula('Answers', 1, 6, '1+1');
  workbook.formula('Answers', 2, 6, '"unk"&"nown"');
  workbook.formula('Answers', 3, 6, '1/0');
  workbook.formula('About', 2, 1, 'DATE(2026,11,23)');
  writeFileSync(join(folder, 'council.xlsx'), await workbook.save());
  await saveWithOffice(folder, 'council.xlsx', 'saved');
  const refused = await waymark(['validate', 'saved/council.xlsx'], { folder });
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain('saved/council.xlsx:4:7: error: This cell holds the error “#DIV/0!”.');
  expect(refused.stderr).toContain('1 file checked: 1 error.');
});
