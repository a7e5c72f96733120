import {
  appendFileSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Named } from './find.js';
import type { InputStream } from './input.js';
import { type Lock, lockFile } from './lock.js';
import type { FileOutput } from './output.js';

/** The bytes of a file, or why there are none. */
export type FileReading =
  | { readonly bytes: Uint8Array }
  | { readonly problem: 'file-not-found' | 'not-a-file' | 'file-too-large' }
  | { readonly problem: 'file-unreadable'; readonly reason: string };

/** What the program does with files. A path is relative to the working folder. */
export interface Files {
  /** Reads a file, up to a number of bytes. */
  readFile(path: string | URL, mostBytes: number): FileReading;
  /** Adds to the end of a file, which need not be there yet. @throws the system's error */
  appendFile(path: string, text: string): void;
  /** Reads a file as it is in a commit of the git repository around the working folder. */
  readGit(ref: string, path: string, mostBytes: number): Promise<FileReading>;
  /** Writes a file whole or not at all. */
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  /**
   * Copies a file, with who may read it, to a name that is free; it is on the disk afterwards.
   * @returns false when there is something by that name @throws the system's error
   */
  copyFile(path: string, copy: string): boolean;
  /** True when the file has been read in this run, under whatever name, so that writing to it would lose it. */
  hasRead(path: string): boolean;
  /** True when a file is one of others, under whatever names. */
  isOneOf(path: string, others: Iterable<string>): boolean;
  /** True when there is something by this name. */
  exists(path: string): boolean;
  /** What a file is called from a folder. */
  relativePath(folder: string, path: string): string;
  /**
   * The whole path of a file or a folder of this name in the working folder, or in the nearest folder above it.
   * @param until looks no further than the first folder that has something of this name in it
   */
  findAbove(name: string, until?: string): string | null;
  /** What a name stands for: a file, or the files of a folder or a pattern. */
  find(name: string, endings: readonly string[]): Promise<Named>;
  /** The names of the files in a folder, not in those inside it; none where it cannot be read. */
  namesIn(folder: string): Promise<readonly string[]>;
  /** Opens a file that is read piece by piece, however large. @throws InputProblem */
  openInput(path: string, isCompressed: boolean): Promise<InputStream>;
  /** The bytes of a file, where they are known before it is read. */
  sizeOf(path: string): number | null;
  /** Begins to write a file that is too large to be held. @throws the system's error */
  writePieces(path: string): Promise<FileOutput>;
  /** Takes the lock on a file that will be written again and again. */
  lock(path: string): Lock;
}

/** The file system as seen from a folder. */
export function fileIo(folder: string): Files {
  const pathOf = (path: string | URL) => (path instanceof URL ? fileURLToPath(path) : resolve(folder, path));
  const read = new Set<string>();
  return {
    readFile(path, mostBytes) {
      const file = pathOf(path);
      const identity = identityOf(file);
      if (identity !== null) read.add(identity);
      return readWhole(file, mostBytes);
    },
    async readGit(ref, path, mostBytes) {
      const { readGit } = await import('./git.js');
      return readGit(folder, ref, path, mostBytes);
    },
    async writeFile(path, content) {
      const target = pathOf(path);
      // A device or a pipe is written to; replacing it by a file would be worse than a half-written one.
      if (isSpecial(target)) {
        writeFileSync(target, content);
        return;
      }
      const { default: writeFileAtomic } = await import('write-file-atomic');
      await writeFileAtomic(target, typeof content === 'string' ? content : Buffer.from(content));
    },
    copyFile: (path, copy) => copyNew(pathOf(path), pathOf(copy)),
    hasRead: (path) => read.has(identityOf(pathOf(path)) ?? ''),
    isOneOf(path, others) {
      const identity = identityOf(pathOf(path));
      if (identity === null) return false;
      for (const other of others) if (identityOf(pathOf(other)) === identity) return true;
      return false;
    },
    findAbove(name, until) {
      for (let at = folder; ; at = dirname(at)) {
        if (existsSync(join(at, name))) return join(at, name);
        if (dirname(at) === at || (until !== undefined && existsSync(join(at, until)))) return null;
      }
    },
    appendFile: (path, text) => appendFileSync(pathOf(path), text),
    exists: (path) => existsSync(pathOf(path)),
    relativePath: (from, path) => relative(pathOf(from), pathOf(path)),
    async find(name, endings) {
      const { find } = await import('./find.js');
      return find(folder, name, endings);
    },
    async namesIn(path) {
      const { namesIn } = await import('./find.js');
      return namesIn(pathOf(path));
    },
    async openInput(path, isCompressed) {
      const { openInput } = await import('./input.js');
      const file = pathOf(path);
      const identity = identityOf(file);
      if (identity !== null) read.add(identity);
      return openInput(file, isCompressed);
    },
    sizeOf(path) {
      const stat = statSync(pathOf(path), { throwIfNoEntry: false });
      return stat?.isFile() ? stat.size : null;
    },
    async writePieces(path) {
      const { writePieces } = await import('./output.js');
      return writePieces(pathOf(path));
    },
    lock: (path) => lockFile(pathOf(path)),
  };
}

