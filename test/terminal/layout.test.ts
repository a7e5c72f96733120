import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import { widthOf, wrap, wrapWide } from '../../src/terminal/layout.js';

/* The quick way for narrow text gives what the careful way gives; no line is ever too wide. */

const word = fc.string({ unit: fc.constantFrom(...'aBz09.,;:-–“”’é…→█│/()!'), minLength: 0, maxLength: 14 });
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));
const codes = fc.constantFrom(...[1, 2, 22, 31, 33, 39, 4, 24].map((code) => `\u001b[${code}m`));
const coloured = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.oneof(word, fc.constant(' ')) }, codes), { maxLength: 40 })
  .map((parts) => parts.join(''));
const anything = fc.string({ unit: fc.constantFrom(...'ab –“木の葉🍂é\u0301 '), maxLength: 120 });
const columns = fc.integer({ min: 2, max: 60 });

test('wrapping by length and wrapping by width give the same lines', () => {
  fc.assert(
    fc.property(fc.oneof(text, coloured), columns, (given, width) => {
      expect(wrap(given, width)).toEqual(wrapWide(given, width));
    }),
    { numRuns: 2000 },
  );
});

test('colours take no columns', () => {
  fc.assert(
    fc.property(coloured, (given) => {
      expect(widthOf(given)).toBe(stringWidth(given));
    }),
  );
});

test('every character that is measured by length takes one column', () => {
  const characters = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code));
  expect(characters.filter((character) => widthOf(character) !== stringWidth(character))).toEqual([]);
});

test('no line is wider than asked', () => {
  fc.assert(
    fc.property(anything, columns, (given, width) => {
      for (const line of wrap(given, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }),
    { numRuns: 1000 },
  );
});
