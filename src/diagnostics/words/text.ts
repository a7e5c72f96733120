import { type None, quote, type Words, words } from './entry.js';

/** What is said of a text that is not YAML or JSON. */
export const textWords = {
  syntax: words<{ problem: string; hint?: string | undefined }>({
    severity: 'error',
    title: 'Text that is not YAML',
    explanation:
      'The text breaks a rule of YAML, so what follows cannot be trusted. Common causes: a tab used to indent, a missing quotation mark, a colon inside a text without quotation marks, lines that do not line up.',
    message: ({ problem }) => `This is not valid YAML: ${problem}.`,
    hint: ({ hint }) => hint,
  }),
  'json-syntax': words<{ problem: string }>({
    severity: 'error',
    title: 'Text that is not JSON',
    explanation:
      'A file whose name ends in .json must be JSON: names and texts in double quotation marks, no comments, no comma after the last item.',
    message: ({ problem }) => `This is not valid JSON: ${problem}.`,
  }),
  'several-documents': words<None>({
    severity: 'error',
    title: 'Several documents in one file',
    explanation:
      'A line of three dashes starts a new YAML document. A framework or a sheet is one document, so the rest would be lost.',
    message: () => 'A second document starts here, and only one is read.',
    hint: () => 'Remove the line “---”, or put each document in a file of its own.',
  }),
  'too-deep': words<{ limit: number }>({
    severity: 'error',
    title: 'Nesting that is too deep',
    explanation: 'Frameworks and sheets are a few levels deep. Far deeper text is a mistake or an attack.',
    message: ({ limit }) => `The text is nested more than ${limit} levels deep.`,
  }),
  'too-many-values': words<{ limit: number }>({
    severity: 'error',
    title: 'Too many values',
    explanation:
      'Aliases (“*name”) repeat a part of the file. Aliases of aliases can grow beyond all measure, so the number of values is limited, each alias counted as what it repeats.',
    message: ({ limit }) => `The file has more than ${limit} values, with its aliases written out.`,
    hint: () => 'Check that it is the file you meant, and look for aliases of aliases.',
  }),
  'unknown-alias': words<{ name: string }>({
    severity: 'error',
    title: 'An alias without its anchor',
    explanation:
      'An alias (“*name”) repeats what an anchor (“&name”) marked further up. There is no such anchor.',
    message: ({ name }) => `The alias ${quote(`*${name}`)} has no anchor above it.`,
    hint: () => 'If it is meant as text, put it in quotation marks.',
  }),
  'circular-alias': words<{ name: string }>({
    severity: 'error',
    title: 'An alias inside its own anchor',
    explanation: 'The alias stands inside the part that it repeats, so it would never end.',
    message: ({ name }) => `The alias ${quote(`*${name}`)} stands inside what it repeats.`,
  }),
  'custom-tag': words<{ tag: string }>({
    severity: 'error',
    title: 'A YAML tag',
    explanation:
      'Tags such as “!env” or “!!binary” ask a program to treat a value specially. Frameworks and sheets are plain text and numbers; tags are refused.',
    message: ({ tag }) => `The tag ${quote(tag)} is not allowed.`,
    hint: () => 'Remove the tag. If it is meant as text, put it in quotation marks.',
  }),
  'merge-key': words<None>({
    severity: 'error',
    title: 'A merge key',
    explanation:
      '“<<” merges one mapping into another in older YAML. It is not part of YAML 1.2, and programs differ in what they do with it.',
    message: () => 'The merge key “<<” is not supported.',
    hint: () => 'Write the merged keys out.',
  }),
  'duplicate-key': words<{ key: string; line: number }>({
    severity: 'error',
    title: 'The same key twice',
    explanation: 'A key stands twice in one place. Only one of the two could count, so neither is guessed.',
    message: ({ key, line }) => `${quote(key)} stands here already, on line ${line}.`,
    hint: () => 'Remove one of the two.',
  }),
  'reserved-key': words<{ key: string }>({
    severity: 'error',
    title: 'A reserved key',
    explanation: 'The name has a special meaning in JavaScript and cannot be a key.',
    message: ({ key }) => `${quote(key)} cannot be used as a key.`,
    hint: () => 'Choose another name.',
  }),
  'key-not-text': words<None>({
    severity: 'error',
    title: 'A key that is not a simple name',
    explanation: 'A list or a mapping stands where the name of a key belongs.',
    message: () => 'A key must be a simple name.',
    hint: () => 'If braces or brackets are meant as text, put it in quotation marks.',
  }),
  'control-character': words<{ character: string }>({
    severity: 'error',
    title: 'A control character in a text',
    explanation:
      'Control characters (such as the escape character, which can recolour or rewrite a terminal) and marks that reverse the direction of writing have no place in a framework or a sheet.',
    message: ({ character }) => `The text holds the control character ${character}.`,
    hint: () => 'Remove it. It may have been pasted from a terminal.',
  }),
} as const satisfies Record<string, Words<never>>;
