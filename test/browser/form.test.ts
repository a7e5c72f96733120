import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/assessment/assessment.js';
import type { Framework } from '../../src/framework/framework.js';
import { bundledFramework } from '../../src/index.js';
import { renderForm } from '../../src/reports/html/form/page.js';
import { repository, waymark } from '../support/run.js';
import { openBrowser } from './support.js';

/* The form as somebody has it who was sent it: a file, opened in a browser, with no network at all. */

const folder = mkdtempSync(join(tmpdir(), 'waymark-form-'));
const script = JSON.parse(readFileSync(join(repository, 'dist/form.json'), 'utf8'));
const framework = bundledFramework('public-sector-digital-transformation');

let browser: Browser;
let context: BrowserContext;
/** Everything that a page tried to fetch, and whatever went wrong in it. */
let attempts: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  await waymark(['template', '-o', 'form.html'], { folder });
});
afterEach(async () => {
  await context?.close();
  expect(attempts).toEqual([]);
  attempts = [];
});
afterAll(() => browser?.close());

async function open(file = 'form.html', options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.on('request', (request) => {
    if (!/^(?:file|blob):/.test(request.url())) attempts.push(request.url());
  });
  return openIn(context, file);
}

async function openIn(place: BrowserContext, file = 'form.html'): Promise<Page> {
  const page = await place.newPage();
  page.on('pageerror', (error) => attempts.push(error.message));
  page.on('console', (message) => attempts.push(message.text()));
  page.on('dialog', (dialog) => attempts.push(dialog.message()));
  await page.goto(pathToFileURL(join(folder, file)).href);
  return page;
}

/** What an element says. */
const said = async (page: Page, id: string) => (await at(page, id).textContent()) ?? '';
const at = (page: Page, id: string) => page.locator(`[id="${id}"]`);

/** Presses the button that saves, and takes the file. */
async function save(page: Page, button = 'save-anyway'): Promise<{ name: string; yaml: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), at(page, button).press('Enter')]);
  return { name: download.suggestedFilename(), yaml: readFileSync(await download.path(), 'utf8') };
}

/** What validate and report make of a sheet. */
async function readBack(yaml: string) {
  const validated = await waymark(['validate', '-'], { stdin: yaml, folder });
  expect({ exitCode: validated.exitCode, stderr: validated.stderr }).toEqual({ exitCode: 0, stderr: '' });
  const reported = await waymark(['report', '-', '--format', 'json'], { stdin: yaml, folder });
  expect(reported.exitCode).toBe(0);
  const assessment: Assessment = JSON.parse(reported.stdout);
  const steps = assessment.phases.flatMap((phase) => phase.steps);
  const criteria = steps.flatMap((step) => step.criteria);
  return { assessment, steps, of: (id: string) => criteria.find((criterion) => criterion.id === id) };
}

