import { didYouMean, type None, quote, type Suggested, type Words, words } from './entry.js';

type Unfit = 'not-zip' | 'broken' | 'password' | 'old' | 'binary' | 'open-document' | 'other' | 'macros';

const unfitMessages: Record<Unfit, string> = {
  'not-zip': 'This is no workbook, though its name says so.',
  broken: 'The workbook is broken, and cannot be read.',
  password: 'The workbook is protected by a password, so it cannot be read.',
  old: 'This is a workbook of the kind before 2007 (.xls), which is not read.',
  binary: 'This is a binary workbook (.xlsb), which is not read.',
  'open-document': 'This is an OpenDocument spreadsheet (.ods), which is not read.',
  other: 'This is an archive, but no workbook.',
  macros: 'The workbook has macros in it, so it is not read.',
};

const unfitHints: Partial<Record<Unfit, string>> = {
  broken: 'Open it in a spreadsheet program, and save it again as an Excel workbook (.xlsx).',
  password: 'Take the password off in the spreadsheet program, and save it again.',
};

/** What belongs in a cell. */
const expected = {
  answer: 'a level, such as 2, “unknown” or “not applicable”',
  level: 'a level, such as 2',
  tick: '“yes” or “no”',
};
const articles: Record<keyof typeof expected, string> = {
  answer: 'an answer',
  level: 'a level',
  tick: 'yes or no',
};

