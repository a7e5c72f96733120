import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll } from 'vitest';
import { runProgram } from '../support/many.js';
import { repository } from '../support/run.js';

/** Runs a script of this folder. @returns the JSON that it prints */
async function python(folder: string, script: string, file: string): Promise<unknown> {
  const path = join(repository, 'test', 'peers', script);
  const { exitCode, stdout, stderr } = await runProgram(folder, 'python3', [path, file]);
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The rows of a CSV file, its header first, as Python has them. */
export async function readWithPython(folder: string, file: string): Promise<string[][]> {
  return (await python(folder, 'read-csv.py', file)) as string[][];
}

export interface OfficeCell {
  /** Null for an empty cell. */
  readonly kind: 'string' | 'float' | 'date' | 'percentage' | 'currency' | 'time' | 'boolean' | null;
  readonly text: string;
  readonly formula: string | null;
}

/** Settings of its own, so that a LibreOffice that is open stays out of it. */
const profile = mkdtempSync(join(tmpdir(), 'waymark-office-'));
afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

/** Opens a workbook in LibreOffice, and saves each of its worksheets as CSV, with numbers as they are in the cells. */
export async function convertWithOffice(folder: string, workbook: string): Promise<void> {
  const { stderr, exitCode } = await runProgram(folder, 'soffice', [
    `-env:UserInstallation=${pathToFileURL(profile)}`,
    '--headless',
    // Comma, quotation mark, UTF-8; not as shown, no formulas, all worksheets.
    '--convert-to',
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1',
    workbook,
  ]);
  if (exitCode !== 0) throw new Error(stderr);
}

/**
 * Opens `table.csv` in LibreOffice, and reads what stands in its cells.
 * @param columns how each column is taken, by LibreOffice's numbers; all as they look when absent
 */
export async function readWithOffice(
  folder: string,
  columns: readonly number[] = [],
): Promise<OfficeCell[][]> {
  const formats = columns.map((format, index) => `${index + 1}/${format}`).join('/');
  const englishUs = 1033;
  const { stderr, exitCode } = await runProgram(folder, 'soffice', [
    `-env:UserInstallation=${pathToFileURL(profile)}`,
    '--headless',
    // Comma, quotation mark, UTF-8, from the first line.
    `--infilter=CSV:44,34,76,1,${formats},${englishUs}`,
    '--convert-to',
    'fods',
    'table.csv',
  ]);
  if (exitCode !== 0) throw new Error(stderr);
  return (await python(folder, 'read-fods.py', 'table.fods')) as OfficeCell[][];
}

/** Opens a workbook in LibreOffice, and saves it under its name in another folder. */
export async function saveWithOffice(folder: string, file: string, into: string): Promise<void> {
  const { stderr, exitCode } = await runProgram(folder, 'soffice', [
    `-env:UserInstallation=${pathToFileURL(profile)}`,
    '--headless',
    '--convert-to',
    'xlsx',
    '--outdir',
    into,
    file,
  ]);
  if (exitCode !== 0) throw new Error(stderr);
}

/** A DuckDB in this process, which is gone when the tests of the file are over. */
export async function openDuckDb(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
  });
  return connection;
}

/** A text in SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
