import { extname } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../diagnostics/text.js';
import { UsageError } from '../../exit-codes.js';
import type { FileOutput, Io } from '../../io.js';
import { escapeControls } from '../../terminal/clean.js';
import { type OutputOptions, paintFor, whyNotWritten, widthFor } from '../output.js';
import { grouped } from './progress.js';

/** Where what is found goes, as it is found: there may be millions. */
export interface Log {
  add(diagnostics: readonly Diagnostic[]): void;
  finish(): void;
  /** Leaves a file as it was before. */
  abandon(): void;
}

/**
 * @param where `text` or `json` on stderr, else a file: a diagnostic a line when it ends in .json, .ndjson or
 * .jsonl, else text
 */
export async function openLog(io: Io, where: string, options: OutputOptions): Promise<Log> {
  if (where === 'text') {
    const paint = paintFor(io, io.stderr, options);
    const width = io.stderr.isTerminal ? widthFor(io.stderr, undefined) : undefined;
    const few = new Few();
    return {
      add: (found) => io.stderr.write(spaced(renderDiagnostics(few.of(found), { paint, width }))),
      finish: () => io.stderr.write(few.rest()),
      abandon() {},
    };
  }
  if (where === '-')
    throw new UsageError('--diagnostics takes “text” or “json” for standard error, or a file.');
  if (where === 'json') return { add: (found) => io.stderr.write(toLines(found)), finish() {}, abandon() {} };
  const render = ['.json', '.ndjson', '.jsonl'].includes(extname(where).toLowerCase())
    ? toLines
    : (found: readonly Diagnostic[]) => spaced(renderDiagnostics(found));
  const file = await openFile(io, where);
  return {
    add: (found) => file.write(Buffer.from(render(found))),
    finish: () => file.finish(),
    abandon: () => file.abandon(),
  };
}

/** Warnings of one kind that are shown: in thousands they would hide the errors. */
const mostWarnings = 20;

/** Leaves out warnings of which there are many, and counts them. */
class Few {
  readonly #counts = new Map<string, number>();

  of(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    return diagnostics.filter(({ severity, code }) => {
      if (severity === 'error') return true;
      const count = (this.#counts.get(code) ?? 0) + 1;
      this.#counts.set(code, count);
      return count <= mostWarnings;
    });
  }

  /** What was left out. */
  rest(): string {
    return [...this.#counts]
      .filter(([, count]) => count > mostWarnings)
      .map(
        ([code, count]) =>
          `${grouped(count - mostWarnings)} more warnings [${code}]; --diagnostics FILE keeps all.\n`,
      )
      .join('');
  }
}

function toLines(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${escapeControls(JSON.stringify(diagnostic))}\n`).join('');
}

function spaced(text: string): string {
  return text === '' ? '' : `${text}\n`;
}

/** Begins to write a file; that it cannot be is wrong usage. */
export async function openFile(io: Io, path: string): Promise<FileOutput> {
  const failed = (error: unknown) => new UsageError(`${path} cannot be written: ${whyNotWritten(error)}.`);
  try {
    const file = await io.writePieces(path);
    return {
      ...file,
      write(bytes) {
        try {
          file.write(bytes);
        } catch (error) {
          file.abandon();
          throw failed(error);
        }
      },
      finish() {
        try {
          file.finish();
        } catch (error) {
          throw failed(error);
        }
      },
    };
  } catch (error) {
    throw failed(error);
  }
}
