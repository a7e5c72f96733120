import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { renderStepSummary } from '../../../src/diagnostics/formats/step-summary.js';
import type { ValidationReport } from '../../../src/diagnostics/validation.js';
import { showControls } from '../../../src/terminal/clean.js';
import {
  absent,
  at,
  context,
  hostileTexts,
  many,
  reportOf,
  reports,
  small,
  validated,
} from '../../support/findings.js';

/** As GitHub would show it: its Markdown, made HTML, markup in the text let through so that it would be seen here. */
const show = (report: ValidationReport) =>
  micromark(renderStepSummary(report, context), {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const decode = (html: string) => html.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '?');

/** The cells of each row but the head, with the pieces of code marked. */
function rowsOf(html: string): string[][] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)]
    .slice(1)
    .map(([, row = '']) => [...row.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) => cell));
}

const textOf = (cell: string) => decode(cell.replace(/<\/?code>/g, ''));
/** What of a cell stands outside code, where GitHub looks for names, numbers and links. */
const outsideCode = (cell: string) => cell.replace(/<code>[^<]*<\/code>/g, '');

test('whatever the names and the messages, the table has its rows and says what was found', () => {
  fc.assert(
    fc.property(reports, (report) => {
      const html = show(report);
      const rows = rowsOf(html);
      expect(rows).toHaveLength(report.diagnostics.length);
      const sorted = [...report.diagnostics].sort(
        (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
      );
      rows.forEach((row, index) => {
        const { file, start, severity, message, code } = sorted[index] as (typeof sorted)[number];
        const place = showControls(start === null ? file : `${file}:${start.line}`);
        expect(row.map(textOf)).toEqual([place, severity, showControls(message), code]);
        expect(row.map(outsideCode).join('')).toMatch(/^\|*(error|warning)\|*$/);
      });
      const tags = new Set([...html.matchAll(/<(\/?\w+)/g)].map(([, tag = '']) => tag.replace('/', '')));
      for (const tag of tags) {
        expect(['h2', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'code']).toContain(tag);
      }
    }),
    { numRuns: 300 },
  );
});

describe.each(hostileTexts)('%j', (text) => {
  test('as the name of a file', () => {
    const [row] = rowsOf(show(reportOf(validated(text, 'sheet', [at(text, 2)]))));
    expect(textOf(row?.[0] ?? '')).toBe(showControls(`${text}:2`));
  });
  test('as a message', () => {
    const [row] = rowsOf(show(reportOf(validated('a', 'sheet', [{ ...at('a', 2), message: text }]))));
    expect(textOf(row?.[2] ?? '')).toBe(showControls(text));
  });
});

test('errors come first, and the counts head it', () => {
  const rows = rowsOf(show(small));
  expect(rows.map(([, severity]) => severity)).toEqual(['error', 'error', 'error', 'warning']);
  expect(renderStepSummary(small, context)).toMatch(/^## Waymark: 3 errors and 1 warning\n/);
});

test('at most two hundred rows, and the number of the others', () => {
  const all = show(many());
  expect(rowsOf(all)).toHaveLength(200);
  expect(all).toContain('<p>9800 more are in the log of the job.</p>');
  expect(show(many(201))).toContain('<p>1 more is in the log of the job.</p>');
  expect(show(many(200))).not.toContain('in the log');
});

test('an error after all the warnings that fit is still shown', () => {
  const warnings = many(300).diagnostics.map((diagnostic) => ({
    ...diagnostic,
    severity: 'warning' as const,
  }));
  const report = reportOf(validated('many.yaml', 'sheet', warnings), absent);
  expect(textOf(rowsOf(show(report))[0]?.[0] ?? '')).toBe('frameworks/absent.yaml');
});

test.each(['😀', '|', '`', '\\', '&', '\u0000'])(
  'with the longest cells, full of %j, it is under half of what GitHub takes',
  (unit) => {
    const file = unit.repeat(5000);
    const all = Array.from({ length: 300 }, (_, index) => ({ ...at(file, index), message: file }));
    const written = renderStepSummary(reportOf(validated(file, 'sheet', all)), context);
    expect(Buffer.byteLength(written)).toBeLessThan(512 * 1024);
  },
);

test('what is too long is cut between two characters', () => {
  const report = reportOf(validated('a', 'sheet', [{ ...at('a', 2), message: '😀'.repeat(500) }]));
  const [row] = rowsOf(show(report));
  expect(textOf(row?.[2] ?? '')).toBe(`${'😀'.repeat(199)}…`);
});
