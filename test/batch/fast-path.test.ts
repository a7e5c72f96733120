import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteSink } from '../../src/batch/byte-sink.js';
import { ndjson } from '../../src/batch/encode.js';
import type { Job, JobResult, Settings } from '../../src/batch/job.js';
import { always } from '../../src/batch/reader.js';
import { RowWriter } from '../../src/batch/rows.js';
import { Scorer } from '../../src/batch/scorer.js';
import { Scoring } from '../../src/batch/scoring.js';
import type { Framework } from '../../src/framework/framework.js';
import { readFramework } from '../../src/framework/read.js';
import { readHeader } from '../../src/sheet/csv.js';
import { readSheetQuickly } from '../../src/sheet/quick.js';
import { readSheet } from '../../src/sheet/read.js';
import type { Sheet } from '../../src/sheet/sheet.js';
import { splitDocuments } from '../../src/source/documents.js';
import { Findings } from '../../src/source/findings.js';
import { Source } from '../../src/source/source.js';

/*
 * Sheets that are as usual are recognised from their bytes, or read in a hurry; all others are read carefully. These
 * laws give the same bytes, in order and mangled, to the fast and to the careful ways, which must come to the same
 * rows and the same diagnostics.
 */

const file = 'frameworks/public-sector-digital-transformation.yaml';
const bundled = read(file);
const small = read('test/fixtures/valid/tiny.yaml');

function read(path: string): Framework {
  const { framework } = readFramework(new Source(path, readFileSync(path, 'utf8')));
  if (framework === null) throw new Error(`${path} has errors`);
  return framework;
}

const settings = (framework: Framework, kept: string[] = []): Settings => ({
  shape: { by: 'criterion', wide: false, withActions: false, kept },
  encoding: 'ndjson',
  output: 'rows',
  mostDrawn: 0,
  anonymous: false,
  strict: false,
  thresholds: [],
  framework: null,
  csvFramework: framework.id,
  tableFramework: null,
});

const noFile = async () => {
  throw new Error('unused');
};

/** Scores some bytes. Said not to be UTF-8, nothing is recognised, and each record is read from its text. */
async function score(framework: Framework, job: Extract<Job, { kind: 'records' }>, kept: string[] = []) {
  const [fast, careful] = await Promise.all(
    [isUtf8(job.bytes), false].map((isText) =>
      new Scoring(settings(framework, kept), always(framework), noFile).run({ ...job, isUtf8: isText }),
    ),
  );
  return { fast: readable(fast), careful: readable(careful) };
}

function readable(result: JobResult | undefined) {
  if (result === undefined) throw new Error('There is no result');
  const { output, read: count, scored, diagnostics, ids } = result;
  return { rows: Buffer.from(output).toString('utf8'), count, scored, diagnostics, ids };
}

const criteriaOf = (framework: Framework) =>
  framework.phases.flatMap(({ steps }) => steps).flatMap(({ criteria }) => criteria);

