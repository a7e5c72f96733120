import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { repository, waymark } from '../support/run.js';

const expected = (name: string) => join(repository, 'test', 'expected', name);
const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));

/* Each report in full, in a file that a person can read. */
describe('the reports', () => {
  test.each([
    ['riverside.txt', ['report', 'examples/riverside-council.yaml']],
    ['riverside.md', ['report', 'examples/riverside-council.yaml', '--format', 'markdown']],
    ['riverside.json', ['report', 'examples/riverside-council.yaml', '--format', 'json']],
    ['riverside-without-notes.txt', ['report', 'examples/riverside-council.yaml', '--no-notes']],
    ['riverside-60-columns.txt', ['report', 'examples/riverside-council.yaml', '--width', '60']],
    ['hartwell.txt', ['report', 'examples/hartwell-agency.yaml']],
    ['hartwell.md', ['report', 'examples/hartwell-agency.yaml', '--format', 'markdown']],
    ['hartwell.json', ['report', 'examples/hartwell-agency.yaml', '--format', 'json']],
    ['one-to-five.txt', ['report', 'test/fixtures/valid/one-to-five-sheet.yaml']],
    ['one-to-five.md', ['report', 'test/fixtures/valid/one-to-five-sheet.yaml', '-f', 'markdown']],
    ['one-to-five.json', ['report', 'test/fixtures/valid/one-to-five-sheet.yaml', '-f', 'json']],
    ['tiny.txt', ['report', 'test/fixtures/valid/tiny-sheet.yaml']],
    ['tiny-from-json.txt', ['report', 'test/fixtures/valid/tiny-sheet.json']],
  ])('%s', async (file, argv) => {
    const { exitCode, stdout, stderr } = await waymark(argv);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(expected(file));
  });
});

