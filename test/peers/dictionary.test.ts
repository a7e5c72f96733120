import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { score } from '../support/many.js';
import { repository } from '../support/run.js';
import { type Field, writeInputs } from './tables.js';

/* What --data-dictionary says of the columns is what is found in them. */

const folder = mkdtempSync(join(tmpdir(), 'waymark-dictionary-'));
beforeAll(() => writeInputs(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const tiny = ['--framework', join(repository, 'test', 'fixtures', 'valid', 'tiny.yaml')];
const tinySheet = join(repository, 'test', 'fixtures', 'valid', 'tiny-sheet.yaml');
const kept = ['--keep', 'remark', '--keep', 'Größe "Art"'];

const cases = ['overall', 'phase', 'step', 'criterion'].flatMap((by) =>
  [[], ['--wide'], ['--with-actions'], ['--wide', '--with-actions']].flatMap((more) => [
    { input: 'texts.ndjson', options: ['--by', by, ...more] },
    { input: 'texts.csv', options: ['--by', by, ...more, ...kept] },
    { input: tinySheet, options: ['--by', by, ...more, ...tiny] },
  ]),
);

/** A whole descriptor, by the rules of a Tabular Data Package. */
function checkDescriptor(descriptor: Record<string, unknown>): Field[] {
  const { profile, name, resources } = descriptor;
  expect({ profile, name }).toEqual({ profile: 'tabular-data-package', name: expect.stringMatching(slug) });
  const [resource = {}, ...others] = resources as Record<string, unknown>[];
  expect(others).toEqual([]);
  expect(resource).toMatchObject({
    profile: 'tabular-data-resource',
    name: expect.stringMatching(slug),
    // Relative, and below the descriptor.
    path: expect.stringMatching(/^(?!\.|\/|.*\.\.)[^\\]+$/),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, header: true },
  });
  const { fields, missingValues } = resource.schema as { fields: Field[]; missingValues: string[] };
  expect(missingValues).toEqual(['']);
  expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length);
  for (const { name, type, description, constraints = {}, ...rest } of fields) {
    expect(name).not.toBe('');
    expect(Object.keys(rest)).toEqual([]);
    expect(['string', 'integer', 'number', 'date']).toContain(type);
    expect(description).toMatch(/\S/);
    const { required: _, enum: values, ...bounds } = constraints;
    if (values !== undefined) expect(new Set(values).size).toBe(values.length);
    for (const [bound, value] of Object.entries(bounds)) {
      expect(['minimum', 'maximum']).toContain(bound);
      expect(['integer', 'number']).toContain(type);
      expect(value).toEqual(expect.any(Number));
    }
  }
  return fields;
}

const slug = /^[a-z0-9._-]+$/;

const patterns = {
  string: /^/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i,
  date: /^\d{4}-\d\d-\d\d$/,
} as const;

/** What a cell breaks of what its field declares. */
function misfit(cell: string, { type, constraints = {} }: Field): string | null {
  const { required, enum: values, minimum, maximum } = constraints;
  if (cell === '') return required === true ? 'required' : null;
  if (!patterns[type].test(cell)) return type;
  if (type === 'date' && new Date(cell).toISOString().slice(0, 10) !== cell) return type;
  if (values?.includes(cell) === false) return 'enum';
  if (minimum !== undefined && Number(cell) < minimum) return 'minimum';
  if (maximum !== undefined && Number(cell) > maximum) return 'maximum';
  return null;
}

async function described(options: readonly string[]): Promise<Record<string, unknown>> {
  const { exitCode, stdout, stderr } = await score(folder, ['--data-dictionary', ...options]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout);
}

async function written(argv: readonly string[]): Promise<string[][]> {
  const { exitCode, stdout, stderr } = await score(folder, [...argv, '--quiet', '--format', 'csv']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const { data, errors } = Papa.parse<string[]>(stdout.trimEnd(), { delimiter: ',', newline: '\n' });
  expect(errors).toEqual([]);
  return data;
}

describe.each(cases)('$input $options', ({ input, options }) => {
  test('names, order, types and bounds', async () => {
    const fields = checkDescriptor(await described(options));
    const [header, ...rows] = await written([input, ...options]);
    expect(fields.map(({ name }) => name)).toEqual(header);
    expect(rows.length).toBeGreaterThan(0);
    const misfits = rows.flatMap((row) =>
      fields.flatMap((field, column) => {
        const what = misfit(row[column] ?? '', field);
        return what === null ? [] : [`${field.name}: ${row[column]}: ${what}`];
      }),
    );
    expect(misfits).toEqual([]);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([fields.length]));
  });
});

test('the reader of this test finds what does not fit', () => {
  const field = (more: Partial<Field>): Field => ({ name: 'x', type: 'string', ...more });
  expect(misfit('', field({ constraints: { required: true } }))).toBe('required');
  expect(misfit('2.5', field({ type: 'integer' }))).toBe('integer');
  expect(misfit("'-1", field({ type: 'number' }))).toBe('number');
  expect(misfit('2026-02-30', field({ type: 'date' }))).toBe('date');
  expect(misfit('c', field({ constraints: { enum: ['a', 'b'] } }))).toBe('enum');
  expect(misfit('-1', field({ type: 'number', constraints: { minimum: 0 } }))).toBe('minimum');
  expect(misfit('1.1', field({ type: 'number', constraints: { maximum: 1 } }))).toBe('maximum');
});

test('anonymous tables have the same columns', async () => {
  const fields = checkDescriptor(await described(['--by', 'criterion', '--anonymous']));
  const [header] = await written(['texts.ndjson', '--by', 'criterion', '--anonymous']);
  expect(fields.map(({ name }) => name)).toEqual(header);
});
