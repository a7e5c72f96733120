import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import type { Browser, BrowserType, LaunchOptions } from 'playwright-core';

/** A page that is to be paper. */
export interface PageToPrint {
  readonly html: string;
  readonly paper: Paper;
  /** HTML at the foot of each sheet; `pageNumber` and `totalPages` are classes that are filled in. */
  readonly footer: string;
}

export type Paper = 'a4' | 'letter';

/** A PDF, or why there is none. */
export type Printed =
  | { readonly bytes: Uint8Array }
  | { readonly problem: 'no-driver' | 'no-browser' }
  | { readonly problem: 'named-browser-absent' | 'print-failed'; readonly reason: string };

/** Milliseconds that a browser gets to start, and then to print. */
const patience = 60_000;

/**
 * Prints a page through a browser on this machine. The page runs no script and reaches no network, whatever is in it.
 * @param folder where to look for the driver, after the folders around the program itself
 */
export async function printPdf({ html, paper, footer }: PageToPrint, folder: string): Promise<Printed> {
  const chromium = loadDriver(folder);
  if (chromium === null) return { problem: 'no-driver' };
  const named = process.env.WAYMARK_BROWSER;
  if (named !== undefined && named !== '' && !isProgram(named)) {
    return { problem: 'named-browser-absent', reason: named };
  }
  let browser: Browser | null = null;
  try {
    browser = await launchAny(chromium, named === '' ? undefined : named);
    if (browser === null) return { problem: 'no-browser' };
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    await context.route('**/*', (route) => route.abort());
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.setContent(html, { waitUntil: 'load' });
    const bytes = await page.pdf({
      format: paper === 'a4' ? 'A4' : 'Letter',
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer,
    });
    return { bytes };
  } catch (error) {
    return { problem: 'print-failed', reason: firstLine(error) };
  } finally {
    await browser?.close().catch(() => {});
  }
}

/** The driver is no part of the program: beside it, or else where the user works. */
function loadDriver(folder: string): BrowserType | null {
  for (const from of [import.meta.url, join(folder, 'package.json')]) {
    try {
      const driver: { chromium: BrowserType } = createRequire(from)('playwright-core');
      return driver.chromium;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return null;
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** The browser that is named; else one that the driver knows; else one on the path; null when there is none. */
async function launchAny(chromium: BrowserType, named: string | undefined): Promise<Browser | null> {
  if (named !== undefined) return launch(chromium, { executablePath: named });
  if (existsSync(chromium.executablePath())) return launch(chromium, {});
  for (const channel of ['chrome', 'msedge']) {
    try {
      return await launch(chromium, { channel });
    } catch (error) {
      // Any other failure is one of a browser that is there.
      if (!/not found|is not supported/i.test(firstLine(error))) throw error;
    }
  }
  const found = findOnPath();
  return found === null ? null : launch(chromium, { executablePath: found });
}

/** In a sandbox; where the machine has none, as in most containers, without: the page runs nothing. */
async function launch(chromium: BrowserType, options: LaunchOptions): Promise<Browser> {
  const all = { ...options, timeout: patience };
  const isRoot = process.getuid?.() === 0;
  if (isRoot) return chromium.launch(all);
  try {
    return await chromium.launch({ ...all, chromiumSandbox: true });
  } catch (error) {
    if (!/sandbox/i.test((error as Error).message)) throw error;
    return chromium.launch(all);
  }
}

function findOnPath(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  const places = names.flatMap((name) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))),
  );
  return places.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function firstLine(error: unknown): string {
  return (error as Error).message.split('\n')[0] ?? '';
}