/** Goes on with Tab until something has the focus. */
async function tabTo(page: Page, id: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 600; presses += 1) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never came to ${id}.`);
}

describe('by keyboard alone', () => {
  test('every state of an answer is given, saved, and read as it was chosen', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, 'about.organisation');
    await page.keyboard.type('Riverside Council');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Zoë "Z" O’Neill');
    await page.keyboard.press('Tab');
    await page.keyboard.press('F');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('about.group');

    // Level 0: Space takes the first; then an arrow goes up to 2 and back.
    await tabTo(page, 'q-senior-commitment.is.0');
    await page.keyboard.press('Space');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
    await tabTo(page, 'q-senior-commitment.note');
    await page.keyboard.type('“None”: not once.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Really: # none');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'q-senior-commitment.sources');
    await page.keyboard.type('Minutes: May');
    await page.keyboard.press('Enter');
    await page.keyboard.type('https://example.org/a?b=1#c');

    // Unknown, by going round from the first to the last.
    await tabTo(page, 'q-vision-understood.is.0');
    await page.keyboard.press('ArrowUp');

    // Unanswered, with a note.
    await tabTo(page, 'q-organisation-priority.note');
    await page.keyboard.type('Come back to this.');

    // Chosen, and cleared: the focus stays at the question.
    await tabTo(page, 'q-workforce-readiness.is.0');
    await page.keyboard.press('Space');
    await tabTo(page, 'q-workforce-readiness.clear');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q-workforce-readiness.is.0');

    // A checklist with a level that it allows.
    await tabTo(page, 'q-team-skill-mix.has.creativity');
    await page.keyboard.press('Space');
    await tabTo(page, 'q-team-skill-mix.is.0');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');

    // Not applicable, with the reason.
    await tabTo(page, 'q-transition-incentives.is.0');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Nothing is released yet.');

    await tabTo(page, 'save-sheet');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('before-saving');
    const listed = await said(page, 'before-saving');
    expect(listed).toContain('34 questions not answered yet');
    expect(listed).toContain('1 question that you do not know');
    expect(listed).not.toContain('to correct');
    await tabTo(page, 'save-anyway');
    const { name, yaml } = await save(page);
    expect(name).toBe('riverside-council-zoe-z-o-neill.yaml');
    expect(await said(page, 'saved')).toContain(name);

    const { assessment, steps, of } = await readBack(yaml);
    expect(assessment.sheet).toMatchObject({
      organisation: 'Riverside Council',
      respondents: [{ name: 'Zoë "Z" O’Neill', group: 'finance' }],
    });
    expect(assessment.counts).toMatchObject({ answered: 2, unknown: 1, notApplicable: 1, unanswered: 34 });
    expect(of('senior-commitment')).toMatchObject({
      state: 'level',
      level: 0,
      note: '“None”: not once. Really: # none',
      evidence: 'seen',
      sources: ['Minutes: May', 'https://example.org/a?b=1#c'],
    });
    expect(of('vision-understood')).toMatchObject({ state: 'unknown' });
    expect(of('organisation-priority')).toMatchObject({ state: 'unanswered', note: 'Come back to this.' });
    expect(of('workforce-readiness')).toMatchObject({ state: 'unanswered' });
    expect(of('team-skill-mix')).toMatchObject({ state: 'level', level: 1 });
    expect(yaml).toContain('ticked: [creativity]');
    expect(of('transition-incentives')).toMatchObject({
      state: 'not-applicable',
      reason: 'Nothing is released yet.',
    });
    // The two levels that were chosen are all that is scored.
    expect(steps.flatMap(({ score }) => score ?? [])).toEqual([0, 1]);
  });

  test('every question answered goes straight into a file', async () => {
    const page = await open();
    for (const { id } of framework.phases.flatMap(({ steps }) => steps).flatMap(({ criteria }) => criteria)) {
      await at(page, `q-${id}.is.2`).press('Space');
    }
    expect(await said(page, 'answered')).toBe('38 of 38 answered');
    const { yaml } = await save(page, 'save-sheet');
    const { assessment } = await readBack(yaml);
    expect(assessment.counts.answered).toBe(38);
    expect(assessment.overall.score).toBe(2);
  });

  test('starting again asks first, keeps on Esc, and deletes the draft', async () => {
    const page = await open();
    await at(page, 'q-senior-commitment.is.3').press('Space');
    await at(page, 'start-again').press('Enter');
    expect(await at(page, 'start-again-dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('start-again');
    expect(await at(page, 'q-senior-commitment.is.3').isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    // The focus is on the button that loses nothing.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('keep-answers');
    await tabTo(page, 'delete-answers');
    await page.keyboard.press('Enter');
    expect(await said(page, 'answered')).toBe('0 of 38 answered');
    expect(await said(page, 'kept')).toContain('Everything is deleted');
    await page.reload();
    expect(await at(page, 'q-senior-commitment.is.3').isChecked()).toBe(false);
  });

  test('“next open question” leads from one to the next', async () => {
    const page = await open();
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await at(page, 'next-open').press('Enter');
    expect(await focused()).toBe('q-senior-commitment');
    await at(page, 'q-vision-understood.is.1').press('Space');
    await at(page, 'q-senior-commitment.is.1').press('Space');
    await at(page, 'next-open').press('Enter');
    expect(await focused()).toBe('q-organisation-priority');
    // What is focused is not behind the bar.
    const box = await at(page, 'q-organisation-priority').boundingBox();
    const bar = await at(page, 'bar').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
  });
});

describe('the draft', () => {
  test('is there again after a reload, evidence and all', async () => {
    const page = await open();
    await at(page, 'about.organisation').fill('Riverside');
    await at(page, 'q-senior-commitment.is.0').check();
    await at(page, 'q-senior-commitment.note').fill('Two\nlines');
    await page.locator('#q-senior-commitment .evidence summary').click();
    await at(page, 'q-senior-commitment.is.corroborated').check();
    await at(page, 'q-team-skill-mix.none').check();
    await page.reload();
    expect(await said(page, 'kept')).toContain('is back');
    expect(await at(page, 'about.organisation').inputValue()).toBe('Riverside');
    expect(await at(page, 'q-senior-commitment.is.0').isChecked()).toBe(true);
    expect(await at(page, 'q-senior-commitment.note').inputValue()).toBe('Two\nlines');
    expect(await at(page, 'q-senior-commitment.is.corroborated').isVisible()).toBe(true);
    expect(await at(page, 'q-senior-commitment.is.corroborated').isChecked()).toBe(true);
    expect(await at(page, 'q-team-skill-mix.none').isChecked()).toBe(true);
    expect(await said(page, 'answered')).toBe('1 of 38 answered');
    await expect.poll(() => said(page, 'answered')).toBe('1 of 38 answered');
  });

  test('says that it is kept', async () => {
    const page = await open();
    await at(page, 'q-senior-commitment.is.1').check();
    await expect.poll(() => said(page, 'kept')).toMatch(/^Draft kept in this browser at \d\d:\d\d$/);
  });

  test('of another window is said, can be shown, and is written over by the next change', async () => {
    const page = await open();
    const other = await openIn(context);
    await at(other, 'q-senior-commitment.is.4').check();
    await expect.poll(() => said(page, 'elsewhere-text')).toContain('changed in another window');
    await at(page, 'take-over').press('Enter');
    expect(await at(page, 'q-senior-commitment.is.4').isChecked()).toBe(true);
    expect(await said(page, 'elsewhere-text')).toBe('');
    await at(page, 'q-senior-commitment.is.2').check();
    await expect.poll(() => said(other, 'elsewhere-text')).toContain('changed in another window');
    await page.close();
    await other.reload();
    expect(await at(other, 'q-senior-commitment.is.2').isChecked()).toBe(true);
  });

  test('that the browser does not keep is said, and leaving is warned of', async () => {
    const page = await open();
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.reload();
    expect(await said(page, 'kept')).toContain('This browser keeps no draft');
    await page.evaluate(() =>
      Object.assign(window, { stays: () => dispatchEvent(new Event('beforeunload', { cancelable: true })) }),
    );
    const mayLeave = () => page.evaluate(() => (window as unknown as { stays(): boolean }).stays());
    expect(await mayLeave()).toBe(true);
    await at(page, 'q-senior-commitment.is.1').check();
    expect(await mayLeave()).toBe(false);
    await at(page, 'save-sheet').press('Enter');
    await save(page);
    expect(await mayLeave()).toBe(true);
  });

  test('that cannot be read is none', async () => {
    const page = await open();
    await page.evaluate(() =>
      localStorage.setItem('waymark:public-sector-digital-transformation:1.0.0:full', '{"kept":'),
    );
    await page.reload();
    expect(await said(page, 'answered')).toBe('0 of 38 answered');
  });
});

describe('what contradicts itself', () => {
  test('is said beside the levels, listed before saving, and saved as open', async () => {
    const page = await open();
    await at(page, 'q-team-skill-mix.has.creativity').check();
    await at(page, 'q-team-skill-mix.is.3').check();
    expect(await said(page, 'q-team-skill-mix.lacks.3')).toBe('Needs 5 more ticks.');
    expect(await said(page, 'q-team-skill-mix.problem')).toContain('Level 3 needs 6 ticked items');
    await at(page, 'q-transition-incentives.is.not-applicable').check();
    expect(await said(page, 'q-transition-incentives.problem')).toBe('');
    await at(page, 'save-sheet').press('Enter');
    expect(await said(page, 'before-saving')).toContain('2 answers to correct');
    expect(await said(page, 'q-transition-incentives.problem')).toContain('needs a reason');
    const reason = at(page, 'q-transition-incentives.reason.text');
    expect(await reason.getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('link', { name: /needs a reason/ }).press('Enter');
    expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true);

    const { yaml } = await save(page);
    expect(yaml).toContain('ticked: [creativity]');
    const { of } = await readBack(yaml);
    expect(of('team-skill-mix')).toMatchObject({ state: 'unanswered' });
    expect(of('team-skill-mix')?.note).toContain('Level 3 was chosen');
    expect(of('transition-incentives')).toMatchObject({ state: 'unanswered' });
  });

  test('is gone from the list as soon as it is put right', async () => {
    const page = await open();
    await at(page, 'q-team-skill-mix.none').check();
    await at(page, 'q-team-skill-mix.is.1').check();
    await at(page, 'save-sheet').press('Enter');
    expect(await said(page, 'before-saving')).toContain('1 answer to correct');
    await at(page, 'q-team-skill-mix.has.creativity').check();
    // “None of these” and an item cannot both be true.
    expect(await at(page, 'q-team-skill-mix.none').isChecked()).toBe(false);
    expect(await said(page, 'before-saving')).not.toContain('to correct');
  });
});

test('the text to copy is the sheet', async () => {
  const page = await open();
  await at(page, 'q-senior-commitment.is.0').check();
  await page.locator('#as-text summary').click();
  const text = await at(page, 'sheet-text').inputValue();
  expect((await readBack(text)).of('senior-commitment')).toMatchObject({ state: 'level', level: 0 });
  await at(page, 'copy-text').press('Enter');
  expect(await said(page, 'copied')).not.toBe('');
});

test('a framework of somebody’s own, from one to five, by its path', async () => {
  writeFileSync(
    join(folder, 'own.yaml'),
    readFileSync(join(repository, 'test/fixtures/valid/one-to-five.yaml')),
  );
  await waymark(['template', 'own.yaml', '-o', 'own.html'], { folder });
  const page = await open('own.html');
  const first = page.locator('input[type=radio][value="1"]').first();
  await first.check();
  await at(page, 'save-sheet').press('Enter');
  const { yaml } = await save(page);
  expect(yaml).toContain('framework: ./own.yaml');
  writeFileSync(join(folder, 'saved.yaml'), yaml);
  expect(await waymark(['validate', 'saved.yaml'], { folder })).toMatchObject({ exitCode: 0, stderr: '' });
});

test('without script the page says so, and what to do', async () => {
  const page = await open('form.html', { javaScriptEnabled: false });
  expect(await page.locator('noscript').textContent()).toContain('waymark template --format yaml');
  expect(await at(page, 'save').isVisible()).toBe(false);
});

describe('hostile texts', () => {
  const hostile =
    '</script><script>document.title="ran"</script><img src="https://example.invalid/x" onerror="document.title=\'ran\'">"\'\u202e';
  const text = (key: string) =>
    /^(title|summary|question|why|name|meaning|descriptor|notApplicableWhen)$/.test(key);
  const everywhere: Framework = JSON.parse(JSON.stringify(framework), (key, value) =>
    typeof value === 'string' && text(key) ? hostile : value,
  );

  test('of the framework show as text, also where the script shows them', async () => {
    const look = { title: null, css: null };
    writeFileSync(
      join(folder, 'hostile.html'),
      renderForm(everywhere, { form: 'full', named: everywhere.id, script, look }),
    );
    const page = await open('hostile.html');
    await at(page, 'q-team-skill-mix.none').check();
    await at(page, 'q-team-skill-mix.is.1').check();
    await at(page, 'save-sheet').press('Enter');
    expect(await page.title()).not.toBe('ran');
    expect(await page.locator('img').count()).toBe(0);
    expect(await said(page, 'before-saving')).toContain('<img src=');
    expect(await page.locator('body').textContent()).not.toContain('\u202e');
    await readBack((await save(page)).yaml);
  });

  test('that somebody types are saved as they are, but for what no sheet may hold', async () => {
    const page = await open();
    await at(page, 'about.organisation').fill(hostile);
    await at(page, 'q-senior-commitment.note').fill(`=1+1\n${hostile}\u001b[31m`);
    await at(page, 'save-sheet').press('Enter');
    const { assessment, of } = await readBack((await save(page)).yaml);
    expect(assessment.sheet.organisation).toBe(hostile.replace('\u202e', ''));
    expect(of('senior-commitment')?.note).toBe(`=1+1 ${hostile.replace('\u202e', '')}[31m`);
  });

  test('in a draft that somebody else wrote run nothing', async () => {
    const page = await open();
    await page.evaluate((bad) => {
      const values = ['about.organisation', 'q', '__proto__', 'constructor', 'senior-commitment.note'].map(
        (name) => [name, bad],
      );
      localStorage.setItem(
        'waymark:public-sector-digital-transformation:1.0.0:full',
        JSON.stringify({ kept: 1, values }),
      );
    }, hostile);
    await page.reload();
    expect(await at(page, 'about.organisation').inputValue()).toBe(hostile);
    expect(await page.title()).not.toBe('ran');
  });
});

describe('for everybody', () => {
  const widths = [1280, 768, 360];
  const schemes = ['light', 'dark'] as const;
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

  interface Found {
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
    }[];
  }

  async function violations(page: Page): Promise<string[]> {
    // The page's own policy keeps scripts out: this one comes in by the debugger.
    await page.evaluate(axe.source);
    return page.evaluate(async (values) => {
      const { axe: checker } = window as unknown as {
        axe: { run(context: Document, options: object): Promise<Found> };
      };
      const { violations: found } = await checker.run(document, { runOnly: { type: 'tag', values } });
      return found.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
      );
    }, tags);
  }

  test.each(widths.flatMap((width) => schemes.map((scheme) => [width, scheme] as const)))(
    'axe finds nothing at %i, %s: empty, with errors, and with the question before deleting',
    async (width, colorScheme) => {
      const page = await open('form.html', { viewport: { width, height: 800 }, colorScheme });
      expect(await violations(page)).toEqual([]);
      for (const summary of await page.locator('.help > summary, .evidence > summary').all()) {
        await summary.evaluate((element) => element.parentElement?.setAttribute('open', ''));
      }
      await at(page, 'q-team-skill-mix.has.creativity').check();
      await at(page, 'q-team-skill-mix.is.3').check();
      await at(page, 'q-transition-incentives.is.not-applicable').check();
      await at(page, 'save-sheet').press('Enter');
      await page.locator('#as-text summary').click();
      expect(await violations(page)).toEqual([]);
      await at(page, 'start-again').press('Enter');
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    },
  );

  test('nothing is cut off at 320 pixels, which is also 1280 at 400 %', async () => {
    const page = await open('form.html', { viewport: { width: 320, height: 256 } });
    await at(page, 'q-team-skill-mix.is.3').check();
    await at(page, 'save-sheet').press('Enter');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    // With so little room the bar does not stay in sight.
    expect(await at(page, 'bar').evaluate((bar) => getComputedStyle(bar).position)).toBe('static');
  });

  test('on paper there is everything to answer with, and nothing to press', async () => {
    const page = await open();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('button:visible').count()).toBe(0);
    expect(await at(page, 'q-transition-incentives.reason').isVisible()).toBe(true);
    expect(await page.locator('.help dl:visible').count()).toBe(38);
    expect(await page.locator('input[type=radio]:visible').count()).toBeGreaterThan(38 * 6);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('details[open]').count()).toBe(0);
  });
});
