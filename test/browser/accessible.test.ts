import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { makePage, pages } from '../support/pages.js';
import { expectAccessible, lookAt, openBrowser, setDetails, type Visit, visit } from './support.js';

/* axe-core, with every rule of WCAG 2.2 A and AA and no exclusion. */

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(pages)('$name', (page) => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await visit(browser, await makePage(page), { width: 1280 });
  });
  afterAll(() => visited.close());

  test.runIf(page.isMain)('as it opens', () => expectAccessible(visited.page));

  // A page of each kind at every width and in both schemes; the others, whose parts are the same, where it is narrowest.
  describe.each(page.isMain ? [1280, 768, 360] : [320])('%d px', (width) => {
    test.each(page.isMain ? (['light', 'dark'] as const) : (['dark'] as const))('%s', async (scheme) => {
      // What is closed is not looked at.
      await setDetails(visited.page, true);
      await lookAt(visited.page, { width, scheme });
      await expectAccessible(visited.page);
    });
  });

  test.runIf(page.isMain)('in forced colours', async () => {
    await setDetails(visited.page, true);
    await lookAt(visited.page, { width: 768, forcedColors: true });
    await expectAccessible(visited.page);
  });
});
