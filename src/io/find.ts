import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';

/** What a name stands for. */
export type Named =
  | { readonly kind: 'file' }
  | {
      readonly kind: 'folder';
      readonly files: readonly string[];
      /** Folders inside it, or it itself, that may not be read. */
      readonly unreadable: readonly string[];
    }
  | { readonly kind: 'pattern'; readonly files: readonly string[] };

/**
 * Tells whether a name is a file, a folder or a pattern, and finds the files of the latter two, in the order of
 * their names. What begins with a dot is left out, and so is `node_modules`; links to folders are not followed.
 * @param endings what the files of a folder end with
 */
export function find(folder: string, name: string, endings: readonly string[]): Named {
  const path = resolve(folder, name);
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) return { kind: 'file' };
    const prefix = name.replaceAll('\\', '/').replace(/\/+$/, '');
    const found = walk(path, prefix === '.' ? '' : `${prefix}/`);
    const isWanted = (file: string) => endings.some((ending) => file.toLowerCase().endsWith(ending));
    return { kind: 'folder', files: sorted(found.files.filter(isWanted)), unreadable: found.unreadable };
  }
  if (!/[*?[\]{}!()]/.test(name)) return { kind: 'file' };
  const pattern = name.replaceAll('\\', '/');
  return {
    kind: 'pattern',
    files: sorted(globSync(pattern, { cwd: folder, followSymbolicLinks: false, absolute: isAbsolute(name) })),
  };
}

/** The names of the files in one folder, in order; none where it cannot be read. */
export function namesIn(path: string): string[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return sorted(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name));
  } catch {
    return [];
  }
}

/** Every file in a folder and in those inside it; what may not be read is said, for silence would lose it. */
function walk(path: string, prefix: string): { files: string[]; unreadable: string[] } {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return { files: [], unreadable: [prefix.replace(/\/$/, '') || '.'] };
  }
  const all = { files: [] as string[], unreadable: [] as string[] };
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) {
      const inner = walk(join(path, entry.name), `${prefix}${entry.name}/`);
      for (const file of inner.files) all.files.push(file);
      for (const folder of inner.unreadable) all.unreadable.push(folder);
    } else if (entry.isFile() || (entry.isSymbolicLink() && isFile(join(path, entry.name)))) {
      // A pipe or a socket in a folder would be waited for, and nobody has named it.
      all.files.push(`${prefix}${entry.name}`);
    }
  }
  return all;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** By code unit: the same on every machine. */
function sorted(files: readonly string[]): string[] {
  return [...files].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