/** What is said of a workbook. */
export const workbookWords = {
  'not-a-workbook': words<{ why: Unfit }>({
    severity: 'error',
    title: 'A file that is no workbook, or none that is read',
    explanation:
      'A workbook is an .xlsx file as “waymark template --format xlsx” makes it and a spreadsheet program saves it: without a password and without macros. Workbooks of other kinds can be saved as .xlsx.',
    message: ({ why }) => unfitMessages[why],
    hint: ({ why }) =>
      unfitHints[why] ??
      (why === 'not-zip' || why === 'other'
        ? 'Check that it is the file you meant.'
        : 'In a spreadsheet program save it as an Excel workbook (.xlsx), and name that.'),
  }),
  'workbook-of-another': words<None>({
    severity: 'error',
    title: 'A workbook that is no answer sheet',
    explanation:
      'A workbook that can be read back has the worksheets “About” and “Answers”. In a folder other workbooks are left alone.',
    message: () => 'This workbook has neither a worksheet “About” nor one called “Answers”.',
    hint: () => '“waymark template --format xlsx -o council.xlsx” makes one to fill in.',
  }),
  'workbook-worksheet': words<{ worksheet: string }>({
    severity: 'error',
    title: 'A worksheet that is missing',
    explanation:
      'The worksheet “About” says which framework a workbook is for, and “Answers” has the answers. Without one of them it cannot be read.',
    message: ({ worksheet }) => `The workbook has no worksheet ${quote(worksheet)}.`,
    hint: () => 'If it was given another name, give it back this one.',
  }),
  'workbook-columns': words<{ worksheet: string; missing: readonly string[] }>({
    severity: 'error',
    title: 'A worksheet without the columns that it needs',
    explanation:
      'Columns are found by the names in the header, in whatever order they stand. The header is one of the first twenty rows.',
    message: ({ worksheet, missing }) =>
      missing.length === 0
        ? `The worksheet ${quote(worksheet)} has no header.`
        : `The worksheet ${quote(worksheet)} has no column ${missing.map(quote).join(' and no column ')}.`,
    hint: () => 'Give the header back the names that it had.',
  }),
  'workbook-name': words<{ name: string } & Suggested>({
    severity: 'error',
    title: 'A name that was changed',
    explanation:
      'Columns, and the rows of the worksheet “About”, are found by their names. What stands under a name that was changed would be lost without a word. Names that are not like any of them are your own, and are left alone.',
    message: ({ name }) => `${quote(name)} is not a name that is read here.`,
    hint: didYouMean,
  }),
  'workbook-framework': words<None>({
    severity: 'error',
    title: 'A workbook that does not say which framework it is for',
    explanation:
      'The row “Framework” of the worksheet “About” names the framework: a bundled id, or the path of a file from where the workbook is.',
    message: () => 'The worksheet “About” does not say which framework this is for.',
    hint: () => 'In its row “Framework” write the id of the framework, or its path from this file.',
  }),
  'workbook-repeated': words<{ id: string; row: number }>({
    severity: 'error',
    title: 'A row that is there twice',
    explanation: 'Each criterion, item and part has one row. With two it is not certain which counts.',
    message: ({ id, row }) => `${quote(id)} is there already, in row ${row}.`,
    hint: () => 'Remove one of the two rows.',
  }),
  'workbook-row': words<None>({
    severity: 'error',
    title: 'A row that belongs nowhere',
    explanation:
      'The ids in the first columns of a row say what it is about. Without one, what was written in the row would be lost.',
    message: () => 'This row does not say what it is for: its id is missing.',
    hint: () => 'Write the id where it was, or move what stands here to the row that it belongs to.',
  }),
  'workbook-answer': words<{ found: string; what: keyof typeof expected } & Suggested>({
    severity: 'error',
    title: 'A cell that is no answer',
    explanation:
      'An answer is a level, as its number or as the list of the cell has it, such as “2 Defined”; “unknown”; or “not applicable”, where the question says when. An empty cell is not answered. A target is a level. An item of a checklist is “yes” or “no”.',
    message: ({ found, what }) => `${quote(found.replace(/\s+/g, ' '))} is not ${articles[what]}.`,
    hint: (facts) => didYouMean(facts) ?? `Write ${expected[facts.what]}, or leave the cell empty.`,
  }),
  'workbook-reason': words<None>({
    severity: 'error',
    title: 'Not applicable without a reason, in a workbook',
    explanation: 'Whatever is left out of the score is printed in the report with its reason.',
    message: () => '“not applicable” needs a reason, and the column “Reason” is empty.',
    hint: () => 'Write in the column “Reason” why it does not apply.',
  }),
  'workbook-idle-reason': words<None>({
    severity: 'warning',
    title: 'A reason that nothing needs',
    explanation:
      'The column “Reason” belongs to answers that are “not applicable”. Beside another answer it is not read.',
    message: () => 'This is not read: the answer is not “not applicable”.',
    hint: () => 'Move it to the column “Note”, or choose “not applicable”.',
  }),
  'workbook-formula': words<None>({
    severity: 'error',
    title: 'A formula without a value',
    explanation:
      'Of a formula its last value is taken. This one has none: the program that wrote the file never worked it out.',
    message: () => 'This cell holds a formula that was never worked out.',
    hint: () => 'Write the value in its place, or open the file in a spreadsheet program and save it again.',
  }),
  'workbook-error': words<{ error: string }>({
    severity: 'error',
    title: 'An error in the place of a value',
    explanation: 'A formula has gone wrong, and the cell holds an error such as #REF! and no value.',
    message: ({ error }) => `This cell holds the error ${quote(error)}.`,
    hint: () => 'Write the value in its place.',
  }),
  'workbook-text': words<{ characters: number }>({
    severity: 'error',
    title: 'A text that is too long for a cell',
    explanation: 'A cell holds at most 32,767 characters. No spreadsheet program writes more.',
    message: ({ characters }) =>
      `The text of this cell has ${characters} characters; at most 32767 are read.`,
    hint: () => 'Shorten it.',
  }),
  'workbook-too-long': words<{ worksheet: string; rows: number }>({
    severity: 'error',
    title: 'A worksheet with too many rows',
    explanation:
      'A framework has a few hundred criteria at most. A worksheet of many thousand rows is something else.',
    message: ({ worksheet, rows }) =>
      `The worksheet ${quote(worksheet)} has more than ${rows} rows, the most that are read.`,
    hint: () => 'Check that it is the file you meant.',
  }),
} as const satisfies Record<string, Words<never>>;
