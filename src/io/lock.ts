import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
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
  | { readonly state: 'taken'; readonly path: string; readonly holder: LockHolder }
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
 * @returns `impossible` too when the file itself may not be written
 */
export function lockFile(path: string): Lock {
  const file = realPath(path);
  const lock = `${file}.lock`;
  try {
    if (existsSync(file)) accessSync(file, constants.W_OK);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (create(lock)) return hold(lock);
      const holder = holderOf(lock);
      if (holder !== null) return { state: 'taken', path: lock, holder };
      remove(lock);
    }
    throw new Error(`${lock} is in the way`);
  } catch (error) {
    return { state: 'impossible', error: error as Error };
  }
}

/** @returns false when there is one already */
function create(lock: string): boolean {
  let file: number;
  try {
    file = openSync(lock, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    const holder: LockHolder = { host: hostname(), process: process.pid, since: new Date().toISOString() };
    writeSync(file, `${JSON.stringify(holder)}\n`);
  } catch (error) {
    // On a full disk it would stay behind empty, and in the way.
    rmSync(lock, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return true;
}

/** Removes a lock that a crash has left behind; nothing that is not a lock, whatever it is called. */
function remove(lock: string): void {
  const stat = lstatSync(lock, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isFile() || (stat.size > 0 && parseHolder(lock) === null)) {
    throw new Error(`${lock} is in the way, and is no lock of waymark`);
  }
  rmSync(lock, { force: true });
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

/** On Linux a process that has ended keeps its number until its parent has taken note. */
function isZombie(id: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return !isZombie(id);
  } catch (error) {
    // It lives, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
