import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.js';
import { assessmentJsonSchema } from '../../src/assessment/schema.js';
import { casesJsonSchema } from '../../src/cases/json-schema.js';
import { choiceFor } from '../../src/commands/load.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { type Code, codes, diagnosticWords } from '../../src/diagnostics/words.js';
import type { Framework } from '../../src/framework/framework.js';
import { frameworkJsonSchema } from '../../src/framework/json-schema.js';
import { readFramework } from '../../src/framework/read.js';
import { sheetJsonSchema } from '../../src/sheet/json-schema.js';
import { readSheet } from '../../src/sheet/read.js';
import type { Answer, Sheet } from '../../src/sheet/sheet.js';
import { Findings } from '../../src/source/findings.js';
import type { JsonSchema } from '../../src/source/json-schema.js';
import { toData } from '../../src/source/node.js';
import { parseSource } from '../../src/source/parse.js';
import { Source } from '../../src/source/source.js';
import { assessable } from '../assessment/arbitraries.js';
import { repository, waymark } from '../support/run.js';

/* What each diagnostic code is to a JSON Schema. A new code has to be put in one of these lists. */

/** Said by the schema of frameworks and by the general schema of sheets. */
const general: Code[] = [
  'unknown-kind',
  'wrong-kind',
  'missing-key',
  'unknown-key',
  'wrong-type',
  'wrong-value',
  'wrong-number',
  'wrong-length',
  'empty-text',
  'bad-id',
  'bad-version',
  'bad-language',
  'bad-date',
  'format-version',
  'level-key',
  'conflicting-answer',
  'not-applicable-without-reason',
  'repeated-tick',
];

/** Said of sheets by the schema that knows their framework. */
const ofFramework: Code[] = [
  'unknown-criterion',
  'undeclared-group',
  'level-outside-scale',
  'target-outside-scale',
  'framework-mismatch',
  'framework-major-version',
  'unknown-target',
  'not-applicable-not-allowed',
  'level-above-ticks',
  'unknown-tick',
  'no-checklist',
  'no-short-form',
];

/** Found before there is any data. */
const text: Code[] = [
  'file-not-found',
  'not-a-file',
  'file-unreadable',
  'file-too-large',
  'file-not-written',
  'file-changed',
  'binary-file',
  'not-utf8',
  'web-page',
  'empty-file',
  'syntax',
  'json-syntax',
  'several-documents',
  'too-deep',
  'too-many-values',
  'unknown-alias',
  'circular-alias',
  'custom-tag',
  'merge-key',
  'duplicate-key',
  'reserved-key',
  'key-not-text',
  'control-character',
];

/** Compare one part of a file with another, or with another file; or judge a text. No schema says them. */
const rules: Code[] = [
  'scale-order',
  'duplicate-id',
  'undeclared-owner',
  'requirement-cycle',
  'late-gate',
  'missing-descriptor',
  'repeated-descriptor',
  'missing-action',
  'action-for-lowest-level',
  'no-action-to-lowest',
  'requirement-for-lowest-level',
  'requirement-always-met',
  'requires-itself',
  'checklist-needs-too-many',
  'checklist-needs-fall',
  'renamed-from-existing',
  'renamed-from-twice',
  'renamed-item-unknown',
  'directive-syntax',
  'directive-without-reason',
  'unknown-rule',
  'rule-fixed',
  'placeholder-text',
  'unknown-framework',
  'framework-unreadable',
  'framework-invalid',
];

/** Said of cases by what knows their framework, or finds them. */
const ofCases: Code[] = [
  'cases-not-found',
  'cases-of-another-framework',
  'unknown-part',
  'wrong-part',
  'part-left-out',
  'score-outside-scale',
  'range-upside-down',
  'more-not-last',
];

/** About tables and many sheets, which have no schema. */
const batch: Code[] = [
  'nothing-found',
  'unknown-input',
  'broken-archive',
  'record-too-large',
  'other-framework',
  'below-threshold',
  'csv-syntax',
  'csv-columns',
  'unknown-column',
  'repeated-column',
  'cell-count',
  'csv-answer',
  'repeated-answer',
  'rows-disagree',
  'row-without-id',
];

