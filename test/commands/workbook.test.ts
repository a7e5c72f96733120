import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Framework } from '../../src/framework/framework.js';
import { bundledFramework } from '../../src/index.js';
import { readSheet } from '../../src/sheet/read.js';
import type { Sheet } from '../../src/sheet/sheet.js';
import { Source } from '../../src/source/source.js';
import { repository, transcript, waymark } from '../support/run.js';
import { Filled, fill, type Part, unzip, zip } from '../support/workbook.js';

const expected = (name: string) => join(repository, 'test', 'expected', 'workbook', name);
const newFolder = () => mkdtempSync(join(tmpdir(), 'waymark-workbook-'));
const psdt = bundledFramework('public-sector-digital-transformation');
const riversideText = readFileSync(join(repository, 'examples/riverside-council.yaml'), 'utf8');
const nameOf = (level: number) => `${level} ${psdt.scale.find((one) => one.level === level)?.name}`;

function sheetOf(text: string, framework: Framework = psdt): Sheet {
  const { sheet } = readSheet(new Source('sheet.yaml', text)).complete(framework, 'by-id');
  if (sheet === null) throw new Error('The sheet is not valid.');
  return sheet;
}

const made = newFolder();
let template: Uint8Array;
let riverside: Uint8Array;
beforeAll(async () => {
  await waymark(['template', '-o', 'template.xlsx'], { folder: made });
  template = readFileSync(join(made, 'template.xlsx'));
  riverside = await fill(template, sheetOf(riversideText), nameOf);
});

/** A folder with one workbook in it. */
function folderWith(bytes: Uint8Array, name = 'council.xlsx'): string {
  const folder = newFolder();
  writeFileSync(join(folder, name), bytes);
  return folder;
}

/** The template after somebody has worked on it. */
async function worked(work: (workbook: Filled) => void, from = template): Promise<string> {
  const workbook = await Filled.open(from);
  work(workbook);
  return folderWith(await workbook.save());
}

const answer = (id: string, value: Parameters<Filled['set']>[3], column = 'Answer') => {
  return (workbook: Filled) => workbook.set('Answers', { Id: id }, column, value);
};

