import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waymark } from '../support/run.js';
import { expectAccessible, openBrowser, setDetails, type View, visit } from './support.js';

/* The page about many organisations, in a real browser. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const councils = 'test/fixtures/portfolio/councils.csv';

async function portfolio(...inputs: string[]): Promise<string> {
  const { exitCode, stdout } = await waymark([
    'score',
    ...inputs,
    '--summary',
    '--format',
    'html',
    '--quiet',
  ]);
  expect(exitCode).toBe(0);
  return stdout;
}

const views: readonly View[] = [1280, 768, 360, 320].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

describe('accessible', () => {
  test.each([...views, { width: 768, forcedColors: true }])('%j', async (view) => {
    const visited = await visit(browser, await portfolio(councils), view);
    await setDetails(visited.page, true);
    await expectAccessible(visited.page);
    expect({ requests: visited.requests, events: visited.events }).toEqual({ requests: [], events: [] });
    await visited.close();
  });

  test('two frameworks', async () => {
    const html = await portfolio(councils, 'test/fixtures/valid/tiny-sheet.yaml');
    const visited = await visit(browser, html, { width: 1280 });
    await setDetails(visited.page, true);
    await expectAccessible(visited.page);
    await visited.close();
  });
});

test.each([320, 360, 768, 1280])(
  'at %i pixels the page does not scroll sideways, wide tables do',
  async (width) => {
    const visited = await visit(browser, await portfolio(councils), { width });
    await setDetails(visited.page, true);
    const found = await visited.page.evaluate(() => ({
      page: document.documentElement.scrollWidth - window.innerWidth,
      scrolls: [...document.querySelectorAll('.heat .scroll')].map(
        (part) => part.scrollWidth > part.clientWidth,
      ),
      // Titles stand above their columns, or in a key by their numbers.
      titles: [...document.querySelectorAll('.step-title')].map((title) => title.checkVisibility()),
      key: document.querySelector('.key')?.checkVisibility(),
    }));
    const isNarrow = width < 960;
    expect(found).toEqual({
      page: expect.closeTo(0, 0),
      scrolls: [width < 500],
      titles: new Array(10).fill(!isNarrow),
      key: isNarrow,
    });
    await visited.close();
  },
);

test('the first window says where they are weak', async () => {
  for (const width of [1280, 360]) {
    const visited = await visit(browser, await portfolio(councils), { width, height: 800 });
    const bottom = await visited.page
      .getByRole('heading', { name: 'is lowest, median' })
      .evaluate((heading) => heading.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThan(800);
    await visited.close();
  }
});

test('no dot lies outside its strip, and the median lies in the box', async () => {
  for (const width of [1280, 320]) {
    const visited = await visit(browser, await portfolio(councils), { width });
    const found = await visited.page.evaluate(() =>
      [...document.querySelectorAll('.strip svg')].map((svg) => {
        const box = svg.getBoundingClientRect();
        const dots = [...svg.querySelectorAll('.dot')].map((dot) => dot.getBoundingClientRect());
        const median = svg.querySelector('.median')?.getBoundingClientRect();
        const quartiles = svg.querySelector('.quartiles')?.getBoundingClientRect();
        const middle = (rect: DOMRect) => rect.left + rect.width / 2;
        return {
          outside: dots.filter(
            (dot) =>
              middle(dot) < box.left - 1 ||
              middle(dot) > box.right + 1 ||
              dot.top < box.top ||
              dot.bottom > box.bottom ||
              dot.right > innerWidth,
          ).length,
          isBetween:
            median !== undefined &&
            quartiles !== undefined &&
            middle(median) >= quartiles.left - 1 &&
            middle(median) <= quartiles.right + 1,
        };
      }),
    );
    expect(found).toEqual(new Array(14).fill({ outside: 0, isBetween: true }));
    await visited.close();
  }
});
