import { describe, expect, test } from 'vitest';
import { style } from '../../../../src/reports/html/style.js';
import { answered, bundled, draw, everywhere } from './drawn.js';

/* Text has 4.5:1 on what is behind it, and what is drawn 3:1, in both colour schemes (WCAG 2.2, 1.4.3 and 1.4.11). */

type Color = readonly [number, number, number];

/** The variables of the common style, as the page has them in a light and in a dark window. */
const [light = '', dark = ''] = style.split('@media (prefers-color-scheme: dark)');
const schemes = { light: variables(light), dark: variables(dark.split('@media')[0] ?? '') };

function variables(css: string): (name: string) => Color {
  const found = new Map(
    [...css.matchAll(/--waymark-(\w+): #([0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
  return (name) => {
    const hex = found.get(name);
    if (hex === undefined) throw new Error(`No colour is called ${name}`);
    return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Color;
  };
}

function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Color, other: Color): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function mix(one: Color, share: number, other: Color): Color {
  return one.map((channel, index) => channel * share + (other[index] ?? 0) * (1 - share)) as unknown as Color;
}

/** The most colour that a cell of the heat map takes. */
const heat = Math.max(
  ...[...draw('criteria', answered(bundled, everywhere(bundled, 4))).matchAll(/--heat:([\d.]+)%/g)].map(
    ([, share]) => Number(share) / 100,
  ),
);

describe.each(Object.entries(schemes))('%s', (_, color) => {
  const background = color('background');
  const hottest = mix(color('accent'), heat, background);

  test.each([
    ['text on a card', color('text'), color('surface')],
    ['text in the darkest cell', color('text'), hottest],
    ['labels of an axis', color('muted'), background],
  ])('%s: 4.5:1', (_name, one, other) => expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5));

  test.each([
    ['a score', color('score'), background],
    ['a score on the track of a bar', color('score'), color('track')],
    ['a target', color('target'), background],
    ['a target in the darkest cell', color('target'), hottest],
    ['the edge of a range', color('score'), color('track')],
    ['the line of a gap', color('muted'), background],
    ['the edge of a cell', color('muted'), background],
  ])('%s: 3:1', (_name, one, other) => expect(contrast(one, other)).toBeGreaterThanOrEqual(3));
});
