import { didYouMean, listed, type None, oneOf, quote, type Suggested, type Words, words } from './entry.js';

/** What is said of the cases of a framework. */
export const casesWords = {
  'cases-not-found': words<{ looked: readonly string[] }>({
    severity: 'error',
    title: 'A framework without cases',
    explanation:
      'The cases of “housing.yaml” stand beside it, in “housing.cases.yaml”, or in several files named like “housing.growth.cases.yaml”. In a folder, or by a pattern, all files are found whose names end so. When there are none, a test that tests nothing would hide that.',
    message: ({ looked }) => `There are no cases here. Looked for ${listed(looked)}.`,
    hint: () => 'docs/cases.md says how to write them.',
  }),
  'cases-of-another-framework': words<{ named: string; given: string }>({
    severity: 'error',
    title: 'Cases that stand beside one framework and name another',
    explanation:
      'The name of the file says which framework the cases are for, and so does “framework” in it. The two must be the same, or the wrong framework would be tested.',
    message: ({ named, given }) =>
      `These cases are for the framework ${quote(named)}, and they stand beside ${quote(given)}.`,
    hint: () => 'Correct “framework”, or give the file another name.',
  }),
  'nothing-expected': words<{ id: string }>({
    severity: 'warning',
    title: 'A case that expects nothing',
    explanation:
      'A case without expectations tests nothing, so “waymark test” counts it as failed. With --update it writes down what was computed.',
    message: ({ id }) => `The case ${quote(id)} expects nothing.`,
    hint: () => 'Write “expect”, or let “waymark test --update” write it.',
  }),
  'unknown-part': words<{ id: string } & Suggested>({
    severity: 'error',
    title: 'An expectation of something that the framework does not have',
    explanation: 'An expectation names a phase, a step or a criterion by id, or the whole as “overall”.',
    message: ({ id }) => `The framework has no phase, step or criterion ${quote(id)}.`,
    hint: didYouMean,
  }),
  'wrong-part': words<{ id: string; kind: string; aspect: string; allowed: readonly string[] }>({
    severity: 'error',
    title: 'An expectation of a part that has no such thing',
    explanation: 'Only steps have a level, and only phases open; docs/cases.md lists what each part has.',
    message: ({ id, kind, aspect, allowed }) =>
      `${quote(id)} is a ${kind}, and “${aspect}” is about ${oneOf(allowed)}.`,
  }),
  'part-left-out': words<{ id: string }>({
    severity: 'error',
    title: 'An expectation of a part that the short form leaves out',
    explanation: 'In the short form only core criteria take part, and steps and phases that have some.',
    message: ({ id }) => `${quote(id)} takes no part in the short form, so nothing can be expected of it.`,
    hint: () => 'Remove it, or write “form: full”.',
  }),
  'score-outside-scale': words<{ score: number; lowest: number; highest: number }>({
    severity: 'error',
    title: 'An expected score outside the scale',
    explanation: 'A mean of levels lies between the lowest and the highest level of the scale.',
    message: ({ score, lowest, highest }) =>
      `${score} cannot be reached: the scale is ${lowest} to ${highest}.`,
  }),
  'range-upside-down': words<{ low: number; high: number }>({
    severity: 'error',
    title: 'A range whose lower end is above its upper end',
    explanation: 'A range is written with its lower end first: [1, 2.5].',
    message: ({ low, high }) => `This range begins at ${low} and ends at ${high}.`,
    hint: ({ low, high }) => `Write [${high}, ${low}].`,
  }),
  'more-not-last': words<None>({
    severity: 'error',
    title: '“…” before the end of a list',
    explanation:
      'A list that ends with “…” is the beginning of what is computed: more may follow. It can stand only at the end.',
    message: () => '“…” stands at the end of a list, and here something comes behind it.',
    hint: () => 'Remove it, or what comes behind it.',
  }),
} as const satisfies Record<string, Words<never>>;
