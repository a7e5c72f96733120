import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { criteria, listSheets, score, toNdjson } from '../support/many.js';

/** What people write, and programs stumble over. */
export const texts = [
  'Riverside Council',
  'Bread, Butter & Co, Ltd',
  'The "Old" Mill',
  '"',
  '""',
  ',',
  'ends with a quotation mark"',
  'a;b|c',
  'Grün, Weiß & Søn',
  'e\u0301cole combined',
  'שלום עולם',
  '北京市人民政府',
  'Town Hall 🏛️ 👩‍👩‍👧 🇺🇳',
  'non\u00a0breaking',
  ' white space around it ',
  'back\\slash \\n \\N',
  '%s {0} <b>&amp;</b>',
  '# no comment',
  "'quoted'",
  '00123',
  '1e5',
  '2.50',
  '-5',
  '1,5',
  '1 000',
  '1/2',
  '2026-01-02',
  'TRUE',
  'NULL',
  'NA',
  'NaN',
  'inf',
  '#N/A',
  '=1+1',
  '+44 20 7946 0000',
  '-1-2',
  '@SUM(A1:A9)',
  '=HYPERLINK("http://example.org","x, y")',
  '=1\nsecond line',
  'two\nlines',
  'three\r\nlines\r\n"quoted"',
  '\ttab in\tfront',
];

/** What a spreadsheet would take for a formula: an apostrophe stands in front of it in CSV, and nowhere else. */
export const formulas: Readonly<Record<string, string>> = {
  '=1+1': "'=1+1",
  '+44 20 7946 0000': "'+44 20 7946 0000",
  '-1-2': "'-1-2",
  '@SUM(A1:A9)': "'@SUM(A1:A9)",
  '=HYPERLINK("http://example.org","x, y")': '\'=HYPERLINK("http://example.org","x, y")',
  '=1\nsecond line': "'=1\nsecond line",
  // Where a text is one paragraph.
  '=1 second line': "'=1 second line",
};

/** A sheet for each text, which is the organisation, a note, and a reason. */
function ndjsonOfTexts(): string {
  return toNdjson(
    listSheets(texts.length).map((sheet, index) => {
      // In JSON a carriage return is a control character.
      const [text, other] = [texts[index], texts[texts.length - 1 - index]].map((one) =>
        one?.replaceAll('\r', ''),
      );
      return {
        ...sheet,
        organisation: text,
        answers: {
          ...(sheet.answers as Record<string, unknown>),
          'senior-commitment': { level: 2, note: text },
          'vision-understood': { unknown: true, note: other },
          'transition-incentives': { 'not-applicable': text },
        },
      };
    }),
  );
}

/** A row for each text, which is the organisation and what was asked beside the criteria. */
function csvOfTexts(): string {
  const ids = criteria.map(({ id }) => id);
  const rows = listSheets(texts.length).map((sheet, index) => {
    const answers = sheet.answers as Record<string, unknown>;
    return [
      sheet.id,
      texts[index],
      sheet.date,
      texts[index],
      texts[(index + 7) % texts.length],
      ...ids.map((id) => (typeof answers[id] === 'number' || answers[id] === 'unknown' ? answers[id] : '')),
    ];
  });
  return `${Papa.unparse([['sheet', 'organisation', 'date', 'remark', 'Größe "Art"', ...ids], ...rows])}\r\n`;
}

/** The inputs, and the options that each table is made with. */
export const tables = [
  { name: 'a row a step', argv: ['texts.ndjson'] },
  { name: 'a row a sheet, by step', argv: ['texts.ndjson', '--wide'] },
  { name: 'a row a criterion, with notes', argv: ['texts.ndjson', '--by', 'criterion'] },
  { name: 'a row a sheet, by criterion, with notes', argv: ['texts.ndjson', '--by', 'criterion', '--wide'] },
  { name: 'a row a phase, with actions', argv: ['texts.ndjson', '--by', 'phase', '--with-actions'] },
  {
    name: 'a row a sheet of a survey, with columns kept',
    argv: ['texts.csv', '--by', 'overall', '--wide', '--keep', 'remark', '--keep', 'Größe "Art"'],
  },
  {
    name: 'a row a step of a survey, with columns kept and actions',
    argv: ['texts.csv', '--with-actions', '--keep', 'remark', '--keep', 'Größe "Art"'],
  },
] as const;

export function writeInputs(folder: string): void {
  writeFileSync(join(folder, 'texts.ndjson'), ndjsonOfTexts());
  writeFileSync(join(folder, 'texts.csv'), csvOfTexts());
}

export interface Field {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'date';
  readonly description?: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly enum?: readonly string[];
    readonly minimum?: number;
    readonly maximum?: number;
  };
}

export type Value = string | number | null;

/** A table, and what describes it. */
export interface Written {
  readonly names: readonly string[];
  /** What the JSON says, by row and column. */
  readonly values: readonly (readonly Value[])[];
  readonly fields: readonly Field[];
}

/** Writes a table to `table.csv` and `table.ndjson` in a folder. */
export async function writeTable(folder: string, argv: readonly string[]): Promise<Written> {
  const write = async (...more: string[]) => {
    const { exitCode, stdout, stderr } = await score(folder, [...argv, '--quiet', ...more]);
    if (exitCode !== 0 || stderr !== '') throw new Error(`${argv.join(' ')}: ${exitCode}: ${stderr}`);
    return stdout;
  };
  await write('-o', 'table.csv');
  await write('-o', 'table.ndjson');
  const rows: Record<string, Value>[] = JSON.parse(await write('--format', 'json'));
  const options = argv.filter((option) => !option.startsWith('texts.'));
  const [resource] = JSON.parse((await score(folder, [...options, '--data-dictionary'])).stdout).resources;
  return {
    names: Object.keys(rows[0] ?? {}),
    values: rows.map((row) => Object.values(row)),
    fields: resource.schema.fields,
  };
}

/** What the CSV says where the JSON says this. */
export function inCsv(value: Value): Value {
  return typeof value === 'string' ? (formulas[value] ?? value) : value;
}

/** A cell of CSV as what its column is declared to hold. */
export function fromCsv(cell: Value, field: Field | undefined): Value {
  if (cell === '' || cell === null) return null;
  return field?.type === 'number' || field?.type === 'integer' ? Number(cell) : cell;
}
