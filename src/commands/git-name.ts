import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UsageError } from '../exit-codes.js';
import type { Io } from '../io.js';
import { largestFile } from '../source/decode.js';
import type { Source } from '../source/source.js';
import { decodeReading } from './load.js';

/** True for a file in a commit: `git:main:housing.yaml`. A file of such a name is called `./git:…`. */
export function isGitName(name: string): boolean {
  return name.startsWith('git:');
}

/** A file as it is in a commit, or why it cannot be had. @throws UsageError when the name is not whole */
export async function loadGitSource(
  io: Pick<Io, 'readGit'>,
  name: string,
): Promise<{ source: Source; diagnostic: null } | { source: null; diagnostic: Diagnostic }> {
  const [, ref, path] = /^git:([^:]+):(.+)$/su.exec(name) ?? [];
  if (ref === undefined || path === undefined)
    throw new UsageError(
      `“${name}” does not name a file in git. Write git:REF:path, such as git:main:housing.yaml; the path starts from the working folder.`,
    );
  return decodeReading(name, await io.readGit(ref, path, largestFile));
}
