import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/*
 * The arrows of the house. A room may import from the rooms to the right of it, never from those to its left:
 * cli → commands → form → questionnaire → batch → reports → cases → comparison → versions → validation →
 * assessment → consensus →
 * sheet → framework → source → diagnostics → terminal.
 */
const rooms = [
  'cli',
  'commands',
  'form',
  'questionnaire',
  'batch',
  'reports',
  'cases',
  'comparison',
  'versions',
  'validation',
  'assessment',
  'consensus',
  'sheet',
  'framework',
  'source',
  'diagnostics',
  'terminal',
];

/** Who alone may import a package, and why the rest may not. */
const keepers: Record<string, { rooms: readonly string[]; why: string }> = {
  yaml: { rooms: ['source'], why: 'one room turns text into data' },
  'jsonc-parser': { rooms: ['source'], why: 'one room turns text into data' },
  'js-yaml': { rooms: ['source'], why: 'one room turns text into data' },
  papaparse: { rooms: ['source'], why: 'one room turns text into data' },
  tinyglobby: { rooms: ['io'], why: 'only io touches files' },
  diff: { rooms: ['versions'], why: 'one measure of what two texts share' },
  leven: { rooms: ['source'], why: 'one “did you mean”' },
  zod: {
    rooms: ['source', 'framework', 'sheet', 'assessment', 'cases', 'validation'],
    why: 'the shapes of files',
  },
  chalk: { rooms: ['terminal'], why: 'colour is decided once' },
  'fast-string-width': { rooms: ['terminal'], why: 'one measure of width' },
  'fast-wrap-ansi': { rooms: ['terminal'], why: 'one way to wrap' },
  'csv-stringify/sync': { rooms: ['reports', 'batch'], why: 'one way to write CSV' },
  'cli-table3': { rooms: ['reports'], why: 'tables are a matter of format' },
  'mdast-util-to-markdown': { rooms: ['reports', 'diagnostics'], why: 'one way to write Markdown' },
  'mdast-util-gfm-table': { rooms: ['reports', 'diagnostics'], why: 'one way to write Markdown' },
  'd3-scale': { rooms: ['reports'], why: 'one way to draw' },
  'd3-shape': { rooms: ['reports'], why: 'one way to draw' },
  preact: { rooms: ['reports'], why: 'one way to write pages' },
  'preact-render-to-string': { rooms: ['reports'], why: 'one way to write pages' },
  'hucre/xlsx': {
    rooms: ['reports', 'sheet'],
    why: 'workbooks are read and written where sheets are',
  },
  'fast-xml-builder': { rooms: ['diagnostics'], why: 'one way to write XML' },
  commander: { rooms: ['cli.ts', 'cli'], why: 'commands get their options as data' },
  inquirer: { rooms: ['questionnaire'], why: 'one room asks' },
  '@inquirer/core': { rooms: ['questionnaire'], why: 'one room asks' },
  'playwright-core': { rooms: ['io'], why: 'only io drives another program' },
  'write-file-atomic': { rooms: ['io'], why: 'only io touches files' },
};

/** Rooms that compute and render: no process, no files, no clock. */
const pure = [
  'batch',
  'reports',
  'cases',
  'versions',
  'validation',
  'assessment',
  'sheet',
  'framework',
  'source',
  'diagnostics',
  'terminal',
];

const src = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.split(sep).join('/'))
  .sort();
const roomOf = (file: string) => file.split('/')[0] ?? file;

interface Import {
  readonly from: string;
  readonly to: string;
}

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return specifiers.map((specifier) => ({
    from: file,
    to: specifier.startsWith('.')
      ? relative(src, join(src, dirname(file), specifier))
          .split(sep)
          .join(posix.sep)
      : specifier,
  }));
});

test('every folder of src has its place in the order', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map(roomOf));
  // io is no room on the way: only the command line hands it on.
  expect([...folders].filter((folder) => !rooms.includes(folder) && folder !== 'io')).toEqual([]);
});

test('the imports are found', () => {
  expect(imports).toContainEqual({ from: 'cli/commands/report.ts', to: 'commands/report.js' });
  expect(imports).toContainEqual({ from: 'source/parse.ts', to: 'yaml' });
});

describe('no arrow runs back', () => {
  test.each(rooms)('%s', (room) => {
    const place = rooms.indexOf(room);
    const back = imports.filter(({ from, to }) => {
      const target = rooms.indexOf(roomOf(to));
      return roomOf(from) === room && target !== -1 && target < place;
    });
    expect(back).toEqual([]);
  });
});

test('the script of the form is made of what is pure and small', () => {
  const outside = imports
    .filter(({ from, to }) => roomOf(from) === 'form' && roomOf(to) !== 'form')
    .map(({ to }) => to);
  expect([...new Set(outside)].sort()).toEqual([
    'framework/checklist.js',
    'reports/html/form/fields.js',
    'sheet/sheet.js',
    'sheet/write.js',
    'terminal/clean.js',
  ]);
});

test('no room imports the command line, the library or the real world, but who asks and commands may name their types', () => {
  const top = ['cli.js', 'index.js', 'io.js', 'exit-codes.js'];
  const found = imports.filter(
    ({ from, to }) => from.includes('/') && (top.includes(to) || to.startsWith('io/')),
  );
  const naming = ['commands', 'cli', 'questionnaire', 'io'];
  expect(found.filter(({ from }) => !naming.includes(roomOf(from)))).toEqual([]);
  expect(found.filter(({ to }) => to === 'cli.js' || to === 'index.js')).toEqual([]);
});

describe('each package has its keepers', () => {
  test.each(Object.entries(keepers))('%s', (name, { rooms: allowed }) => {
    const users = new Set(imports.filter(({ to }) => to === name).map(({ from }) => roomOf(from)));
    expect([...users].filter((user) => !allowed.includes(user))).toEqual([]);
    expect(users.size).toBeGreaterThan(0);
  });
});

test('the pure rooms import nothing of node and use neither process nor clock', () => {
  const ofNode = imports.filter(({ from, to }) => pure.includes(roomOf(from)) && to.startsWith('node:'));
  expect(ofNode).toEqual([]);
  const impure = files
    .filter((file) => pure.includes(roomOf(file)))
    .filter((file) =>
      /\bprocess\.\w|\bDate\.now\(|new Date\(\)|Math\.random\(|console\./.test(
        readFileSync(join(src, file), 'utf8'),
      ),
    );
  expect(impure).toEqual([]);
});

test('only io touches the process and the file system', () => {
  const others = files.filter((file) => file !== 'io.ts' && roomOf(file) !== 'io');
  expect(others.filter((file) => /\bprocess\.\w/.test(readFileSync(join(src, file), 'utf8')))).toEqual([]);
  expect(
    imports.filter(({ from, to }) => others.includes(from) && /^node:(fs|process|child_process)/.test(to)),
  ).toEqual([]);
});

test('no file has grown beyond one concept', () => {
  const long = files.filter((file) => readFileSync(join(src, file), 'utf8').split('\n').length > 350);
  expect(long).toEqual([]);
});
