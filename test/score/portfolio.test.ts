import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { formatRange, formatScore, formatShare } from '../../src/reports/numbers.js';
import { type RunOptions, repository, waymark } from '../support/run.js';

const councils = join(repository, 'test/fixtures/portfolio/councils.csv');
const tiny = join(repository, 'test/fixtures/valid/tiny.yaml');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-portfolio-'));
});

async function portfolio(argv: readonly string[], options: RunOptions = {}): Promise<string> {
  const whole = ['score', ...argv, '--summary', '--format', 'html', '--quiet'];
  const { exitCode, stdout, stderr } = await waymark(whole, { folder, ...options });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

/** Sheets of the tiny framework as lines of JSON. */
function lines(sheets: readonly object[]): string {
  return sheets
    .map((sheet) => `${JSON.stringify({ waymark: 1, framework: 'tiny', answers: { owner: 1 }, ...sheet })}\n`)
    .join('');
}

const ofTiny = (sheets: readonly object[], ...more: string[]) =>
  portfolio(['-', '--input', 'ndjson', '--framework', tiny, ...more], { stdin: lines(sheets) });

const plain = (html: string) =>
  html
    .replace(/<style>.*?<\/style>|<[^>]*>/gs, '')
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

/** The rows of the first table whose caption begins like this, each with its cells as text. */
function tableOf(html: string, caption: string): string[][] {
  const table = [...html.matchAll(/<table>.*?<\/table>/gs)].map(([found]) => found);
  const [found] = table.filter((one) =>
    plain(/<caption>(.*?)<\/caption>/s.exec(one)?.[1] ?? '').startsWith(caption),
  );
  if (found === undefined) throw new Error(`There is no table “${caption}”.`);
  return [...found.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<(th|td)\b[^>]*>(.*?)<\/\1>/gs)].map(([, , cell = '']) => plain(cell)),
  );
}

const heatMap = (html: string) => tableOf(html, 'Scores by organisation');
/** The names of the rows that are no sums. */
const organisations = (html: string) =>
  heatMap(html)
    .slice(3)
    .map(([name]) => name);

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly [figure: string]: number | string | null;
}

async function asJson(argv: readonly string[]): Promise<Row[]> {
  const { stdout } = await waymark(['score', ...argv, '--format', 'json', '--quiet'], { folder });
  return JSON.parse(stdout);
}

const number = (row: Row, name: string) => row[name] as number | null;
const span = (row: Row, low: string, high: string) => {
  const [from, to] = [number(row, low), number(row, high)];
  return formatRange(from === null || to === null ? null : { low: from, high: to });
};

