import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import { fingerprintsOf } from '../../../src/diagnostics/formats/fingerprints.js';
import { readFramework } from '../../../src/framework/read.js';
import { Source } from '../../../src/source/source.js';
import { at, context, many, reports } from '../../support/findings.js';

const moved = (diagnostic: Diagnostic, lines: number): Diagnostic => ({
  ...diagnostic,
  start: diagnostic.start && { ...diagnostic.start, line: diagnostic.start.line + lines },
  end: diagnostic.end && { ...diagnostic.end, line: diagnostic.end.line + lines },
});

test('each finding of a report has its own', () => {
  fc.assert(
    fc.property(reports, fc.nat(2), ({ diagnostics }, repeats) => {
      const all = Array.from({ length: repeats + 1 }, () => diagnostics).flat();
      const prints = fingerprintsOf(all, context);
      expect(new Set(prints).size).toBe(all.length);
      for (const print of prints) expect(print).toMatch(/^[0-9a-f]{64}$/);
    }),
  );
  expect(new Set(fingerprintsOf(many().diagnostics, context)).size).toBe(10_000);
});

test('lines above it change nothing', () => {
  fc.assert(
    fc.property(reports, fc.integer({ min: 1, max: 1000 }), ({ diagnostics }, lines) => {
      const below = diagnostics.map((diagnostic) => moved(diagnostic, lines));
      expect(fingerprintsOf(below, context)).toEqual(fingerprintsOf(diagnostics, context));
    }),
  );
});

test('nor do they in real files, whose messages name other lines', () => {
  const text = 'waymark: 1\nid: a\nid: b\nphases:\n  - id: x\n    titel: X\n  - id: x\n    steps: []\n';
  const read = (source: string) => readFramework(new Source('a.yaml', source)).diagnostics;
  const before = read(text);
  const after = read(`# one\n\n# two\n${text}`);
  expect(before.filter(({ message }) => /line \d/.test(message)).length).toBeGreaterThan(0);
  expect(after.map(({ message }) => message)).not.toEqual(before.map(({ message }) => message));
  expect(fingerprintsOf(after, context)).toEqual(fingerprintsOf(before, context));
});

test('a finding that is mended leaves the others what they were', () => {
  const all = [at('a.yaml', 1), { ...at('a.yaml', 2), excerpt: 'x' }, { ...at('a.yaml', 3), excerpt: 'y' }];
  expect(fingerprintsOf(all.slice(1), context)).toEqual(fingerprintsOf(all, context).slice(1));
});

test('another path, rule, message or line of text makes another', () => {
  const one = at('a.yaml', 1);
  const others: Diagnostic[] = [
    one,
    at('b.yaml', 1),
    { ...one, code: 'unknown-key' },
    { ...one, message: 'Something else.' },
    { ...one, excerpt: 'else: 1' },
    { ...one, excerpt: null },
  ];
  expect(new Set(others.map((other) => fingerprintsOf([other], context)[0])).size).toBe(others.length);
  // How it is graded, and how deep its line is indented, is not what it is.
  const same = fingerprintsOf([{ ...one, severity: 'warning', excerpt: `    ${one.excerpt}` }], context);
  expect(same).toEqual(fingerprintsOf([one], context));
});
