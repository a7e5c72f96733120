import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentCodes } from '../src/diagnostics/explain.js';
import { codes } from '../src/diagnostics/words.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

test('docs/diagnostics.md is what the table of words says', () => {
  expect(read('docs/diagnostics.md')).toBe(documentCodes());
});

describe('every diagnostic is shown by a file in the tests', () => {
  const outputs = readdirSync(new URL('fixtures/invalid/', import.meta.url))
    .filter((name) => name.endsWith('.out'))
    .map((name) => read(`test/fixtures/invalid/${name}`))
    .concat(read('test/commands/hostile.test.ts'), read('test/commands/report.test.ts'));

  test.each(codes.filter((code) => code !== 'file-unreadable'))('%s', (code) => {
    expect(outputs.some((text) => text.includes(`[${code}]`) || text.includes(`'${code}'`))).toBe(true);
  });
});
