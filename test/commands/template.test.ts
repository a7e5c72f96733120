import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Framework, listCriteria } from '../../src/framework/framework.js';
import { readSheet } from '../../src/sheet/read.js';
import { yamlTemplate } from '../../src/sheet/template.js';
import { Source } from '../../src/source/source.js';
import { assessable } from '../assessment/arbitraries.js';
import { repository, waymark } from '../support/run.js';

const expected = (name: string) => join(repository, 'test', 'expected', 'template', name);
const newFolder = () => mkdtempSync(join(tmpdir(), 'waymark-template-'));
const tiny = readFileSync(join(repository, 'test/fixtures/valid/tiny.yaml'), 'utf8');
const oneToFive = 'test/fixtures/valid/one-to-five.yaml';

/* Each template in full, in a file that a person can read. */
describe('the templates', () => {
  test.each([
    ['full.yaml', ['template']],
    ['short.yaml', ['template', 'public-sector-digital-transformation', '--short']],
    ['tiny.yaml', ['template', 'test/fixtures/valid/tiny.yaml']],
    ['one-to-five.yaml', ['template', oneToFive]],
    ['full.csv', ['template', '--format', 'csv']],
    ['short.csv', ['template', '--format', 'csv', '--short']],
  ])('%s', async (file, argv) => {
    const { exitCode, stdout, stderr } = await waymark(argv);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(expected(file));
  });

  test('no line is longer than a hundred columns', async () => {
    const { stdout } = await waymark(['template']);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

describe('a template is valid as it is', () => {
  test.each([
    ['the bundled framework', []],
    ['its short form', ['--short']],
    ['a framework by its path', [oneToFive]],
    ['a framework by its whole path', [join(repository, oneToFive)]],
  ])('%s', async (_name, more) => {
    const { stdout: stdin } = await waymark(['template', ...more]);
    const validated = await waymark(['validate', '-'], { stdin });
    expect({ exitCode: validated.exitCode, stderr: validated.stderr }).toEqual({ exitCode: 0, stderr: '' });
    const reported = await waymark(['report', '-', '-f', 'json'], { stdin });
    expect({ exitCode: reported.exitCode, stderr: reported.stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { counts } = JSON.parse(reported.stdout);
    expect(counts.answered).toBe(0);
    expect(counts.unanswered).toBe(counts.criteria);
    const plain = await waymark(['report', '-'], { stdin });
    expect(plain.stdout).toContain('Nothing is answered yet');
  });

  test('its examples are valid answers once the # is taken away', async () => {
    const { stdout } = await waymark(['template']);
    const answers = [
      'value-targets: 1',
      'value-targets: unknown',
      'transition-incentives: { not-applicable: "Why',
    ];
    for (const answer of answers) expect(stdout).toContain(`#     ${answer}`);
    const long = /^# {5}value-targets:\n(?:# {7}.*\n)+/m.exec(stdout)?.[0].replaceAll(/^# {3}/gm, '') ?? '';
    const filled = stdout
      .replace('\n#  - {', '\n  - {')
      .replace(/^ {2}value-targets:\n/m, long)
      .replace(/^( {2}transition-incentives:)$/m, '$1 { not-applicable: "Why it does not apply" }');
    const { exitCode, stderr } = await waymark(['validate', '-'], { stdin: filled });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { stdout: report } = await waymark(['report', '-', '-f', 'json'], { stdin: filled });
    expect(JSON.parse(report).counts).toMatchObject({ answered: 1, notApplicable: 1 });
  });

  test('for any framework, whatever its texts and ids are', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        'two\nlines: [',
        'a\r\nb: 1',
        'a\rwaymark: 2',
        'a\u0085b: 1',
        'a\u2028b: 1\u2029c: 2',
        '--- # x',
        '...',
        '%YAML 1.1',
        '\u0000\u001b[31m\u009b31m\u202e\ufeff',
        '*anchor &x !!binary | > \' " ` @',
        '\t- x:\n\t\t- y',
        `${'w'.repeat(300)}\n${'#'.repeat(120)}`,
      ),
      fc.string({ unit: 'binary', maxLength: 150 }),
      fc.string({ unit: 'grapheme', maxLength: 150 }),
    );
    fc.assert(
      fc.property(assessable, fc.array(hostile, { minLength: 3 }), fc.boolean(), (drawn, texts, short) => {
        const framework = withTexts(drawn.framework, texts);
        const form =
          short && listCriteria(framework).some(({ criterion }) => criterion.core) ? 'short' : 'full';
        const text = yamlTemplate(framework, { framework: framework.id, form });
        expect(text.split(/[\r\n\u0085\u2028\u2029]/).filter((line) => !isExpected(line))).toEqual([]);
        const { sheet, diagnostics } = readSheet(new Source('sheet.yaml', text)).complete(framework, 'by-id');
        expect(diagnostics).toEqual([]);
        expect([...(sheet?.answers ?? [])].filter(([, answer]) => answer.state !== 'unanswered')).toEqual([]);
        const asked = listCriteria(framework).filter(({ criterion }) => form === 'full' || criterion.core);
        expect([...(sheet?.answers.keys() ?? [])]).toEqual(asked.map(({ criterion }) => criterion.id));
      }),
    );
  });

  test.each(['a b.yaml', "it's # 1.yaml", '#1.yaml', 'null', 'été/{x}.yaml', '.hidden'])(
    'a framework in a file named %s',
    async (name) => {
      const folder = newFolder();
      mkdirSync(join(folder, 'été'));
      writeFileSync(join(folder, name), tiny);
      const { exitCode } = await waymark(['template', name, '-o', 'sheet.yaml'], { folder });
      expect(exitCode).toBe(0);
      const { exitCode: validated, stderr } = await waymark(['validate', 'sheet.yaml'], { folder });
      expect({ validated, stderr }).toEqual({ validated: 0, stderr: '' });
    },
  );
});

describe('how the sheet names its framework', () => {
  const named = (text: string) => /^framework: (.*)$/m.exec(text)?.[1];

  test('by its id when it is bundled, and by its path when it is not', async () => {
    expect(named((await waymark(['template'])).stdout)).toBe('public-sector-digital-transformation');
    expect(named((await waymark(['template', oneToFive])).stdout)).toBe(`./${oneToFive}`);
    expect(named((await waymark(['template', `./${oneToFive}`])).stdout)).toBe(`./${oneToFive}`);
  });

  test.each([
    ['sheet.yaml', 'own/tiny.yaml', './own/tiny.yaml'],
    ['own/sheet.yaml', 'own/tiny.yaml', './tiny.yaml'],
    ['sheets/sheet.yaml', './own/tiny.yaml', '../own/tiny.yaml'],
  ])('to %s, from %s', async (output, path, name) => {
    const folder = newFolder();
    for (const inner of ['own', 'sheets']) mkdirSync(join(folder, inner));
    writeFileSync(join(folder, 'own', 'tiny.yaml'), tiny);
    for (const given of [path, join(folder, path)]) {
      const { exitCode } = await waymark(['template', given, '-o', output, '--force'], { folder });
      expect(exitCode).toBe(0);
      expect(named(readFileSync(join(folder, output), 'utf8'))).toBe(name);
      expect((await waymark(['validate', output], { folder })).exitCode).toBe(0);
    }
  });
});

test.each(['./a: b.yaml', './a #1.yaml', './"x"\\.yaml', 'C:/x.yaml', 'null'])(
  'the name %s is read as it is',
  (name) => {
    fc.assert(
      fc.property(assessable, ({ framework }) => {
        const text = yamlTemplate(framework, { framework: name, form: 'full' });
        expect(readSheet(new Source('sheet.yaml', text)).framework?.value).toBe(name);
      }),
      { numRuns: 3 },
    );
  },
);

describe('options', () => {
  test('a file that exists is written over only with --force', async () => {
    const folder = newFolder();
    const file = join(folder, 'sheet.yaml');
    writeFileSync(file, 'the work of an afternoon');
    const refused = await waymark(['template', '-o', 'sheet.yaml'], { folder });
    expect(refused).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'waymark: sheet.yaml exists already. Name another file for --output, or write over it with --force.\n',
    });
    expect(readFileSync(file, 'utf8')).toBe('the work of an afternoon');
    const forced = await waymark(['template', '-o', 'sheet.yaml', '--force'], { folder });
    expect(forced).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(readFileSync(file, 'utf8')).toContain('\nanswers:\n');
  });

  test('the framework itself is never written over', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'tiny.yaml'), tiny);
    const { exitCode, stderr } = await waymark(['template', 'tiny.yaml', '-o', './tiny.yaml', '--force'], {
      folder,
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('./tiny.yaml is what this was made from, and would be lost.');
    expect(readFileSync(join(folder, 'tiny.yaml'), 'utf8')).toBe(tiny);
  });

  test.each([
    ['sheets.csv', [], 'sheet,organisation,date,senior-commitment,'],
    ['sheets.csv', ['--format', 'yaml'], '# Answer sheet'],
    ['sheet.yml', [], '# Answer sheet'],
    ['sheet.yml', ['--format', 'csv'], 'sheet,organisation,date,'],
    ['form.html', [], '<!DOCTYPE html>'],
    ['form.HTM', [], '<!DOCTYPE html>'],
    ['form.txt', ['--format', 'html'], '<!DOCTYPE html>'],
  ])('-o %s %j', async (output, more, start) => {
    const folder = newFolder();
    expect((await waymark(['template', '-o', output, ...more], { folder })).exitCode).toBe(0);
    expect(readFileSync(join(folder, output), 'utf8').startsWith(start)).toBe(true);
  });

  test.each([
    [
      'no core criterion',
      [oneToFive, '--short'],
      'The framework has no core criteria, so it has no short form.',
    ],
    ['JSON', ['-o', 'sheet.json'], 'A template is YAML'],
    ['a title for what is no page', ['--title', 'Ours'], '--title is for a page'],
    ['a style sheet for what is no page', ['--format', 'csv', '--css', 'x.css'], '--css is for a page'],
    ['standard input', ['-'], 'A sheet names its framework by an id or a path'],
    ['a folder that is not there', ['-o', 'nowhere/sheet.yaml'], 'the folder does not exist'],
  ])('%s is refused', async (_name, more, message) => {
    const { exitCode, stdout, stderr } = await waymark(['template', ...more]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a style sheet that is not there is a file that is not there', async () => {
    const { exitCode, stdout, stderr } = await waymark(['template', '-f', 'html', '--css', 'absent.css']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('absent.css: error: There is no such file.');
  });

  test.each([
    [
      'public-sector',
      'public-sector: error: There is no bundled framework',
      'Did you mean “public-sector-digital',
    ],
    ['absent.yaml', 'absent.yaml: error: There is no such file', ''],
    ['examples/hartwell-agency.yaml', '[wrong-kind]', ''],
    ['test/fixtures/invalid/missing-key.yaml', '[missing-key]', ''],
  ])('the framework %s is refused', async (name, message, hint) => {
    const { exitCode, stdout, stderr } = await waymark(['template', name]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });
});

/** Ids that are other things than texts in one YAML or another. */
const awkwardIds = [
  'null',
  'true',
  'false',
  'yes',
  'no',
  'on',
  'off',
  'y',
  'n',
  'constructor',
  'x'.repeat(64),
];

/** The same framework with other words in every place that the template prints. */
function withTexts(framework: Framework, texts: readonly string[]): Framework {
  let next = 0;
  const text = () => texts[next++ % texts.length] ?? '';
  let criteria = 0;
  return {
    ...framework,
    title: text(),
    scale: framework.scale.map((level) => ({ ...level, name: text() })),
    groups: ['no', 'staff'].map((id) => ({ id, title: text() })),
    phases: framework.phases.map((phase) => ({
      ...phase,
      title: text(),
      steps: phase.steps.map((step) => ({
        ...step,
        title: text(),
        criteria: step.criteria.map((criterion) => ({
          ...criterion,
          id: awkwardIds[criteria++] ?? criterion.id,
          title: text(),
          question: text(),
          ask: ['no', 'staff'],
          notApplicableWhen: criteria % 2 === 0 ? text() : null,
          checklist: criteria % 3 === 0 ? [] : [{ id: 'yes', title: text() }],
          levels: criterion.levels.map((level) => ({ ...level, descriptor: text() })),
        })),
      })),
    })),
  };
}

/** A comment, or one of the lines that the template has outside its comments. */
function isExpected(line: string): boolean {
  return /^(?: *#.*|waymark: 1|framework: any|framework-version: 1\.0\.0|form: (?:full|short)|organisation:|date:|respondents:|answers:| {2}"?[a-z0-9-]+"?:|)$/.test(
    line,
  );
}