describe('the terminal report', () => {
  test.each([40, 60, 80, 100])(
    'no line is wider than %i columns, wide characters counted as two',
    async (width) => {
      for (const sheet of ['examples/riverside-council.yaml', 'test/fixtures/valid/one-to-five-sheet.yaml']) {
        const { stdout } = await waymark(['report', sheet, '--width', String(width)]);
        expect(widest(stdout)).toBeLessThanOrEqual(width);
      }
    },
  );

  test('is as wide as the terminal, up to a hundred columns', async () => {
    const argv = ['report', 'examples/hartwell-agency.yaml', '--no-color'];
    const narrow = await waymark(argv, { terminal: 60 });
    expect(widest(narrow.stdout)).toBeLessThanOrEqual(60);
    const broad = await waymark(argv, { terminal: 250 });
    expect(widest(broad.stdout)).toBeGreaterThan(80);
    expect(widest(broad.stdout)).toBeLessThanOrEqual(100);
  });

  test('says the same with and without colour', async () => {
    const argv = ['report', 'examples/riverside-council.yaml'];
    const plain = await waymark(argv);
    const colored = await waymark([...argv, '--color']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours themselves
    const stripped = colored.stdout.replace(/\u001b\[\d+m/g, '');
    expect(colored.stdout).not.toBe(plain.stdout);
    expect(stripped.split('\n').map((line) => line.trimEnd())).toEqual(plain.stdout.split('\n'));
  });

  test('never prints a control character of the sheet', async () => {
    const { stdout, exitCode } = await waymark(['report', '-', '-f', 'terminal'], {
      stdin:
        'waymark: 1\nframework: public-sector-digital-transformation\norganisation: "a\\tb\\u2003c"\nanswers: {}\n',
    });
    expect(exitCode).toBe(0);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('options', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  const sheet = join(repository, 'examples', 'hartwell-agency.yaml');

  test.each([
    ['report.md', '# Hartwell'],
    ['report.json', '{'],
    ['report.txt', 'Hartwell Licensing Agency\n==='],
  ])('-o %s chooses the format by the ending', async (file, start) => {
    const { exitCode, stdout } = await waymark(['report', sheet, '-o', file], { folder, terminal: 120 });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    const written = readFileSync(join(folder, file), 'utf8');
    expect(written.startsWith(start)).toBe(true);
    expect(written).not.toContain('\u001b');
  });

  test('the sheet itself is never written over', async () => {
    const copy = join(folder, 'sheet.yaml');
    writeFileSync(copy, readFileSync(sheet));
    const { exitCode, stderr } = await waymark(['report', copy, '-o', 'sheet.yaml'], { folder });
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      'waymark: sheet.yaml is what this was made from, and would be lost. Name another file for --output.\n',
    );
    expect(readFileSync(copy)).toEqual(readFileSync(sheet));
  });

  test('nor is anything else that the report was made from, under any name', async () => {
    writeFileSync(join(folder, 'own.yaml'), readFileSync(join(repository, 'test/fixtures/valid/tiny.yaml')));
    writeFileSync(join(folder, 'own-sheet.yaml'), 'waymark: 1\nframework: ./own.yaml\nanswers: {}\n');
    symlinkSync('own-sheet.yaml', join(folder, 'link.md'));
    for (const output of ['own.yaml', './own-sheet.yaml', 'link.md']) {
      const { exitCode, stderr } = await waymark(['report', 'own-sheet.yaml', '-o', output], { folder });
      expect({ exitCode, lost: stderr.includes('would be lost') }).toEqual({ exitCode: 2, lost: true });
    }
    const validated = await waymark(['validate', 'own.yaml', '-o', 'own.yaml'], { folder });
    expect(validated.exitCode).toBe(2);
  });

  test('standard input cannot be read twice', async () => {
    expect((await waymark(['report', '-', '--framework', '-'])).exitCode).toBe(2);
    expect((await waymark(['validate', '-', '-'])).exitCode).toBe(2);
  });

  test('a folder that is not there', async () => {
    const { exitCode, stderr } = await waymark(['report', sheet, '-o', 'nowhere/report.md'], { folder });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: 'waymark: nowhere/report.md cannot be written: the folder does not exist.\n',
    });
  });

  test('--no-notes leaves notes and names out of every format', async () => {
    for (const format of ['terminal', 'markdown', 'json']) {
      const { stdout } = await waymark([
        'report',
        'examples/riverside-council.yaml',
        '--no-notes',
        '-f',
        format,
      ]);
      expect(stdout).not.toMatch(/Elspeth|Marrowby|Joan Pettifold|twenty-three projects|eleven people/);
      expect(stdout).toContain('Riverside Council');
    }
  });

  test('--framework by id and by path', async () => {
    const argv = ['report', 'examples/riverside-council.yaml', '-f', 'json', '--framework'];
    const byId = await waymark([...argv, 'public-sector-digital-transformation']);
    const byPath = await waymark([...argv, 'frameworks/public-sector-digital-transformation.yaml']);
    expect(byId.exitCode).toBe(0);
    expect(byPath.stdout).toBe(byId.stdout);
  });

  test('--framework with another framework, one that is unknown, and a sheet', async () => {
    const other = await waymark([
      'report',
      'examples/riverside-council.yaml',
      '--framework',
      'test/fixtures/valid/tiny.yaml',
    ]);
    expect(other).toMatchObject({ exitCode: 3, stdout: '' });
    expect(other.stderr).toContain('[framework-mismatch]');
    const unknown = await waymark([
      'report',
      'examples/riverside-council.yaml',
      '--framework',
      'public-sector',
    ]);
    expect(unknown).toMatchObject({ exitCode: 3, stdout: '' });
    expect(unknown.stderr).toContain('Did you mean “public-sector-digital-transformation”?');
    const sheetAsFramework = await waymark([
      'report',
      'examples/riverside-council.yaml',
      '--framework',
      'examples/hartwell-agency.yaml',
    ]);
    expect(sheetAsFramework).toMatchObject({ exitCode: 3, stdout: '' });
    expect(sheetAsFramework.stderr).toContain('[wrong-kind]');
  });

  test('a sheet that names its framework by an absolute path', async () => {
    const path = join(repository, 'test', 'fixtures', 'valid', 'tiny.yaml');
    const text = `waymark: 1\nframework: ${JSON.stringify(path)}\nanswers: { owner: 2 }\n`;
    writeFileSync(join(folder, 'absolute.yaml'), text);
    expect(await waymark(['report', 'absolute.yaml'], { folder })).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('a framework given as the sheet', async () => {
    const { exitCode, stdout, stderr } = await waymark(['report', 'test/fixtures/valid/tiny.yaml']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('[wrong-kind]');
  });

  test('a sheet whose framework has errors shows these', async () => {
    const { exitCode, stdout, stderr } = await waymark([
      'report',
      'test/fixtures/invalid/framework-invalid.yaml',
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('[missing-key]');
    expect(stderr).toContain('[framework-invalid]');
  });

  test('a warning is said and does not stop the report', async () => {
    const { exitCode, stdout, stderr } = await waymark([
      'report',
      'test/fixtures/invalid/framework-minor-version.yaml',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('WHERE YOU STAND');
    expect(stderr).toContain('[framework-minor-version]');
  });

  test.each([['39'], ['401'], ['wide'], ['80.5']])('--width %s is refused', async (width) => {
    const { exitCode, stderr } = await waymark(['report', sheet, '--width', width]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Give a whole number from 40 to 400.');
  });
});

describe('Markdown', () => {
  test('what is markup in a note stays text', async () => {
    const { stdout } = await waymark(['report', '-', '-f', 'markdown'], {
      stdin: `waymark: 1
framework: public-sector-digital-transformation
organisation: "<script>alert(1)</script> # *bold*"
answers:
  senior-commitment: { level: 3, note: "[click](javascript:alert(1)) | <img src=x onerror=alert(1)> \`code\`" }
`,
    });
    expect(stdout).toContain('# \\<script>alert(1)\\</script> # \\*bold\\*');
    expect(stdout).toContain('\\[click]\\(javascript:alert(1))');
    expect(stdout).not.toMatch(/(?<!\\)<(script|img)/);
  });
});
