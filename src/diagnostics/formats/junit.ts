import XmlBuilder from 'fast-xml-builder';
import { showControls } from '../../terminal/clean.js';
import type { Diagnostic } from '../diagnostic.js';
import { countProblems, renderDiagnostics } from '../text.js';
import type { FormatContext, Validated, ValidationReport } from '../validation.js';
import { diagnosticsBeside } from './beside.js';

type Case = Pick<Validated, 'file' | 'diagnostics'> & { readonly kind: string };

/** JUnit XML: a test case for each file, which fails when the file has errors. */
export function renderJunit(report: ValidationReport, { pathOf }: FormatContext): string {
  const cases = [...casesBeside(report), ...report.files];
  const testcase = cases.map((one) => renderCase(one, pathOf));
  const counts = {
    '@tests': testcase.length,
    '@failures': testcase.filter((one) => 'failure' in one).length,
    '@errors': testcase.filter((one) => 'error' in one).length,
  };
  const suite = { '@name': 'waymark validate', ...counts };
  const builder = new XmlBuilder({
    attributeNamePrefix: '@',
    format: true,
    ignoreAttributes: false,
    // A file may be called “true”, and an attribute without a value is not XML.
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
  });
  const xml = builder.build({ testsuites: { ...suite, testsuite: { ...suite, testcase } } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
}

/** What was to be used and cannot be: a framework that --framework names, settings, a file that is not there. */
function casesBeside(report: ValidationReport): Case[] {
  const byFile = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnosticsBeside(report)) {
    const own = byFile.get(diagnostic.file);
    if (own === undefined) byFile.set(diagnostic.file, [diagnostic]);
    else own.push(diagnostic);
  }
  return [...byFile].map(([file, diagnostics]) => ({ file, kind: 'input', diagnostics }));
}

function renderCase(one: Case, pathOf: FormatContext['pathOf']) {
  const named = one.diagnostics.map((diagnostic) => ({ ...diagnostic, file: pathOf(diagnostic.file) }));
  const text = forXml(renderDiagnostics(named));
  const names = { '@name': oneLine(pathOf(one.file)), '@classname': one.kind };
  const [first] = one.diagnostics;
  if (first === undefined) return names;
  if (isUnreadable(one)) {
    return { ...names, error: { '@message': oneLine(first.message), '@type': first.code, '#text': text } };
  }
  if (errorsOf(one).length === 0) return { ...names, 'system-out': text };
  return {
    ...names,
    failure: { '@message': countProblems(one.diagnostics), '@type': 'findings', '#text': text },
  };
}

const isUnreadable = ({ kind }: Case) => kind === 'unreadable' || kind === 'input';

function errorsOf({ diagnostics }: Case): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === 'error');
}

/** XML has no way to write control characters, and readers take a line break in an attribute for a space. */
function oneLine(text: string): string {
  return forXml(showControls(text));
}

/** These two are no controls, and XML forbids them as well. */
function forXml(text: string): string {
  return text.replace(/[\ufffe\uffff]/g, '\ufffd');
}
