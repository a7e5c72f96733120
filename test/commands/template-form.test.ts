import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import type { Framework } from '../../src/framework/framework.js';
import { listCriteria } from '../../src/framework/framework.js';
import { bundledFramework } from '../../src/index.js';
import type { FormOutline } from '../../src/reports/html/form/fields.js';
import { renderForm } from '../../src/reports/html/form/page.js';
import { repository, waymark } from '../support/run.js';

const oneToFive = 'test/fixtures/valid/one-to-five.yaml';
const newFolder = () => mkdtempSync(join(tmpdir(), 'waymark-form-'));

async function form(...argv: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await waymark(['template', ...argv, '--format', 'html']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

function outlineOf(html: string): FormOutline {
  return JSON.parse(
    /<script type="application\/json" id="waymark-form">([^<]*)<\/script>/.exec(html)?.[1] ?? '',
  );
}

const framework = bundledFramework('public-sector-digital-transformation');
const script = { text: 'void 0', sha256: createHash('sha256').update('void 0').digest('base64') };
const render = (changed: Framework, named = './own.yaml') =>
  renderForm(changed, { form: 'full', named, script, look: { title: null, css: null } });

describe('the page', () => {
  test('is one small file that fetches nothing and runs one script, which is small too', async () => {
    const html = await form();
    expect(Buffer.byteLength(html)).toBeLessThan(400_000);
    const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text ?? '');
    expect(scripts).toHaveLength(1);
    expect(Buffer.byteLength(scripts[0] ?? '')).toBeLessThan(30_000);
    const sha256 = createHash('sha256')
      .update(scripts[0] ?? '')
      .digest('base64');
    expect(html).toContain(`script-src &#39;sha256-${sha256}&#39;`.replaceAll('&#39;', "'"));
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/\s(?:src|action|on\w+)=/);
  });

  test('asks every question, with every level, and no other', async () => {
    const html = await form();
    const criteria = listCriteria(framework).map(({ criterion }) => criterion);
    const asked = [...html.matchAll(/data-question="([^"]+)"/g)].map(([, id]) => id);
    expect(asked).toEqual(criteria.map(({ id }) => id));
    const text = html
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&quot;', '"');
    for (const criterion of criteria) {
      expect(text).toContain(criterion.question);
      for (const { descriptor } of criterion.levels) expect(text).toContain(descriptor);
      const allowed = html.includes(`name="${criterion.id}.choice" value="not-applicable"`);
      expect(allowed).toBe(criterion.notApplicableWhen !== null);
    }
  });

  test('in the short form asks the core questions', async () => {
    const outline = outlineOf(await form('--short'));
    const core = listCriteria(framework).filter(({ criterion }) => criterion.core);
    expect(outline.form).toBe('short');
    expect(outline.questions.map(({ id }) => id)).toEqual(core.map(({ criterion }) => criterion.id));
  });

  test.each([[[]], [['--short']], [[oneToFive]]])('is valid HTML: %j', async (argv) => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });
    const report = await validator.validateString(await form(...argv));
    const found = report.results.flatMap(({ messages }) => messages);
    expect([...new Set(found.map(({ ruleId, message }) => `${ruleId}: ${message}`))]).toEqual([]);
  });

  test('has a title and a style of somebody’s own', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'house.css'), ':root { --waymark-accent: #703; }');
    const argv = ['template', '-o', 'form.html', '--title', 'Ours & <theirs>', '--css', 'house.css'];
    expect(await waymark(argv, { folder })).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const html = readFileSync(join(folder, 'form.html'), 'utf8');
    expect(html).toContain('<h1>Ours &amp; &lt;theirs></h1>');
    expect(html).toContain('--waymark-accent: #703;');
  });

  test('says what a sheet calls its framework', async () => {
    expect(outlineOf(await form()).named).toBe('public-sector-digital-transformation');
    expect(outlineOf(await form(oneToFive)).named).toBe(`./${oneToFive}`);
    const folder = newFolder();
    writeFileSync(join(folder, 'one.yaml'), readFileSync(join(repository, oneToFive)));
    const { exitCode } = await waymark(['template', 'one.yaml', '-o', 'form.html'], { folder });
    expect(exitCode).toBe(0);
    expect(outlineOf(readFileSync(join(folder, 'form.html'), 'utf8')).named).toBe('./one.yaml');
  });

  test('without groups, summaries and help asks for none', () => {
    const bare = render({
      ...framework,
      groups: [],
      summary: null,
      phases: framework.phases.map((phase) => ({
        ...phase,
        summary: null,
        steps: phase.steps.map((step) => ({
          ...step,
          summary: null,
          criteria: step.criteria.map((criterion) => ({ ...criterion, why: null, ask: [], lookFor: [] })),
        })),
      })),
    });
    expect(bare).not.toContain('The group that you speak for');
    expect(bare).not.toContain('Help with this question');
  });
});

test('no text of a framework is anything but a text', () => {
  const hostile = '</script></title></fieldset><img src=x onerror=alert(1)>"\'`\u202e<!--<script>\u001b[31m';
  const everywhere = JSON.parse(JSON.stringify(framework), (key, value) =>
    typeof value === 'string' &&
    /^(title|summary|question|why|name|meaning|descriptor|notApplicableWhen)$/.test(key)
      ? hostile
      : key === 'lookFor'
        ? [hostile]
        : value,
  );
  const html = render(everywhere, hostile);
  for (const sign of ['<img', '\u202e', '\u001b']) expect(html).not.toContain(sign);
  expect(html.match(/<\/script>/g)).toHaveLength(2);
  expect(html.match(/<\/title>/g)).toHaveLength(1);
  expect(outlineOf(html).named).toBe(hostile);
});
