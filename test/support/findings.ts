import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Diagnostic, diagnose } from '../../src/diagnostics/diagnostic.js';
import type { FormatContext, Validated, ValidationReport } from '../../src/diagnostics/validation.js';
import { codes } from '../../src/diagnostics/words.js';
import { readFramework } from '../../src/framework/read.js';
import { Source } from '../../src/source/source.js';

export const context: FormatContext = {
  version: '1.2.3',
  pathOf: (file) => file,
  hash: (text) => createHash('sha256').update(text).digest('hex'),
};

export function validated(
  file: string,
  kind: Validated['kind'],
  diagnostics: readonly Diagnostic[],
): Validated {
  return { file, kind, diagnostics, switchedOff: 0, mended: 0 };
}

export function reportOf(...files: readonly Validated[]): ValidationReport {
  return { files, diagnostics: files.flatMap(({ diagnostics }) => diagnostics) };
}

/** What is said of one of the fixtures, under a name of our choice. */
function readFixture(fixture: string, file: string): Validated {
  const text = readFileSync(new URL(`../fixtures/${fixture}`, import.meta.url), 'utf8');
  return validated(file, 'framework', readFramework(new Source(file, text)).diagnostics);
}

export const absent = validated('frameworks/absent.yaml', 'unreadable', [
  diagnose('file-not-found', { file: 'frameworks/absent.yaml' }, {}),
]);

/** As if what was found under a code could be mended by this text. */
function mendable({ diagnostics, ...file }: Validated, code: Diagnostic['code'], text: string): Validated {
  const mended = diagnostics.map((diagnostic) => {
    const { start, end } = diagnostic;
    if (diagnostic.code !== code || start === null || end === null) return diagnostic;
    return { ...diagnostic, fix: { title: `Write “${text}”`, start, end, text } };
  });
  return { ...file, diagnostics: mended };
}

/** One finding of each kind: an error that can be mended, a warning, a file that is not there, and no finding. */
export const small: ValidationReport = reportOf(
  mendable(readFixture('invalid/unknown-key.yaml', 'frameworks/housing.yaml'), 'unknown-key', 'question'),
  readFixture('invalid/double-question.yaml', 'frameworks/housing, draft.yaml'),
  readFixture('valid/tiny.yaml', 'frameworks/tiny.yaml'),
  absent,
);

/** Ten thousand findings in one file, each on a line of its own. */
export function many(count = 10_000): ValidationReport {
  const diagnostics = Array.from({ length: count }, (_, index) => ({
    ...at('many.yaml', index + 1),
    message: `The framework has no criterion “criterion-${index % 100}”.`,
  }));
  return reportOf(validated('many.yaml', 'sheet', diagnostics));
}

/** A finding on one line. */
export function at(file: string, line: number): Diagnostic {
  const place = { file, start: { line, column: 3 }, end: { line, column: 9 }, excerpt: '  ownner: 1' };
  return diagnose('unknown-criterion', place, { id: 'ownner', suggestion: 'owner' });
}

/** What a file name or a message can hold to break out of a format. */
export const hostileTexts = [
  'a b, c=d.yaml',
  '50%0A.yaml',
  'two\nlines\r\n::error::x',
  '::error file=x::y',
  '##[stop-commands]x',
  '=leading and trailing ',
  'C:\\dir\\file: x',
  '"quotes" and \'quotes\'',
  ']]> <![CDATA[ <!-- -- -->',
  '<script>alert(1)</script>&amp;&#64;',
  'right \u202e to left',
  '\u001b[31mred\u001b]0;title\u0007',
  'half \ud800 of \udc00 two',
  'never \ufffe a \uffff character \u0000',
  'a | b \\| c \\\\| d ||',
  '`code` ``more`` ` |',
  '[link](http://example.org) ![x](y) www.example.org a@example.org',
  '@somebody #12 owner/name#3 0123456789abcdef0123456789abcdef01234567',
  '# heading\n\n---\n\n- item\n\n    code\n> quote',
  'true',
  '   ',
  '😀 \u0085 \u2028 \u2029 \u00a0',
  '__proto__',
];

const words = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(...'%:,=|\\`<>&"\'@[](){}*_~#\n\r\t 0a25DA\u001b\u202e\ud800'),
    maxLength: 20,
  }),
);

const names = words.filter((name) => name !== '' && !name.includes('\0'));

const position = fc.record({
  line: fc.integer({ min: 1, max: 50 }),
  column: fc.integer({ min: 1, max: 80 }),
});

const diagnostic = (file: string): fc.Arbitrary<Diagnostic> =>
  fc
    .record({
      code: fc.constantFrom(...codes),
      severity: fc.constantFrom('error' as const, 'warning' as const),
      message: words,
      hint: fc.option(words),
      places: fc.option(fc.tuple(position, position)),
      excerpt: fc.option(words),
      fix: fc.option(fc.record({ title: words, text: words })),
    })
    .map(({ places, excerpt, fix, ...rest }) => {
      const [start, end] = [...(places ?? [])].sort((a, b) => a.line - b.line || a.column - b.column);
      if (start === undefined || end === undefined) {
        return { ...rest, file, start: null, end: null, excerpt: null, excerptColumn: null, fix: null };
      }
      return {
        ...rest,
        file,
        start,
        end,
        excerpt,
        excerptColumn: excerpt === null ? null : 1,
        fix: fix === null ? null : { ...fix, start, end },
      };
    });

/** Reports of every shape, with names and messages that try to break out. */
export const reports: fc.Arbitrary<ValidationReport> = fc
  .array(
    names.chain((file) =>
      fc.record({
        file: fc.constant(file),
        kind: fc.constantFrom('framework', 'sheet', 'unknown', 'unreadable') as fc.Arbitrary<
          Validated['kind']
        >,
        diagnostics: fc.array(diagnostic(file), { maxLength: 6 }),
        switchedOff: fc.constant(0),
        mended: fc.constant(0),
      }),
    ),
    { maxLength: 5 },
  )
  .chain((files) =>
    fc.option(names.chain((file) => fc.array(diagnostic(file), { maxLength: 2 }))).map((beside) => ({
      files,
      diagnostics: [...(beside ?? []), ...files.flatMap(({ diagnostics }) => diagnostics)],
    })),
  );