describe('the page of a dozen councils', () => {
  test('says first where they are weak', async () => {
    const html = await portfolio([councils]);
    const headings = [...html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs)].map(
      ([, level, text = '']) => `${level} ${plain(text)}`,
    );
    expect(headings).toEqual([
      '1 Portfolio: Public Sector Digital Transformation',
      '2 Where they stand',
      '3 All twelve are below target overall; “Evolving capabilities” is lowest, median 0.8',
      '2 Organisation by organisation',
      '3 “Promote a new culture”, “Capitalising on quick returns” and “Evolving capabilities” are below target wherever there is a score',
      '2 Most often below target',
      '2 Most often in “now”',
      '2 All figures',
      '3 The whole and its phases',
      '3 Steps',
      '3 Criteria',
      '2 What the framework does not cover',
    ]);
    expect(plain(html)).toContain('Nobody is ranked: organisations stand in the order of the input.');
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  });

  test('has the figures of the summary as JSON', async () => {
    const html = await portfolio([councils]);
    const summary = await asJson([councils, '--summary']);
    const of = (...kinds: string[]) => summary.filter(({ kind }) => kinds.includes(kind));
    const titleOf = (row: Row) => (row.kind === 'overall' ? 'Overall' : row.title);
    for (const [caption, kinds] of [
      ['The whole and its phases', ['overall', 'phase']],
      ['Steps', ['step']],
      ['Criteria', ['criterion']],
    ] as const) {
      const rows = of(...kinds);
      expect(rows.length).toBeGreaterThan(3);
      expect(tableOf(html, caption).slice(1)).toEqual(
        rows.map((row) => [
          titleOf(row),
          String(row.scored),
          span(row, 'minimum', 'maximum'),
          span(row, 'lower_quartile', 'upper_quartile'),
          formatScore(number(row, 'median')),
          formatScore(number(row, 'mean')),
          ...['below_target', 'open', 'not_applicable'].map((name) => formatShare(number(row, name))),
        ]),
      );
    }
    // The picture says the same, in words and in the table beneath it.
    const [, description = ''] = /role="img" aria-label="([^"]*)"/.exec(html) ?? [];
    const drawn = tableOf(html, 'All twelve are below').slice(1);
    for (const [index, row] of of('overall', 'phase', 'step').entries()) {
      const [name = '', scored, range, quartiles, median] = drawn[index] ?? [];
      expect(name.endsWith(titleOf(row))).toBe(true);
      expect([scored, range, quartiles, median]).toEqual([
        String(row.scored),
        span(row, 'minimum', 'maximum'),
        span(row, 'lower_quartile', 'upper_quartile'),
        formatScore(number(row, 'median')),
      ]);
      const below = Math.round((number(row, 'below_target') ?? 0) * Number(row.scored));
      expect(plain(description)).toContain(
        `${name}: median ${median}, quartiles ${quartiles}, range ${range}, target 3.0, ${below} of ${scored} below target.`,
      );
    }
    // A dot for each score, and one to explain them.
    const scores = of('overall', 'phase', 'step').reduce((sum, row) => sum + Number(row.scored), 0);
    expect(html.match(/<circle class="dot"/g)).toHaveLength(scores + 1);

    const actions = of('action').sort((a, b) => Number(b.in_now) - Number(a.in_now));
    expect(
      tableOf(html, 'The actions that most plans')
        .slice(1)
        .map(([action = '', sheets]) => [action.slice(0, action.lastIndexOf('. ') + 1), sheets]),
    ).toEqual(
      actions
        .slice(0, 10)
        .map((row) => [row.title, `${row.in_now} of 12, ${formatShare(Number(row.in_now) / 12)}`]),
    );
    const below = of('criterion').map((row) => Math.round(Number(row.below_target) * Number(row.scored)));
    expect(
      tableOf(html, 'The criteria that are below')
        .slice(1)
        .map((row) => Number.parseInt(row[1] ?? '', 10)),
    ).toEqual(below.sort((a, b) => b - a).slice(0, 10));
  });

  test('has the scores of the table, with a sign where questions are open', async () => {
    const rows = await asJson([councils, '--by', 'step']);
    const names = [...new Set(rows.map(({ organisation }) => organisation))];
    expect(names).toHaveLength(12);
    expect(heatMap(await portfolio([councils])).slice(3)).toEqual(
      names.map((name) => [
        name,
        ...rows
          .filter(({ organisation }) => organisation === name)
          .map((row) => `${formatScore(number(row, 'score'))}${row.status === 'partial' ? '*' : ''}`),
      ]),
    );
    expect(rows.some(({ status }) => status === 'unscored')).toBe(true);
  });

  test('names nobody without names', async () => {
    const html = await portfolio([councils, '--anonymous']);
    const csv = readFileSync(councils, 'utf8').split('\n').slice(1, -1);
    for (const line of csv) {
      for (const name of line.split(',').slice(0, 2)) expect(html).not.toContain(name);
    }
    expect(organisations(html)).toEqual(csv.map((_, index) => `organisation-${index + 1}`));
    // The same numbers as in a table.
    const rows = await asJson([councils, '--anonymous', '--by', 'overall']);
    expect(rows.map(({ organisation }) => organisation)).toEqual(organisations(html));
  });

  test('tells its format by the name of the file, and has a title and a style of its own', async () => {
    writeFileSync(
      join(folder, 'house.css'),
      ':root { --waymark-accent: purple; } </style><script>alert(1)</script>',
    );
    const argv = [
      councils,
      '--summary',
      '--title',
      'Our <b>councils</b>',
      '--css',
      'house.css',
      '-o',
      'p.html',
    ];
    const { exitCode, stderr } = await waymark(['score', ...argv], { folder });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '12 sheets read: 12 scored, 0 rejected.\n' });
    const html = readFileSync(join(folder, 'p.html'), 'utf8');
    expect(html).toContain('<h1>Our &lt;b>councils&lt;/b></h1>');
    expect(html).toContain('--waymark-accent: purple;');
    expect(html.slice(html.indexOf('</style>'))).not.toContain('<script');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });
});

describe('the order of the input', () => {
  test('is kept by one thread and by several', async () => {
    const names = Array.from({ length: 150 }, (_, index) => `Organisation ${(index * 37) % 150}`);
    const files = names.map((organisation, index) => {
      const file = `${String(index).padStart(3, '0')}.json`;
      writeFileSync(
        join(folder, file),
        JSON.stringify({
          waymark: 1,
          framework: tiny,
          organisation,
          answers: { owner: index % 3, reach: index % 2 },
        }),
      );
      return file;
    });
    const one = await portfolio([...files, '--jobs', '1']);
    expect(organisations(one)).toEqual(names);
    expect(await portfolio([...files, '--jobs', '2'])).toBe(one);
    expect(organisations(await portfolio([...files.toReversed(), '--jobs', '2']))).toEqual(
      names.toReversed(),
    );
  });

  test('an organisation with several sheets has a row for each', async () => {
    const html = await ofTiny([
      { id: 'spring', organisation: 'Hartwell' },
      { id: 'alone' },
      { id: 'autumn', organisation: 'Hartwell' },
    ]);
    expect(organisations(html)).toEqual(['Hartwell (spring)', 'alone', 'Hartwell (autumn)']);
  });
});

