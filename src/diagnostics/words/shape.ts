import { didYouMean, listed, type None, oneOf, quote, type Suggested, type Words, words } from './entry.js';

type Kind = 'framework' | 'sheet' | 'cases';

const kinds: Record<Kind, string> = {
  framework: 'a framework',
  sheet: 'a sheet',
  cases: 'a file of cases',
};

/** What is said of a file of another shape. */
export const shapeWords = {
  'unknown-kind': words<None>({
    severity: 'error',
    title: 'Neither a framework nor a sheet',
    explanation:
      'A framework has “phases” and a “scale”. A sheet has “framework” and “answers”. A file of cases has “framework” and “cases”. This file has none of these pairs, so it cannot be told what it is.',
    message: () =>
      'This is neither a framework (with “phases”) nor a sheet (with “framework” and “answers”), nor does it have cases.',
  }),
  'wrong-kind': words<{ expected: Kind; found: Kind }>({
    severity: 'error',
    title: 'A framework where a sheet belongs, or the other way round',
    explanation:
      'A framework holds the questions; a sheet holds one organisation’s answers; a file of cases holds answers and what they should come to.',
    message: ({ expected, found }) => `This is ${kinds[found]}, and ${kinds[expected]} is needed here.`,
  }),
  'missing-key': words<{ key: string; where: string }>({
    severity: 'error',
    title: 'A required key is missing',
    explanation: 'The format needs this key. The documentation of the format says what belongs there.',
    message: ({ key, where }) => `${where} has no ${quote(key)}.`,
    hint: ({ key }) => `Add “${key}: …”.`,
  }),
  'unknown-key': words<{ key: string; where: string; known: readonly string[] } & Suggested>({
    severity: 'error',
    title: 'A key that the format does not have',
    explanation:
      'Unknown keys are errors, because a misspelt key would otherwise be passed over without a word.',
    message: ({ key, where }) => `${where} has no key ${quote(key)} in this format.`,
    hint: (facts) => didYouMean(facts) ?? `The keys are: ${listed(facts.known)}.`,
  }),
  'wrong-type': words<{ expected: string; found: string; hint?: string | undefined }>({
    severity: 'error',
    title: 'A value of the wrong kind',
    explanation:
      'Another kind of value belongs here. A number or a word such as “true” that is meant as text needs quotation marks.',
    message: ({ expected, found }) => `This must be ${expected}, and it is ${found}.`,
    hint: ({ hint }) => hint,
  }),
  'wrong-value': words<{ allowed: readonly string[]; found: string } & Suggested>({
    severity: 'error',
    title: 'A value that is not one of the allowed ones',
    explanation: 'Only a few values are possible here.',
    message: ({ allowed, found }) => `This must be ${oneOf(allowed)}, and it is ${found}.`,
    hint: didYouMean,
  }),
  'wrong-number': words<{ rule: string; found: string }>({
    severity: 'error',
    title: 'A number out of bounds',
    explanation: 'The number is too small, too large, or not whole.',
    message: ({ rule, found }) => `This must be ${rule}, and it is ${found}.`,
  }),
  'wrong-length': words<{ rule: string; found: string }>({
    severity: 'error',
    title: 'Too few or too many items',
    explanation: 'A list, or a set of keys, has too few or too many items.',
    message: ({ rule, found }) => `This must have ${rule}, and it has ${found}.`,
  }),
  'empty-text': words<None>({
    severity: 'error',
    title: 'An empty text',
    explanation: 'A text belongs here, and there is none.',
    message: () => 'This text is empty.',
    hint: () => 'Write it, or remove the key if it is optional.',
  }),
  'bad-id': words<{ id: string }>({
    severity: 'error',
    title: 'An id that is not kebab-case',
    explanation:
      'Ids are lower-case letters and digits in words joined by single hyphens, beginning with a letter, at most 64 characters: “team-skill-mix”.',
    message: ({ id }) => `${quote(id)} is not an id.`,
    hint: () => 'Use lower-case letters, digits and single hyphens, such as “team-skill-mix”.',
  }),
  'bad-version': words<{ version: string }>({
    severity: 'error',
    title: 'A version that is not three numbers',
    explanation: 'Versions are semantic versions: three whole numbers joined by dots, such as “1.4.0”.',
    message: ({ version }) => `${quote(version)} is not a version.`,
    hint: () => 'Write three whole numbers joined by dots, such as “1.4.0”.',
  }),
  'bad-language': words<{ found: string }>({
    severity: 'error',
    title: 'A language that is no language tag',
    explanation: 'The language is a BCP 47 tag: “en”, “en-GB”, “cy”.',
    message: ({ found }) => `${quote(found)} is not a language tag.`,
    hint: () => 'Write a tag such as “en-GB”.',
  }),
  'bad-date': words<{ date: string }>({
    severity: 'error',
    title: 'A date that is no date',
    explanation: 'Dates are written year, month, day: “2026-11-23”. The day must exist.',
    message: ({ date }) => `${quote(date)} is not a date.`,
    hint: () => 'Write year, month and day, such as “2026-11-23”.',
  }),
  'format-version': words<{ found: string }>({
    severity: 'error',
    title: 'Another version of the file format',
    explanation: '“waymark: 1” says which version of the file format the file is written in.',
    message: ({ found }) => `This program reads file format 1, and the file says ${found}.`,
    hint: () => 'Write “waymark: 1”. If the file comes from a newer Waymark, update this one.',
  }),
  'level-key': words<{ key: string }>({
    severity: 'error',
    title: 'A key that is not a level',
    explanation: 'The keys here are levels of the scale, written as whole numbers from 0 to 9.',
    message: ({ key }) => `${quote(key)} is not a level.`,
    hint: () => 'Use the whole number of a level of the scale.',
  }),
} as const satisfies Record<string, Words<never>>;
