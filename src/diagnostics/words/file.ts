import { type None, type Words, words } from './entry.js';

/** What is said of a file that cannot be read. */
export const fileWords = {
  'file-not-found': words<None>({
    severity: 'error',
    title: 'A file that is not there',
    explanation: 'The named file does not exist. Check the spelling and the folder you are in.',
    message: () => 'There is no such file.',
    hint: () => 'Check the spelling, and the folder that you are in.',
  }),
  'not-a-file': words<None>({
    severity: 'error',
    title: 'A folder where a file belongs',
    explanation: 'The name is that of a folder, or of something else that is not a file. Name one file.',
    message: () => 'This is not a file.',
    hint: () => 'Name a file inside it.',
  }),
  'file-unreadable': words<{ reason: string }>({
    severity: 'error',
    title: 'A file that cannot be read',
    explanation: 'The file exists, but the system does not let this program read it.',
    message: ({ reason }) => `The file cannot be read: ${reason}.`,
    hint: ({ reason }) => (reason.startsWith('you may not') ? 'Check who may read it.' : undefined),
  }),
  'file-too-large': words<{ limit: string }>({
    severity: 'error',
    title: 'A file that is too large',
    explanation:
      'A framework or a sheet is a few dozen kilobytes. A file far larger than that is something else, and is refused before it is read.',
    message: ({ limit }) => `The file is larger than ${limit}, the most that is read of one.`,
    hint: () => 'Check that it is the file you meant.',
  }),
  'binary-file': words<None>({
    severity: 'error',
    title: 'A file that is not text',
    explanation: 'The file holds bytes that no text has. It may be a spreadsheet, a picture or an archive.',
    message: () => 'The file is not text.',
    hint: () => 'Give a YAML or JSON file.',
  }),
  'web-page': words<None>({
    severity: 'error',
    title: 'A web page where a framework or a sheet belongs',
    explanation:
      'Frameworks and answer sheets are YAML or JSON. A report that was written as a page can be read by “waymark report”, which takes the assessment out of it, and by nothing else.',
    message: () => 'This is a web page, not a framework or an answer sheet.',
    hint: () => 'Give the YAML file. Only “waymark report” reads a page, one whose name ends in .html.',
  }),
  'not-utf8': words<{ byte: string }>({
    severity: 'error',
    title: 'Text that is not UTF-8',
    explanation:
      'Frameworks and sheets are UTF-8 text. Older programs on Windows may save in another encoding; choose “UTF-8” when saving.',
    message: ({ byte }) => `The file is not UTF-8 text: ${byte} cannot stand here.`,
    hint: () => 'Open it in an editor and save it again as UTF-8.',
  }),
  'empty-file': words<None>({
    severity: 'error',
    title: 'An empty file',
    explanation: 'The file has no content, or nothing but comments.',
    message: () => 'The file is empty.',
  }),
  'file-not-written': words<{ reason: string }>({
    severity: 'error',
    title: 'A file that cannot be written',
    explanation: 'A file was to be changed and could not be written. It is as it was.',
    message: ({ reason }) => `The file cannot be written: ${reason}.`,
  }),
  'file-changed': words<None>({
    severity: 'error',
    title: 'A file that changed meanwhile',
    explanation:
      'Between being read and being written the file was changed by somebody else, so it was left alone.',
    message: () => 'The file was changed while it was being mended.',
    hint: () => 'Run the command again.',
  }),
  'nothing-found': words<{ what: 'folder' | 'pattern'; endings: string }>({
    severity: 'error',
    title: 'A folder or a pattern without files',
    explanation:
      'A folder, and the folders inside it, are searched for files by their endings: “validate” takes .yaml, .yml, .json and .xlsx, “score” also .ndjson, .jsonl, .csv, .tsv, and each of them with .gz. A pattern is matched against the names of files. When nothing is found, the name is probably wrong, and an empty result would hide that.',
    message: ({ what }) =>
      what === 'folder' ? 'There is nothing to read in this folder.' : 'No file matches this pattern.',
    hint: ({ what, endings }) =>
      what === 'folder'
        ? `The files that are read end in ${endings}.`
        : 'Check the spelling, and put the pattern in quotation marks so that the shell leaves it alone.',
  }),
} as const satisfies Record<string, Words<never>>;