describe('the template', () => {
  test('is valid as it is, and nothing is answered', async () => {
    const folder = folderWith(template);
    expect(await waymark(['validate', 'council.xlsx'], { folder })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    const { stdout } = await waymark(['report', 'council.xlsx', '-f', 'json'], { folder });
    const { counts } = JSON.parse(stdout);
    expect(counts).toMatchObject({ answered: 0, unanswered: counts.criteria });
  });

  test('is the same each time that it is made', async () => {
    const folder = newFolder();
    await waymark(['template', '-f', 'xlsx', '-o', 'again.xlsx'], { folder });
    expect(readFileSync(join(folder, 'again.xlsx')).equals(template)).toBe(true);
  });

  test('of the short form asks the core questions only', async () => {
    const folder = newFolder();
    await waymark(['template', '--short', '-o', 'short.xlsx'], { folder });
    const { rows } = (await Filled.open(readFileSync(join(folder, 'short.xlsx')))).page('Answers');
    const core = psdt.phases.flatMap(({ steps }) =>
      steps.flatMap(({ criteria }) => criteria.filter((one) => one.core).map(({ id }) => id)),
    );
    expect(rows.slice(1).map(([id]) => id)).toEqual(core);
    const { stdout } = await waymark(['report', 'short.xlsx', '-f', 'json'], { folder });
    expect(JSON.parse(stdout).counts.criteria).toBe(core.length);
  });

  test('goes to a pipe, and not to a terminal', async () => {
    const pieces: Uint8Array[] = [];
    const reader = (bytes: Uint8Array) => pieces.push(Buffer.from(bytes)) > 0;
    const piped = await waymark(['template', '-f', 'xlsx'], { reader });
    expect(piped.exitCode).toBe(0);
    expect(Buffer.concat(pieces).equals(template)).toBe(true);
    const shown = await waymark(['template', '-f', 'xlsx'], { terminal: 80 });
    expect(shown).toMatchObject({ exitCode: 2, stdout: '' });
    expect(shown.stderr.replace(/\s+/g, ' ')).toContain('Name a file with --output');
  });

  test('names a framework of one’s own so that it is found from where the workbook is', async () => {
    const folder = newFolder();
    for (const inner of ['own', 'sheets']) mkdirSync(join(folder, inner));
    cpSync(join(repository, 'test/fixtures/valid/tiny.yaml'), join(folder, 'own/tiny.yaml'));
    await waymark(['template', 'own/tiny.yaml', '-o', 'sheets/council.xlsx'], { folder });
    for (const command of ['validate', 'report', 'score'])
      expect(await waymark([command, 'sheets/council.xlsx'], { folder })).toMatchObject({ exitCode: 0 });
  });

  test('has locked every cell but those to fill in, and says so where they are', async () => {
    const workbook = await Filled.open(template);
    const open = (name: string) => {
      const page = workbook.page(name);
      expect(page.protection?.sheet).toBe(true);
      const cells = [...(page.cells ?? [])].filter(([, { style }]) => style?.protection?.locked === false);
      return new Set(cells.map(([key]) => String(page.rows[0]?.[Number(key.split(',')[1])])));
    };
    expect(open('Instructions')).toEqual(new Set());
    expect(open('Lists')).toEqual(new Set());
    expect(open('About')).toEqual(new Set(['Value']));
    const answers = ['Answer', 'Note', 'Evidence', 'Sources', 'Target', 'Reason'];
    expect(open('Answers')).toEqual(new Set(answers));
    expect(open('Checklists')).toEqual(new Set(['True today?']));
    expect(open('Respondents')).toEqual(new Set(['Name', 'Group']));
    expect(open('Targets')).toEqual(new Set(['Target']));
  });

  test('offers “not applicable” only where it is allowed', async () => {
    const page = (await Filled.open(template)).page('Answers');
    const lists = (await Filled.open(template)).page('Lists');
    for (const [index, [id]] of page.rows.entries()) {
      if (index === 0) continue;
      const rule = page.dataValidations?.find(({ range }) => range.split(':')[0] === `G${index + 1}`);
      const column = (rule?.formula1?.charCodeAt('Lists!$'.length) ?? 0) - 65;
      const offered = lists.rows
        .slice(1)
        .map((row) => row[column])
        .filter((value) => value !== null);
      const criterion = psdt.phases
        .flatMap(({ steps }) => steps.flatMap(({ criteria }) => criteria))
        .find((one) => one.id === id);
      const levels = psdt.scale.map(({ level }) => nameOf(level));
      const isAllowed = criterion?.notApplicableWhen !== null;
      expect(offered).toEqual([...levels, 'unknown', ...(isAllowed ? ['not applicable'] : [])]);
    }
  });
});

describe('an example, filled in', () => {
  test.each(['report', 'explain'])('%s says what it says of the YAML', async (command) => {
    const folder = folderWith(riverside);
    const ofYaml = await waymark([command, 'examples/riverside-council.yaml', '-f', 'json']);
    const ofWorkbook = await waymark([command, 'council.xlsx', '-f', 'json'], { folder });
    expect(ofWorkbook).toEqual({ exitCode: 0, stdout: ofYaml.stdout, stderr: '' });
  });

  test('report reads it from standard input', async () => {
    const ofYaml = await waymark(['report', 'examples/riverside-council.yaml', '-f', 'json']);
    expect(await waymark(['report', '-', '-f', 'json'], { stdin: riverside })).toEqual(ofYaml);
  });

  test('score takes it among others, and in folders', async () => {
    const folder = folderWith(riverside, 'a.xlsx');
    writeFileSync(
      join(folder, 'b.yaml'),
      riversideText.replace('organisation: Riverside Council', 'organisation: B'),
    );
    for (const inputs of [['a.xlsx', 'b.yaml'], ['.']]) {
      const { exitCode, stdout, stderr } = await waymark(['score', ...inputs, '-f', 'ndjson'], { folder });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '2 sheets read: 2 scored, 0 rejected.\n' });
      const rows = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const half = rows.length / 2;
      const bare = ({ sheet: _, organisation: __, ...rest }: Record<string, unknown>) => rest;
      expect(rows.slice(0, half).map(bare)).toEqual(rows.slice(half).map(bare));
      expect(rows[0]).toMatchObject({ sheet: 'a.xlsx', organisation: 'Riverside Council' });
    }
  });

  test('score reads it from standard input', async () => {
    const { exitCode, stdout } = await waymark(['score', '-', '--input', 'xlsx', '-f', 'csv'], {
      stdin: riverside,
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Riverside Council');
  });

  test('validate finds it in a folder, and leaves the workbooks of other programs alone', async () => {
    const folder = folderWith(riverside);
    const other = await writeXlsx({
      sheets: [
        {
          name: 'Budget',
          rows: [
            ['Id', 'Answer'],
            [1, 2],
          ],
        },
      ],
    });
    writeFileSync(join(folder, 'budget.xlsx'), other);
    writeFileSync(join(folder, '~$council.xlsx'), 'who has it open');
    for (const command of ['validate', 'score'])
      expect(await waymark([command, '.'], { folder })).toMatchObject({ exitCode: 0 });
    // By its name it is meant.
    const named = await waymark(['validate', 'budget.xlsx'], { folder });
    expect(named.exitCode).toBe(1);
    expect(named.stderr).toContain('[workbook-of-another]');
  });
});

describe('what people write in cells', () => {
  test.each([
    ['2', 2],
    [2, 2],
    ['2.0', 2],
    ['2 Defined', 2],
    [' 2  defined ', 2],
    [0, 0],
    ['0', 0],
    ['UNKNOWN', 'unknown'],
    [' Unknown ', 'unknown'],
    [null, null],
    ['  ', null],
  ])('%j is the answer %j', async (written, means) => {
    const folder = await worked(answer('shared-benchmark', written));
    const { stdout, stderr } = await waymark(['report', 'council.xlsx', '-f', 'json'], { folder });
    expect(stderr).toBe('');
    const { counts, phases } = JSON.parse(stdout);
    const criteria = phases.flatMap((phase: { steps: { criteria: object[] }[] }) =>
      phase.steps.flatMap((step) => step.criteria),
    );
    const found = criteria.find(({ id }: { id: string }) => id === 'shared-benchmark');
    if (typeof means === 'number') expect(found.level).toBe(means);
    else expect(counts).toMatchObject({ answered: 0, unknown: means === 'unknown' ? 1 : 0 });
  });

  test.each(['not applicable', 'Not Applicable', 'not-applicable', 'n/a', 'N/A'])(
    '“%s” is not applicable',
    async (written) => {
      const folder = await worked((workbook) => {
        answer('transition-incentives', written)(workbook);
        answer('transition-incentives', 'Nothing to move to', 'Reason')(workbook);
      });
      const { stdout, stderr } = await waymark(['report', 'council.xlsx', '-f', 'json'], { folder });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout).counts.notApplicable).toBe(1);
    },
  );

  test('columns and rows are found by their names, wherever they are', async () => {
    const workbook = await Filled.open(riverside);
    for (const name of ['Answers', 'About', 'Checklists', 'Targets']) {
      const page = workbook.page(name);
      const rows = page.rows.map((cells) => ['', ...cells].reverse());
      rows.splice(1, 0, ...rows.splice(1).reverse());
      page.rows = [['Our own title'], [], ...rows.map((cells) => [...cells, 'ours'])];
      page.cells?.clear();
    }
    const folder = folderWith(await workbook.save());
    const { stdout, stderr } = await waymark(['report', 'council.xlsx', '-f', 'json'], { folder });
    expect(stderr).toBe('');
    const ofYaml = JSON.parse(
      (await waymark(['report', 'examples/riverside-council.yaml', '-f', 'json'])).stdout,
    );
    expect({ ...JSON.parse(stdout), respondents: [] }).toEqual({ ...ofYaml, respondents: [] });
  });
});

