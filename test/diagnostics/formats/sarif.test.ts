import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import { renderSarif } from '../../../src/diagnostics/formats/sarif.js';
import type { FormatContext, ValidationReport } from '../../../src/diagnostics/validation.js';
import { codes } from '../../../src/diagnostics/words.js';
import { showControls, wellFormed } from '../../../src/terminal/clean.js';
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

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly snippet?: { readonly text: string };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: {
        readonly uri: string;
        readonly uriBaseId?: string;
        readonly index: number;
      };
      readonly region: Region;
      readonly contextRegion?: Region;
    };
  }[];
  readonly partialFingerprints: Record<string, string>;
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
}
interface Run {
  readonly tool: { readonly driver: { readonly version: string; readonly rules: readonly Rule[] } };
  readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
  readonly results: readonly Result[];
}
interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
}

/**
 * The schema of OASIS, as Microsoft packs it: the same rules word for word, in an older dialect of JSON Schema whose
 * two own keywords newer validators refuse.
 */
const require = createRequire(import.meta.url);
const schemaFile = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const { $schema, id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
const uriReference = /^(?:[a-z][a-z0-9+.-]*:)?(?:[\w\-.~!$&'()*+,;=:@/?#[\]]|%[0-9a-f]{2})*$/i;
const isSarif = new Ajv({
  strict: false,
  // One pattern of the schema has a stray bracket.
  unicodeRegExp: false,
  formats: { 'uri-reference': uriReference, uri: uriReference, 'date-time': true },
}).compile(schema);

function read(report: ValidationReport, given: FormatContext = context): Run {
  const log = JSON.parse(renderSarif(report, given));
  expect(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3))).toBe(true);
  return log.runs[0];
}

const one = (diagnostic: Diagnostic, given?: FormatContext): Result => {
  const [result] = read(reportOf(validated(diagnostic.file, 'sheet', [diagnostic])), given).results;
  if (result === undefined) throw new Error('There is no result.');
  return result;
};
const placeOf = (result: Result) => {
  const place = result.locations[0]?.physicalLocation;
  if (place === undefined) throw new Error('There is no place.');
  return place;
};

test('the schema is that of SARIF 2.1.0, and refuses what is not', () => {
  expect($schema).toBe('http://json-schema.org/draft-04/schema#');
  expect(id).toContain('sarif-2.1.0');
  const log = JSON.parse(renderSarif(small, context));
  expect(isSarif(log)).toBe(true);
  expect(isSarif({ ...log, version: '2.0.0' })).toBe(false);
  log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'not a uri';
  expect(isSarif(log)).toBe(false);
  log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
  expect(isSarif(log)).toBe(false);
});

test('whatever was found, it is SARIF, and every result points at its rule, its file and its place', () => {
  fc.assert(
    fc.property(reports, (report) => {
      const { tool, results, artifacts } = read(report);
      expect(results).toHaveLength(report.diagnostics.length);
      results.forEach((result, index) => {
        const { code, severity, file, message, start, fix } = report.diagnostics[index] as Diagnostic;
        const { artifactLocation, region, contextRegion } = placeOf(result);
        expect(tool.driver.rules[result.ruleIndex]?.id).toBe(code);
        expect(result).toMatchObject({ ruleId: code, level: severity });
        expect(result.message.text.startsWith(showControls(message))).toBe(true);
        expect(artifacts[artifactLocation.index]?.location.uri).toBe(artifactLocation.uri);
        expect(decodeURIComponent(artifactLocation.uri.replace(/^file:\/\//, ''))).toBe(wellFormed(file));
        expect(region.startLine).toBe(start?.line ?? 1);
        if (contextRegion !== undefined) {
          expect(contextRegion.startColumn).toBeLessThanOrEqual(region.startColumn);
          expect(contextRegion.endColumn).toBeGreaterThanOrEqual(region.endColumn);
        }
        expect(result.fixes?.length ?? 0).toBe(fix === null ? 0 : 1);
      });
      expect(new Set(results.map((result) => result.partialFingerprints['waymarkFinding/v1'])).size).toBe(
        results.length,
      );
    }),
  );
});

describe('places', () => {
  test.each(hostileTexts)('a file called %j', (file) => {
    const { uri } = placeOf(one(at(file, 3))).artifactLocation;
    expect(uri).toMatch(uriReference);
    expect(decodeURIComponent(uri)).toBe(wellFormed(file));
  });

  test.each([
    ['a b/ü.yaml', { uri: 'a%20b/%C3%BC.yaml', uriBaseId: '%SRCROOT%' }],
    ['c:d.yaml', { uri: 'c%3Ad.yaml', uriBaseId: '%SRCROOT%' }],
    ['../outside.yaml', { uri: '../outside.yaml', uriBaseId: '%SRCROOT%' }],
    ['<stdin>', { uri: '%3Cstdin%3E', uriBaseId: '%SRCROOT%' }],
    ['/elsewhere/a b.yaml', { uri: 'file:///elsewhere/a%20b.yaml' }],
    ['D:/elsewhere/a.yaml', { uri: 'file:///D:/elsewhere/a.yaml' }],
  ])('the path %j', (path, location) => {
    expect(placeOf(one(at('x.yaml', 1), { ...context, pathOf: () => path })).artifactLocation).toEqual({
      ...location,
      index: 0,
    });
  });

  test('a snippet is the text of its region, in a line that starts anywhere', () => {
    const long = { ...at('a.yaml', 1), excerpt: 'one two three', excerptColumn: 101 };
    const start = { line: 1, column: 105 };
    const { region, contextRegion } = placeOf(one({ ...long, start, end: { line: 1, column: 108 } }));
    expect(region).toEqual({
      startLine: 1,
      startColumn: 105,
      endLine: 1,
      endColumn: 108,
      snippet: { text: 'two' },
    });
    expect(contextRegion).toEqual({
      startLine: 1,
      startColumn: 101,
      endLine: 1,
      endColumn: 114,
      snippet: { text: 'one two three' },
    });
    expect(placeOf(one({ ...long, start, end: { line: 1, column: 500 } }))).not.toHaveProperty(
      'contextRegion',
    );
    expect(placeOf(one({ ...long, start, end: { line: 2, column: 3 } })).region).not.toHaveProperty(
      'snippet',
    );
  });

  test('without a place: line 1, so that it is shown at all', () => {
    const place = placeOf(one(absent.diagnostics[0] as Diagnostic));
    expect(place.region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
  });
});

test('a mend replaces its region by its text, or by nothing', () => {
  const [start, end] = [
    { line: 1, column: 3 },
    { line: 1, column: 9 },
  ];
  const replace = (text: string) =>
    one({ ...at('a.yaml', 1), fix: { title: 'Do it', start, end, text } }).fixes?.[0]?.artifactChanges[0]
      ?.replacements;
  const deletedRegion = { startLine: 1, startColumn: 3, endLine: 1, endColumn: 9 };
  expect(replace('owner')).toEqual([{ deletedRegion, insertedContent: { text: 'owner' } }]);
  expect(replace('')).toEqual([{ deletedRegion }]);
});

test('a run is whole when every file was read and all that it was to use could be used', () => {
  const isWhole = (report: ValidationReport) => read(report).invocations[0]?.executionSuccessful;
  const good = reportOf(validated('a.yaml', 'sheet', [at('a.yaml', 1)]));
  expect(isWhole(good)).toBe(true);
  expect(isWhole(reportOf(absent))).toBe(false);
  expect(isWhole({ ...good, diagnostics: [at('framework.yaml', 1), ...good.diagnostics] })).toBe(false);
});

test('a file given twice is one artifact', () => {
  const twice = reportOf(validated('a.yaml', 'sheet', [at('a.yaml', 1)]), validated('a.yaml', 'sheet', []));
  expect(read(twice).artifacts).toHaveLength(1);
});

test('only the rules that occur are listed, each once', () => {
  expect(read(small).tool.driver.rules.map((rule) => rule.id)).toEqual([
    'file-not-found',
    'missing-key',
    'unknown-key',
    'double-question',
  ]);
  expect(read(many()).tool.driver.rules).toHaveLength(1);
});

test('the words of every rule fit where GitHub shows them', () => {
  const all = codes.map((code) => ({ ...at('a.yaml', 1), code }));
  for (const { shortDescription, fullDescription, help } of read(reportOf(validated('a.yaml', 'sheet', all)))
    .tool.driver.rules) {
    expect(shortDescription.text).toMatch(/^.{2,1023}\.$/);
    expect(fullDescription.text.length).toBeLessThanOrEqual(1024);
    expect(help.text).toContain('waymark validate --explain');
    expect(help.markdown).not.toMatch(/(?<!\\)[*_[\]<>|~]/);
  }
});