/** About carrying sheets to another version. */
const migrate: Code[] = [
  'old-framework-needed',
  'newer-framework-version',
  'table-not-migrated',
  'sheet-in-use',
  'sheet-changed',
  'sheet-not-written',
];

/** About workbooks, which are cells and no text. */
const ofWorkbooks: Code[] = codes.filter(
  (code) => /workbook/.test(code) && diagnosticWords[code].severity === 'error',
);

/** About reports that are read again: the schema of assessments says what is wrong with their data. */
const ofPages: Code[] = ['no-assessment', 'broken-assessment', 'assessment-version'];

/** About what is compared. */
const ofComparing: Code[] = ['page-of-another-version'];

/** About sheets that are to be merged: each is in order, and they do not fit together. */
const ofMerging: Code[] = ['no-respondent', 'respondent-twice', 'sheets-differ', 'table-not-merged'];

const warnings = codes.filter((code) => diagnosticWords[code].severity === 'warning');

test('every code is in one list', () => {
  expect(
    [
      ...[...general, ...ofFramework, ...text, ...rules, ...ofCases, ...batch, ...migrate],
      ...[...ofWorkbooks, ...ofPages, ...ofMerging, ...ofComparing, ...warnings],
    ].sort(),
  ).toEqual([...codes].sort());
});

/** Strict, so that a keyword that does not fit is found; anything that it would log is an error. */
function compile(schema: JsonSchema): (data: unknown) => boolean {
  const refuse = (message: string) => {
    throw new Error(message);
  };
  const ajv = new Ajv({ strict: true, logger: { log: refuse, warn: refuse, error: refuse } });
  const validate = ajv.compile(schema);
  return (data) => validate(data) === true;
}

const frameworkPasses = compile(frameworkJsonSchema());
const sheetPasses = compile(sheetJsonSchema(null));
const casesPasses = compile(casesJsonSchema(null));
const assessmentPasses = compile(assessmentJsonSchema());

const inRepository = (path: string) => join(repository, path);
const sourceOf = (path: string) => new Source(path, readFileSync(path, 'utf8'));
const filesIn = (folder: string) =>
  readdirSync(inRepository(folder))
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .map((name) => join(folder, name));

function frameworkIn(path: string): Framework {
  const { framework } = readFramework(sourceOf(inRepository(path)));
  if (framework === null) throw new Error(`${path} is not valid`);
  return framework;
}

/** The data of a file as the program sees it, or null when it has none. */
function dataOf(path: string): Record<string, unknown> | null {
  const source = sourceOf(inRepository(path));
  const root = parseSource(source, new Findings(source));
  return root === null ? null : (toData(root) as Record<string, unknown>);
}

/** The schema that knows the framework of a sheet, where the sheet names one that is there and valid. */
function schemaFor(
  sheet: Record<string, unknown>,
  path: string,
  schemaOf = sheetJsonSchema,
): ((data: unknown) => boolean) | null {
  const name = String(sheet.framework);
  const file = /[\\/.]/.test(name)
    ? resolve(dirname(inRepository(path)), name)
    : inRepository(`frameworks/${name}.yaml`);
  if (!existsSync(file)) return null;
  const { framework } = readFramework(sourceOf(file));
  return framework === null ? null : compile(schemaOf(framework));
}

async function errorsOf(path: string): Promise<{ kind: string; found: Code[] }> {
  const { stdout } = await waymark(['validate', '--format', 'json', path]);
  const { files, diagnostics } = JSON.parse(stdout);
  const errors = diagnostics.filter(({ severity }: Diagnostic) => severity === 'error');
  return { kind: files[0].kind, found: errors.map(({ code }: Diagnostic) => code) };
}

const anyOf = (found: readonly Code[], ...lists: readonly Code[][]) =>
  found.some((code) => lists.some((list) => list.includes(code)));

