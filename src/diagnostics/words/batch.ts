import { didYouMean, type None, quote, type Suggested, type Words, words } from './entry.js';

/** What is said of many sheets. */
export const batchWords = {
  'unknown-input': words<None>({
    severity: 'error',
    title: 'A file whose format its name does not tell',
    explanation:
      '“score” tells by the ending of a name how a file is read: .yaml, .yml, .json, .ndjson, .jsonl, .csv, .tsv or .xlsx, each also with .gz. For other names, and for standard input, say it with --input.',
    message: () => 'The name of this file does not tell how it is to be read.',
    hint: () => 'Say so with --input yaml, json, ndjson, csv or xlsx.',
  }),
  'broken-archive': words<None>({
    severity: 'error',
    title: 'A compressed file that is broken',
    explanation:
      'The name ends in .gz, but the content is not gzip, or it is damaged or cut short. What could be read before the damage has been scored.',
    message: () => 'The file cannot be decompressed: it is not gzip, or it is damaged.',
    hint: () => 'Make or fetch the file again.',
  }),
  'record-too-large': words<{ limit: string }>({
    severity: 'error',
    title: 'A record that is too large',
    explanation:
      'A sheet is a few kilobytes. A line, or a row, far larger than that is something else. In CSV the cause is nearly always a quotation mark that is never closed, so that the rest of the file is one cell.',
    message: ({ limit }) => `The record that begins here is larger than ${limit}.`,
    hint: () => 'Look for a quotation mark that is not closed, or for a missing line break.',
  }),
  'repeated-sheet': words<{ id: string; file: string; line: number | null }>({
    severity: 'warning',
    title: 'An id that two sheets have',
    explanation:
      'Each sheet is called by its id in the table. When two have the same, rows can no longer be told apart, and a join counts them twice. Both are scored all the same.',
    message: ({ id, file, line }) =>
      `The id ${quote(id)} was used before, by ${line === null ? file : `${file}, line ${line}`}.`,
    hint: () => 'Give each sheet an id of its own.',
  }),
  'other-framework': words<{ named: string; table: string }>({
    severity: 'error',
    title: 'A sheet of another framework in a wide table',
    explanation:
      'The columns of a wide table are those of one framework: the one that --framework names, else that of the first sheet. Sheets of several frameworks fit into a long table.',
    message: ({ named, table }) =>
      `This sheet is for ${quote(named)}, and the columns of this table are those of ${quote(table)}.`,
    hint: () => 'Leave out --wide, or score each framework on its own.',
  }),
  'below-threshold': words<{
    sheet: string;
    part: string;
    score: string | null;
    why: string | null;
    least: number;
    short: string | null;
  }>({
    severity: 'error',
    title: 'A score below what --fail-under asks',
    explanation:
      'Scores are compared as they are, not as they are printed. What is not applicable asks for nothing; what has no score, because nothing is answered or because the short form leaves it out, cannot be said to reach it, and falls short.',
    message: ({ sheet, part, score, why, least, short }) =>
      score === null
        ? `${quote(sheet)} has no score for ${quote(part)}, which ${why}; at least ${least} is asked.`
        : `${quote(sheet)} has ${score} for ${quote(part)}: ${short} below ${least}.`,
  }),
  'csv-syntax': words<{ problem: string }>({
    severity: 'error',
    title: 'A row that is not CSV',
    explanation:
      'A cell with a comma, a quotation mark or a line break in it stands between quotation marks, and quotation marks inside it are doubled.',
    message: ({ problem }) => `This is not valid CSV: ${problem}.`,
    hint: () => 'Double the quotation marks inside a cell that stands between quotation marks.',
  }),
  'many-lines': words<{ lines: number }>({
    severity: 'warning',
    title: 'A row of very many lines',
    explanation:
      'A cell may have line breaks in it. A row of hundreds of lines has more often a stray quotation mark in it, which made one cell of the rows up to the next.',
    message: ({ lines }) => `The row that begins here has ${lines} lines.`,
    hint: () => 'Look for a quotation mark that does not belong there.',
  }),
  'csv-columns': words<{ missing: readonly string[] }>({
    severity: 'error',
    title: 'A table without the columns that it needs',
    explanation:
      'A wide table has a row a sheet and a column for at least one criterion of the framework. A long table has the columns sheet, criterion and answer. The first row names the columns.',
    message: ({ missing }) =>
      missing.length === 0
        ? 'No column here is a criterion of the framework.'
        : `The table has no column ${missing.map((name) => quote(name)).join(' and ')}.`,
    hint: () => '“waymark template --format csv” prints a header. For another framework, give --framework.',
  }),
  'unknown-column': words<{ name: string } & Suggested>({
    severity: 'error',
    title: 'A column that is no criterion',
    explanation:
      'A column that is misspelt would be lost without a word. A column that belongs to you and not to the framework is carried into the result by --keep.',
    message: ({ name }) =>
      name === ''
        ? 'There is something in a column that has no name.'
        : `The column ${quote(name)} is no criterion of the framework.`,
    hint: (facts) =>
      didYouMean(facts) ?? 'To carry it into the result, name it with --keep, or give “--keep all”.',
  }),
  'repeated-column': words<{ name: string }>({
    severity: 'error',
    title: 'A column that is there twice',
    explanation: 'Two columns have the same name, so it is not certain which one counts.',
    message: ({ name }) => `The column ${quote(name)} is there twice.`,
    hint: () => 'Remove one of them.',
  }),
  'cell-count': words<{ cells: number; columns: number }>({
    severity: 'error',
    title: 'A row with too many or too few cells',
    explanation:
      'Each row has as many cells as the header. A comma inside a cell that does not stand between quotation marks moves every answer after it into the wrong column.',
    message: ({ cells, columns }) =>
      `This row has ${cells} ${cells === 1 ? 'cell' : 'cells'}, and the header has ${columns}.`,
    hint: ({ cells, columns }) =>
      cells > columns
        ? 'Put a cell with a comma in it between quotation marks.'
        : 'Fill it up with empty cells, and look for a quotation mark that is not closed.',
  }),
  'csv-answer': words<{ found: string; hint?: string | undefined }>({
    severity: 'error',
    title: 'A cell that is no answer',
    explanation:
      'An answer in CSV is a level, such as 2; “unknown”; “na:” with the reason why it does not apply; or an empty cell, which is not answered.',
    message: ({ found }) => `${quote(found)} is not an answer.`,
    hint: ({ hint }) =>
      hint ?? 'Write a level, “unknown”, “na:” with the reason, or leave the cell empty for not answered.',
  }),
  'na-without-reason': words<None>({
    severity: 'warning',
    title: 'Not applicable, without a reason',
    explanation:
      'In CSV “na” alone is taken as not applicable. Write the reason after a colon, so that it can be checked later.',
    message: () => 'This is taken as not applicable, and no reason is given.',
    hint: () => 'Write “na:” and the reason.',
  }),
  'repeated-answer': words<{ criterion: string; line: number }>({
    severity: 'error',
    title: 'A criterion that a sheet answers twice',
    explanation:
      'In a long table each sheet has one row for a criterion. With two it is not certain which counts.',
    message: ({ criterion, line }) => `This sheet has answered ${quote(criterion)} already, on line ${line}.`,
    hint: () => 'Remove one of the rows.',
  }),
  'rows-disagree': words<{ column: string; line: number }>({
    severity: 'error',
    title: 'Rows of one sheet that disagree',
    explanation:
      'In a long table whatever is said of the whole sheet, such as the organisation, is the same in each of its rows, or empty.',
    message: ({ column, line }) =>
      `The column ${quote(column)} says something else here than on line ${line}.`,
    hint: () => 'Write the same in each row of the sheet, or leave it empty in all but one.',
  }),
  'row-without-id': words<{ column: 'sheet' | 'criterion' }>({
    severity: 'error',
    title: 'A row that belongs nowhere',
    explanation:
      'In a long table the column “sheet” says which sheet an answer belongs to, and “criterion” what it answers.',
    message: ({ column }) =>
      column === 'sheet'
        ? 'This row does not say to which sheet it belongs.'
        : 'This row does not say which criterion it answers.',
    hint: ({ column }) => `Fill in the column “${column}”.`,
  }),
} as const satisfies Record<string, Words<never>>;
