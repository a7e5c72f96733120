import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printPdf } from '../../src/io/browser.js';
import { makePage, pages } from '../support/pages.js';
import { repository, waymark } from '../support/run.js';
import { findChromium, openBrowser, visit } from './support.js';

/* Pages on paper: by the browser itself, and by `--format pdf`. What is on the sheets is read with poppler. */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'waymark-print-'));
const file = (name: string) => join(folder, name);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  process.env.WAYMARK_BROWSER = findChromium();
});
afterAll(async () => {
  delete process.env.WAYMARK_BROWSER;
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Texts are compared without the spaces, which depend on where lines break. */
const dense = (text: string) => text.replace(/\s+/gu, '');

/** The text of each sheet, in the order in which it was written there. */
async function sheetsOf(pdf: string): Promise<string[]> {
  const { stdout } = await run('pdftotext', ['-raw', pdf, '-'], { maxBuffer: 1e8 });
  return stdout.split('\f').slice(0, -1).map(dense);
}

async function infoOf(pdf: string): Promise<Record<string, string>> {
  const { stdout } = await run('pdfinfo', [pdf]);
  return Object.fromEntries(
    stdout.split('\n').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  );
}

/** Every item of the plan, as one text. */
function planOf(html: string): Promise<string[]> {
  return visit(browser, html, { width: 1000 }).then(async ({ page, close }) => {
    const items = await page.evaluate(() =>
      [...document.querySelectorAll('#plan li')]
        .filter((item) => item.querySelector('dl') !== null)
        .map(({ textContent }) => textContent ?? ''),
    );
    await close();
    return items.map(dense);
  });
}

const criteriaHead = dense('Criterion Step Level Target Gap');

/** Every row of the table of all criteria, as one text. There is one such table in a report. */
async function rowsOfCriteria(html: string): Promise<string[]> {
  const { page, close } = await visit(browser, html, { width: 1000 });
  const tables = await page.evaluate(() =>
    [...document.querySelectorAll('table')].map((table) => ({
      head: table.querySelector('thead')?.textContent ?? '',
      rows: [...table.querySelectorAll('tbody tr')].map(({ textContent }) => textContent ?? ''),
    })),
  );
  await close();
  const rows = tables.find(({ head }) => dense(head) === criteriaHead)?.rows ?? [];
  expect(rows.length).toBeGreaterThan(20);
  return rows.map(dense);
}

/** The sheets on which a row stands and the head of its table does not. Sheets count from 1. */
function sheetsWithout(head: string, rows: readonly string[], sheets: readonly string[]): number[] {
  expect(rows.filter((row) => !sheets.some((sheet) => sheet.includes(row)))).toEqual([]);
  return sheets.flatMap((sheet, n) =>
    !sheet.includes(head) && rows.some((row) => sheet.includes(row)) ? [n + 1] : [],
  );
}

const examples = pages.slice(0, 2);
const sizes = {
  a4: { format: 'A4', points: /^59\d(\.\d+)? x 84\d(\.\d+)? pts/ },
  letter: { format: 'Letter', points: /^612 x 792 pts/ },
} as const;
const combinations = examples.flatMap((page) =>
  (['a4', 'letter'] as const).map((paper) => ({ name: page.name, page, paper })),
);

describe.each(combinations)('$name on $paper', ({ page: tried, paper }) => {
  const own = file(`own-${tried.name.replace(/\W+/g, '-')}-${paper}.pdf`);
  const written = file(`written-${tried.name.replace(/\W+/g, '-')}-${paper}.pdf`);
  let html: string;

  beforeAll(async () => {
    html = await makePage(tried);
    const { page, close } = await visit(browser, html, { width: 1000 });
    await page.pdf({ path: own, format: sizes[paper].format, printBackground: true });
    await close();
    const argv = tried.argv.slice(0, -2);
    const { exitCode, stderr } = await waymark([...argv, '-o', written, '--paper', paper], {
      printer: (asked) => printPdf(asked, repository),
    });
    if (exitCode !== 0) throw new Error(stderr);
  });

  describe.each([
    ['printed by the browser', own],
    ['by --format pdf', written],
  ])('%s', (_name, pdf) => {
    test('no action is cut in two', async () => {
      const [sheets, actions] = await Promise.all([sheetsOf(pdf), planOf(html)]);
      expect(actions.length).toBeGreaterThan(5);
      const cut = actions.filter((action) => {
        const [first, last] = [action.slice(0, 30), action.slice(-30)];
        return !sheets.some((sheet) => sheet.includes(first) && sheet.includes(last));
      });
      expect(cut).toEqual([]);
    });

    test('what is closed on the screen is open', async () => {
      const text = (await sheetsOf(pdf)).join('');
      expect(text).toContain(dense('Its score is the weighted mean of the levels of its answered criteria.'));
      const inside = await textInDetails(html);
      expect(inside.length).toBeGreaterThan(5);
      expect(inside.filter((words) => !text.includes(words))).toEqual([]);
    });

    test('the address of every link can be read', async () => {
      const text = (await sheetsOf(pdf)).join('');
      const addresses = [...html.matchAll(/<a href="(https:[^"]+)"/g)].map(([, address = '']) => address);
      expect(addresses.length).toBeGreaterThan(0);
      expect(addresses.filter((address) => !text.includes(dense(address)))).toEqual([]);
    });

    test('the head of the long table stands on each of its sheets', async () => {
      const [sheets, rows] = await Promise.all([sheetsOf(pdf), rowsOfCriteria(html)]);
      expect(sheetsWithout(criteriaHead, rows, sheets)).toEqual([]);
    });
  });

  test('and on sheets that are too short for the table', async () => {
    const short = file(`short-${tried.name.replace(/\W+/g, '-')}-${paper}.pdf`);
    const { page, close } = await visit(browser, html, { width: 1000 });
    await page.pdf({ path: short, width: '210mm', height: '140mm' });
    await close();
    const [sheets, rows] = await Promise.all([sheetsOf(short), rowsOfCriteria(html)]);
    expect(sheets.join('').split(criteriaHead).length - 1).toBeGreaterThanOrEqual(2);
    expect(sheetsWithout(criteriaHead, rows, sheets)).toEqual([]);
  });

  test('the file of --format pdf is tagged, has a title, a language, bookmarks and its size', async () => {
    const info = await infoOf(written);
    const title = /<title>([^<]*)<\/title>/.exec(html)?.[1];
    expect(info).toMatchObject({ Tagged: 'yes', JavaScript: 'no', Title: title });
    expect(info['Page size']).toMatch(sizes[paper].points);
    const bytes = (await run('cat', [written], { encoding: 'latin1', maxBuffer: 1e8 })).stdout;
    expect(bytes).toContain('/Outlines');
    expect(bytes).toMatch(/\/Lang \(en-GB\)/);
  });

  test('each sheet says whose it is, and which of how many', async () => {
    const sheets = await sheetsOf(written);
    const { organisation } = JSON.parse((await waymark([...tried.argv.slice(0, -1), 'json'])).stdout).sheet;
    sheets.forEach((sheet, n) => {
      expect(sheet).toContain(dense(`${organisation} Page ${n + 1} of ${sheets.length}`));
    });
  });
});

/** The words that each closed part begins with. */
async function textInDetails(html: string): Promise<string[]> {
  const { page, close } = await visit(browser, html, { width: 1000 });
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('details td:first-of-type, details th[scope=row], details p')].map(
      ({ textContent }) => textContent ?? '',
    ),
  );
  await close();
  return [...new Set(found.map(dense))].filter((text) => text.length > 12).map((text) => text.slice(0, 40));
}