/* Each mistake that can be made in a workbook, in a file that a person can read. */
describe('mistakes', () => {
  const mistakes: readonly (readonly [string, (workbook: Filled) => void])[] = [
    [
      'in-cells',
      (workbook) => {
        for (const [id, value] of [
          ['senior-commitment', 'five'],
          ['vision-understood', 7],
          ['organisation-priority', '2 of 5 teams'],
          ['workforce-readiness', 2.5],
          ['value-targets', 'Defined'],
          ['shared-benchmark', 'unkown'],
          ['setback-resilience', '3 Defined'],
          ['target-discipline', 'n/a'],
          ['transition-incentives', 'not applicable'],
        ] as const)
          answer(id, value)(workbook);
        answer('committed-funding', 'sen', 'Evidence')(workbook);
        answer('committed-funding', 9, 'Target')(workbook);
        answer('early-dip-tolerance', 'high', 'Target')(workbook);
        answer('looser-boundaries', 'We were too late', 'Reason')(workbook);
        answer('paced-launch', 'a\u202eb', 'Note')(workbook);
        workbook.put('About', 2, 1, '23/11/2026');
        workbook.put('About', 3, 1, '3 Fine');
        workbook.put('Respondents', 1, 1, 'leader');
        workbook.put('Checklists', 1, 4, 'perhaps');
      },
    ],
    [
      'in-ids',
      (workbook) => {
        workbook.put('Answers', 1, 0, 'senior-comitment');
        workbook.put('Answers', 3, 0, 'vision-understood');
        workbook.put('Answers', 40, 0, '__proto__');
        workbook.put('Answers', 41, 0, 'constructor');
        workbook.put('Answers', 42, 6, 2);
        workbook.put('Checklists', 1, 0, 'value-target');
        workbook.put('Checklists', 1, 4, 'yes');
        workbook.put('Checklists', 5, 2, 'doubter');
        workbook.put('Checklists', 5, 4, 'yes');
        workbook.put('Checklists', 6, 2, 'leaders');
        workbook.put('Targets', 1, 0, 'value-defnition');
        workbook.put('Targets', 1, 3, 3);
      },
    ],
    [
      'in-names',
      (workbook) => {
        workbook.put('Answers', 0, 8, 'Notes');
        workbook.put('Answers', 0, 10, 'Answer');
        workbook.put('About', 1, 0, 'Organization');
      },
    ],
    ['no-answer-column', (workbook) => workbook.put('Answers', 0, 6, 'What we think')],
    ['no-framework', (workbook) => workbook.put('About', 4, 1, null)],
    [
      'too-few-ticks',
      (workbook) => {
        answer('value-targets', 3)(workbook);
        workbook.set(
          'Checklists',
          { 'Criterion id': 'value-targets', 'Item id': 'money' },
          'True today?',
          'yes',
        );
      },
    ],
    ['another-version', (workbook) => workbook.put('About', 5, 1, '2.0.0')],
  ];
  test.each(mistakes)('%s', async (name, work) => {
    const folder = await worked(work);
    const argv = ['validate', 'council.xlsx'];
    const result = await waymark(argv, { folder });
    await expect(transcript(argv, result)).toMatchFileSnapshot(expected(`${name}.txt`));
    expect(result.exitCode).toBe(1);
    expect((await waymark(['report', 'council.xlsx'], { folder })).exitCode).toBe(3);
    expect((await waymark(['score', 'council.xlsx'], { folder })).exitCode).toBe(1);
  });

  test('--fix leaves a workbook as it is', async () => {
    const folder = await worked(answer('committed-funding', 'sen', 'Evidence'));
    const before = readFileSync(join(folder, 'council.xlsx'));
    const { exitCode, stdout } = await waymark(['validate', 'council.xlsx', '--fix'], { folder });
    expect(exitCode).toBe(1);
    expect(stdout).not.toContain('mended');
    expect(readFileSync(join(folder, 'council.xlsx')).equals(before)).toBe(true);
  });

  test.each(['sarif', 'json', 'github', 'gitlab', 'junit', 'text'])('as %s', async (format) => {
    const folder = await worked(answer('senior-commitment', 'five'));
    const { exitCode, stdout, stderr } = await waymark(['validate', 'council.xlsx', '--format', format], {
      folder,
    });
    expect(exitCode).toBe(1);
    expect(stdout + stderr).toContain('“five” is not an answer');
    if (format === 'sarif') {
      const [run] = JSON.parse(stdout).runs;
      const [{ physicalLocation }] = run.results[0].locations;
      expect(physicalLocation.region).toEqual({ startLine: 2, startColumn: 7, endLine: 2, endColumn: 8 });
      expect(physicalLocation).not.toHaveProperty('contextRegion');
    }
  });
});

