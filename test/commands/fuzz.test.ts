import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFramework, readFrameworkNode } from '../../src/framework/read.js';
import { Findings } from '../../src/source/findings.js';
import { loadQuickly, plantQuickly } from '../../src/source/quick.js';
import { Source } from '../../src/source/source.js';
import { repository, waymark } from '../support/run.js';

/*
 * Frameworks as nobody would write them: whatever comes, every command ends as it should, what is said points
 * into the file, and nothing hangs.
 */

const tiny = readFileSync(join(repository, 'test/fixtures/valid/tiny.yaml'), 'utf8');
const bundled = readFileSync(
  join(repository, 'frameworks/public-sector-digital-transformation.yaml'),
  'utf8',
);

/** A run takes milliseconds. One that takes this long hangs. */
const hang = 5_000;

interface Found {
  readonly code: string;
  readonly start: { line: number; column: number } | null;
  readonly end: { line: number; column: number } | null;
}

/** Validates a text, and holds every finding against it. @returns the codes */
async function findings(text: string | Uint8Array, name = 'fuzz.yaml'): Promise<string[]> {
  const argv = ['validate', '-', '--stdin-filename', name, '--format', 'json', '--no-config'];
  const begun = performance.now();
  const { exitCode, stdout, stderr } = await waymark(argv, { stdin: text });
  // The limit of the property could not stop what never lets go.
  expect(performance.now() - begun).toBeLessThan(hang);
  expect({ exitCode, stderr }).toEqual({ exitCode: exitCode === 1 ? 1 : 0, stderr: '' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Found[] };
  // As the program reads it: without a byte order mark.
  const lines = new TextDecoder().decode(Buffer.from(text as Uint8Array)).split('\n');
  for (const { code, start, end } of diagnostics) {
    if (start === null || end === null) continue;
    for (const { line, column } of [start, end]) {
      expect(line, code).toBeGreaterThanOrEqual(1);
      expect(line, code).toBeLessThanOrEqual(lines.length);
      expect(column, code).toBeGreaterThanOrEqual(1);
      expect(column, code).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
    }
    expect(end.line > start.line || (end.line === start.line && end.column >= start.column), code).toBe(true);
  }
  return diagnostics.map(({ code }) => code);
}

/** What may befall a text: a line is lost, doubled, moved or indented; characters come, go and change. */
type Change = (text: string) => string;
const atLine = (change: (lines: string[], at: number) => void) =>
  fc.nat().map(
    (seed): Change =>
      (text) => {
        const lines = text.split('\n');
        change(lines, seed % lines.length);
        return lines.join('\n');
      },
  );
const strange = fc.constantFrom(
  ...[
    '',
    ' ',
    '\t',
    ':',
    ': ',
    '- ',
    '#',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '!!binary ',
    '|',
    '>',
    '---\n',
    '...',
  ],
  ...[
    '\r',
    '\r\n',
    '\u2028',
    '\u0000',
    '\u001b[31m',
    '\ufeff',
    '\ud800',
    '🦊',
    '<<: ',
    '__proto__: ',
    'constructor',
    '%',
    '? ',
    '~',
  ],
);
const change: fc.Arbitrary<Change> = fc.oneof(
  atLine((lines, at) => void lines.splice(at, 1)),
  atLine((lines, at) => void lines.splice(at, 0, lines[at] ?? '')),
  atLine((lines, at) => void lines.push(...lines.splice(at, 1))),
  atLine((lines, at) => void lines.splice(at, 1, ` ${lines[at]}`)),
  atLine((lines, at) => void lines.splice(at, 1, (lines[at] ?? '').trimStart())),
  atLine((lines, at) => void lines.splice(at, 1, (lines[at] ?? '').replace(/:.*/, ':'))),
  fc.tuple(fc.nat(), fc.nat({ max: 9 }), strange).map(
    ([seed, length, text]): Change =>
      (before) => {
        const at = seed % (before.length + 1);
        return before.slice(0, at) + text + before.slice(at + length);
      },
  ),
  fc.tuple(fc.nat(), fc.nat()).map(
    ([seed, length]): Change =>
      (before) => {
        const at = seed % (before.length + 1);
        return before.slice(0, at) + before.slice(at + (length % 400));
      },
  ),
);
const changes = fc.array(change, { minLength: 1, maxLength: 4 });

/** A value put in the place of another, anywhere in a file. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', ' ', 'unknown', '…', [], {}, [[]], { a: 1 }, -1, 0, 1.5, 10, 1e21),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
);

function replaceSomewhere(data: unknown, seed: number, made: unknown): unknown {
  const places: { owner: Record<string, unknown>; key: string }[] = [];
  const visit = (owner: unknown) => {
    if (typeof owner !== 'object' || owner === null) return;
    for (const key of Object.keys(owner)) {
      places.push({ owner: owner as Record<string, unknown>, key });
      visit((owner as Record<string, unknown>)[key]);
    }
  };
  const copy = structuredClone(data);
  visit(copy);
  const place = places[seed % places.length];
  if (place !== undefined) place.owner[place.key] = made;
  return copy;
}

describe('frameworks that were damaged', () => {
  test.each([
    ['a small one', tiny, 400],
    ['the bundled one', bundled, 60],
  ])('%s', async (_name, text, numRuns) => {
    await fc.assert(
      fc.asyncProperty(changes, async (damage) => {
        await findings(damage.reduce((before, one) => one(before), text));
      }),
      { numRuns, timeout: hang },
    );
  });

  test('with any value in any place', async () => {
    const data = loadQuickly(new Source('tiny.yaml', tiny));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(), value), { minLength: 1, maxLength: 3 }), async (all) => {
        const made = all.reduce((before, [seed, one]) => replaceSomewhere(before, seed, one), data);
        await findings(JSON.stringify(made, null, 2), 'fuzz.json');
        await findings(JSON.stringify(made));
      }),
      { numRuns: 300, timeout: hang },
    );
  });

  test('raw bytes', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 })).map(([seed, some]) => {
        const whole = Buffer.from(tiny);
        const at = seed % whole.length;
        return new Uint8Array(Buffer.concat([whole.subarray(0, at), some, whole.subarray(at + some.length)]));
      }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (some) => {
        await findings(some);
      }),
      { numRuns: 400, timeout: hang },
    );
  });

  test('text of YAML’s own marks', async () => {
    const text = fc.array(fc.oneof(strange, fc.constantFrom('a', 'levels', '1', '\n', '\n  ')), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(text, async (pieces) => {
        await findings(pieces.join(''));
      }),
      { numRuns: 400, timeout: hang },
    );
  });
});

/* A test cannot interrupt what does not wait, so the time is measured. */
test.each([
  ['blanks in a comment', 'a.yaml', `${tiny}# waymark: off a${' '.repeat(400_000)}x\n`],
  ['blanks before a comma', 'a.yaml', `${tiny}# waymark: off a${' '.repeat(400_000)}, b\n`],
  ['an open string in JSON', 'a.json', `{"a": "${'\\"'.repeat(400_000)}`],
])('%s do not take long', async (_what, name, text) => {
  const start = performance.now();
  await findings(text, name);
  expect(performance.now() - start).toBeLessThan(hang);
});

test('a framework that is read in a hurry is the one that is read with care', () => {
  const read = (text: string) => {
    const source = new Source('fuzz.yaml', text);
    const root = plantQuickly(loadQuickly(source));
    const quick = root === null ? null : readFrameworkNode(root, new Findings(source));
    return { quick, careful: readFramework(source) };
  };
  // An empty key is “null” to one parser and empty to the other.
  const { quick, careful } = read(tiny.replace('{ plan: Plans', '{ : Plans'));
  expect(quick).toBeNull();
  expect(careful.diagnostics.map(({ code }) => code)).toEqual(['bad-id']);
  // What one parser takes for the end of nothing, and the other for a second document.
  expect(read(`...\n${tiny}`).quick).toBeNull();
  expect(read(`\n\ufeff${tiny}`).quick).toBeNull();
  // Otherwise the law below would say nothing.
  expect(read(bundled).quick?.framework).toEqual(read(bundled).careful.framework);
  fc.assert(
    fc.property(changes, (damage) => {
      const { quick, careful } = read(damage.reduce((before, one) => one(before), tiny));
      if (quick?.framework == null || quick.diagnostics.length > 0) return;
      expect(careful).toEqual(quick);
    }),
    { numRuns: 2_000 },
  );
}, 120_000);
