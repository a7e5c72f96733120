import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/assessment/assessment.js';
import { renderHtmlReport } from '../../src/reports/html/report.js';
import { plainLook } from '../../src/reports/look.js';
import { clean } from '../../src/terminal/clean.js';
import { controlTexts, hostileFiles, hostileTexts } from '../support/hostile.js';
import { makePage, pages } from '../support/pages.js';
import { openBrowser, setDetails, type Visit, visit } from './support.js';

/* Whatever a text tries: it is shown as the text that it is, nothing runs, and nothing is asked for. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What a page shows, without what it keeps for programs. */
function shown(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const script of copy.querySelectorAll('script')) script.remove();
    return copy.textContent ?? '';
  });
}

/** White space of any kind is read as a space, and none at the ends. */
function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** The elements and attributes that only a text could have brought in. */
function strangers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const kinds =
      'script:not([type="application/json"]), iframe, object, embed, link, base, form:not([data-waymark]), video, audio, img, math, marquee, foreignObject, animate, body *[style*="url"], [srcdoc], meta[http-equiv=refresh]';
    const handlers = [...document.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(({ name }) => name.startsWith('on')),
    );
    const links = [...document.querySelectorAll('a')].filter(
      (link) => !/^(https?:|#)/.test(link.getAttribute('href') ?? ''),
    );
    return [...document.querySelectorAll(kinds), ...handlers, ...links].map(({ outerHTML }) =>
      outerHTML.slice(0, 100),
    );
  });
}

/** The names that a page has put into the world of its scripts. */
async function globals({ page, reopen }: Visit): Promise<string[]> {
  const all = () => page.evaluate(() => Object.getOwnPropertyNames(window));
  const after = await all();
  await reopen('<!DOCTYPE html><title>Empty</title>');
  const before = new Set(await all());
  return after.filter((name) => !before.has(name));
}

async function expectHarmless(html: string, texts: readonly string[]): Promise<void> {
  const visited = await visit(browser, html, { width: 1280 });
  const { page } = visited;
  await setDetails(page, true);
  // Whoever reads it moves over it, and through it with keys.
  await page.mouse.move(200, 200);
  await page.mouse.wheel(0, 2000);
  for (let n = 0; n < 5; n += 1) await page.keyboard.press('Tab');
  const text = oneLine(await shown(page));
  expect(texts.map(clean).filter((expected) => !text.includes(oneLine(expected)))).toEqual([]);
  expect(await strangers(page)).toEqual([]);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.locator('style').count()).toBe(1);
  expect(await page.locator('head > *').count()).toBe(7);
  expect({ requests: visited.requests, events: visited.events }).toEqual({ requests: [], events: [] });
  expect(await globals(visited)).toEqual([]);
  await visited.close();
}

describe.each(pages.filter(({ isHostile }) => isHostile))('$name', (tried) => {
  test('every text is there as it is, and does nothing', async () => {
    await expectHarmless(await makePage(tried), hostileTexts);
  });
});

test('as the title of a page: it is the title, and does nothing', async () => {
  const assessment: Assessment = JSON.parse(
    readFileSync(new URL('../expected/tiny.json', import.meta.url), 'utf8'),
  );
  const visited = await visit(browser, renderHtmlReport(assessment, plainLook), { width: 800 });
  const { page, requests, events } = visited;
  const faults: string[] = [];
  for (const title of [...hostileTexts, ...controlTexts].filter((text) => text.trim() !== '')) {
    await visited.reopen(renderHtmlReport(assessment, { title, css: null }));
    const heading = await page.locator('h1').allTextContents();
    const called = await page.title();
    const isShown = heading.length === 1 && heading[0] === clean(title);
    const isCalled = called.includes(
      clean(title)
        .replace(/[ \t\n\f\r]+/g, ' ')
        .trim(),
    );
    const odd = [...(await strangers(page)), ...requests, ...events];
    if (!isShown || !isCalled || odd.length > 0) faults.push(JSON.stringify({ title, heading, called, odd }));
  }
  expect(faults).toEqual([]);
  expect(await globals(visited)).toEqual([]);
  await visited.close();
});

describe('what no file may hold', () => {
  /** An assessment whose every free text is another of the texts. Ids, words of the program and links stay. */
  function withTexts(assessment: Assessment, texts: readonly string[]): Assessment {
    let place = 0;
    const isFree = (text: string) => /[ .]/.test(text) && !/^\d/.test(text);
    const swap = (value: unknown): unknown => {
      if (typeof value === 'string') {
        if (!isFree(value)) return value;
        place += 1;
        return `${value} ${texts[place % texts.length]}`;
      }
      if (Array.isArray(value)) return value.map(swap);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, swap(inner)]));
    };
    return swap(assessment) as Assessment;
  }

  test('is shown in another form, wherever it comes from', async () => {
    const assessment: Assessment = JSON.parse(
      readFileSync(new URL('../expected/riverside.json', import.meta.url), 'utf8'),
    );
    const html = renderHtmlReport(withTexts(assessment, controlTexts), plainLook);
    await expectHarmless(html, controlTexts);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    expect(html).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('a style sheet of one’s own', () => {
  const assessment: Assessment = JSON.parse(
    readFileSync(new URL('../expected/tiny.json', import.meta.url), 'utf8'),
  );

  test.each([
    '</style><script>window.hacked = 1</script>',
    '</STYLE ><img src=x onerror="window.hacked = 2">',
    'p::before { content: "</style><script>window.hacked = 3</script>" }',
    '<!-- </style> --><script>window.hacked = 4</script>',
  ])('ends nothing: %s', async (css) => {
    await expectHarmless(renderHtmlReport(assessment, { title: null, css }), []);
  });

  test.each([
    '@import "https://nobody.invalid/a.css";',
    'body { background: url(https://nobody.invalid/a.png) }',
    '@font-face { font-family: X; src: url(https://nobody.invalid/a.woff2) } body { font-family: X }',
    'a { background: url("//nobody.invalid/b.png") } h1 { cursor: url(https://nobody.invalid/c.cur), auto }',
  ])('fetches nothing: %s', async (css) => {
    const visited = await visit(browser, renderHtmlReport(assessment, { title: null, css }), { width: 800 });
    await visited.page.evaluate(() => document.fonts.ready.then(() => {}));
    // The browser says that the page's policy keeps it from asking, and that is all.
    expect(visited.events.filter((event) => !/Content Security Policy/i.test(event))).toEqual([]);
    expect(visited.sent).toEqual([]);
    await visited.close();
  });
});

test('the files are those of the texts', () => {
  expect(readFileSync(hostileFiles.sheet, 'utf8')).toContain('window.hacked');
  expect(hostileTexts.length).toBeGreaterThan(120);
});