describe('a schema and validate agree', () => {
  const valid = [...filesIn('test/fixtures/valid'), ...filesIn('examples'), ...filesIn('frameworks')];

  test.each(valid)('%s passes', (path) => {
    const data = dataOf(path) ?? {};
    const passes = [frameworkPasses(data), sheetPasses(data), casesPasses(data)];
    if ('phases' in data) {
      expect(passes).toEqual([true, false, false]);
    } else if ('cases' in data) {
      expect(passes).toEqual([false, false, true]);
      expect(schemaFor(data, path, casesJsonSchema)?.(data)).toBe(true);
    } else {
      expect(passes).toEqual([false, true, false]);
      expect(schemaFor(data, path)?.(data)).toBe(true);
    }
  });

  test.each(filesIn('test/fixtures/invalid'))('%s fails exactly when a schema can say so', async (path) => {
    const { kind, found } = await errorsOf(path);
    const data = dataOf(path);
    if (data === null) {
      expect(anyOf(found, text)).toBe(true);
    } else if (kind === 'framework') {
      expect(frameworkPasses(data)).toBe(!anyOf(found, general));
    } else if (kind === 'sheet') {
      expect(sheetPasses(data)).toBe(!anyOf(found, general));
      const passes = schemaFor(data, path);
      if (passes === null) expect(anyOf(found, rules)).toBe(true);
      else expect(passes(data)).toBe(!anyOf(found, general, ofFramework));
    } else if (kind === 'cases') {
      expect(casesPasses(data)).toBe(!anyOf(found, general));
      // The schema that knows the framework says no less, and nothing of what is in order.
      const passes = schemaFor(data, path, casesJsonSchema);
      if (anyOf(found, general)) expect(passes?.(data)).toBe(false);
      if (found.length === 0) expect(passes?.(data)).toBe(true);
    } else {
      expect([frameworkPasses(data), sheetPasses(data), casesPasses(data)]).toEqual([false, false, false]);
    }
  });

  test('every code that a schema says has a file of its own, or a case below', () => {
    const named = filesIn('test/fixtures/invalid').map((path) => basename(path).replace(/\.\w+$/, ''));
    const without = [...general, ...ofFramework].filter((code) => !named.includes(code));
    expect(without).toEqual(['wrong-kind', 'framework-mismatch']);
  });

  test('wrong-kind: see the valid files, each of which fails the schema of the other kind', () => {});

  test('framework-mismatch: a sheet for another framework, by id; by path nothing is compared', () => {
    const passes = compile(sheetJsonSchema(frameworkIn('test/fixtures/valid/tiny.yaml')));
    const sheet = (framework: string) => ({ waymark: 1, framework, answers: {} });
    const names = ['tiny', 'other', 'other.yaml', 'OTHER.YML', './other', 'a\\b', 'x.json', 'x.jsonl'];
    expect(names.filter((name) => passes(sheet(name)))).toEqual([
      'tiny',
      'other.yaml',
      'OTHER.YML',
      './other',
      'a\\b',
      'x.json',
    ]);
  });
});

