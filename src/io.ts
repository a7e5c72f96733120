import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageToPrint, Printed } from './io/browser.js';
import { type FileReading, type Files, fileIo, readStream, readWhole } from './io/files.js';
import type { Inflated, InputStream } from './io/input.js';
import { type Keyboard, keyboardOf, onInterrupt, type Screen, screenOf } from './io/terminal.js';
import type { Workers } from './io/workers.js';

export type { PageToPrint, Paper, Printed } from './io/browser.js';
export { type FileReading, fileIo } from './io/files.js';
export type { Named } from './io/find.js';
export type { Inflated, InputStream } from './io/input.js';
export type { Lock, LockHolder } from './io/lock.js';
export type { FileOutput } from './io/output.js';
export type { Keyboard, Screen } from './io/terminal.js';
export type { Workers } from './io/workers.js';

/** Where text goes. */
export interface Output {
  write(text: string): void;
  /** Writes a piece of a long output, and waits until it is gone. @returns false when nobody reads */
  send(bytes: Uint8Array): Promise<boolean>;
  readonly isTerminal: boolean;
  /** The width of the terminal in columns, where it is known. */
  readonly columns: number | undefined;
}

/**
 * Everything that the program touches outside itself. Commands get it as a parameter, so that the whole
 * program can be run inside a test. This file and the room `io/` are the only ones that touch the process and
 * the file system.
 */
export interface Io extends Files {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads standard input to its end, up to a number of bytes. */
  readStdin(mostBytes: number): Promise<FileReading>;
  /** Standard input, read piece by piece. */
  openStdin(): Promise<InputStream>;
  /** Decompresses a file, up to a number of bytes. */
  inflate(bytes: Uint8Array, mostBytes: number): Promise<Inflated>;
  /** Cores that the program may use. */
  countCores(): Promise<number>;
  /** Starts threads, each with its settings. */
  startWorkers(count: number, settings: unknown): Promise<Workers>;
  /** Makes a PDF of a page, through a browser that is found on the machine. */
  printPdf(page: PageToPrint): Promise<Printed>;
  /** Who sits at standard input; null when nobody does. */
  readonly keyboard: Keyboard | null;
  /** The terminal that can be drawn on; null when both outputs go elsewhere. */
  readonly screen: Screen | null;
  /** Calls back when the program is asked to end. @returns stops listening */
  onInterrupt(interrupted: () => void): () => void;
  /** The time, in the time zone of the machine. */
  now(): Date;
}

/**
 * The real thing. A reader that closes the pipe early ends the output, not the program; when output cannot be
 * written for another reason, such as a full disk, that is said and is the exit code.
 * @param failed the exit code of output that cannot be written
 */
export function processIo(failed: number): Io {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`waymark: The output cannot be written: ${error.message}.\n`);
    process.exitCode = failed;
  });
  return {
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    env: process.env,
    ...fileIo(process.cwd()),
    readStdin: (mostBytes) => readStream(process.stdin, mostBytes),
    async openStdin() {
      const { readingFrom } = await import('./io/input.js');
      return readingFrom(process.stdin, false);
    },
    inflate: inflateBytes,
    async countCores() {
      const { countCores } = await import('./io/workers.js');
      return countCores();
    },
    async startWorkers(count, settings) {
      const { startWorkers } = await import('./io/workers.js');
      return startWorkers(packageFile('bin/worker.js'), count, settings);
    },
    async printPdf(page) {
      const { printPdf } = await import('./io/browser.js');
      return printPdf(page, process.cwd());
    },
    // Getters: to ask for standard input opens it, which most commands never need.
    get keyboard() {
      return keyboardOf(process.stdin);
    },
    get screen() {
      return screenOf(process.stdout) ?? screenOf(process.stderr);
    },
    onInterrupt,
    now: () => new Date(),
  };
}

function outputTo(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    send: (bytes) =>
      new Promise((resolve) => {
        // Whoever sends may use the memory again once this is done.
        stream.write(bytes, (error) => resolve(!error && !stream.destroyed));
      }),
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : undefined,
  };
}

/** The real files, for a thread that has nothing else to do with the process. */
export function processFiles(): Pick<Io, 'readFile' | 'inflate'> {
  const folder = process.cwd();
  return {
    readFile: (path, mostBytes) =>
      readWhole(path instanceof URL ? fileURLToPath(path) : resolve(folder, path), mostBytes),
    inflate: inflateBytes,
  };
}

async function inflateBytes(bytes: Uint8Array, mostBytes: number): Promise<Inflated> {
  const { inflate } = await import('./io/input.js');
  return inflate(bytes, mostBytes);
}

/** The version in package.json. */
export function packageVersion(): string {
  return String(JSON.parse(readPackageFile(packageFile('package.json'))).version);
}

export function readPackageFile(url: URL): string {
  return readFileSync(url, 'utf8');
}

/** Where a file of the package is. Built and unbuilt, this file is one folder below the package's own. */
export function packageFile(path: string): URL {
  return new URL(`../${path}`, import.meta.url);
}
