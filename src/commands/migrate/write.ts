import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import type { Io } from '../../io.js';
import { largestFile } from '../../source/decode.js';
import { loadSource } from '../load.js';
import { whyNotWritten } from '../output.js';
import type { Plan } from './plan.js';

/**
 * Writes a migrated sheet in the place of the old one, which is kept beside it. Nobody else can write it meanwhile,
 * and it is still what it was when it was read.
 * @returns where the old sheet is, or why nothing was written
 */
export async function replaceSheet(
  io: Io,
  { file, source, migration }: Extract<Plan, { state: 'migrate' }>,
): Promise<string | Diagnostic> {
  const lock = io.lock(file);
  if (lock.state === 'taken') return diagnose('sheet-in-use', { file }, lock.holder);
  if (lock.state === 'impossible') return notWritten(file, file, lock.error);
  try {
    const { source: present } = await loadSource(io, file);
    if (present?.text !== source.text) return diagnose('sheet-changed', { file }, {});
    let backup = file;
    try {
      backup = keepCopy(io, file, migration.report.from);
    } catch (error) {
      return notWritten(file, backupName(file, migration.report.from, 1), error);
    }
    try {
      await io.writeFile(file, hasMark(io, file) ? `\ufeff${migration.text}` : migration.text);
    } catch (error) {
      return notWritten(file, file, error);
    }
    return backup;
  } finally {
    lock.release();
  }
}

/** True for a file that begins with a byte order mark, which is no part of its text. */
function hasMark(io: Io, file: string): boolean {
  const reading = io.readFile(file, largestFile);
  return (
    'bytes' in reading && reading.bytes[0] === 0xef && reading.bytes[1] === 0xbb && reading.bytes[2] === 0xbf
  );
}

/** @returns the name of the copy, which no other file had */
function keepCopy(io: Io, file: string, version: string | null): string {
  for (let number = 1; ; number += 1) {
    const backup = backupName(file, version, number);
    if (io.copyFile(file, backup)) return backup;
  }
}

/** `council.yaml.1.0.0.bak`, then `council.yaml.1.0.0-2.bak`: no ending that any command takes for a sheet. */
function backupName(file: string, version: string | null, number: number): string {
  return `${file}.${version ?? 'old'}${number === 1 ? '' : `-${number}`}.bak`;
}

function notWritten(file: string, path: string, error: unknown): Diagnostic {
  return diagnose('sheet-not-written', { file }, { path, reason: whyNotWritten(error) });
}
