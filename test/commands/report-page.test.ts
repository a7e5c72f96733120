import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshFolder } from '../support/many.js';
import { outlineOf, savedIn, textOf } from '../support/page.js';
import { repository, waymark } from '../support/run.js';

const sheets = [
  ['riverside', 'examples/riverside-council.yaml'],
  ['hartwell', 'examples/hartwell-agency.yaml'],
  ['one-to-five', 'test/fixtures/valid/one-to-five-sheet.yaml'],
  ['tiny', 'test/fixtures/valid/tiny-sheet.yaml'],
] as const;

const riverside = join(repository, 'examples', 'riverside-council.yaml');

async function pageOf(sheet: string, ...more: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await waymark(['report', sheet, '--format', 'html', ...more]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

describe('a report as a page', () => {
  test.each(sheets)('%s: what it says and in which order', async (name, sheet) => {
    const outline = outlineOf(await pageOf(sheet));
    await expect(outline).toMatchFileSnapshot(
      join(repository, 'test', 'expected', 'pages', `${name}.outline.md`),
    );
  });

  test.each(sheets)('%s: no heading leaves out a level, and one is the first', async (_name, sheet) => {
    const levels = outlineOf(await pageOf(sheet))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.indexOf(' '));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  test.each(sheets)('%s: says all that the terminal says', async (_name, sheet) => {
    const page = textOf(await pageOf(sheet));
    const { stdout } = await waymark(['report', sheet, '--format', 'json']);
    const assessment = JSON.parse(stdout);
    const { plan, phases } = assessment;
    const said = [
      ...[...plan.now.actions, ...plan.next.actions].flatMap((action) => [action.do, action.worked]),
      ...plan.later.entries.flatMap((entry: { levels: { do: string }[] }) =>
        entry.levels.map((level) => level.do),
      ),
      ...phases.flatMap((phase: { steps: { criteria: Record<string, string | null>[] }[] }) =>
        phase.steps.flatMap((step) =>
          step.criteria.flatMap(({ title, question, note, reason, descriptor }) => [
            title,
            question,
            note,
            reason,
            descriptor,
          ]),
        ),
      ),
    ];
    const words = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(said.filter((text) => text !== null && !page.includes(words(text)))).toEqual([]);
  });

  test('is one small file that fetches nothing and runs nothing', async () => {
    const page = await pageOf(riverside);
    expect(Buffer.byteLength(page)).toBeLessThan(300_000);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("script-src 'none'");
    expect(page.match(/<script\b[^>]*>/g)).toEqual([
      '<script type="application/json" id="waymark-assessment">',
    ]);
    expect(page).not.toMatch(/<(?:link|img|iframe|object|embed|base)\b|@import|url\(| on\w+=/);
  });

  test('the ending of the output file is enough', async () => {
    const folder = freshFolder();
    for (const name of ['report.html', 'REPORT.HTM']) {
      const { exitCode, stdout } = await waymark(['report', riverside, '-o', name], { folder });
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
      expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB"/);
    }
  });

  test('without notes it has neither what was said nor who said it, in its data either', async () => {
    const page = await pageOf(riverside, '--no-notes');
    for (const said of ['Elspeth Marrowby', 'Nobody from personnel', 'two directors have sent deputies'])
      expect(page).not.toContain(said);
  });
});

describe('a report read back from its page', () => {
  test.each(sheets)('%s: every format is the same as from the sheet', async (_name, sheet) => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'report.html'), await pageOf(sheet));
    for (const format of ['json', 'markdown', 'terminal', 'html']) {
      const direct = await waymark(['report', sheet, '--format', format]);
      const back = await waymark(['report', 'report.html', '--format', format], { folder });
      expect(back).toEqual(direct);
    }
  });

  test('the page holds what the JSON says', async () => {
    const { stdout } = await waymark(['report', riverside, '--format', 'json']);
    expect(savedIn(await pageOf(riverside))).toEqual(JSON.parse(stdout));
  });

  test('its notes can be left out afterwards', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'report.html'), await pageOf(riverside));
    const { stdout } = await waymark(['report', 'report.html', '--no-notes'], { folder });
    expect(stdout).toBe((await waymark(['report', riverside, '--no-notes'])).stdout);
  });

  test('a page is not written over by what is made of it', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'report.html'), await pageOf(riverside));
    const { exitCode, stderr } = await waymark(['report', 'report.html', '-o', 'report.html'], { folder });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr:
        'waymark: report.html is what this was made from, and would be lost. Name another file for --output.\n',
    });
  });

  test('there is no framework to give', async () => {
    const { exitCode, stderr } = await waymark(['report', 'report.html', '--framework', 'x.yaml']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('holds an assessment that is made already');
  });

  const changed: readonly [string, (page: string) => string, string][] = [
    ['another page', () => '<!doctype html><title>Hello</title>', 'no-assessment'],
    ['no page at all', () => 'waymark: 1\n', 'no-assessment'],
    ['one that ends early', (page) => page.slice(0, -5000), 'no-assessment'],
    [
      'data that ends early',
      (page) => page.replace(/("counts":).*?<\/script>/s, '$1</script>'),
      'broken-assessment',
    ],
    [
      'a number that is a text',
      (page) => page.replace('"criteria":38', '"criteria":"38"'),
      'broken-assessment',
    ],
    [
      'data that is something else',
      (page) => page.replace(/(assessment">)[^<]*/, '$1[1,2]'),
      'broken-assessment',
    ],
    ['nothing', (page) => page.replace(/(assessment">)[^<]*/, '$1null'), 'broken-assessment'],
    [
      'a scale of one level',
      (page) => page.replace(/"scale":\[(\{.*?\}).*?\]/, '"scale":[$1]'),
      'broken-assessment',
    ],
    [
      'a scale with a hole',
      (page) => page.replace('"scale":[{"level":0', '"scale":[{"level":1'),
      'broken-assessment',
    ],
    [
      'a later version',
      (page) => page.replace('"schemaVersion":1', '"schemaVersion":2'),
      'assessment-version',
    ],
  ];
  test.each(changed)('%s is refused', async (_name, change, code) => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'page.html'), change(await pageOf(riverside)));
    const { exitCode, stdout, stderr } = await waymark(['report', 'page.html'], { folder });
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toMatch(/\n {2}\S.*\n\nNothing was done: 1 error\.\n$/);
  });

  test('what a later version has added is kept', async () => {
    const folder = freshFolder();
    const page = (await pageOf(riverside)).replace('"schemaVersion":1', '"schemaVersion":1,"later":{"a":1}');
    writeFileSync(join(folder, 'page.html'), page);
    const { stdout } = await waymark(['report', 'page.html', '--format', 'json'], { folder });
    expect(JSON.parse(stdout).later).toEqual({ a: 1 });
  });

  test.each([['validate'], ['explain'], ['score']])('“%s” says who reads a page', async (command) => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'page.html'), await pageOf(riverside));
    const { exitCode, stderr } = await waymark([command, 'page.html'], { folder });
    expect(exitCode).toBe(command === 'validate' ? 1 : 3);
    if (command !== 'score') expect(stderr).toContain('[web-page]');
  });
});

