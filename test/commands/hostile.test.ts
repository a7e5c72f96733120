import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Code } from '../../src/diagnostics/words.js';
import { waymark } from '../support/run.js';

/*
 * Input that is broken, strange or malicious: each gets a diagnostic with a place, or is read where it is
 * legal. Nothing is printed to stdout, and nobody sees a stack trace.
 */
const sheet =
  'waymark: 1\nframework: public-sector-digital-transformation\nanswers:\n  senior-commitment: 2\n';
const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`)}]`),
].join('\n');

interface Hostile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** The codes to expect, or none where the content is legal. */
  readonly codes: readonly Code[];
  /** Where the first is, as line:column. */
  readonly at?: string;
  readonly file?: string;
}

const hostile: readonly Hostile[] = [
  { name: 'an empty file', content: '', codes: ['empty-file'], at: '1:1' },
  { name: 'only white space', content: ' \n\n  \n', codes: ['empty-file'], at: '1:1' },
  {
    name: 'a picture',
    content: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    codes: ['not-utf8', 'binary-file'],
    at: '3:1',
  },
  { name: 'text with a zero byte', content: `${sheet}\0`, codes: ['binary-file'], at: '5:1' },
  { name: 'Latin-1', content: Buffer.from(`${sheet}# caf\xe9\n`, 'latin1'), codes: ['not-utf8'], at: '5:6' },
  { name: 'UTF-16', content: Buffer.from(`\ufeff${sheet}`, 'utf16le'), codes: ['not-utf8'], at: '1:1' },
  {
    name: 'a cut-off character',
    content: Buffer.from([...Buffer.from(sheet), 0xe2, 0x82]),
    codes: ['not-utf8'],
    at: '5:1',
  },
  { name: 'a byte order mark', content: `\ufeff${sheet}`, codes: [] },
  { name: 'Windows line ends', content: sheet.replaceAll('\n', '\r\n'), codes: [] },
  { name: 'tabs', content: sheet.replace('  senior', '\tsenior'), codes: ['syntax'], at: '4:1' },
  { name: 'several documents', content: `${sheet}---\n${sheet}`, codes: ['several-documents'], at: '5:1' },
  { name: 'an alias bomb', content: bomb, codes: ['too-many-values'], at: '6:11' },
  {
    name: 'an alias inside itself',
    content: `${sheet}  looser-boundaries: &a { note: *a }\n`,
    codes: ['circular-alias'],
    at: '5:33',
  },
  {
    name: 'a custom tag',
    content: sheet.replace('2', '!!js/function "1"'),
    codes: ['custom-tag'],
    at: '4:36',
  },
  { name: 'a merge key', content: `${sheet}  <<: { team-mix: 1 }\n`, codes: ['merge-key'], at: '5:3' },
  {
    name: '__proto__ as an id',
    content: `${sheet}  __proto__: { level: 1 }\n`,
    codes: ['reserved-key'],
    at: '5:3',
  },
  {
    name: 'constructor as an id',
    content: `${sheet}  constructor: 1\n`,
    codes: ['unknown-criterion'],
    at: '5:3',
  },
  {
    name: 'a duplicate key',
    content: `${sheet}  senior-commitment: 3\n`,
    codes: ['duplicate-key'],
    at: '5:3',
  },
  {
    name: 'a number where text belongs',
    content: `organisation: 12\n${sheet}`,
    codes: ['wrong-type'],
    at: '1:15',
  },
  { name: 'a date that is no date', content: `date: 2026-02-29\n${sheet}`, codes: ['bad-date'], at: '1:7' },
  { name: 'deep flow nesting', content: '['.repeat(100_000), codes: ['too-deep'], at: '1:129' },
  { name: 'deep block nesting', content: '- '.repeat(100_000), codes: ['too-deep'], at: '1:256' },
  {
    name: 'deep JSON',
    content: '{"a":'.repeat(100_000),
    codes: ['too-deep'],
    at: '1:637',
    file: 'deep.json',
  },
  {
    name: 'an escape sequence in a title',
    content: `organisation: "\\e]0;owned\\a"\n${sheet}`,
    codes: ['control-character'],
    at: '1:15',
  },
  {
    name: 'a raw escape character',
    content: `organisation: \u001b[2Jgone\n${sheet}`,
    codes: ['control-character'],
    at: '1:15',
  },
  {
    name: 'reversed writing',
    content: `organisation: "\u202egnihton"\n${sheet}`,
    codes: ['control-character'],
    at: '1:16',
  },
  {
    name: 'an escape sequence as a key',
    content: `${sheet}  "\\e[31m": 1\n`,
    codes: ['control-character'],
    at: '5:3',
  },
  {
    name: 'a level beyond all numbers',
    content: sheet.replace('2', '1e400'),
    codes: ['wrong-type'],
    at: '4:22',
  },
  {
    name: 'a sheet of a thousand thousand characters on one line',
    content: JSON.stringify({
      waymark: 1,
      framework: 'public-sector-digital-transformation',
      answers: Object.fromEntries(Array.from({ length: 8000 }, (_, n) => [`nothing-${n}`, 1])),
    }),
    codes: ['unknown-criterion'],
    at: '1:76',
    file: 'long.json',
  },
  {
    name: 'thousands of wrong answers',
    content: `${sheet}${Array.from({ length: 8000 }, (_, n) => `  c${n}: [x]\n`).join('')}`,
    codes: ['wrong-type'],
    at: '5:3',
  },
  {
    name: 'thousands of unknown keys',
    content: `${Array.from({ length: 10_000 }, (_, n) => `key${n}: 1\n`).join('')}${sheet}`,
    codes: ['unknown-key'],
    at: '1:1',
  },
  {
    name: 'question marks without end',
    content: `waymark: 1\nphases: []\ntitle: "${'?'.repeat(100_000)}a"\n`,
    codes: ['missing-key'],
    at: '1:1',
  },
  { name: 'a YAML 1.1 directive', content: `%YAML 1.1\n---\ndate: 2026-11-23\n${sheet}`, codes: [] },
  {
    name: 'documents without end',
    content: '---\n'.repeat(200_000),
    codes: ['several-documents'],
    at: '2:1',
  },
  { name: 'a list', content: '- 1\n- 2\n', codes: ['unknown-kind'], at: '1:1' },
  { name: 'one word', content: 'hello\n', codes: ['unknown-kind'], at: '1:1' },
];