const text = fc.oneof(
  fc.constantFrom(
    'Riverside Council',
    ' two  spaces ',
    'Zoë’s “team”',
    'é\u00a0x',
    '',
    ' ',
    '😀',
    '=1+1',
    'a\tb\nc',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

function answerOf(framework: Framework): fc.Arbitrary<unknown> {
  const ticks = criteriaOf(framework).flatMap(({ checklist }) => checklist.map(({ id }) => id));
  const level = fc.integer({ min: 0, max: 4 });
  return fc.oneof(
    { weight: 12, arbitrary: level },
    { weight: 2, arbitrary: fc.constantFrom<unknown>('unknown', null) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(9, -1, 1.5, 2.0, '2', 'Unknown', true, [], {}, 12) },
    {
      weight: 4,
      arbitrary: fc.record(
        {
          level: fc.oneof(level, fc.constantFrom(null, 7)),
          unknown: fc.constantFrom<unknown>(true, false, null, 'yes'),
          'not-applicable': fc.oneof(text, fc.constant(null)),
          note: fc.oneof(text, fc.constant(null)),
          evidence: fc.constantFrom('asserted', 'seen', 'corroborated', 'none', null),
          sources: fc.oneof(fc.array(text, { maxLength: 2 }), fc.constant(null)),
          ticked: fc.array(fc.constantFrom(...ticks, 'x'), { maxLength: 7 }),
        },
        { requiredKeys: [] },
      ),
    },
    {
      weight: 6,
      arbitrary: fc.oneof(
        fc.record(
          { level, note: text, evidence: fc.constantFrom('seen', 'asserted') },
          { requiredKeys: ['level'] },
        ),
        fc.record({ 'not-applicable': text }),
        fc.record({ unknown: fc.constant(true), note: text }, { requiredKeys: ['unknown'] }),
      ),
    },
  );
}

function sheetOf(framework: Framework): fc.Arbitrary<Record<string, unknown>> {
  const ids = criteriaOf(framework).map(({ id }) => id);
  const groups = framework.groups.map(({ id }) => id);
  const answers = fc
    .subarray(ids)
    .chain((chosen) =>
      fc.tuple(...chosen.map((id) => fc.tuple(fc.constant(id), answerOf(framework)))).map(Object.fromEntries),
    );
  const usually = <T>(usual: T, ...others: unknown[]) =>
    fc.oneof(
      { weight: 20, arbitrary: fc.constant<unknown>(usual) },
      { weight: 1, arbitrary: fc.constantFrom(...others) },
    );
  return fc.record(
    {
      waymark: usually(1, 2, '1'),
      framework: usually(framework.id, 'other', ''),
      'framework-version': usually(framework.version, '1.7.0', '9.0.0', 'x', null),
      form: usually('full', 'short', 'none', null),
      id: fc.oneof(text, fc.constantFrom<unknown>('s-1', 's-2', null, 42, 0, -1, 1.5, 1e21, 123456789012345)),
      organisation: fc.oneof(text, fc.constant(null)),
      date: usually('2026-11-23', '2026-02-30', '23.11.2026', null),
      respondents: fc.array(
        fc.record({ name: text, group: fc.constantFrom(...groups, 'nobody', null) }, { requiredKeys: [] }),
        { maxLength: 2 },
      ),
      target: usually(3, 0, 9, null),
      targets: fc.dictionary(fc.constantFrom(...ids.slice(0, 3), 'launch'), fc.integer({ min: 0, max: 5 }), {
        maxKeys: 2,
      }),
      answers,
      archive: usually<unknown>([{ id: 'gone', answer: { level: 9 } }], null, [{ id: 'Gone' }], [1], {}),
    },
    { requiredKeys: ['waymark', 'framework', 'answers'] },
  );
}

/** One that there is nothing to say about. */
function tameSheetOf(framework: Framework): fc.Arbitrary<Record<string, unknown>> {
  const ids = criteriaOf(framework).map(({ id }) => id);
  const level = fc.constantFrom(...framework.scale.map((entry) => entry.level));
  const note = fc.constantFrom('Said in the room.', ' Zoë’s  note ', '');
  const answer = fc.oneof(
    level,
    fc.constant('unknown'),
    fc.record({ level, note, evidence: fc.constant('seen') }, { requiredKeys: ['level'] }),
    fc.record({ unknown: fc.constant(true), note }),
  );
  const group = fc.constantFrom(...framework.groups.map(({ id }) => id), null);
  return fc.record(
    {
      waymark: fc.constant(1),
      framework: fc.constant(framework.id),
      'framework-version': fc.constantFrom(framework.version, null),
      id: fc.constantFrom<unknown>('s-1', 'Zoë’s  sheet', 's-3', 7, 2026112300001),
      organisation: fc.constantFrom('Riverside Council', ' é\u00a0x ', null),
      date: fc.constantFrom('2026-11-23', '2024-02-29'),
      respondents: fc.array(fc.record({ name: fc.constant('A. Sample'), group }), { maxLength: 2 }),
      targets: fc.dictionary(fc.constantFrom(...ids.slice(0, 2)), level, { maxKeys: 2 }),
      target: level,
      answers: fc.dictionary(fc.constantFrom(...ids), answer),
      // JSON leaves out what is undefined: most sheets have none.
      archive: fc.oneof(
        { weight: 6, arbitrary: fc.constant<unknown>(undefined) },
        {
          weight: 1,
          arbitrary: fc.constant<unknown>([{ id: ids[0], because: 'It is gone.', answer: { level: 4 } }]),
        },
      ),
    },
    { requiredKeys: ['waymark', 'framework', 'answers'] },
  );
}

/** The same sheet as other programs would write it. */
const styles: ((sheet: Record<string, unknown>) => string)[] = [
  (sheet) => JSON.stringify(sheet),
  (sheet) => JSON.stringify(Object.fromEntries(Object.entries(sheet).reverse())),
  (sheet) => JSON.stringify(sheet, null, 1).replace(/\n\s*/g, ' '),
  (sheet) =>
    JSON.stringify(sheet).replace(
      /[^ -~]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  (sheet) => `\t${JSON.stringify(sheet).replaceAll('/', '\\/')} \r`,
];

function mangle(line: string, { at, what, cut }: { at: number; what: string; cut: number }): string {
  const place = Math.floor(at * line.length);
  return (line.slice(0, place) + what + line.slice(place + cut)).replaceAll('\n', ' ');
}

const mangled = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  what: fc.constantFrom(
    '',
    '"',
    '\\',
    '{',
    '}',
    ',',
    ':',
    '0',
    '4',
    ' ',
    '\u0085',
    '\u202e',
    '\u0007',
    'null',
    '\ufeff',
    '\t',
    '\r',
    '\n\r',
    '\n\t\n',
    '9'.repeat(400),
  ),
  cut: fc.integer({ min: 0, max: 3 }),
});

test.each([
  ['the bundled framework', bundled, 250],
  ['a small framework', small, 400],
])('NDJSON: what is recognised is what is read carefully: %s', async (_name, framework, runs) => {
  const line = fc
    .tuple(
      fc.oneof(sheetOf(framework), tameSheetOf(framework)),
      fc.constantFrom(...styles),
      fc.option(mangled, { freq: 3 }),
    )
    .map(([sheet, style, damage]) => (damage === null ? style(sheet) : mangle(style(sheet), damage)));
  let scored = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
      // The first is in order, so that there is something to recognise the others by.
      const first = JSON.stringify({ waymark: 1, framework: framework.id, answers: {} });
      const bytes = Buffer.from(`${[first, ...lines].join('\n')}\n`);
      const { fast, careful } = await score(framework, {
        kind: 'records',
        file: 'x.ndjson',
        bytes,
        isUtf8: true,
        firstLine: 7,
        header: null,
      });
      scored += fast.scored - 1;
      expect(fast).toEqual(careful);
    }),
    { numRuns: runs },
  );
  expect(scored).toBeGreaterThan(runs / 2);
});