describe('many sheets', () => {
  const sheets = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      organisation: `Organisation ${index + 1}`,
      answers: { owner: index % 3, habits: index % 2 },
    }));

  test('up to 200 are drawn', async () => {
    const html = await ofTiny(sheets(200));
    expect(organisations(html)).toHaveLength(200);
    expect(html).not.toContain('<circle');
  });

  test('beyond that it says how many there are, and how to have them all', async () => {
    const html = await ofTiny(sheets(201));
    expect(html).not.toContain('Scores by organisation');
    expect(html).not.toContain('Organisation 1');
    expect(plain(html)).toContain(
      'There are 201 sheets, and up to 200 can be drawn one by one. A table of all of them comes from waymark score … --wide -o scores.csv.',
    );
    // The rest is there. Two of the six kinds of answers have the mean 1.
    expect(tableOf(html, 'Criteria')[1]?.slice(0, 2)).toEqual(['An owner', '201']);
    expect(plain(html)).toContain('sheets, to the nearest 0.05; the tallest bar is 68');
  });

  test('what one thread has too many of is not drawn from another', async () => {
    const files = ['a.ndjson', 'b.ndjson'];
    for (const [index, file] of files.entries())
      writeFileSync(join(folder, file), lines(sheets(index === 0 ? 201 : 3)));
    const html = await portfolio([...files.toReversed(), '--framework', tiny]);
    expect(plain(html)).toContain('There are 204 sheets');
    expect(html).not.toContain('Organisation 1');
  });

  test('a name without end is cut', async () => {
    const html = await ofTiny([{ organisation: '😀'.repeat(5000) }]);
    expect(organisations(html)).toEqual([`${'😀'.repeat(119)}…`]);
  });
});

test('two frameworks have a section each, and no id twice', async () => {
  const html = await portfolio([councils, join(repository, 'test/fixtures/valid/tiny-sheet.yaml')]);
  const titles = [...html.matchAll(/<h[12][^>]*>(.*?)<\/h[12]>/gs)].map(([, text = '']) => plain(text));
  expect(titles).toEqual(['Portfolio', 'Public Sector Digital Transformation', 'Tiny']);
  expect(html).toContain('<h3 id="framework-2-standing">Where they stand</h3>');
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const links = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
  expect(links.filter((link) => !ids.includes(link))).toEqual([]);
});

describe('hardly anything', () => {
  test('nothing read', async () => {
    const html = await ofTiny([]);
    expect(plain(html)).toContain('No sheet was scored.');
  });

  test('nothing answered', async () => {
    const html = await ofTiny([{ organisation: 'Hartwell', answers: {} }]);
    expect(html).toContain('>No sheet has a score yet</h3>');
    expect(heatMap(html).at(-1)).toEqual(['Hartwell', '–', '–']);
  });

  test('one sheet, in the short form, with something that does not apply', async () => {
    const html = await ofTiny([
      { organisation: 'Short', form: 'short', answers: { owner: 2 } },
      {
        organisation: 'Full',
        answers: { owner: 'unknown', habits: { 'not-applicable': 'No team' }, reach: 0 },
      },
    ]);
    expect(heatMap(html).slice(3)).toEqual([
      ['Short', '2.0', '–'],
      ['Full', '–', '0.0'],
    ]);
    expect(html).toContain('One of two is below target overall');
  });
});

test('texts of others show as text', async () => {
  const names = [
    '</title><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://example.org")',
    '<!--',
    '&lt;b&gt;',
    'عربي',
  ];
  const html = await ofTiny(names.map((organisation) => ({ organisation })));
  expect(organisations(html)).toEqual(names);
  expect(html).not.toMatch(/<script|<img|<!--/);
});

describe('wrong usage', () => {
  test.each([
    [['--format', 'html'], 'Markdown and HTML are for --summary.'],
    [['-o', 'scores.html'], 'Markdown and HTML are for --summary.'],
    [['--summary', '--title', 'Ours'], '--title is for a page.'],
    [['--summary', '--format', 'json', '--css', 'house.css'], '--css is for a page.'],
    [['--title', 'Ours'], '--title is for a page.'],
    [['--data-dictionary', '--title', 'Ours'], '--title is for a page.'],
  ])('%j', async (argv, message) => {
    writeFileSync(join(folder, 'house.css'), '');
    const { exitCode, stdout, stderr } = await waymark(['score', councils, ...argv], { folder });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a style sheet that is not there', async () => {
    const argv = ['score', councils, '--summary', '-o', 'p.html', '--css', 'none.css'];
    const { exitCode, stderr } = await waymark(argv, { folder });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('none.css: error:');
    expect(stderr).toContain('[file-not-found]');
    expect(existsSync(join(folder, 'p.html'))).toBe(false);
  });

  test('a style sheet is not written over', async () => {
    writeFileSync(join(folder, 'house.html'), 'body {}');
    const argv = ['score', councils, '--summary', '-o', 'house.html', '--css', 'house.html'];
    const { exitCode, stderr } = await waymark(argv, { folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('would be lost');
    expect(readFileSync(join(folder, 'house.html'), 'utf8')).toBe('body {}');
  });
});
