import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asJson, makePage, pages } from '../support/pages.js';
import { lookAt, openBrowser, setDetails, type Visit, visit } from './support.js';

/* What a page is made of, and how it is gone through without a mouse. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(pages)('$name', (tried) => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await visit(browser, await makePage(tried), { width: 1280 });
  });
  afterAll(() => visited.close());

  test('it says its language and its title', async () => {
    const { language, title, heading } = await visited.page.evaluate(() => ({
      language: document.documentElement.lang,
      title: document.title,
      heading: document.querySelector('h1')?.textContent ?? '',
    }));
    expect(language).toMatch(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/);
    expect(heading.trim()).not.toBe('');
    expect(title.trim()).not.toBe('');
  });

  test('one first heading, and none below it leaves out a level', async () => {
    const levels = await visited.page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) => Number(tagName[1])),
    );
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels[0]).toBe(1);
    const holes = levels.filter((level, n) => level > (levels[n - 1] ?? 0) + 1);
    expect(holes).toEqual([]);
  });

  test('headings say something', async () => {
    const empty = await visited.page.evaluate(
      () =>
        [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(
          ({ textContent }) => textContent?.trim() === '',
        ).length,
    );
    expect(empty).toBe(0);
  });

  test('landmarks: a banner and a main part, and everything is in one', async () => {
    const found = await visited.page.evaluate(() => {
      const landmarks = 'body > header, body > nav, body > main, body > footer';
      return {
        banners: document.querySelectorAll('body > header').length,
        mains: document.querySelectorAll('main').length,
        footers: document.querySelectorAll('body > footer').length,
        unnamed: [...document.querySelectorAll('nav')].filter((nav) => !nav.getAttribute('aria-label'))
          .length,
        outside: [...document.body.children]
          .filter((child) => !child.matches(`${landmarks}, .skip, script`))
          .map(({ outerHTML }) => outerHTML.slice(0, 80)),
        links: document.querySelectorAll('body > nav a').length,
        sections: document.querySelectorAll('main > section').length,
      };
    });
    expect(found).toMatchObject({ banners: 1, mains: 1, unnamed: 0, outside: [] });
    expect(found.footers).toBeLessThanOrEqual(1);
    // Each section can be gone to from the contents, where there are contents.
    if (found.links > 0) expect(found.links).toBe(found.sections);
  });

  test('links lead to what is there, and ids are unique', async () => {
    const { dangling, addresses, repeated } = await visited.page.evaluate(() => {
      const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      const named = [...document.querySelectorAll('[aria-labelledby], [aria-describedby]')].flatMap(
        (element) =>
          `${element.getAttribute('aria-labelledby') ?? ''} ${element.getAttribute('aria-describedby') ?? ''}`
            .split(' ')
            .filter((id) => id !== ''),
      );
      return {
        dangling: [
          ...links.filter((link) => link.startsWith('#')).map((link) => link.slice(1)),
          ...named,
        ].filter((id) => document.getElementById(id) === null),
        addresses: links.filter((link) => !link.startsWith('#')),
        repeated: ids.filter((id, n) => ids.indexOf(id) !== n),
      };
    });
    expect({ dangling, repeated }).toEqual({ dangling: [], repeated: [] });
    expect(addresses.filter((address) => !/^https?:\/\/[^\s]+$/.test(address))).toEqual([]);
  });

  test('every table has a caption, and headers that say what they are headers of', async () => {
    const faults = await visited.page.evaluate(() =>
      [...document.querySelectorAll('table')].flatMap((table, n) => {
        const caption = table.caption?.textContent?.trim() ?? '';
        const said = (fault: string) => `table ${n + 1} (${caption}): ${fault}`;
        const width = table.tHead?.rows[0]?.cells.length ?? 0;
        return [
          ...(caption === '' ? [said('no caption')] : []),
          ...(width === 0 ? [said('no header')] : []),
          ...[...(table.tHead?.rows[0]?.cells ?? [])]
            .filter((cell) => cell.tagName !== 'TH' || cell.scope !== 'col')
            .map((cell) => said(`“${cell.textContent}” is no header of its column`)),
          ...[...table.tBodies].flatMap(({ rows }) =>
            [...rows].flatMap(({ cells }) => [
              ...(cells[0]?.tagName === 'TH' && cells[0].scope === 'row'
                ? []
                : [said('a row has no header')]),
              ...(cells.length === width ? [] : [said('a row is of another width')]),
            ]),
          ),
        ];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('every picture says what it shows', async () => {
    const unnamed = await visited.page.evaluate(() =>
      [...document.querySelectorAll('[role=img], svg, img')]
        .filter((picture) => picture.closest('[aria-hidden=true]') === null)
        .filter((picture) => picture.parentElement?.closest('[role=img]') == null)
        .filter(
          (picture) =>
            picture.getAttribute('role') !== 'img' ||
            (picture.getAttribute('aria-label') ?? '').trim() === '',
        )
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
    );
    expect(unnamed).toEqual([]);
  });

  test('figures: a finding as the title, and every number of the picture in the table beneath it', async () => {
    const figures = await visited.page.evaluate(() =>
      [...document.querySelectorAll('figure')].map((figure) => ({
        title: figure.querySelector('h2, h3, h4, h5, h6')?.textContent ?? '',
        // A figure can be a table alone.
        name: figure.querySelector('[role=img]')?.getAttribute('aria-label') ?? null,
        cells: [...figure.querySelectorAll('th, td')].map(({ textContent }) => textContent ?? ''),
        caption: figure.querySelector('caption')?.textContent ?? '',
      })),
    );
    if (tried === pages[0]) expect(figures.length).toBeGreaterThanOrEqual(5);
    for (const { title, name, cells, caption } of figures) {
      expect(title.trim()).not.toBe('');
      expect(caption.trim()).not.toBe('');
      expect(cells.length).toBeGreaterThan(0);
      if (name === null) continue;
      // Scores have a decimal. Whole numbers may be of a scale or of a text.
      const scoresIn = (text: string) => new Set(text.match(/(?<![\d.])\d\.\d(?!\.?\d)/g) ?? []);
      expect(name.trim()).not.toBe('');
      const [said, listed] = [scoresIn(name), scoresIn(cells.join(' | '))];
      expect(
        [...said].filter((score) => !listed.has(score)),
        title,
      ).toEqual([]);
      // A portfolio's tables say more than can be drawn.
      if (tried.isReport)
        expect(
          [...listed].filter((score) => !said.has(score)),
          title,
        ).toEqual([]);
    }
  });

  test.runIf(tried.isReport)('the assessment in it is the one of --format json', async () => {
    const kept = await visited.page.evaluate(
      () => document.querySelector('script#waymark-assessment')?.textContent ?? '',
    );
    expect(JSON.parse(kept)).toEqual(await asJson(tried));
  });

  describe('with keys only', () => {
    test('the first key leads past what is on every page', async () => {
      const { page, address } = visited;
      await lookAt(page, { width: 1280 });
      await openAgain(page, address);
      await page.keyboard.press('Tab');
      const box = await page.locator('.skip:focus').boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect(box?.y).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      const active = await page.evaluate(() => document.activeElement?.tagName);
      expect(active).toBe('MAIN');
      await page.keyboard.press('Tab');
      const after = await page.evaluate(() => {
        const { activeElement } = document;
        // Where there is nothing more to reach, it begins again.
        const isLast = document.querySelector('main :is(a, summary, [tabindex])') === null;
        return isLast || activeElement === document.body || activeElement?.closest('main, footer') !== null;
      });
      expect(after).toBe(true);
    });

    test('everything that can be used is reached, in the order of the page, and is seen to be', async () => {
      const { page, address } = visited;
      await openAgain(page, address);
      await setDetails(page, true);
      const count = await page.evaluate(
        () =>
          document.querySelectorAll('a[href], summary, button, input, select, textarea, [tabindex="0"]')
            .length,
      );
      const faults: string[] = [];
      for (let n = 0; n < count; n += 1) {
        await page.keyboard.press('Tab');
        const fault = await page.evaluate((place) => {
          const all = [
            ...document.querySelectorAll('a[href], summary, button, input, select, textarea, [tabindex="0"]'),
          ];
          const active = document.activeElement;
          if (active === null || active !== all[place]) {
            return `${place}: ${active?.outerHTML.slice(0, 80)} instead of ${all[place]?.outerHTML.slice(0, 80)}`;
          }
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(active);
          const { top, bottom, width, height } = active.getBoundingClientRect();
          if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 || / 0\)$/.test(outlineColor)) {
            return `${place}: no outline around ${active.outerHTML.slice(0, 80)}`;
          }
          if (width === 0 || height === 0 || bottom <= 0 || top >= window.innerHeight) {
            return `${place}: out of sight: ${active.outerHTML.slice(0, 80)}`;
          }
          return null;
        }, n);
        if (fault !== null) faults.push(fault);
        if (faults.length > 5) break;
      }
      expect(faults).toEqual([]);
    });

    test('what is closed opens and closes', async () => {
      const { page } = visited;
      await setDetails(page, false);
      const summary = page.locator('summary').first();
      if ((await summary.count()) === 0) return;
      await summary.focus();
      const isOpen = () => summary.evaluate((element) => (element.parentElement as HTMLDetailsElement).open);
      await page.keyboard.press('Enter');
      expect(await isOpen()).toBe(true);
      await page.keyboard.press('Space');
      expect(await isOpen()).toBe(false);
    });
  });

  describe('it fits', () => {
    const widths = [1280, 768, 360, 320].flatMap((width) => [true, false].map((open) => ({ width, open })));
    test.each(widths)('$width px, everything open: $open', async ({ width, open }) => {
      await setDetails(visited.page, open);
      await lookAt(visited.page, { width });
      expect(await tooWide(visited)).toEqual([]);
    });

    test('a window of 1280 by 1024 pixels at 400 %', async () => {
      const zoomed = await visit(browser, await makePage(tried), { width: 320, height: 256, scale: 4 });
      await setDetails(zoomed.page, true);
      expect(await tooWide(zoomed)).toEqual([]);
      await zoomed.close();
    });

    test('text with more space, as WCAG 1.4.12 lets readers have it', async () => {
      await setDetails(visited.page, true);
      await lookAt(visited.page, { width: 320 });
      await visited.page.addStyleTag({
        content:
          '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
      });
      expect(await tooWide(visited)).toEqual([]);
    });
  });

  test('nothing moves', async () => {
    const moving = await visited.page.evaluate(() => ({
      animations: document.getAnimations().length,
      styled: [...document.querySelectorAll('*')].filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return (
          animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration) || scrollBehavior !== 'auto'
        );
      }).length,
    }));
    expect(moving).toEqual({ animations: 0, styled: 0 });
  });

  test('nothing ran, and nothing was asked for', () => {
    expect({ requests: visited.requests, events: visited.events }).toEqual({ requests: [], events: [] });
  });
});

/** Opens it anew, so that keys begin at its head: an address with a place in it begins there. */
async function openAgain(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address);
}

/** What reaches over the right edge, but for what scrolls in itself; with it the page would scroll. */
function tooWide({ page }: Visit): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const over = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        element.getBoundingClientRect().right > clientWidth + 0.5 &&
        element.closest('.scroll, .hidden') === null,
    );
    return [
      `${scrollWidth} of ${clientWidth}`,
      ...over.slice(0, 5).map(({ outerHTML }) => outerHTML.slice(0, 120)),
    ];
  });
}
