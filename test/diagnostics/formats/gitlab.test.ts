import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderGitlab } from '../../../src/diagnostics/formats/gitlab.js';
import { showControls, wellFormed } from '../../../src/terminal/clean.js';
import { at, context, hostileTexts, many, reportOf, reports, validated } from '../../support/findings.js';

/** Written from the table in GitLab's documentation of Code Quality reports; GitLab publishes no schema of them. */
const isReport = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32,}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1 },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
            additionalProperties: false,
          },
        },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  },
});

test('whatever was found, the report is as GitLab documents it, and says the same', () => {
  fc.assert(
    fc.property(reports, (report) => {
      const said = report.diagnostics.filter(({ message }) => message !== '');
      const issues = JSON.parse(renderGitlab({ ...report, diagnostics: said }, context));
      expect(isReport(issues), JSON.stringify(isReport.errors)).toBe(true);
      said.forEach((diagnostic, index) => {
        expect(issues[index].location.path).toBe(wellFormed(diagnostic.file));
        expect(issues[index].description.startsWith(showControls(diagnostic.message))).toBe(true);
        expect(issues[index].location.lines.end).toBeGreaterThanOrEqual(issues[index].location.lines.begin);
      });
    }),
  );
});

test.each(hostileTexts)('a file called %j', (file) => {
  const [issue] = JSON.parse(renderGitlab(reportOf(validated(file, 'sheet', [at(file, 3)])), context));
  expect(issue.location).toEqual({ path: wellFormed(file), lines: { begin: 3, end: 3 } });
});

test('an error is major, a warning minor, also where the severity is not that of the rule', () => {
  const error = at('a.yaml', 1);
  const report = reportOf(validated('a.yaml', 'sheet', [error, { ...error, severity: 'warning' }]));
  expect(
    JSON.parse(renderGitlab(report, context)).map((issue: { severity: string }) => issue.severity),
  ).toEqual(['major', 'minor']);
});

test('GitLab refuses a byte order mark, and there is none', () => {
  expect(renderGitlab(many(1), context).startsWith('[')).toBe(true);
});
