import { normalize } from 'node:path';
import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import type { Io } from '../../io.js';
import { isLeftByOffice } from '../../sheet/workbook/kind.js';

/** A file to check. */
export interface Input {
  /** Its name in messages. */
  readonly file: string;
  readonly isStdin: boolean;
  /** True when it was found in a folder, where there may be files of other programs too. */
  readonly isFound: boolean;
}

const endings = ['.yaml', '.yml', '.json', '.xlsx'];

/**
 * The files that are meant, in the order of the command line; those of a folder or a pattern in the order of their
 * names. A file that is meant twice is checked once.
 * @param stdinName what standard input is called in messages
 */
export async function findInputs(
  io: Io,
  names: readonly string[],
  stdinName: string,
): Promise<{ inputs: Input[]; missing: Diagnostic[] }> {
  const inputs = new Map<string, Input>();
  const missing: Diagnostic[] = [];
  const add = (input: Input) => {
    const key = input.isStdin ? '-' : normalize(input.file);
    if (inputs.get(key)?.isFound !== false) inputs.set(key, input);
  };
  for (const name of names) {
    if (name === '-') {
      add({ file: stdinName, isStdin: true, isFound: false });
      continue;
    }
    const named = await io.find(name, endings);
    if (named.kind === 'file') {
      add({ file: name, isStdin: false, isFound: false });
      continue;
    }
    const unreadable = named.kind === 'folder' ? named.unreadable : [];
    for (const file of unreadable) {
      missing.push(diagnose('file-unreadable', { file }, { reason: 'you may not read this folder' }));
    }
    if (named.files.length === 0 && unreadable.length === 0) {
      missing.push(
        diagnose(
          'nothing-found',
          { file: name },
          { what: named.kind, endings: '.yaml, .yml, .json or .xlsx' },
        ),
      );
    }
    for (const file of named.files) {
      if (!isLeftByOffice(file)) add({ file, isStdin: false, isFound: named.kind === 'folder' });
    }
  }
  return { inputs: [...inputs.values()], missing };
}