test('NDJSON: bytes that are no text are reported alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.boolean(), async (noise, inside) => {
      const sheet = JSON.stringify({ waymark: 1, framework: small.id, organisation: 'X', answers: {} });
      const [before, after] = inside ? sheet.split('X') : [`${sheet}\n`, `\n${sheet}`];
      const bytes = Buffer.concat([Buffer.from(before ?? ''), noise, Buffer.from(`${after}\n`)]);
      const { fast, careful } = await score(small, {
        kind: 'records',
        file: 'x.ndjson',
        bytes,
        isUtf8: true,
        firstLine: 1,
        header: null,
      });
      expect(fast).toEqual(careful);
    }),
    { numRuns: 300 },
  );
});

test('CSV: what is recognised is what is read carefully', async () => {
  const criteria = criteriaOf(bundled);
  const names = [
    'sheet',
    'organisation',
    'region',
    'date',
    'form',
    'target',
    'framework_version',
    ...criteria.map(({ id }) => id),
  ];
  const header = readHeader(
    new Findings(new Source('x.csv', names.join(','))),
    { start: 0, end: names.join(',').length },
    {
      delimiter: ',',
      criteria: new Set(criteria.map(({ id }) => id)),
      keep: 'all',
      kept: [],
    },
  );
  if (header === null) throw new Error('The header is wrong');
  const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const cell = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom('0', '1', '2', '3', '4', '') },
    {
      weight: 2,
      arbitrary: fc.constantFrom('unknown', 'na: Nothing released', '"na: a, b"', 'na:x', '2.0', ' 3 '),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('na', 'NA', 'x', '7', '"', '"2"', '2"', 'Unknown', 'na: ', '1,2', '\u0001'),
    },
  );
  const about = fc.tuple(
    text.map(quoted),
    text.map(quoted),
    fc.constantFrom('North', '"North, South"', ' ', 'é’'),
    fc.constantFrom('2026-11-23', '2026-13-01', '', ' 2026-11-24'),
    fc.constantFrom('', '', 'full', 'short', 'x'),
    fc.constantFrom('', '', '3', '3.0', '9', 'x'),
    fc.constantFrom('', '', bundled.version, '1.9.0', 'x'),
  );
  const row = fc
    .tuple(
      about,
      fc.array(cell, { minLength: criteria.length, maxLength: criteria.length }),
      fc.constantFrom('', '\r'),
    )
    .map(([before, cells, end]) => [...before, ...cells].join(',') + end);
  const plain = fc
    .array(fc.constantFrom('0', '1', '2', '3', '4', '', 'unknown'), {
      minLength: criteria.length,
      maxLength: criteria.length,
    })
    .map((cells) => ['s', 'Riverside', 'North', '2026-11-23', '', '', '', ...cells].join(','));
  let scored = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(row, plain), { minLength: 1, maxLength: 6 }), async (rows) => {
      const first = ['first', ...names.slice(1).map(() => '')].join(',');
      const bytes = Buffer.from(`${[first, ...rows].join('\n')}\n`);
      const job = { kind: 'records', file: 'x.csv', bytes, isUtf8: true, firstLine: 2, header } as const;
      const { fast, careful } = await score(bundled, job, ['region']);
      scored += fast.scored;
      expect(fast).toEqual(careful);
    }),
    { numRuns: 250 },
  );
  expect(scored).toBeGreaterThan(200);
});

