import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { bundledFrameworks } from '../../src/framework/bundled.js';
import { repository, waymark } from '../support/run.js';

const expected = (name: string) => join(repository, 'test', 'expected', 'show', name);
const newFolder = () => mkdtempSync(join(tmpdir(), 'waymark-show-'));
const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));
const id = 'public-sector-digital-transformation';
const tinyPath = 'test/fixtures/valid/tiny.yaml';
const tiny = readFileSync(join(repository, tinyPath), 'utf8');
const oneToFive = 'test/fixtures/valid/one-to-five.yaml';

/* Everything that it prints, each in a file that a person can read. */
describe('what is shown', () => {
  test.each([
    ['list.txt', []],
    ['list.md', ['--format', 'markdown']],
    ['outline.txt', [id]],
    ['outline-60-columns.txt', [id, '--width', '60']],
    ['outline-tiny.txt', [tinyPath]],
    ['outline-one-to-five.txt', [oneToFive]],
    ['phase.txt', [id, 'growth']],
    ['step.txt', [id, 'launch-team']],
    ['criterion.txt', [id, 'team-skill-mix']],
    ['criterion.md', [id, 'team-skill-mix', '--format', 'markdown']],
    ['criterion-not-applicable.txt', [id, 'transition-incentives']],
    ['criterion-one-to-five.txt', [oneToFive, 'quiet-hours']],
    ['hand-out.md', [id, '--format', 'markdown']],
    ['hand-out-tiny.md', [tinyPath, '--format', 'markdown']],
    ['code-book.csv', [id, '--format', 'csv']],
    ['code-book-one-to-five.csv', [oneToFive, '--format', 'csv']],
    ['code-book-of-a-step.csv', [tinyPath, 'basics', '--format', 'csv']],
  ])('%s', async (file, more) => {
    const { exitCode, stdout, stderr } = await waymark(['show', ...more]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(expected(file));
  });
});

describe('in the terminal', () => {
  test.each([40, 60, 80, 100])('no line is wider than %i columns', async (width) => {
    for (const part of [[], ['growth'], ['targets'], ['team-skill-mix'], ['connected-operating-model']]) {
      const { exitCode, stdout } = await waymark(['show', id, ...part, '--width', String(width)]);
      expect(exitCode).toBe(0);
      expect(widest(stdout)).toBeLessThanOrEqual(width);
    }
  });

  test('is as wide as the terminal, and says the same with and without colour', async () => {
    for (const argv of [['show'], ['show', id], ['show', id, 'value-targets']]) {
      const plain = await waymark(argv);
      const colored = await waymark(argv, { terminal: 80 });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours themselves
      const stripped = colored.stdout.replace(/\u001b\[\d+m/g, '');
      expect(colored.stdout).not.toBe(plain.stdout);
      expect(stripped.split('\n').map((line) => line.trimEnd())).toEqual(plain.stdout.split('\n'));
      const quiet = await waymark(argv, { terminal: 80, env: { NO_COLOR: '1' } });
      expect(quiet.stdout).toBe(plain.stdout);
      expect(
        widest((await waymark(argv, { terminal: 50, env: { NO_COLOR: '1' } })).stdout),
      ).toBeLessThanOrEqual(50);
    }
  });

  test('every id can be shown', async () => {
    const outline = (await waymark(['show', tinyPath])).stdout;
    for (const part of ['start', 'basics', 'owner', 'habits', 'onward', 'spread', 'reach']) {
      expect(outline).toContain(part);
      const { exitCode, stdout } = await waymark(['show', tinyPath, part]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(part);
    }
  });

  test('where the framework says little, so does the outline', async () => {
    const { stdout } = await waymark(['show', tinyPath]);
    expect(stdout).not.toMatch(/Source:|null|undefined|WHAT IT DOES NOT COVER/);
  });
});

describe('the file itself', () => {
  test.each(bundledFrameworks.map((name) => [name]))('%s, byte for byte', async (name) => {
    const { exitCode, stdout, stderr } = await waymark(['show', name, '--raw']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(readFileSync(join(repository, 'frameworks', `${name}.yaml`), 'utf8'));
  });

  test.each([
    ['with Windows line ends and a byte order mark', `\ufeff${tiny.replaceAll('\n', '\r\n')}`],
    ['without a last line break', tiny.trimEnd()],
    ['with mistakes in it', 'waymark: [1'],
    ['with nothing in it', ''],
  ])('a file %s', async (_name, text) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'own.yaml'), text);
    expect((await waymark(['show', 'own.yaml', '--raw'], { folder })).stdout).toBe(text);
    expect((await waymark(['show', 'own.yaml', '--raw', '-o', 'copy.yaml'], { folder })).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'copy.yaml'))).toEqual(readFileSync(join(folder, 'own.yaml')));
  });

  test('a copy that was tailored is written over only with --force', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'own.yaml'), tiny);
    const argv = ['show', id, '--raw', '-o', 'own.yaml'];
    const { exitCode, stderr } = await waymark(argv, { folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('own.yaml exists already.');
    expect(readFileSync(join(folder, 'own.yaml'), 'utf8')).toBe(tiny);
    expect((await waymark([...argv, '--force'], { folder })).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'own.yaml'), 'utf8')).not.toBe(tiny);
  });

  test('a tailored copy with an id of its own works everywhere by its path', async () => {
    const folder = newFolder();
    const go = (...argv: string[]) => waymark(argv, { folder });
    const { stdout: raw } = await go('show', id, '--raw');
    const tailored = raw
      .replace(`\nid: ${id}\n`, '\nid: housing-service\n')
      .replace('\ntitle: Public Sector Digital Transformation\n', '\ntitle: "Housing: our own"\n');
    writeFileSync(join(folder, 'housing.yaml'), tailored);
    expect(await go('validate', 'housing.yaml')).toMatchObject({ exitCode: 0, stderr: '' });

    const outline = await go('show', 'housing.yaml');
    expect(outline.stdout).toContain('Housing: our own 1.0.0\n');
    expect(outline.stdout).toContain('housing-service · 3 phases');
    expect((await go('show', 'housing.yaml', 'team-mix')).exitCode).toBe(0);

    expect(await go('template', 'housing.yaml', '-o', 'sheet.yaml')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
    const empty = readFileSync(join(folder, 'sheet.yaml'), 'utf8');
    expect(empty).toContain('\nframework: ./housing.yaml\n');
    const filled = empty
      .replace('\norganisation:\n', '\norganisation: Riverside Homes\n')
      .replace('\n  senior-commitment:\n', '\n  senior-commitment: 2\n')
      .replace('\n  value-targets:\n', '\n  value-targets: unknown\n');
    writeFileSync(join(folder, 'sheet.yaml'), filled);
    expect(await go('validate', 'sheet.yaml')).toMatchObject({ exitCode: 0, stderr: '' });
    const { exitCode, stdout, stderr } = await go('report', 'sheet.yaml');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Riverside Homes\n');
    expect(stdout).toContain('Housing: our own 1.0.0');
    expect(stdout).toContain('1 of 38 questions answered · 1 unknown');
  });
});

