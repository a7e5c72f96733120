import { escapeControls, showControls, wellFormed } from '../../terminal/clean.js';
import type { Diagnostic, Fix, Position } from '../diagnostic.js';
import type { FormatContext, ValidationReport } from '../validation.js';
import { type Code, codes, diagnosticWords } from '../words.js';
import { diagnosticsBeside } from './beside.js';
import { fingerprintsOf } from './fingerprints.js';

/**
 * SARIF 2.1.0, as GitHub code scanning and editors read it. It names no category (`automationDetails`): the one that
 * it names would win over the one that a workflow gives to the upload, and two uploads of one job could not be told
 * apart.
 */
export function renderSarif(report: ValidationReport, context: FormatContext): string {
  const { diagnostics } = report;
  // Only the rules that occur: the others would be most of a small report, and nobody asks it for them.
  const found = new Set(diagnostics.map(({ code }) => code));
  const rules = codes.filter((code) => found.has(code));
  const artifacts = artifactsOf(report, context);
  const fingerprints = fingerprintsOf(diagnostics, context);
  const results = diagnostics.map((diagnostic, index) => {
    const { code, severity, file, fix } = diagnostic;
    const artifactLocation = {
      ...locationOf(context.pathOf(file)),
      index: artifacts.get(context.pathOf(file)),
    };
    return {
      ruleId: code,
      ruleIndex: rules.indexOf(code),
      level: severity,
      message: { text: describe(diagnostic) },
      locations: [{ physicalLocation: { artifactLocation, ...regionsOf(diagnostic) } }],
      partialFingerprints: { 'waymarkFinding/v1': fingerprints[index] },
      ...(fix === null ? {} : { fixes: [renderFix(fix, artifactLocation)] }),
    };
  });
  const isWhole =
    diagnosticsBeside(report).length === 0 && report.files.every(({ kind }) => kind !== 'unreadable');
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Waymark',
            version: context.version,
            semanticVersion: context.version,
            rules: rules.map(renderRule),
          },
        },
        invocations: [{ executionSuccessful: isWhole }],
        columnKind: 'utf16CodeUnits',
        artifacts: [...artifacts.keys()].map((path) => ({
          location: locationOf(path),
          roles: ['analysisTarget'],
        })),
        results,
      },
    ],
  };
  return `${escapeControls(JSON.stringify(log, null, 2))}\n`;
}

/** The paths of all files, each with its place in the list. */
function artifactsOf(
  { files, diagnostics }: ValidationReport,
  { pathOf }: FormatContext,
): Map<string, number> {
  const paths = new Set([...files, ...diagnostics].map(({ file }) => pathOf(file)));
  return new Map([...paths].map((path, index) => [path, index]));
}

function renderRule(code: Code) {
  const { severity, title, explanation } = diagnosticWords[code];
  const command = `waymark validate --explain ${code}`;
  return {
    id: code,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: explanation },
    defaultConfiguration: { level: severity },
    help: {
      text: `${explanation}\n\n“${command}” prints this.`,
      markdown: `${escapeMarkdown(explanation)}\n\n\`${command}\` prints this.`,
    },
  };
}

/** Our own words, which may name a key or an alias: what would be markup in them is not. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&#|~]/g, '\\$&');
}

function describe({ message, hint }: Diagnostic): string {
  return showControls(hint === null ? message : `${message} ${hint}`);
}

/** A path as a URI, relative to the root of the repository unless it lies outside. */
function locationOf(path: string): { uri: string; uriBaseId?: string } {
  const encoded = wellFormed(path).split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return { uri: `file://${encoded}` };
  const drive = /^([A-Za-z])%3A(?=\/)/.exec(encoded);
  if (drive !== null) return { uri: `file:///${encoded.replace('%3A', ':')}` };
  return { uri: encoded, uriBaseId: '%SRCROOT%' };
}

/** The place of a problem, and the line that it stands on. GitHub shows nothing that has no place: line 1 then. */
function regionsOf({ start, end, excerpt, excerptColumn }: Diagnostic) {
  if (start === null) return { region: regionOf({ line: 1, column: 1 }, { line: 1, column: 1 }) };
  const region = regionOf(start, end ?? start);
  if (excerpt === null || excerptColumn === null || region.endLine !== region.startLine) return { region };
  // What stands before a cell of a workbook is its name, not a part of the file.
  if (excerptColumn < 1) return { region };
  const until = excerptColumn + excerpt.length;
  if (region.startColumn < excerptColumn || region.endColumn > until) return { region };
  const text = excerpt.slice(region.startColumn - excerptColumn, region.endColumn - excerptColumn);
  return {
    region: { ...region, snippet: { text: wellFormed(text) } },
    contextRegion: {
      ...regionOf({ line: start.line, column: excerptColumn }, { line: start.line, column: until }),
      snippet: { text: wellFormed(excerpt) },
    },
  };
}

function regionOf(start: Position, end: Position) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function renderFix({ title, start, end, text }: Fix, artifactLocation: object) {
  const inserted = text === '' ? {} : { insertedContent: { text: wellFormed(text) } };
  return {
    description: { text: showControls(title) },
    artifactChanges: [
      { artifactLocation, replacements: [{ deletedRegion: regionOf(start, end), ...inserted }] },
    ],
  };
}
