import { type None, quote, type Words, words } from './entry.js';

/** What is said of a sheet that cannot be carried to another version of its framework. */
export const migrateWords = {
  'old-framework-needed': words<{ sheet: string | null; framework: string }>({
    severity: 'error',
    title: 'A sheet whose old framework is not known',
    explanation:
      'Between major versions levels and questions change their meaning, and the scale may be another. To carry a sheet across, the version that it was answered for is needed too. It is not needed within one major version, or where the sheet itself names the file of its old framework.',
    message: ({ sheet, framework }) =>
      sheet === null
        ? `This sheet does not say for which version of the framework it was answered, so what has changed up to ${framework} is not known.`
        : `This sheet is for version ${sheet} of the framework, and without that version what has changed up to ${framework} is not known.`,
    hint: ({ sheet }) =>
      sheet === null
        ? 'Write “framework-version” in the sheet, or give the version with a single --from.'
        : `Give it with --from: a file, or where it is in git, such as --from git:v${sheet}:frameworks/housing.yaml`,
  }),
  'newer-framework-version': words<{ sheet: string; framework: string }>({
    severity: 'error',
    title: 'A sheet for a newer version of the framework',
    explanation: 'Sheets are carried forward only: what a newer version asks has no place in an older one.',
    message: ({ sheet, framework }) =>
      `This sheet is for version ${sheet} of the framework, and ${framework} is older.`,
    hint: ({ sheet }) => `With --to, give the framework of version ${sheet} or later.`,
  }),
  'table-not-migrated': words<None>({
    severity: 'error',
    title: 'A table of sheets, or a workbook, that cannot be migrated',
    explanation:
      'A table or a workbook has no place for what is to be looked at again, nor for what no longer fits. Only sheets in files of their own can be migrated.',
    message: () => 'A table, a workbook or a compressed file cannot be migrated.',
    hint: () => 'Only sheets in YAML or JSON can, each in a file of its own.',
  }),
  'sheet-in-use': words<{ since: string; process: number; host: string }>({
    severity: 'error',
    title: 'A sheet that is being answered',
    explanation:
      'A questionnaire works on this sheet, so nothing else may write it. A file that ends in .lock beside the sheet says so; one that a crash has left is taken over after fifteen seconds.',
    message: ({ since, process, host }) =>
      `This sheet is being answered, by process ${process} on ${host}, since ${since.slice(11, 16)} (UTC).`,
    hint: () => 'Finish there first.',
  }),
  'sheet-changed': words<None>({
    severity: 'error',
    title: 'A sheet that changed while it was migrated',
    explanation:
      'Between being read and being written the sheet was changed by somebody else, so it was left alone.',
    message: () => 'This sheet was changed while it was being migrated.',
    hint: () => 'Run the command again.',
  }),
  'sheet-not-written': words<{ path: string; reason: string }>({
    severity: 'error',
    title: 'A sheet, or its backup, that cannot be written',
    explanation:
      'The migrated sheet takes the place of the old one, which is kept beside it. One of the two could not be written. The sheet is as it was.',
    message: ({ path, reason }) => `${quote(path)} cannot be written: ${reason}.`,
  }),
} as const satisfies Record<string, Words<never>>;
