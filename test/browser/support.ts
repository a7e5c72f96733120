import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findOnPath } from '../support/programs.js';

/** Where Chromium is: what CHROMIUM names, else the first of the usual names on the path. @throws when there is none */
export function findChromium(): string {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') return named;
  const found = findOnPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
  if (found !== null) return found;
  throw new Error(
    'There is no Chromium. Install one, such as Debian’s with “apt-get install chromium”, or name it in CHROMIUM.',
  );
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() });
}

/** How a page is looked at. */
export interface View {
  /** In CSS pixels. */
  readonly width: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly forcedColors?: boolean;
  /** Device pixels to a CSS pixel: a window zoomed in is a narrower one of larger pixels. */
  readonly scale?: number;
}

/** A page that is open, and what it tried that no page should. */
export interface Visit {
  readonly page: Page;
  readonly address: string;
  /** Addresses that something in it led to, whether or not its policy let it ask. */
  readonly requests: string[];
  /** Addresses that it would have asked, were there a network. */
  readonly sent: string[];
  /** Dialogs, errors, messages on the console, windows and downloads, each in words. */
  readonly events: string[];
  /** Opens another page in its place. */
  reopen(html: string): Promise<void>;
  close(): Promise<void>;
}

/** Looks at an open page in another way. The size of its pixels stays. */
export async function lookAt(page: Page, view: Omit<View, 'scale'>): Promise<void> {
  await page.setViewportSize({ width: view.width, height: view.height ?? 800 });
  await page.emulateMedia({
    colorScheme: view.scheme ?? 'light',
    forcedColors: view.forcedColors ? 'active' : 'none',
  });
}

/** Opens a page from a file, with everything allowed that could show it to misbehave, but the network. */
export async function visit(browser: Browser, html: string, view: View): Promise<Visit> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-page-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  const address = pathToFileURL(file).href;
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height ?? 800 },
    colorScheme: view.scheme ?? 'light',
    forcedColors: view.forcedColors ? 'active' : 'none',
    deviceScaleFactor: view.scale ?? 1,
    javaScriptEnabled: true,
  });
  const requests: string[] = [];
  const events: string[] = [];
  const sent: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url === address) return route.continue();
    sent.push(url);
    return route.abort();
  });
  context.on('request', (request) => {
    if (request.url() !== address) requests.push(request.url());
  });
  context.on('page', (opened) => {
    opened.on('dialog', (dialog) => {
      events.push(`dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
    opened.on('console', (message) => events.push(`console: ${message.text()}`));
    opened.on('pageerror', (error) => events.push(`error: ${error.message}`));
    opened.on('download', (download) => events.push(`download: ${download.url()}`));
    opened.on('websocket', (socket) => requests.push(socket.url()));
    opened.on('popup', (popup) => events.push(`window: ${popup.url()}`));
  });
  const page = await context.newPage();
  await page.goto(address);
  return {
    page,
    address,
    requests,
    sent,
    events,
    async reopen(other) {
      writeFileSync(file, other);
      await page.goto(address);
    },
    async close() {
      await context.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Opens or closes every part that can be. */
export function setDetails(page: Page, open: boolean): Promise<void> {
  return page.evaluate((isOpen) => {
    for (const details of document.querySelectorAll('details')) details.open = isOpen;
  }, open);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule of WCAG 2.2 A and AA, and what axe calls good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that axe switches on only when it is asked to, as that of the size of targets in 2.2. */
const offByDefault = ['target-size'];

/**
 * Fails for each violation of WCAG 2.2 A and AA that axe-core finds on the page as it stands. There are no exclusions.
 * The page's own policy stays in force: axe comes in by the debugger, as no script of a page could.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  const results: AxeResults = await page.evaluate(
    ({ values, rules }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      return axe.run(document, {
        runOnly: { type: 'tag', values },
        rules: Object.fromEntries(rules.map((id) => [id, { enabled: true }])),
        resultTypes: ['violations'],
      });
    },
    { values: tags, rules: offByDefault },
  );
  // Else it has not looked.
  expect(results.passes.length).toBeGreaterThan(10);
  const found = results.violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 5).map(({ target, failureSummary }) => `${id}: ${help}: ${target}: ${failureSummary}`),
  );
  expect(found).toEqual([]);
}
