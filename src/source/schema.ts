import * as z from 'zod';

/*
 * The pieces that the schemas of frameworks and sheets are made of.
 * A message that is a diagnostic's code, or begins with “expected: ” or “keys: ”, is read by checkShape.
 */

// zod compiles a function for each shape, which pays only where thousands of values are read in one run.
z.config({ jitless: true });

/** An object whose keys are all known; a key that is not gets a “did you mean”. */
export function closedObject<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `keys: ${Object.keys(shape).join(' ')}` : undefined,
  });
}

export const id = z
  .string()
  .max(64, 'bad-id')
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'bad-id')
  .describe('Lower-case letters, digits and single hyphens, such as “team-skill-mix”.');

/** A text with something in it. */
export const text = z.string().regex(/\S/, 'empty-text');

export const version = z
  .string()
  .regex(/^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/, 'bad-version')
  .describe('Three whole numbers joined by dots, such as 1.4.0.');

/** A day of the calendar, year first. */
export const date = z.iso.date('bad-date').describe('Year, month, day, such as 2026-11-23.');

/** A whole number between bounds, both included. */
export function whole(least: number, most: number, name = 'a whole number') {
  const expected = `expected: ${name} from ${least} to ${most}`;
  return z.int({ error: expected }).min(least, expected).max(most, expected);
}

/** A level of some scale; whether of this one is checked against the framework. */
export const level = whole(0, 9, 'a level: a whole number').describe('A level of the scale.');

export const levelPattern = /^[0-9]$/;

/** A level as a key. */
export const levelKey = z.string().regex(levelPattern, 'level-key');

export const formatVersion = z
  .literal(1, 'format-version')
  .describe('The version of this file format; always 1.');
