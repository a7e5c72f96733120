import { type None, quote, type Words, words } from './entry.js';

/** What is said of sheets that are compared. */
export const comparisonWords = {
  'no-date': words<None>({
    severity: 'warning',
    title: 'A sheet without a date, in a comparison of dates',
    explanation:
      'Which of two sheets came first is told by their dates. Without one, the order in which they are given counts: the first is taken for the earliest.',
    message: () => 'The sheet has no date, so the order in which the sheets are given counts.',
    hint: () => 'Add a line such as “date: 2026-11-23”.',
  }),
  'dates-out-of-order': words<{ date: string; after: string; other: string }>({
    severity: 'warning',
    title: 'Sheets that are not given in the order of their dates',
    explanation:
      'A comparison goes from the earliest date to the latest. Sheets that are given in another order are put into that of their dates.',
    message: ({ date, after, other }) =>
      `This is from ${date}, and was given after ${quote(other)}, which is from ${after}. They were put in the order of their dates.`,
    hint: () => 'Give the earliest first.',
  }),
  'same-date': words<{ date: string; other: string }>({
    severity: 'warning',
    title: 'Two sheets of one date',
    explanation:
      'A comparison of dates says what moved between them. Two sheets of one date may be two voices, which “waymark merge” makes into one.',
    message: ({ date, other }) => `This and ${quote(other)} are both from ${date}.`,
    hint: () => 'If they are the voices of two people, “waymark merge” makes them into one sheet.',
  }),
  'several-organisations': words<{ organisation: string; other: string; otherOrganisation: string }>({
    severity: 'warning',
    title: 'Sheets of several organisations, in a comparison',
    explanation:
      'Sheets of one organisation are compared from date to date. Those of several stand side by side: nothing is said to have moved, and nobody is ranked.',
    message: ({ organisation, other, otherOrganisation }) =>
      `This is of ${quote(organisation)}, and ${quote(other)} is of ${quote(otherOrganisation)}: they stand side by side.`,
    hint: () => 'If it is one organisation, write its name in the same way.',
  }),
  'page-of-another-version': words<{ page: string; framework: string }>({
    severity: 'error',
    title: 'A report of another version, in a comparison',
    explanation:
      'A report as a page holds an assessment that is made already, with the framework as it was. It cannot be carried to another version; its answer sheet can.',
    message: ({ page, framework }) =>
      `This report was made with ${page}, and the comparison is of ${framework}.`,
    hint: () => 'Give its answer sheet.',
  }),
} as const satisfies Record<string, Words<never>>;
