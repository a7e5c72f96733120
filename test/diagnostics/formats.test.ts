import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderValidationText } from '../../src/diagnostics/formats/text.js';
import {
  type FindingFormat,
  findingFormats,
  loadFindingFormat,
  loadStepSummary,
} from '../../src/diagnostics/formats.js';
import type { FormatReport } from '../../src/diagnostics/validation.js';
import { findControl } from '../../src/terminal/clean.js';
import { absent, at, context, many, reportOf, reports, small, validated } from '../support/findings.js';

/* What holds for every format, and a small report in each of them, to be read. */

const extensions: Record<FindingFormat | 'step-summary', string> = {
  text: 'txt',
  json: 'json',
  github: 'txt',
  gitlab: 'json',
  sarif: 'sarif',
  junit: 'xml',
  'step-summary': 'md',
};
const formats = [...findingFormats, 'step-summary'] as const;

async function load(format: (typeof formats)[number]): Promise<FormatReport> {
  if (format === 'text') return (report) => renderValidationText(report, {});
  return format === 'step-summary' ? loadStepSummary() : loadFindingFormat(format);
}

describe.each(formats)('%s', (format) => {
  test('a small report, as it is read', async () => {
    const render = await load(format);
    const expected = new URL(`../expected/validate/${format}.${extensions[format]}`, import.meta.url);
    await expect(render(small, context)).toMatchFileSnapshot(fileURLToPath(expected));
  });

  test('nothing found, and no file at all', async () => {
    const render = await load(format);
    const clean = reportOf(validated('tiny.yaml', 'framework', []));
    const none = new URL(`../expected/validate/${format}-none.${extensions[format]}`, import.meta.url);
    await expect(render(clean, context)).toMatchFileSnapshot(fileURLToPath(none));
    expect(() => render({ files: [], diagnostics: [] }, context)).not.toThrow();
  });

  test('ten thousand findings in one file: each is there, but for the summary', async () => {
    const written = (await load(format))(many(), context);
    const mark = format === 'step-summary' ? /9800 more are in the log/g : /criterion “criterion-\d+”/g;
    expect(written.match(mark)).toHaveLength(format === 'step-summary' ? 1 : 10_000);
  });

  test('a finding without a place', async () => {
    const written = (await load(format))(reportOf(absent), context);
    expect(written).toContain('There is no such file.');
    if (format !== 'json') expect(written).not.toMatch(/null|undefined|NaN/);
  });

  test('the severity is that of the finding, not that of its rule', async () => {
    const regraded = { ...at('a.yaml', 1), severity: 'warning' as const };
    const render = await load(format);
    const [error, warning] = [at('a.yaml', 1), regraded].map((diagnostic) =>
      render(reportOf(validated('a.yaml', 'sheet', [diagnostic])), context),
    );
    expect(error).not.toBe(warning);
  });

  test('no control character comes out, whatever is in the names and the messages', async () => {
    const render = await load(format);
    fc.assert(
      fc.property(reports, (report) => {
        const written = render(report, context);
        expect(findControl(written)).toBe(-1);
        expect(written === '' || written.endsWith('\n')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
