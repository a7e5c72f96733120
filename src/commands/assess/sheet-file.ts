import { basename } from 'node:path';
import { diagnose } from '../../diagnostics/diagnostic.js';
import { UsageError } from '../../exit-codes.js';
import type { Framework } from '../../framework/framework.js';
import type { Io, Lock } from '../../io.js';
import type { FileState, SheetFile } from '../../questionnaire/session.js';
import { WorkingSheet } from '../../sheet/change.js';
import { readSheet } from '../../sheet/read.js';
import { largestFile } from '../../source/decode.js';
import { Source } from '../../source/source.js';
import { choiceFor, decodeReading } from '../load.js';
import { whyNotWritten } from '../output.js';

/** The file of a sheet while it is being answered, held so that no other `waymark assess` writes it. */
export class HeldFile implements SheetFile {
  readonly path: string;
  readonly #io: Io;
  readonly #framework: Framework;
  readonly #lock: Extract<Lock, { state: 'held' }>;

  private constructor(io: Io, path: string, framework: Framework, lock: Extract<Lock, { state: 'held' }>) {
    this.path = path;
    this.#io = io;
    this.#framework = framework;
    this.#lock = lock;
  }

  /** @returns the file, or why it cannot be had */
  static hold(io: Io, path: string, framework: Framework): HeldFile | { readonly problem: string } {
    const lock = io.lock(path);
    switch (lock.state) {
      case 'held':
        return new HeldFile(io, path, framework, lock);
      case 'taken': {
        const { host, process, since } = lock.holder;
        // Under a link's name there is none.
        const name = `${basename(path)}.lock`;
        const where = basename(lock.path) === name ? `${path}.lock` : lock.path;
        return {
          problem: `${path} is being answered already, by process ${process} on ${host}, since ${since.slice(11, 16)} (UTC). Finish there first. If nobody does, remove ${where}, and try again.`,
        };
      }
      case 'impossible':
        return { problem: `${path} cannot be written: ${whyNotWritten(lock.error)}.` };
    }
  }

  release(): void {
    this.#lock.release();
  }

  read(): FileState {
    const { source, diagnostic } = decodeReading(this.path, this.#io.readFile(this.path, largestFile));
    if (source !== null) return { state: 'text', text: source.text };
    return diagnostic.code === 'file-not-found'
      ? { state: 'absent' }
      : { state: 'unreadable', problem: diagnostic.message };
  }

  async write(text: string): Promise<string | null> {
    try {
      await this.#io.writeFile(this.path, text);
      return null;
    } catch (error) {
      return whyNotWritten(error);
    }
  }

  parse(text: string): WorkingSheet | { readonly problem: string } {
    return parseSheet(this.path, text, this.#framework);
  }
}

/** A sheet in the making from a text; or the first thing that is wrong with the text. */
export function parseSheet(
  path: string,
  text: string,
  framework: Framework,
): WorkingSheet | { readonly problem: string } {
  const draft = readSheet(new Source(path, text));
  const { sheet, diagnostics } = draft.complete(framework, choiceFor(draft));
  if (sheet !== null) return new WorkingSheet(path, text, draft.data, sheet, framework);
  const [first = diagnose('empty-file', { file: path }, {})] = diagnostics;
  return { problem: `${first.start === null ? '' : `line ${first.start.line}: `}${first.message}` };
}

/** A file name from the name of an organisation: “Riverside Council” is `riverside-council.yaml`. */
export function fileNameFor(io: Io, organisation: string | null): string {
  const words = (organisation ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const stem = words === '' ? 'assessment' : [...words].slice(0, 60).join('');
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}.yaml`;
    if (!io.exists(name)) return name;
  }
}

/** The path of a new sheet as it was typed: without an ending it is YAML. */
export function sheetPath(typed: string): string {
  if (/\.(ya?ml|json)$/i.test(typed)) return typed;
  if (/\.xlsx$/i.test(typed)) {
    throw new UsageError(
      `A questionnaire cannot go on with a workbook, since it has no way to write into one. “waymark report ${typed}” reports it. To go through its answers, begin a sheet with them beside the questions: waymark assess new.yaml --from ${typed}`,
    );
  }
  if (/\.[a-z]\w{0,4}$/i.test(basename(typed))) {
    throw new UsageError(`${typed} is not a name for a sheet: one ends in .yaml, .yml or .json.`);
  }
  return `${typed}.yaml`;
}