describe('formulas', () => {
  /** The bytes of the riverside workbook with another cell G2, the first answer. */
  const withCell = (cell: string) =>
    changed(riverside, 'xl/worksheets/sheet3.xml', (xml) => {
      const found = xml.replace(/<c r="G2"[^>]*?(?:\/>|>.*?<\/c>)/s, cell);
      expect(found).not.toBe(xml);
      return found;
    });

  test('of a formula its last value is taken', async () => {
    for (const cell of [
      '<c r="G2"><f>1+1</f><v>2</v></c>',
      '<c r="G2" t="str"><f>"2"</f><v>2 Defined</v></c>',
    ]) {
      const folder = folderWith(withCell(cell));
      const { stdout } = await waymark(['report', 'council.xlsx', '-f', 'json'], { folder });
      const ofYaml = await waymark(['report', 'examples/riverside-council.yaml', '-f', 'json']);
      expect(stdout).toBe(ofYaml.stdout);
    }
  });

  test.each([
    ['error.txt', '<c r="G2" t="e"><f>#REF!+1</f><v>#REF!</v></c>'],
    ['formula.txt', '<c r="G2"><f>1+1</f></c>'],
  ])('%s', async (name, cell) => {
    const argv = ['validate', 'council.xlsx'];
    const result = await waymark(argv, { folder: folderWith(withCell(cell)) });
    await expect(transcript(argv, result)).toMatchFileSnapshot(expected(name));
  });
});

