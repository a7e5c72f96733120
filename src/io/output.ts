import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that is being written, too large to be held. It takes its place whole, or not at all. */
export interface FileOutput {
  write(bytes: Uint8Array): void;
  /** Puts the file in its place. What is written can be made again, so it is not waited for until it is on the disk. */
  finish(): void;
  /** Leaves what was there before as it was. */
  abandon(): void;
}

/** @throws the system's error */
export function writePieces(path: string): FileOutput {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) throw Object.assign(new Error('This is a folder'), { code: 'EISDIR' });
  // A device or a pipe: replacing it by a file would be worse than to leave it half written.
  if (stat !== undefined && !stat.isFile()) {
    const close = closing(openSync(path, 'w'));
    return { write: (bytes) => writeAll(close.file, bytes), finish: close, abandon: close };
  }
  // A link stays a link.
  const target = stat === undefined ? path : realpathSync(path);
  const { temporary, file } = openTemporary(target, stat?.mode);
  const close = closing(file);
  return {
    write: (bytes) => writeAll(file, bytes),
    finish() {
      close();
      renameSync(temporary, target);
    },
    abandon() {
      close();
      rmSync(temporary, { force: true });
    },
  };
}

/** A file beside the one that it will replace. What a run that was killed has left there is not touched. */
function openTemporary(path: string, mode: number | undefined): { temporary: string; file: number } {
  for (let attempt = 0; ; attempt += 1) {
    const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${attempt}.part`);
    try {
      return { temporary, file: openSync(temporary, 'wx', mode) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 100) throw error;
    }
  }
}

/** Closes a file, once. */
function closing(file: number): { (): void; readonly file: number } {
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return Object.assign(close, { file });
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(file, bytes, written, bytes.length - written);
  }
}