test('YAML and JSON files: what is read in a hurry, or recognised, is what is read carefully', async () => {
  const scalar = fc.constantFrom(
    '2',
    '02',
    '0x2',
    '2.0',
    '+2',
    '~',
    '-0',
    '.inf',
    '.NaN',
    '1e400',
    'null',
    'unknown',
    '"2"',
    "'unknown'",
    'yes',
    '1_0',
    '0o2',
    '2 # two',
    '!!int 2',
    '*a',
    'A & B',
    '& b',
    '* c',
    '&a 2',
    '- 2',
    '|\n    x',
    '{level: 2}',
    '{ level: 2, note: "a: b" }',
    '{note: x, level}',
    '{ticked: [a, a]}',
    '',
  );
  const ids = criteriaOf(small).map(({ id }) => id);
  const yaml = fc
    .tuple(
      fc.uniqueArray(
        fc.tuple(
          fc.oneof(
            { weight: 9, arbitrary: fc.constantFrom(...ids) },
            { weight: 1, arbitrary: fc.constantFrom('nobody', '"quoted"', '? x', '<<') },
          ),
          scalar,
        ),
        { maxLength: 3, selector: ([id]) => id },
      ),
      fc.constantFrom('', '# c\n', '---\n', '%YAML 1.1\n---\n', '\ufeff', '\t'),
      fc.option(mangled, { freq: 3 }),
    )
    .map(([entries, start, damage]) => {
      const whole = `${start}waymark: 1\nframework: ${small.id}\nanswers:\n${entries.map(([id, value]) => `  ${id}: ${value}\n`).join('')}`;
      return damage === null
        ? whole
        : whole.slice(0, damage.at * whole.length) +
            damage.what +
            whole.slice(damage.at * whole.length + damage.cut);
    });
  const json = fc
    .tuple(
      fc.oneof(sheetOf(small), tameSheetOf(small)),
      fc.constantFrom(0, 2, '\t'),
      fc.option(mangled, { freq: 3 }),
    )
    .map(([sheet, indent, damage]) => {
      const whole = JSON.stringify(sheet, null, indent);
      return damage === null ? whole : mangle(whole, damage);
    });
  let accepted = 0;
  let scored = 0;
  const law = async (source: Source) => {
    const careful = readSheet(source).complete(small, 'by-id');
    const quick = readSheetQuickly(source)?.complete(small, 'by-id');
    if (quick !== undefined && quick.diagnostics.length === 0) {
      accepted += 1;
      expect(quick).toEqual(careful);
    }
    // Several documents are several sheets; a byte order mark is dropped with the bytes, and
    // half a character has none.
    if (splitDocuments(source)[0]?.source !== source || source.text.startsWith('\ufeff')) return;
    if (Buffer.from(source.text).toString('utf8') !== source.text) return;
    // The same through all that scores it, after a sheet by which it can be recognised.
    const first = { waymark: 1, framework: small.id, id: 'first', answers: {} };
    const scoring = new Scoring(settings(small), always(small), noFile);
    const run = (text: string) =>
      scoring.run({ kind: 'text', file: source.file, syntax: source.syntax, bytes: Buffer.from(text) });
    await run(JSON.stringify(first));
    const { rows, diagnostics } = readable(await run(source.text));
    expect(diagnostics).toEqual(careful.diagnostics);
    expect(rows).toBe(careful.sheet === null ? '' : rowsOf(careful.sheet, source.file));
    if (careful.sheet !== null) scored += 1;
  };
  await fc.assert(
    fc.asyncProperty(yaml, (document) => law(new Source('x.yaml', document))),
    { numRuns: 800 },
  );
  await fc.assert(
    fc.asyncProperty(json, (document) => law(new Source('x.json', document))),
    { numRuns: 800 },
  );
  expect(accepted).toBeGreaterThan(100);
  expect(scored).toBeGreaterThan(100);
});

/** The rows of a sheet that was read carefully. */
function rowsOf(sheet: Sheet, file: string): string {
  const scorer = new Scorer(small, true);
  scorer.answers.take(sheet);
  const sink = new ByteSink(new ArrayBuffer(16));
  const { organisation, date } = sheet;
  const entry = {
    scorer,
    variant: scorer.variant(sheet),
    id: sheet.id ?? file,
    organisation,
    date,
    kept: [],
  };
  new RowWriter(settings(small).shape, ndjson, scorer).write(entry, sink);
  return Buffer.from(sink.content).toString('utf8');
}
