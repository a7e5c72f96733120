import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Framework, listCriteria } from '../../src/framework/framework.js';
import { readSheet } from '../../src/sheet/read.js';
import { evidenceGrades, type Sheet } from '../../src/sheet/sheet.js';
import { inspectContainer } from '../../src/sheet/workbook/container.js';
import { isLeftByOffice, isWorkbook } from '../../src/sheet/workbook/kind.js';
import { readWorkbook } from '../../src/sheet/workbook/read.js';
import { workbookTemplate } from '../../src/sheet/workbook/write.js';
import { CellSource, columnName } from '../../src/source/cells.js';
import { Source } from '../../src/source/source.js';
import { findControl } from '../../src/terminal/clean.js';
import { assessable } from '../assessment/arbitraries.js';
import { hostileTexts } from '../support/findings.js';
import { Filled, fill, unzip } from '../support/workbook.js';

const made = new Date(Date.UTC(2026, 10, 23));

const formulas = [
  '=1+1',
  '=HYPERLINK("http://example.org";"x")',
  '+1',
  '-1',
  '@SUM(A1)',
  "'=1",
  '\t=1',
  '{=1}',
];
const odd = [
  '_x0041_',
  '_x005F_x0041_',
  '&amp;&#65;&b;',
  'true',
  '007',
  '2 Defined',
  '#REF!',
  '1e5',
  '  ',
  'a  b',
];
const anyText = fc.oneof(
  fc.constantFrom(...hostileTexts, ...formulas, ...odd),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
/** A text that may stand in a sheet. */
const text = anyText.filter((one) => findControl(one) === -1);
const line = text.map((one) => one.replaceAll('\n', ' ').trim()).filter((one) => /\S/.test(one));

/** The same framework with hostile words wherever the workbook shows them, and with checklists. */
function withTexts(framework: Framework, texts: readonly string[]): Framework {
  let next = 0;
  const some = () => texts[next++ % texts.length] ?? '';
  let criteria = 0;
  return {
    ...framework,
    title: some(),
    scale: framework.scale.map((level) => ({ ...level, name: `L${some()}`, meaning: some() })),
    groups: ['leaders', 'staff'].map((id) => ({ id, title: some() })),
    phases: framework.phases.map((phase) => ({
      ...phase,
      title: some(),
      steps: phase.steps.map((step) => ({
        ...step,
        title: some(),
        criteria: step.criteria.map((criterion) => ({
          ...criterion,
          title: some(),
          question: some(),
          ask: ['leaders'],
          notApplicableWhen: criteria % 2 === 0 ? some() : null,
          checklist: criteria++ % 3 === 0 ? ['a', 'b', 'c'].map((id) => ({ id, title: some() })) : [],
          levels: criterion.levels.map((level) => ({ ...level, descriptor: some() })),
        })),
      })),
    })),
  };
}

/** What a sheet may say, as JSON would. Every criterion is there, as it is in a template. */
function answersTo(framework: Framework) {
  const level = fc.constantFrom(...framework.scale.map((one) => one.level));
  const answers = listCriteria(framework).map(({ criterion: { id, checklist, notApplicableWhen } }) =>
    fc
      .record({
        state: fc.oneof(
          level.map((one) => ({ level: one })),
          fc.constant({ unknown: true }),
          fc.constant({}),
          ...(notApplicableWhen === null ? [] : [line.map((reason) => ({ 'not-applicable': reason }))]),
        ),
        note: fc.option(text),
        evidence: fc.constantFrom(...evidenceGrades),
        sources: fc.array(line, { maxLength: 3 }),
        ticked: fc.option(fc.subarray(checklist.map((item) => item.id))),
      })
      .map(({ state, ticked, ...rest }) => [
        id,
        { ...state, ...rest, ...(checklist.length === 0 ? {} : { ticked }) },
      ]),
  );
  const parts = framework.phases.flatMap((phase) => [phase.id, ...phase.steps.map(({ id }) => id)]);
  const ids = [...parts, ...listCriteria(framework).map(({ criterion }) => criterion.id)];
  return fc.record({
    waymark: fc.constant(1),
    framework: fc.constant(framework.id),
    'framework-version': fc.constant(framework.version),
    organisation: fc.option(text),
    date: fc.option(fc.constantFrom('2026-11-23', '1999-12-31', '2024-02-29', '1950-01-01')),
    respondents: fc.array(fc.record({ name: line, group: fc.option(fc.constantFrom('leaders', 'staff')) }), {
      maxLength: 4,
    }),
    target: fc.option(level),
    targets: fc.dictionary(fc.constantFrom(...ids), level),
    answers: fc.tuple(...answers).map((entries) => Object.fromEntries(entries)),
  });
}

const filledIn = fc
  .tuple(assessable, fc.array(line, { minLength: 3 }))
  .map(([{ framework }, texts]) => withTexts(framework, texts))
  .chain((framework) => fc.tuple(fc.constant(framework), answersTo(framework), fc.boolean()));

function fromJson(data: unknown, framework: Framework): Sheet {
  const source = new Source('sheet.json', JSON.stringify(data));
  const { sheet, diagnostics } = readSheet(source).complete(framework, 'by-id');
  if (sheet === null) throw new Error(JSON.stringify(diagnostics));
  return sheet;
}

async function fromWorkbook(bytes: Uint8Array, framework: Framework) {
  const { source } = await readWorkbook('sheet.xlsx', bytes);
  if (source === null) throw new Error('It cannot be read.');
  return readSheet(source).complete(framework, 'by-id');
}

describe('a sheet that is written into a workbook', () => {
  test('is read back as the same sheet', async () => {
    await fc.assert(
      fc.asyncProperty(filledIn, async ([framework, data, isNamed]) => {
        const sheet = fromJson(data, framework);
        const template = await workbookTemplate(framework, { framework: 'any', form: 'full', made });
        const lists = (await Filled.open(template)).page('Lists');
        const names = new Map(lists.rows.slice(1).map(([name]) => [String(name).charAt(0), String(name)]));
        const bytes = await fill(template, sheet, (level) =>
          isNamed ? (names.get(String(level)) ?? null) : level,
        );
        const { sheet: read, diagnostics } = await fromWorkbook(bytes, framework);
        expect(diagnostics).toEqual([]);
        expect(read).toEqual(sheet);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});

describe('a template, whatever the texts of the framework are', () => {
  test('is valid, with nothing answered; no cell is a formula; no text holds what XML may not', async () => {
    await fc.assert(
      fc.asyncProperty(assessable, fc.array(anyText, { minLength: 3 }), async ({ framework }, texts) => {
        const hostile = withTexts(framework, texts);
        const bytes = await workbookTemplate(hostile, { framework: 'any', form: 'full', made });
        const { sheet, diagnostics } = await fromWorkbook(bytes, hostile);
        expect(diagnostics).toEqual([]);
        expect([...(sheet?.answers.values() ?? [])].every(({ state }) => state === 'unanswered')).toBe(true);
        for (const { name, text: xml } of unzip(bytes)) {
          if (!name.startsWith('xl/')) continue;
          expect(String(xml)).not.toMatch(/<f[ >]/);
          expect(findControl(String(xml).replaceAll('\r\n', '\n'))).toBe(-1);
          expect(String(xml)).not.toMatch(/[\ufffe\uffff]/);
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  test('shows a text that looks like a formula as it is', async () => {
    for (const looks of [...formulas, '_x0041_']) {
      const [drawn] = fc.sample(assessable, { numRuns: 1, seed: 1 });
      if (drawn === undefined) throw new Error('No framework was drawn.');
      const framework = withTexts(drawn.framework, [looks]);
      const bytes = await workbookTemplate(framework, { framework: 'any', form: 'full', made });
      const { rows } = (await Filled.open(bytes)).page('Answers');
      expect(rows[1]?.[1]).toBe(looks);
    }
  });
});

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [52, 'AZ'],
  [703, 'AAA'],
  [16_384, 'XFD'],
])('the column %i is %s', (column, name) => expect(columnName(column)).toBe(name));

describe('a cell as a place', () => {
  test.each([1, 8, 40, 120])('in column %i the caret stands under what the cell shows', (column) => {
    const source = new CellSource('a.xlsx', () => null);
    source.place({ worksheet: 'About', row: 1, column: 1, text: 'x' });
    const range = source.place({ worksheet: 'Answers', row: 12, column, text: ' five\nor six' });
    const { start, excerpt, excerptColumn } = source.placeAt(range);
    expect(start).toEqual({ line: 12, column });
    expect(excerptColumn).toBeLessThanOrEqual(1);
    expect(excerpt.slice(column - excerptColumn)).toBe(' five or six');
    expect(excerpt.startsWith(`Answers!${columnName(column)}12  `)).toBe(true);
  });
});

test('what is read as a workbook is told by its name, and on standard input by how it begins', () => {
  const zip = Uint8Array.of(0x50, 0x4b, 3, 4);
  const yaml = Buffer.from('waymark: 1');
  for (const name of ['a.xlsx', 'A.XLSX', 'a.xlsx.gz', 'a.xlsm', 'a.xls', 'a.ods', 'a.xlsb'])
    expect(isWorkbook(name, yaml)).toBe(true);
  for (const name of ['a.yaml', 'a', 'xlsx', 'a.xlsx.yaml', 'a.json'])
    expect(isWorkbook(name, zip)).toBe(false);
  expect(isWorkbook('<stdin>', zip)).toBe(true);
  expect(isWorkbook('<stdin>', yaml)).toBe(false);
});

test('the marks of open workbooks', () => {
  for (const name of ['~$council.xlsx', 'sheets/~$a.xlsx', 'sheets\\~$a.xlsx'])
    expect(isLeftByOffice(name)).toBe(true);
  for (const name of ['council.xlsx', '~$x/council.xlsx', 'a~$.xlsx'])
    expect(isLeftByOffice(name)).toBe(false);
});

test('no bytes at all make the look into a container fail', () => {
  const mark = [0x50, 0x4b, 3, 4];
  const end = [0x50, 0x4b, 5, 6, 0, 0, 0, 0];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 40 }), (a, b) => {
      expect(inspectContainer(Uint8Array.of(...mark, ...a, ...end, ...b))).not.toBeNull();
      expect(inspectContainer(a)).not.toBeNull();
    }),
  );
});

test('whatever is broken in a workbook, it is read or refused, and nothing is thrown', async () => {
  const [drawn] = fc.sample(assessable, { numRuns: 1, seed: 2 });
  if (drawn === undefined) throw new Error('No framework was drawn.');
  const bytes = await workbookTemplate(drawn.framework, { framework: 'any', form: 'full', made });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 8,
      }),
      async (changes) => {
        const broken = Uint8Array.from(bytes);
        for (const [at, byte] of changes) broken[at] = byte;
        const { source, diagnostic } = await readWorkbook('a.xlsx', broken);
        if (source === null) expect(diagnostic.message).not.toBe('');
        else readSheet(source).complete(drawn.framework, 'by-id');
      },
    ),
    { numRuns: 60, endOnFailure: true },
  );
});
