import { extname } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { disarmForGithub } from '../diagnostics/github-command.js';
import { countProblems, renderDiagnostics } from '../diagnostics/text.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import type { Io, Output } from '../io.js';
import type { Layout } from '../reports/formats.js';
import { colorLevel } from '../terminal/color.js';
import { createPaint, type Paint } from '../terminal/paint.js';

/** What every command that writes a result understands. */
export interface OutputOptions {
  /** `--color` or `--no-color`; undefined leaves it to the environment. */
  readonly color?: boolean;
  /** A file; undefined or `-` is stdout. */
  readonly output?: string;
}

/**
 * Writes a result to stdout or, whole or not at all, to a file; never over a file that it was made from.
 * @param result bytes are for programs: they go to a file or a pipe, never to a terminal
 */
export async function writeResult(
  io: Io,
  options: OutputOptions,
  result: string | Uint8Array,
): Promise<void> {
  const { output } = options;
  if (output === undefined || output === '-') {
    if (typeof result === 'string') io.stdout.write(result);
    else {
      refuseTerminal(io, options);
      await io.stdout.send(result);
    }
    return;
  }
  if (io.hasRead(output)) {
    throw new UsageError(
      `${output} is what this was made from, and would be lost. Name another file for --output.`,
    );
  }
  try {
    await io.writeFile(output, result);
  } catch (error) {
    throw new UsageError(`${output} cannot be written: ${whyNotWritten(error)}.`);
  }
}

/**
 * For a result of bytes: nobody can read it in a terminal, which would take some of it for commands. To be asked before
 * the work, since there is nothing to show for it otherwise.
 */
export function refuseTerminal(io: Io, { output }: OutputOptions): void {
  if (io.stdout.isTerminal && (output === undefined || output === '-')) {
    throw new UsageError('This cannot be shown in a terminal. Name a file with --output.');
  }
}

/** A text for people that may go to the log of a job, where GitHub would take some of what files hold for commands. */
export function forLog(io: Io, { output }: OutputOptions, text: string): string {
  const isLog = io.env.GITHUB_ACTIONS === 'true' && (output === undefined || output === '-');
  return isLog ? disarmForGithub(text) : text;
}

/** Why a file could not be written, as the end of a sentence. */
export function whyNotWritten(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return writeReasons[code ?? ''] ?? message;
}

const writeReasons: Record<string, string> = {
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'the folder does not exist',
  EISDIR: 'it is a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

export function paintFor(io: Io, stream: Output, options: OutputOptions): Paint {
  return createPaint(colorLevel(stream, io.env, options.color));
}

/** The format that was asked for, else the one that the ending of the output file tells, else the usual one. */
export function formatOf<Format extends string>(
  { format, output }: { readonly format?: Format; readonly output?: string },
  endings: Readonly<Record<string, Format>>,
  usual: Format,
): Format {
  return format ?? endings[extname(output ?? '').toLowerCase()] ?? usual;
}

/** The formats of what people read, by the ending of the file. */
export const textEndings = { '.md': 'markdown', '.markdown': 'markdown', '.json': 'json' } as const;

/** How to lay out a result: for the terminal that it goes to, or plainly and 80 columns wide for a file. */
export function layoutFor(io: Io, options: OutputOptions & { readonly width?: number }): Layout {
  const toFile = options.output !== undefined && options.output !== '-';
  const stream = toFile ? { ...io.stdout, isTerminal: false, columns: undefined } : io.stdout;
  return { width: widthFor(stream, options.width), paint: paintFor(io, stream, options) };
}

/** Lines longer than this are hard to read, however wide the terminal is. */
const widestText = 100;
const narrowestText = 40;

/** The columns to lay a text out in: as asked, else the terminal's, else 80. */
export function widthFor(stream: Output, asked: number | undefined): number {
  return asked ?? Math.min(widestText, Math.max(narrowestText, stream.columns ?? 80));
}

/** Prints diagnostics to stderr, with a last line that says what became of the command. */
export function printDiagnostics(
  io: Io,
  options: OutputOptions,
  diagnostics: readonly Diagnostic[],
  failed: boolean,
): ExitCode {
  if (diagnostics.length > 0) {
    const paint = paintFor(io, io.stderr, options);
    const width = io.stderr.isTerminal ? widthFor(io.stderr, undefined) : undefined;
    const last = failed ? `\nNothing was done: ${countProblems(diagnostics)}.\n` : '\n';
    io.stderr.write(`${renderDiagnostics(diagnostics, { paint, width })}${last}`);
  }
  return failed ? exitCodes.input : exitCodes.done;
}