describe('the code book', () => {
  test('a cell that would be a formula is a text', async () => {
    const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\\t=1'];
    for (const cell of cells) {
      const stdin = tiny
        .replace('title: An owner', `title: "${cell}"`)
        .replace('question: Who answers for the work?', `question: "${cell}, or not?"`);
      const { exitCode, stdout } = await waymark(['show', '-', 'owner', '-f', 'csv'], { stdin });
      expect(exitCode).toBe(0);
      for (const field of stdout.trim().split(/[\n,]/)) expect(field).not.toMatch(/^"?[=+\-@\t\r]/);
      expect(stdout).toContain(`owner,'${cell.replace(/^\\./, '')},start,basics`);
    }
  });
});

describe('options', () => {
  test.each([
    ['hand-out.md', [], '# Tiny 1.2.0\n'],
    ['hand-out.markdown', [], '# Tiny 1.2.0\n'],
    ['code-book.csv', [], 'id,title,phase,step,'],
    ['outline.txt', [], 'Tiny 1.2.0\n==='],
    ['copy.yaml', [], '# The smallest framework'],
    ['copy.yml', [], '# The smallest framework'],
    ['hand-out.md', ['--format', 'csv'], 'id,title,phase,step,'],
    ['code-book.csv', ['--format', 'markdown'], '# Tiny 1.2.0\n'],
    ['copy.csv', ['--raw'], '# The smallest framework'],
  ])('-o %s %j', async (output, more, start) => {
    const folder = newFolder();
    const argv = ['show', join(repository, tinyPath), '-o', output, ...more];
    const { exitCode, stdout } = await waymark(argv, { folder, terminal: 120 });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    const written = readFileSync(join(folder, output), 'utf8');
    expect(written.startsWith(start)).toBe(true);
    expect(written).not.toContain('\u001b');
  });

  test('the framework itself is never written over', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'own.yaml'), tiny);
    for (const more of [[], ['--raw', '--force'], ['--format', 'markdown']]) {
      const { exitCode, stderr } = await waymark(['show', 'own.yaml', '-o', './own.yaml', ...more], {
        folder,
      });
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/own\.yaml (is what this was made from|exists already)/);
    }
    expect(readFileSync(join(folder, 'own.yaml'), 'utf8')).toBe(tiny);
  });

  test('standard input', async () => {
    const { exitCode, stdout } = await waymark(['show', '-'], { stdin: tiny });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Tiny 1.2.0');
  });

  test.each([
    [
      'an id that is not there',
      [id, 'value-targts'],
      'criterion “value-targts”. Did you mean “value-targets”?',
    ],
    ['an id like no other', [id, 'zzzzzz'], 'criterion “zzzzzz”. Leave the id out to see them all.'],
    ['the raw file of a part', [id, 'targets', '--raw'], 'leave out “targets”'],
    ['the raw file of nothing', ['--raw'], `such as “waymark show ${id}”`],
    ['a code book of nothing', ['-f', 'csv'], `such as “waymark show ${id}”`],
    ['the raw file of standard input', ['-', '--raw'], 'Name a file or a framework to copy'],
    ['two formats', [id, '--raw', '-f', 'csv'], "option '--raw' cannot be used with option '-f"],
    ['a width', [id, '--width', '20'], 'Give a whole number from 40 to 400.'],
  ])('%s is refused', async (_name, more, message) => {
    const { exitCode, stdout, stderr } = await waymark(['show', ...more]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test.each([
    ['public-sector', [], 'Did you mean “public-sector-digital-transformation”?'],
    ['public-sector', ['--raw'], 'public-sector: error: There is no bundled framework'],
    ['absent.yaml', [], 'absent.yaml: error: There is no such file'],
    ['absent.yaml', ['--raw'], 'absent.yaml: error: There is no such file'],
    ['examples', [], 'examples: error:'],
    ['examples/hartwell-agency.yaml', [], '[wrong-kind]'],
    ['test/fixtures/invalid/missing-key.yaml', [], '[missing-key]'],
  ])('the framework %s %j is refused', async (name, more, message) => {
    const { exitCode, stdout, stderr } = await waymark(['show', name, ...more]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a warning about the framework does not keep it from being shown', async () => {
    const { exitCode, stdout, stderr } = await waymark([
      'show',
      'test/fixtures/invalid/double-question.yaml',
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('SCALE');
  });
});