const folder = mkdtempSync(join(tmpdir(), 'waymark-'));

describe.each(hostile)('$name', ({ name, content, codes, at, file }) => {
  const path = file ?? `${name.replaceAll(' ', '-')}.yaml`;
  writeFileSync(join(folder, path), content);
  const [code] = codes;

  test('validate', async () => {
    const { exitCode, stdout, stderr } = await waymark(['validate', path], { folder });
    expect(stderr).not.toMatch(/^\s+at /m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach a terminal
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    if (code === undefined) {
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      return;
    }
    expect(stdout).toBe('');
    expect(exitCode).toBe(1);
    expect(
      codes.some((known) => stderr.startsWith(`${path}:${at}: error: `) && stderr.includes(`[${known}]`)),
      stderr,
    ).toBe(true);
  });

  test('report', async () => {
    const { exitCode, stdout, stderr } = await waymark(['report', path], { folder });
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ exitCode, printed: stdout !== '' }).toEqual(
      code === undefined ? { exitCode: 0, printed: true } : { exitCode: 3, printed: false },
    );
    expect(stderr !== '').toBe(code !== undefined);
  });
});

describe('files that cannot be read', () => {
  mkdirSync(join(folder, 'a-folder.yaml'));
  writeFileSync(join(folder, 'huge.yaml'), sheet);
  truncateSync(join(folder, 'huge.yaml'), 100 * 1024 * 1024);

  test.each([
    ['absent.yaml', 'file-not-found', 3],
    ['a-folder.yaml', 'not-a-file', 3],
    ['huge.yaml', 'file-too-large', 1],
  ])('%s: %s', async (path, code, underValidate) => {
    const validated = await waymark(['validate', path], { folder });
    expect(validated).toMatchObject({ exitCode: underValidate, stdout: '' });
    // A folder is looked into.
    const validateCode = code === 'not-a-file' ? 'nothing-found' : code;
    expect(validated.stderr).toMatch(new RegExp(`^${path}: error: .* \\[${validateCode}\\]`));
    const reported = await waymark(['report', path], { folder });
    expect(reported).toMatchObject({ exitCode: 3, stdout: '' });
    expect(reported.stderr).toContain(`[${code}]`);
  });

  test('an absent file does not keep the others from being checked', async () => {
    writeFileSync(join(folder, 'in-order.yaml'), sheet);
    const { exitCode, stderr } = await waymark(['validate', 'absent.yaml', 'in-order.yaml'], { folder });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('2 files checked: 1 error.');
  });
});

test('a broken sheet on standard input', async () => {
  const { exitCode, stderr } = await waymark(['report', '-'], { stdin: 'a: [' });
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^<stdin>:/);
});
