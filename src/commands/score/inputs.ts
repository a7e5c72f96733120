import { normalize } from 'node:path';
import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import type { Io } from '../../io.js';
import { isLeftByOffice } from '../../sheet/workbook/kind.js';
import { isCompressed } from './context.js';

/** How an input is read. */
export const inputFormats = ['yaml', 'json', 'ndjson', 'csv', 'xlsx'] as const;
export type InputFormat = (typeof inputFormats)[number];

/** What is called `-` on the command line. */
const stdinName = '<stdin>';

export interface Input {
  /** The name in ids and messages. */
  readonly file: string;
  readonly isStdin: boolean;
  readonly format: InputFormat;
  readonly isCompressed: boolean;
  /** True when it was found in a folder or by a pattern. */
  readonly isFound: boolean;
}

const formatOfEnding: Readonly<Record<string, InputFormat>> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.xlsx': 'xlsx',
};
const endingsInWords = '.yaml, .yml, .json, .ndjson, .jsonl, .csv, .tsv or .xlsx, each also with .gz';
const endings = Object.keys(formatOfEnding).flatMap((ending) => [ending, `${ending}.gz`]);

/**
 * The files that are meant, in the order of the command line; those of a folder or a pattern in the order of their
 * names. A file that is meant twice is read once.
 * @param asked what `--input` says, for those whose name does not tell
 */
export async function findInputs(
  io: Io,
  names: readonly string[],
  asked: InputFormat | undefined,
): Promise<{ inputs: Input[]; diagnostics: Diagnostic[] }> {
  const inputs = new Map<string, Input>();
  const diagnostics: Diagnostic[] = [];
  const add = (file: string, isFound: boolean) => {
    const format = asked ?? formatOf(file);
    if (format !== null) {
      const key = normalize(file);
      const known = inputs.get(key);
      if (known === undefined || known.isFound) {
        inputs.set(key, { file, isStdin: false, format, isCompressed: isCompressed(file), isFound });
      }
    } else if (!isFound) {
      diagnostics.push(diagnose(io.exists(file) ? 'unknown-input' : 'file-not-found', { file }, {}));
    }
  };
  for (const name of names) {
    if (name === '-') {
      const format = asked ?? 'yaml';
      inputs.set('-', { file: stdinName, isStdin: true, format, isCompressed: false, isFound: false });
      continue;
    }
    const named = await io.find(name, endings);
    if (named.kind === 'file') add(name, false);
    else {
      const files =
        named.kind === 'pattern' && asked === undefined ? named.files.filter(formatOf) : named.files;
      const unreadable = named.kind === 'folder' ? named.unreadable : [];
      for (const folder of unreadable) {
        diagnostics.push(
          diagnose('file-unreadable', { file: folder }, { reason: 'you may not read this folder' }),
        );
      }
      if (files.length === 0 && unreadable.length === 0) {
        const what = { what: named.kind, endings: endingsInWords };
        const isOther = named.files.length > 0;
        diagnostics.push(
          isOther
            ? diagnose('unknown-input', { file: name }, {})
            : diagnose('nothing-found', { file: name }, what),
        );
      }
      for (const file of files) if (!isLeftByOffice(file)) add(file, true);
    }
  }
  return { inputs: [...inputs.values()], diagnostics };
}

function formatOf(file: string): InputFormat | null {
  const ending = /\.[^./\\]+$/.exec(file.toLowerCase().replace(/\.gz$/, ''))?.[0] ?? '';
  return formatOfEnding[ending] ?? null;
}