/** What tells a file from all others, whatever it is called: links and the case of letters included. */
function identityOf(path: string): string | null {
  try {
    const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
    return stat?.isFile() ? `${stat.dev} ${stat.ino}` : null;
  } catch {
    // Whoever reads or writes it will say why that cannot be.
    return null;
  }
}

/** True for what exists and is neither a file nor a folder: `/dev/null`, a named pipe. */
function isSpecial(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && !stat.isFile() && !stat.isDirectory();
}

function copyNew(path: string, copy: string): boolean {
  try {
    copyFileSync(path, copy, constants.COPYFILE_EXCL);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  const file = openSync(copy, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return true;
}

const pieceSize = 64 * 1024;

/**
 * Reads a file whole. What is no file is read in pieces, so that a pipe or a device that never ends is refused as
 * soon as it is too large.
 */
export function readWhole(path: string, mostBytes: number): FileReading {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    return explainFailure(error);
  }
  try {
    const stat = fstatSync(file);
    if (stat.isDirectory()) return { problem: 'not-a-file' };
    if (stat.size > mostBytes) return { problem: 'file-too-large' };
    const pieces: Buffer[] = [];
    let total = 0;
    // One byte more than there should be: when just what was expected is read, that was the end.
    let room = stat.size > 0 ? stat.size + 1 : pieceSize;
    for (;;) {
      const piece = Buffer.allocUnsafe(room);
      const read = readSync(file, piece, 0, piece.length, null);
      if (read === 0) return { bytes: Buffer.concat(pieces) };
      if (total === 0 && read === stat.size) return { bytes: piece.subarray(0, read) };
      total += read;
      if (total > mostBytes) return { problem: 'file-too-large' };
      pieces.push(piece.subarray(0, read));
      room = pieceSize;
    }
  } catch (error) {
    return explainFailure(error);
  } finally {
    closeSync(file);
  }
}

export async function readStream(stream: NodeJS.ReadStream, mostBytes: number): Promise<FileReading> {
  const pieces: Buffer[] = [];
  let total = 0;
  try {
    for await (const piece of stream) {
      const bytes = Buffer.from(piece);
      total += bytes.length;
      if (total > mostBytes) return { problem: 'file-too-large' };
      pieces.push(bytes);
    }
  } catch (error) {
    return explainFailure(error);
  }
  return { bytes: Buffer.concat(pieces) };
}

const reasons: Record<string, string> = {
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
};

/** Why something could not be read. */
export function explainFailure(error: unknown): Exclude<FileReading, { bytes: Uint8Array }> {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'file-not-found' };
  if (code === 'EISDIR') return { problem: 'not-a-file' };
  return { problem: 'file-unreadable', reason: reasons[code] ?? (error as Error).message };
}
