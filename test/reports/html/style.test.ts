import { describe, expect, test } from 'vitest';
import { style } from '../../../src/reports/html/style.js';

/* The colours of every page, by WCAG 2.2: text 4.5:1 on what is behind it (1.4.3), what is drawn 3:1 (1.4.11). */

/** The variables of a part of the style sheet. */
function coloursIn(sheet: string): Record<string, string> {
  return Object.fromEntries(
    [...sheet.matchAll(/--waymark-([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [
      name,
      colour,
    ]),
  );
}

const [light = ''] = /^:root \{[^}]*\}/m.exec(style) ?? [];
const [dark = ''] = /prefers-color-scheme: dark\) \{\s*:root \{[^}]*\}/.exec(style) ?? [];
const [print = ''] = /@media print \{\s*:root \{[^}]*\}/.exec(style) ?? [];

/** Each as it is where it holds: what a scheme does not set is as in the light one. */
const schemes = {
  light: coloursIn(light),
  dark: { ...coloursIn(light), ...coloursIn(dark) },
  print: { ...coloursIn(light), ...coloursIn(print) },
};

/** Relative luminance from 0 to 1: WCAG 2.2, “relative luminance”. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21: WCAG 2.2, “contrast ratio”. */
function contrast(first: string, second: string): number {
  const [lighter = 0, darker = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

test('the ratio is that of the standard', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each(Object.entries(schemes))('%s', (_name, colours) => {
  const between = (first: string, second: string) =>
    contrast(colours[first] ?? 'absent', colours[second] ?? 'absent');

  const texts = ['text', 'muted', 'link', 'accent', 'target'];
  test.each(texts.flatMap((text) => ['background', 'surface'].map((behind) => [text, behind] as const)))(
    'text: %s on %s',
    (text, behind) => expect(between(text, behind)).toBeGreaterThanOrEqual(4.5),
  );

  // The track and the lines between rows carry nothing: the marks on them do.
  const marks = ['score', 'range', 'target', 'accent'];
  test.each(
    marks.flatMap((mark) => ['background', 'surface', 'track'].map((behind) => [mark, behind] as const)),
  )('mark: %s on %s', (mark, behind) => expect(between(mark, behind)).toBeGreaterThanOrEqual(3));

  // Where they meet, each must be told from the other without its hue.
  test.each([['score', 'range']])('mark: %s beside %s', (mark, other) =>
    expect(between(mark, other)).toBeGreaterThanOrEqual(2),
  );
});
