import { type None, type Words, words } from './entry.js';

/** What is said of a report that is to be read again. */
export const assessmentWords = {
  'no-assessment': words<None>({
    severity: 'error',
    title: 'A page without an assessment',
    explanation:
      'A report that “waymark report --format html” wrote holds its assessment, and can be made into other formats. This page holds none: it is another page, or a program that saved it again has left the assessment out.',
    message: () => 'This page holds no assessment.',
    hint: () => 'Give the file that “waymark report --format html” wrote, or the answer sheet.',
  }),
  'broken-assessment': words<{ where: string | null }>({
    severity: 'error',
    title: 'An assessment that was changed',
    explanation:
      'The assessment in the page is not as it was written: somebody changed it, or only a part of the page was saved. It is not repaired, for its numbers would be nobody’s.',
    message: ({ where }) =>
      where === null
        ? 'The assessment in this page is broken off, or was changed.'
        : `The assessment in this page is not as it was written${where === '' ? '' : `: “${where}” is wrong or missing`}.`,
    hint: () => 'Make the report again from the answer sheet.',
  }),
  'assessment-version': words<{ version: number }>({
    severity: 'error',
    title: 'An assessment of another version',
    explanation:
      'The assessment in the page was written by another version of Waymark, whose fields mean other things.',
    message: ({ version }) =>
      `The assessment in this page has version ${version}; this program reads version 1.`,
    hint: () => 'Use the Waymark that wrote it, or make the report again from the answer sheet.',
  }),
} as const satisfies Record<string, Words<never>>;