describe('how a page looks', () => {
  test('a title takes the place of the usual one, in the window and on the page', async () => {
    const page = await pageOf(riverside, '--title', 'For the board <b>');
    expect(outlineOf(page)).toMatch(/^# For the board <b>\n/);
    expect(page).toContain('<title>For the board &lt;b></title>');
    expect(textOf(page)).toContain('For the board <b> Riverside Council');
  });

  test('a style sheet of one’s own comes last', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'house.css'), ':root { --waymark-accent: #5b2a86; }');
    const { stdout } = await waymark(['report', riverside, '--format', 'html', '--css', 'house.css'], {
      folder,
    });
    expect(stdout).toContain(':root { --waymark-accent: #5b2a86; }</style>');
  });

  test('a style sheet cannot leave its place', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'house.css'), 'a::after { content: "</style><script>alert(1)</script><!--" }');
    const { stdout } = await waymark(['report', riverside, '--format', 'html', '--css', 'house.css'], {
      folder,
    });
    expect(stdout).toContain('content: "\\3c /style><script>alert(1)\\3c /script>\\3c !--" }</style>');
  });

  test('the hand-out has both', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'house.css'), 'h1 { color: red }');
    const framework = 'public-sector-digital-transformation';
    const { stdout } = await waymark(
      ['show', framework, '-f', 'html', '--title', 'Read me', '--css', 'house.css'],
      { folder },
    );
    expect(outlineOf(stdout)).toMatch(/^# Read me\n## How to answer\n/);
    expect(stdout).toContain('h1 { color: red }</style>');
  });

  test.each([
    [['--title', 'X'], '--title is for a page.'],
    [['--css', 'house.css'], '--css is for a page.'],
    [['-f', 'html', '--title', ' '], '--title is empty.'],
    [['-f', 'html', '--css', '-'], '--css names a file'],
  ])('%j is refused', async (options, message) => {
    const { exitCode, stderr } = await waymark(['report', riverside, ...options]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test('a style sheet that is not there', async () => {
    const { exitCode, stdout, stderr } = await waymark([
      'report',
      riverside,
      '-f',
      'html',
      '--css',
      'absent.css',
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('absent.css: error: There is no such file.');
  });
});

test('a page that was saved before votes and assignments were kept still reads', async () => {
  const folder = freshFolder();
  const page = await pageOf(riverside);
  const { json } = savedIn(page) as unknown as { json?: string };
  const kept = json ?? /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(page)?.[1] ?? '';
  const later = new Set(['agreement', 'actions', 'on', 'assigned']);
  const isLater = (key: string, value: unknown) =>
    later.has(key) && (value === null || (Array.isArray(value) && value.length === 0));
  const earlier = JSON.stringify(JSON.parse(kept), (key, value) => (isLater(key, value) ? undefined : value));
  expect(earlier).not.toContain('"agreement"');
  writeFileSync(
    join(folder, 'earlier.html'),
    page.replace(kept, () => earlier),
  );
  for (const format of ['json', 'terminal', 'html']) {
    const { stdout } = await waymark(['report', 'earlier.html', '--format', format], { folder });
    const whole = await waymark(['report', riverside, '--format', format]);
    if (format === 'json') expect(JSON.parse(stdout)).toEqual(JSON.parse(whole.stdout));
    // The JSON that a page keeps has its fields in another order.
    else expect(stdout.split('<script')[0]).toBe(whole.stdout.split('<script')[0]);
  }
});