describe('a page that is printed', () => {
  test('runs nothing and fetches nothing', async () => {
    const html =
      '<!DOCTYPE html><html lang="en"><title>T</title><p id="p">as it was</p><script>document.getElementById("p").textContent = "changed"</script><img src="https://nobody.invalid/a.png" alt="no picture">';
    const printed = await printPdf({ html, paper: 'a4', footer: '<span></span>' }, repository);
    if (!('bytes' in printed)) throw new Error(JSON.stringify(printed));
    writeFileSync(file('nothing.pdf'), printed.bytes);
    expect((await sheetsOf(file('nothing.pdf'))).join('')).toContain('asitwas');
  });

  test('needs a browser that is one', async () => {
    const chromium = process.env.WAYMARK_BROWSER;
    const html = '<!DOCTYPE html><title>T</title>';
    process.env.WAYMARK_BROWSER = '/nowhere/chromium';
    expect(await printPdf({ html, paper: 'a4', footer: '' }, repository)).toEqual({
      problem: 'named-browser-absent',
      reason: '/nowhere/chromium',
    });
    process.env.WAYMARK_BROWSER = '/bin/true';
    expect(await printPdf({ html, paper: 'a4', footer: '' }, repository)).toMatchObject({
      problem: 'print-failed',
    });
    process.env.WAYMARK_BROWSER = chromium;
  });
});

describe('the program without the package that drives a browser', () => {
  const program = file('program');
  const work = file('work');
  const report = () =>
    run(process.execPath, [join(program, 'bin/waymark.js'), 'report', 'sheet.yaml', '-o', 'report.pdf'], {
      cwd: work,
    });

  beforeAll(() => {
    for (const part of ['bin', 'dist', 'package.json']) {
      cpSync(join(repository, part), join(program, part), { recursive: true });
    }
    mkdirSync(work);
    cpSync(join(repository, 'examples/hartwell-agency.yaml'), join(work, 'sheet.yaml'));
  });

  test('says how to get it', async () => {
    await expect(report()).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('npm install playwright-core'),
    });
    expect(existsSync(join(work, 'report.pdf'))).toBe(false);
  });

  test('finds it where the user works', async () => {
    mkdirSync(join(work, 'node_modules'));
    symlinkSync(join(repository, 'node_modules/playwright-core'), join(work, 'node_modules/playwright-core'));
    expect(await report()).toEqual({ stdout: '', stderr: '' });
    expect(await infoOf(join(work, 'report.pdf'))).toMatchObject({ Tagged: 'yes' });
  });
});
