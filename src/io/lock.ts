import {
  closeSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';

/** Who works on a file, as the lock beside it says. */
export interface LockHolder {
  readonly host: string;
  readonly process: number;
  /** When it began, as an ISO time. */
  readonly since: string;
}

export type Lock =
  | { readonly state: 'held'; release(): void }
  | { readonly state: 'taken'; readonly holder: LockHolder }
  /** No lock can be made here, for example in a folder that may not be written to. */
  | { readonly state: 'impossible'; readonly error: Error };

/** A holder that has not shown that it lives for this long has crashed, or its machine has. */
const silence = 15_000;
const beat = 3_000;

/**
 * Takes the lock on a file, so that two programs do not write it by turns: a file of its own beside it, which
 * names the process that holds it and is touched while it lives.
 * A lock whose process is gone, or that has been silent for fifteen seconds, was left by a crash and is taken
 * over at once. The time is needed for what the process number cannot tell: a number that was given to another
 * program, and a process on another machine that shares the folder.
 */
export function lockFile(path: string): Lock {
  const lock = `${realPath(path)}.lock`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const file = openSync(lock, 'wx');
      const holder: LockHolder = {
        host: hostname(),
        process: process.pid,
        since: new Date().toISOString(),
      };
      writeSync(file, `${JSON.stringify(holder)}\n`);
      closeSync(file);
      return hold(lock);
    } catch (error) {
      const failure = error as NodeJS.ErrnoException;
      if (failure.code !== 'EEXIST') return { state: 'impossible', error: failure };
    }
    const holder = holderOf(lock);
    if (holder !== null) return { state: 'taken', holder };
    rmSync(lock, { force: true, recursive: true });
  }
  return { state: 'impossible', error: new Error(`${lock} is in the way`) };
}

/** What a link leads to, so that a file has one lock under all its names. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function hold(lock: string): Lock {
  const timer = setInterval(() => {
    try {
      utimesSync(lock, new Date(), new Date());
    } catch {
      // Somebody has removed it. What it guards is compared before every write all the same.
    }
  }, beat);
  timer.unref();
  return {
    state: 'held',
    release() {
      clearInterval(timer);
      if (parseHolder(lock)?.process === process.pid) rmSync(lock, { force: true });
    },
  };
}

/** The holder of a lock, or null when it is gone or was left by a crash. */
function holderOf(lock: string): LockHolder | null {
  const stat = statSync(lock, { throwIfNoEntry: false });
  if (stat === undefined || Date.now() - stat.mtimeMs > silence) return null;
  const holder = parseHolder(lock);
  // One that cannot be read may be in the middle of being written.
  if (holder === null) return { host: 'unknown', process: 0, since: stat.mtime.toISOString() };
  return holder.host === hostname() && !isAlive(holder.process) ? null : holder;
}

function parseHolder(lock: string): LockHolder | null {
  try {
    const { host, process: id, since } = JSON.parse(readFileSync(lock, 'utf8'));
    return typeof host === 'string' && Number.isInteger(id) && typeof since === 'string'
      ? { host, process: id, since }
      : null;
  } catch {
    return null;
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // It lives, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
