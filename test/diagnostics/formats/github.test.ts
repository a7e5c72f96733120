import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic, Position } from '../../../src/diagnostics/diagnostic.js';
import { renderGithub } from '../../../src/diagnostics/formats/github.js';
import { disarmForGithub } from '../../../src/diagnostics/github-command.js';
import { showControlsInLines } from '../../../src/terminal/clean.js';
import { at, context, hostileTexts, reportOf, reports, validated } from '../../support/findings.js';

interface Command {
  readonly name: string;
  readonly properties: Record<string, string>;
  readonly message: string;
}

/**
 * Reads a line as the runner of GitHub Actions does: a command begins with `::`, its properties end at the next `::`;
 * they are parted by commas, and each at its first run of “=”; “%” with a code stands for a character.
 */
function parseCommand(line: string): Command {
  const trimmed = line.trimStart();
  const end = trimmed.indexOf('::', 2);
  if (!trimmed.startsWith('::') || end === -1) throw new Error(`This is no command: ${line}`);
  const head = trimmed.slice(2, end);
  const space = head.indexOf(' ');
  const written = space === -1 ? '' : head.slice(space + 1).trim();
  const properties = written
    .split(',')
    .flatMap((pair) => {
      const [, name, value] = /^=*([^=]+)=+(.*)$/s.exec(pair) ?? [];
      return name === undefined || value === undefined || value === '' ? [] : [[name, value] as const];
    })
    .map(([name, value]) => [name, decode(value, ['%0D', '%0A', '%3A', '%2C', '%25'])]);
  return {
    name: space === -1 ? head : head.slice(0, space),
    properties: Object.fromEntries(properties),
    message: decode(trimmed.slice(end + 2), ['%0D', '%0A', '%25']),
  };
}

const decode = (text: string, escapes: readonly string[]) =>
  escapes.reduce((decoded, code) => decoded.replaceAll(code, decodeURIComponent(code)), text);

const linesOf = (text: string) => text.split('\n').slice(0, -1);
const render = (...diagnostics: Diagnostic[]) =>
  renderGithub(reportOf(validated('a.yaml', 'framework', diagnostics)), context);
const read = (diagnostic: Diagnostic) => parseCommand(linesOf(render(diagnostic))[0] ?? '');
const from = (start: Position, end: Position | null) => read({ ...at('a.yaml', 1), start, end }).properties;

test('whatever the names and the messages, each finding is one line that the runner reads back', () => {
  fc.assert(
    fc.property(reports, (report) => {
      const lines = linesOf(renderGithub(report, context));
      expect(lines).toHaveLength(report.diagnostics.length);
      report.diagnostics.forEach((diagnostic, index) => {
        const { name, properties, message } = parseCommand(lines[index] ?? '');
        const { file, hint, start } = diagnostic;
        expect(name).toBe(diagnostic.severity);
        expect(properties.file).toBe(showControlsInLines(file.startsWith('=') ? `./${file}` : file));
        expect(properties.line).toBe(start === null ? undefined : String(start.line));
        expect(properties.title).toContain(`(${diagnostic.code})`);
        const said = hint === null ? diagnostic.message : `${diagnostic.message}\n${hint}`;
        expect(message).toBe(showControlsInLines(said));
      });
    }),
  );
});

test.each(hostileTexts)('a file called %j', (file) => {
  const { properties } = read(at(file, 7));
  expect(properties).toMatchObject({ line: '7', endLine: '7', col: '3', endColumn: '9' });
  expect(properties.file?.replace(/^\.\/=/, '=')).toBe(showControlsInLines(file));
});

test('line breaks in a message stay what they are; the control character of a terminal does not', () => {
  const { message } = read({ ...at('a.yaml', 1), message: 'one\r\ntwo 100%0A \u001b[2J', hint: null });
  expect(message).toBe('one\r\ntwo 100%0A ␛[2J');
});

describe('places, of which GitHub takes columns only on one line', () => {
  test('on one line', () => {
    const place = from({ line: 2, column: 3 }, { line: 2, column: 9 });
    expect(place).toMatchObject({ line: '2', endLine: '2', col: '3', endColumn: '9' });
  });
  test('on several', () => {
    const place = from({ line: 2, column: 3 }, { line: 4, column: 9 });
    expect(place).toMatchObject({ line: '2', endLine: '4' });
    expect(place).not.toHaveProperty('col');
    expect(place).not.toHaveProperty('endColumn');
  });
  test('up to the end of a line, which is before the first column of the next', () => {
    const place = from({ line: 2, column: 3 }, { line: 3, column: 1 });
    expect(place).toMatchObject({ line: '2', endLine: '2', col: '3' });
    expect(place).not.toHaveProperty('endColumn');
  });
  test('without an end', () => {
    expect(from({ line: 2, column: 3 }, null)).toMatchObject({ line: '2', endLine: '2', col: '3' });
  });
  test('none', () => {
    const { properties } = read({ ...at('a.yaml', 1), start: null, end: null });
    expect(Object.keys(properties)).toEqual(['file', 'title']);
  });
});

describe('a text in the log', () => {
  /** The runner knows two kinds of commands: `::name …::` at the beginning of a line, `##[name …]` anywhere. */
  const isCommand = (line: string) => line.trimStart().startsWith('::') || line.includes('##[');

  test('holds no command, and is what it was but for a character without width', () => {
    const piece = fc.constantFrom(
      '::',
      ':',
      '##[',
      '#',
      '[',
      ']',
      ' ',
      '\t',
      '\u00a0',
      '\n',
      'error',
      'x',
      '…',
    );
    const texts = fc.oneof(
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.constantFrom(...hostileTexts),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const disarmed = disarmForGithub(text);
        expect(disarmed.split('\n').filter(isCommand)).toEqual([]);
        expect(disarmed.replaceAll('\u2060', '')).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  test('that holds none is left alone', () => {
    const text = 'a.yaml:1:2: error: A “::” here, [one] and # there. [code]\n  1 | # a: b\n';
    expect(disarmForGithub(text)).toBe(text);
  });
});