/** A workbook in which one part is another. */
function changed(bytes: Uint8Array, name: string, change: (text: string) => string): Buffer {
  return zip(
    unzip(bytes).map((part) => (part.name === name ? { name, text: change(String(part.text)) } : part)),
  );
}

/* What is no workbook, or means harm: one page a file. */
describe('hostile files', () => {
  const oleHeader = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const renamed = (bytes: Uint8Array, from: RegExp) =>
    changed(bytes, 'xl/workbook.xml', (xml) => xml.replace(from, 'name="Mine"'));
  const files: readonly (readonly [string, () => Uint8Array])[] = [
    ['not-zip', () => Buffer.from('waymark: 1\n')],
    ['nothing', () => Buffer.alloc(0)],
    ['cut-short', () => riverside.subarray(0, 9000)],
    ['another-archive', () => zip([{ name: 'readme.txt', text: 'x' }])],
    ['macros', () => zip([...unzip(riverside), { name: 'xl/vbaProject.bin', text: 'x' }])],
    [
      'binary',
      () =>
        zip([
          { name: '[Content_Types].xml', text: 'x' },
          { name: 'xl/workbook.bin', text: 'x' },
        ]),
    ],
    [
      'open-document',
      () =>
        zip([
          { name: 'mimetype', text: 'x' },
          { name: 'content.xml', text: 'x' },
        ]),
    ],
    ['before-2007', () => Buffer.concat([oleHeader, Buffer.alloc(600)])],
    [
      'password',
      () =>
        Buffer.concat([
          oleHeader,
          Buffer.alloc(600),
          Buffer.from('EncryptedPackage', 'utf16le'),
          Buffer.alloc(600),
        ]),
    ],
    ['broken-xml', () => changed(riverside, 'xl/worksheets/sheet3.xml', (xml) => xml.slice(0, 5000))],
    ['no-about', () => renamed(riverside, /name="About"/)],
    ['no-answers', () => renamed(riverside, /name="Answers"/)],
    ['of-another', () => renamed(Buffer.from(renamed(riverside, /name="About"/)), /name="Answers"/)],
    [
      'document-type',
      () =>
        changed(riverside, 'xl/worksheets/sheet3.xml', (xml) =>
          xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'),
        ),
    ],
    ['cut-strings', () => changed(riverside, 'xl/sharedStrings.xml', (xml) => xml.slice(0, -200))],
    [
      'bomb',
      () =>
        changed(riverside, 'xl/worksheets/sheet3.xml', (xml) =>
          xml.replace('<sheetData>', `<sheetData>${' '.repeat(40_000_000)}`),
        ),
    ],
    [
      'hidden-bomb',
      () => zip([...unzip(riverside), { name: 'xl/more.xml', text: ' '.repeat(1_000_000), declared: 0 }]),
    ],
    [
      'false-size',
      () =>
        zip(
          unzip(riverside).map(
            (part): Part =>
              part.name === 'xl/worksheets/sheet3.xml'
                ? { ...part, text: part.text + ' '.repeat(9_000_000), declared: 1000 }
                : part,
          ),
        ),
    ],
    [
      'many-rows',
      () =>
        changed(riverside, 'xl/worksheets/sheet3.xml', (xml) => {
          const rows = Array.from(
            { length: 10_100 },
            (_, row) => `<row r="${row + 100}"><c r="A${row + 100}"><v>1</v></c></row>`,
          );
          return xml.replace('</sheetData>', `${rows.join('')}</sheetData>`);
        }),
    ],
    [
      'long-text',
      () =>
        changed(riverside, 'xl/worksheets/sheet3.xml', (xml) =>
          xml.replace(
            /<c r="I2"[^>]*?(?:\/>|>.*?<\/c>)/s,
            `<c r="I2" t="inlineStr"><is><t>${'x'.repeat(40_000)}</t></is></c>`,
          ),
        ),
    ],
  ];
  test.each(files)('%s', async (name, bytes) => {
    const folder = folderWith(bytes());
    const argv = ['report', 'council.xlsx'];
    const result = await waymark(argv, { folder });
    await expect(transcript(argv, result)).toMatchFileSnapshot(expected(`${name}.txt`));
    expect(result.exitCode).toBe(3);
    const validated = await waymark(['validate', 'council.xlsx'], { folder });
    expect(validated.exitCode).toBe(1);
    expect((await waymark(['score', 'council.xlsx'], { folder })).exitCode).toBe(1);
  });

  test('a workbook larger than other files may be', async () => {
    const folder = folderWith(Buffer.concat([riverside, Buffer.alloc(3 * 1024 * 1024)]));
    const { exitCode, stderr } = await waymark(['report', 'council.xlsx'], { folder });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('[file-too-large]');
  });

  test('a cell in the farthest corner, and one that is nowhere, do no harm', async () => {
    const bytes = changed(riverside, 'xl/worksheets/sheet3.xml', (xml) =>
      xml.replace(
        '</sheetData>',
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="x"><c r="!!"><v>1</v></c></row></sheetData>',
      ),
    );
    const { stdout } = await waymark(['report', 'council.xlsx', '-f', 'json'], { folder: folderWith(bytes) });
    expect(stdout).toBe((await waymark(['report', 'examples/riverside-council.yaml', '-f', 'json'])).stdout);
  });

  test('a worksheet that is named many times is read once', async () => {
    const bytes = changed(riverside, 'xl/workbook.xml', (xml) =>
      xml.replace('<sheets>', `<sheets>${'<sheet name="Answers" sheetId="3" r:id="rId3"/>'.repeat(5000)}`),
    );
    const { exitCode } = await waymark(['report', 'council.xlsx'], { folder: folderWith(bytes) });
    expect(exitCode).toBe(0);
  });
});