describe('random sheets', () => {
  const frameworks = ['tiny', 'one-to-five'].map((name) => frameworkIn(`test/fixtures/valid/${name}.yaml`));
  const subjects = frameworks.map((framework) => ({
    framework,
    passes: compile(sheetJsonSchema(framework)),
  }));

  /** What may stand anywhere, right or wrong. */
  const anything = fc.oneof(
    fc.constantFrom(null, true, false, '', ' ', 'unknown', 'full', 'short', 'tiny', 'a/b', '2', 'seen'),
    fc.constantFrom('staff', 'board', 'owner', 'reach', 'plan', '2026-02-29', '2024-02-29', '1.0.0', '2.1.0'),
    fc.integer({ min: -1, max: 10 }),
    fc.constantFrom(0.5, 1e20, [], {}, ['plan', 'plan'], ['plan', 'check', 'learn'], [''], { level: 1 }),
  );
  const keys = ['level', 'unknown', 'not-applicable', 'note', 'evidence', 'sources', 'ticked'];
  const answer = fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.constantFrom('unknown', null),
    fc.record(
      {
        level: fc.integer({ min: 0, max: 5 }),
        note: fc.constant('Said.'),
        evidence: fc.constantFrom('asserted', 'seen', 'corroborated'),
        sources: fc.constant(['Minutes']),
        ticked: fc.uniqueArray(fc.constantFrom('plan', 'check', 'learn')),
      },
      { requiredKeys: [] },
    ),
    fc.constantFrom({ unknown: true }, { unknown: false, level: 1 }, { 'not-applicable': 'No team' }),
    fc.record(
      {
        level: fc.constantFrom(1, null),
        unknown: fc.constantFrom(true, false, null),
        'not-applicable': fc.constantFrom('No team', 'No team', '', null),
      },
      { requiredKeys: [] },
    ),
    fc.dictionary(fc.constantFrom(...keys, 'levle'), anything, { maxKeys: 3 }),
  );
  const sheet = (framework: Framework) => {
    const ids = framework.phases.flatMap(({ steps }) => steps).flatMap(({ criteria }) => criteria);
    const id = fc.constantFrom(...ids.map((criterion) => criterion.id));
    return fc.record(
      {
        waymark: fc.constant(1),
        framework: fc.constantFrom(framework.id, './x.yaml'),
        answers: fc.dictionary(fc.oneof({ weight: 30, arbitrary: id }, fc.constant('nobody')), answer, {
          maxKeys: 3,
        }),
        form: fc.constantFrom('full', 'short', null),
        'framework-version': fc.constantFrom(framework.version, null),
        date: fc.constantFrom('2026-11-23', null),
        target: fc.integer({ min: 1, max: 3 }),
        targets: fc.dictionary(id, fc.integer({ min: 1, max: 3 })),
        respondents: fc.constantFrom([], [{ name: 'Ada', group: 'staff' }], [{}], [{ group: null }]),
      },
      { requiredKeys: ['waymark', 'framework', 'answers'] },
    );
  };
  const mangled = fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.dictionary(
        fc.constantFrom(
          'waymark',
          'framework',
          'framework-version',
          'form',
          'organisation',
          'date',
          'target',
        ),
        anything,
        { maxKeys: 2 },
      ),
    },
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.constantFrom('respondents', 'targets', 'answers', 'oops'), anything, {
        maxKeys: 1,
      }),
    },
  );
  const subject = fc.constantFrom(...subjects).chain((one) =>
    fc.tuple(fc.constant(one), sheet(one.framework), mangled).map(([{ framework, passes }, made, more]) => ({
      framework,
      passes,
      data: { ...made, ...more },
    })),
  );

  test('the schema that knows the framework accepts exactly what validate accepts', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(subject, ({ framework, passes, data }) => {
        const draft = readSheet(new Source('sheet.json', JSON.stringify(data)));
        const { diagnostics } = draft.complete(framework, choiceFor(draft));
        const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
        seen[errors.length === 0 ? 'accepted' : 'refused'] += 1;
        expect([passes(data), errors]).toEqual([errors.length === 0, errors]);
        // The general schema refuses less, and never what is right.
        if (passes(data)) expect(sheetPasses(data)).toBe(true);
        if (anyOf(errors, general)) expect(sheetPasses(data)).toBe(false);
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(200);
  });

  test('whatever the framework is, its schema is sound and its assessments fit theirs', () => {
    fc.assert(
      fc.property(assessable, ({ framework, sheet: given }) => {
        const data = fileOf(given);
        const draft = readSheet(new Source('sheet.json', JSON.stringify(data)));
        const { sheet: read, diagnostics } = draft.complete(framework, 'by-id');
        expect([compile(sheetJsonSchema(framework))(data), diagnostics]).toEqual([
          read !== null,
          diagnostics,
        ]);
        expect(assessmentPasses(JSON.parse(JSON.stringify(assess(framework, given))))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  function fileOf({ framework, form, target, targets, answers }: Sheet) {
    const written = [...answers].map(([id, given]): [string, unknown] => [id, answerOf(given)]);
    return {
      waymark: 1,
      framework,
      form,
      target,
      targets: Object.fromEntries(targets),
      answers: Object.fromEntries(written),
    };
  }

  function answerOf(given: Answer): unknown {
    if (given.state === 'level') return given.level;
    if (given.state === 'not-applicable') return { 'not-applicable': given.reason };
    return given.state === 'unknown' ? 'unknown' : null;
  }
});

describe('the JSON of an assessment', () => {
  const sheets = [...filesIn('examples'), ...filesIn('test/fixtures/valid')].filter((path) => {
    const data = dataOf(path);
    return data !== null && 'answers' in data;
  });

  test.each(sheets)('%s', async (path) => {
    for (const more of [[], ['--no-notes']]) {
      const { stdout } = await waymark(['report', path, '--format', 'json', ...more]);
      const assessment = JSON.parse(stdout);
      expect(assessmentPasses(assessment)).toBe(true);
      expect(undescribed(assessment, assessmentJsonSchema())).toEqual([]);
    }
  });

  test('objects are open, since later versions may add fields; what is missing or wrong is found', async () => {
    const { stdout } = await waymark(['report', 'test/fixtures/valid/tiny-sheet.yaml', '--format', 'json']);
    const assessment = JSON.parse(stdout);
    expect(assessmentPasses({ ...assessment, more: 1 })).toBe(true);
    expect(assessmentPasses({ ...assessment, schemaVersion: 2 })).toBe(false);
    expect(assessmentPasses({ ...assessment, phases: undefined })).toBe(false);
  });

  /** The paths of keys that the schema does not mention. */
  function undescribed(data: unknown, schema: JsonSchema, path = ''): string[] {
    if (Array.isArray(data))
      return data.flatMap((item) => undescribed(item, schema.items ?? {}, `${path}[]`));
    if (data === null || typeof data !== 'object') return [];
    const fields = Object.entries(data);
    const branch = (schema.anyOf ?? [schema]).find(
      ({ properties }) => properties !== undefined && fields.every(([key]) => key in properties),
    );
    if (branch === undefined) return schema.additionalProperties === undefined ? [path] : [];
    return fields.flatMap(([key, value]) =>
      undescribed(value, branch.properties?.[key] as JsonSchema, `${path}.${key}`),
    );
  }
});

describe('waymark schema', () => {
  const tiny = 'test/fixtures/valid/tiny.yaml';

  test.each([
    ['tiny.sheet.schema.json', ['sheet', '--framework', tiny]],
    ['tiny.cases.schema.json', ['cases', '--framework', tiny]],
    ['one-to-five.sheet.schema.json', ['sheet', '--framework', 'test/fixtures/valid/one-to-five.yaml']],
  ])('%s', async (file, argv) => {
    const { exitCode, stdout, stderr } = await waymark(['schema', ...argv]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(inRepository(`test/expected/schema/${file}`));
  });

  test('the schemas of the package are up to date: npm run docs', async () => {
    const bundled = readdirSync(inRepository('frameworks'))
      .filter((name) => !name.endsWith('.cases.yaml'))
      .map((name) => name.replace('.yaml', ''));
    const made = [
      ...['framework', 'sheet', 'cases', 'assessment'].map((kind) => ({ name: kind, argv: [kind] })),
      ...bundled.flatMap((id) =>
        ['sheet', 'cases'].map((kind) => ({ name: `${id}.${kind}`, argv: [kind, '--framework', id] })),
      ),
    ];
    expect(readdirSync(inRepository('schemas')).sort()).toEqual(
      made.map(({ name }) => `${name}.schema.json`).sort(),
    );
    for (const { name, argv } of made) {
      const { stdout } = await waymark(['schema', ...argv]);
      expect(stdout, name).toBe(readFileSync(inRepository(`schemas/${name}.schema.json`), 'utf8'));
    }
  });

  test.each([...filesIn('examples'), ...filesIn('frameworks')])('%s names its schema', (path) => {
    const [first = ''] = readFileSync(inRepository(path), 'utf8').split('\n');
    const named = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1] ?? '';
    const schema = JSON.parse(readFileSync(resolve(dirname(inRepository(path)), named), 'utf8'));
    expect(compile(schema)(dataOf(path))).toBe(true);
  });

  test('a template, and with its hint followed, passes the schema that the hint makes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-'));
    await waymark(['template', '-o', 'sheet.yaml'], { folder });
    const sheet = readFileSync(join(folder, 'sheet.yaml'), 'utf8');
    const [, command = ''] = /^#\s+waymark (schema .+)$/m.exec(sheet) ?? [];
    const { exitCode } = await waymark(command.split(' '), { folder });
    expect(exitCode).toBe(0);
    const [, line = '', named = ''] = /^#\s+(# yaml-language-server: \$schema=(\S+))$/m.exec(sheet) ?? [];
    const schema = JSON.parse(readFileSync(join(folder, named), 'utf8'));
    const root = parseSource(
      new Source('sheet.yaml', `${line}\n${sheet}`),
      new Findings(new Source('sheet.yaml', sheet)),
    );
    expect(root !== null && compile(schema)(toData(root))).toBe(true);
    // Until then no editor looks for a schema that is not there.
    expect(sheet).not.toMatch(/^#\s+yaml-language-server/m);
  });

  test('every key of every schema is described', () => {
    const bare = (schema: JsonSchema | boolean | undefined, path: string): string[] => {
      if (schema === undefined || typeof schema === 'boolean') return [];
      const here = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => [
        ...(typeof property === 'boolean' || property.description !== undefined ? [] : [`${path}.${key}`]),
        ...bare(property, `${path}.${key}`),
      ]);
      const inner = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])];
      return [...here, ...inner.flatMap((one) => bare(one, path))];
    };
    expect(bare(frameworkJsonSchema(), 'framework')).toEqual([]);
    expect(bare(casesJsonSchema(null), 'cases')).toEqual([]);
    expect(bare(casesJsonSchema(frameworkIn(tiny)), 'tiny cases')).toEqual([]);
    expect(bare(sheetJsonSchema(null), 'sheet')).toEqual([]);
    expect(bare(sheetJsonSchema(frameworkIn(tiny)), 'tiny')).toEqual([]);
  });

  test('levels are keys by pattern: editors take 1: for a number, and no property has that name', () => {
    const text = JSON.stringify(frameworkJsonSchema());
    expect(text).toContain('"patternProperties":{"^[0-9]$":');
    expect(text).not.toMatch(/"\d":/);
  });

  test('-o writes a file, and never over the framework', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-'));
    const argv = ['schema', 'sheet', '--framework', inRepository(tiny), '-o'];
    expect(await waymark([...argv, 'out.json'], { folder })).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const { stdout } = await waymark(['schema', 'sheet', '--framework', tiny]);
    expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe(stdout);
    const over = await waymark([...argv, tiny]);
    expect(over).toMatchObject({ exitCode: 2, stdout: '' });
    expect(over.stderr).toContain('would be lost');
  });

  test.each([
    [2, '--framework goes with', ['framework', '--framework', tiny]],
    [2, '--framework goes with', ['assessment', '--framework', tiny]],
    [2, 'Allowed choices are framework, sheet, cases, assessment', ['sheets']],
    [3, '[unknown-framework]', ['sheet', '--framework', 'public-sector']],
    [3, '[file-not-found]', ['sheet', '--framework', 'absent.yaml']],
    [3, '[missing-key]', ['sheet', '--framework', 'test/fixtures/invalid/missing-key.yaml']],
  ])('exit %i and “%s”', async (code, words, argv) => {
    const { exitCode, stdout, stderr } = await waymark(['schema', ...argv]);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toContain(words);
  });

  test('no other command loads what makes schemas', () => {
    const src = inRepository('src');
    const users = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
      (name) =>
        name.endsWith('.ts') &&
        /from '[./a-z]*(json-schema|assessment\/schema)\.js'/.test(readFileSync(join(src, name), 'utf8')),
    );
    const makers = ['framework', 'sheet', 'cases', 'assessment', 'commands'].map((room) => join(room, ''));
    expect(users.map((name) => basename(name)).sort()).toEqual([
      'json-schema.ts',
      'json-schema.ts',
      'json-schema.ts',
      'schema.ts',
      'schema.ts',
    ]);
    expect(users.every((name) => makers.some((room) => name.startsWith(room)))).toBe(true);
  });
});
