import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshFolder } from '../support/many.js';
import { type OfficeCell, openDuckDb, quoted, readWithOffice, readWithPython } from './readers.js';
import {
  formulas,
  fromCsv,
  inCsv,
  tables,
  texts,
  type Value,
  type Written,
  writeInputs,
  writeTable,
} from './tables.js';

/* What other programs read from a table, cell by cell, is what its JSON says. */

const duckdb = await openDuckDb();

const folder = mkdtempSync(join(tmpdir(), 'waymark-tables-'));
beforeAll(() => writeInputs(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const sqlTypes = { string: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE', date: 'DATE' } as const;

/** The declared columns as DuckDB takes them. */
function columnsInSql({ fields }: Written): string {
  return `{${fields.map(({ name, type }) => `${quoted(name)}: ${quoted(sqlTypes[type])}`).join(', ')}}`;
}

const inSql = (file: string) => quoted(join(folder, file));

async function query(sql: string): Promise<{ names: string[]; rows: (string | number | null)[][] }> {
  const reader = await duckdb.runAndReadAll(sql);
  return { names: reader.columnNames(), rows: reader.getRowsJson() as (string | number | null)[][] };
}

/** How LibreOffice is told to take a column, and what kind its cells then have. */
const officeColumns = { string: 2, integer: 1, number: 1, date: 5 } as const;
const officeKinds = { string: 'string', integer: 'float', number: 'float', date: 'date' } as const;

/** LibreOffice ends each line of a text with a line feed. */
const withLineFeeds = (value: Value) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value);

const officeValue = (cell: OfficeCell | undefined): Value =>
  cell === undefined || cell.kind === null ? null : cell.kind === 'float' ? Number(cell.text) : cell.text;

describe.each(tables)('$name', ({ argv }) => {
  let table: Written;
  beforeAll(async () => {
    table = await writeTable(folder, argv);
  });

  /** Rows of CSV as what their columns are declared to hold. */
  const asDeclared = (rows: readonly (readonly (string | number | null)[])[]) =>
    rows.map((row) => row.map((cell, column) => fromCsv(cell, table.fields[column])));
  const valuesInCsv = () => table.values.map((row) => row.map(inCsv));

  test('Python reads the CSV', async () => {
    const [header, ...rows] = await readWithPython(folder, 'table.csv');
    expect(header).toEqual(table.names);
    expect(asDeclared(rows)).toEqual(valuesInCsv());
  });

  test('DuckDB reads the CSV, told nothing of it', async () => {
    const { names, rows } = await query(`FROM read_csv(${inSql('table.csv')}, all_varchar = true)`);
    expect(names).toEqual(table.names);
    expect(asDeclared(rows)).toEqual(valuesInCsv());
  });

  test.each(['csv', 'ndjson'] as const)('DuckDB reads the %s with the declared types', async (format) => {
    const file = inSql(`table.${format}`);
    const { names, rows } = await query(`FROM read_${format}(${file}, columns = ${columnsInSql(table)})`);
    expect(names).toEqual(table.names);
    // It gives whole numbers as texts.
    expect(asDeclared(rows)).toEqual(format === 'csv' ? valuesInCsv() : table.values);
  });

  test('LibreOffice reads the CSV, told which columns are texts', async () => {
    const columns = table.fields.map(({ type }) => officeColumns[type]);
    const [header = [], ...rows] = await readWithOffice(folder, columns);
    expect(header.map(officeValue)).toEqual(table.names);
    expect(rows.map((row) => table.names.map((_, column) => officeValue(row[column])))).toEqual(
      valuesInCsv().map((row) => row.map(withLineFeeds)),
    );
    expect(rows.flat().filter(({ formula }) => formula !== null)).toEqual([]);
    const kinds = table.fields.map((_, column) => new Set(rows.map((row) => row[column]?.kind ?? null)));
    for (const [column, { type }] of table.fields.entries()) {
      for (const kind of kinds[column] ?? []) expect([null, officeKinds[type]]).toContain(kind);
    }
  });
});

describe('formulas', () => {
  const argv = ['texts.csv', '--by', 'overall', '--wide', '--keep', 'remark', '--keep', 'Größe "Art"'];
  let table: Written;
  let remark: number;
  beforeAll(async () => {
    table = await writeTable(folder, argv);
    remark = table.names.indexOf('remark');
  });

  test('the apostrophe is in the CSV and not in the JSON', async () => {
    const [, ...rows] = await readWithPython(folder, 'table.csv');
    const inCsvOf = new Map(table.values.map((row, index) => [row[remark], rows[index]?.[remark]]));
    for (const text of texts.filter((one) => one === one.trim())) {
      expect(inCsvOf.get(text)).toBe(formulas[text] ?? text);
    }
  });

  test('LibreOffice, told nothing of the columns, makes no formula of a text', async () => {
    const [, ...rows] = await readWithOffice(folder);
    expect(rows.length).toBe(texts.length);
    expect(rows.flat().filter(({ formula }) => formula !== null)).toEqual([]);
    const said = rows.map((row) => row[remark]?.text);
    for (const [text, apostrophe] of Object.entries(formulas)) {
      if (texts.includes(text)) expect(said).toContain(apostrophe);
    }
  });

  test('without the apostrophe it would', async () => {
    const other = freshFolder();
    writeFileSync(join(other, 'table.csv'), 'remark\n=1+1\n');
    const [, [cell] = []] = await readWithOffice(other);
    expect(cell?.formula).toBe('of:=1+1');
  });
});
