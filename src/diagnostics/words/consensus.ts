import { type None, quote, type Words, words } from './entry.js';

/** What is said of sheets that are to be merged. */
export const consensusWords = {
  'no-respondent': words<None>({
    severity: 'error',
    title: 'A sheet that does not say who answered',
    explanation:
      'What is merged is what people said, each for themselves, so each sheet names its respondent: a name, a group, or both. With --force a sheet that names nobody speaks in the name of its file; with --anonymous no names are needed.',
    message: () => 'The sheet does not say who answered.',
    hint: () =>
      'Add a line such as “respondents: [{ name: A. Sample }]”. With --force the sheet speaks in the name of its file.',
  }),
  'respondent-twice': words<{ name: string; other: string | null }>({
    severity: 'error',
    title: 'A respondent who answered twice',
    explanation:
      'One person has one voice. Two sheets of the same name and group would give them two; so would a merged sheet together with one of those that it was made from.',
    message: ({ name, other }) =>
      other === null
        ? `${quote(name)} is named twice.`
        : `${quote(name)} has answered in ${quote(other)} too.`,
    hint: ({ other }) =>
      `${other === null ? 'Remove one of the two.' : 'Leave out one of the two sheets.'} If they are two people, write their names so that they differ.`,
  }),
  'sheets-differ': words<{ what: string; here: string; there: string; other: string; advice: string }>({
    severity: 'error',
    title: 'Sheets that should say the same',
    explanation:
      'The organisation, its targets and who has taken on which action are facts about the whole, not votes. Where the sheets state different ones, somebody has to decide. With --force both organisations are named, the lower middle of the targets counts, and of two assignments the one that is further.',
    message: ({ what, here, there, other }) => `${what} is ${here} here, and ${there} in ${quote(other)}.`,
    hint: ({ advice }) => `${advice} With --force they are merged all the same.`,
  }),
  'table-not-merged': words<None>({
    severity: 'error',
    title: 'A table of sheets that is to be merged',
    explanation:
      'A table does not say who answered in each row. What is merged is a sheet a file: YAML, JSON or a workbook.',
    message: () => 'A table of many sheets cannot be merged.',
    hint: () => 'Give a sheet a file: YAML, JSON or a workbook. “waymark score” scores tables.',
  }),
} as const satisfies Record<string, Words<never>>;