describe('commands that cannot use a workbook', () => {
  test('assess says what to do', async () => {
    const folder = folderWith(riverside);
    const person = { keyboard: {} as never, screen: {} as never, onInterrupt: () => () => {} };
    const { exitCode, stderr } = await waymark(['assess', 'council.xlsx'], { folder, person });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('waymark report council.xlsx');
    expect(stderr).toContain('--from council.xlsx');
  });

  test('migrate leaves it alone in a folder, and refuses it by its name', async () => {
    const folder = folderWith(riverside);
    writeFileSync(join(folder, 'council.yaml'), riversideText);
    const to = ['--to', 'public-sector-digital-transformation'];
    expect((await waymark(['migrate', '.', ...to], { folder })).exitCode).toBe(0);
    const { exitCode, stdout, stderr } = await waymark(['migrate', 'council.xlsx', ...to], { folder });
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toContain('[table-not-migrated]');
  });

  test('a report is not written over it', async () => {
    const folder = folderWith(riverside);
    const { exitCode } = await waymark(['report', 'council.xlsx', '-f', 'json', '-o', 'council.xlsx'], {
      folder,
    });
    expect(exitCode).toBe(2);
    expect(readFileSync(join(folder, 'council.xlsx')).equals(riverside)).toBe(true);
  });

  test('it is no framework', async () => {
    const folder = folderWith(riverside);
    const { exitCode, stderr } = await waymark(['show', 'council.xlsx'], { folder });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('[wrong-kind]');
  });
});

test('a zip as the tests make it is one', () => {
  expect(unzip(zip([{ name: 'a', text: 'b' }]))).toEqual([{ name: 'a', text: 'b' }]);
});
