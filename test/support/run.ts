import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Settings, WorkerTask } from '../../src/batch/job.js';
import { run } from '../../src/cli.js';
import { createScoring } from '../../src/commands/score/context.js';
import { createThread } from '../../src/commands/score/thread.js';
import { inflate, readingFrom } from '../../src/io/input.js';
import { fileIo, type Io } from '../../src/io.js';

export interface RunOptions {
  /** The folder that relative paths start from; the repository's when absent. */
  readonly folder?: string | URL;
  readonly stdin?: string | Uint8Array;
  readonly env?: Record<string, string>;
  /** Columns of a terminal on stdout and stderr; absent, both are pipes. */
  readonly terminal?: number;
  /** Somebody at a terminal; absent, nobody is there. */
  readonly person?: Pick<Io, 'keyboard' | 'screen' | 'onInterrupt'>;
  /** Takes the pieces of a long output. @returns false when nobody reads any more */
  readonly reader?: (bytes: Uint8Array) => boolean;
  /** Instead of the day of the fictional workshop. */
  readonly clock?: Pick<Io, 'now'>;
  /** A printer; absent, the machine has none. */
  readonly printer?: Io['printPdf'];
  /** Instead of the real files. */
  readonly files?: Partial<ReturnType<typeof fileIo>>;
}

export interface RunResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the whole program inside the test. Files are real; everything else is given. */
export async function waymark(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  let stdout = '';
  let stderr = '';
  const isTerminal = options.terminal !== undefined;
  const folder =
    options.folder instanceof URL ? fileURLToPath(options.folder) : (options.folder ?? repository);
  const io: Io = {
    stdout: {
      write: (text) => {
        stdout += text;
      },
      send: async (bytes) => {
        if (options.reader?.(bytes) === false) return false;
        stdout += Buffer.from(bytes).toString();
        return true;
      },
      isTerminal,
      columns: options.terminal,
    },
    stderr: {
      write: (text) => {
        stderr += text;
      },
      send: async () => true,
      isTerminal,
      columns: options.terminal,
    },
    env: options.env ?? {},
    ...fileIo(folder),
    ...options.files,
    readStdin: async () => ({ bytes: Buffer.from(options.stdin ?? '') }),
    openStdin: async () => readingFrom(Readable.from(piecesOf(options.stdin ?? '')), false),
    inflate: async (bytes, mostBytes) => inflate(bytes, mostBytes),
    countCores: async () => 1,
    startWorkers: async (_count, settings) => threadFor(folder, settings as Settings),
    printPdf: options.printer ?? (async () => ({ problem: 'no-driver' })),
    keyboard: null,
    screen: null,
    onInterrupt: () => () => {},
    ...options.person,
    // The day of the fictional workshop, at a time at which it is already the next day in Greenwich.
    now: () => new Date(2026, 10, 23, 23, 30),
    ...options.clock,
  };
  const exitCode = await run(argv, io);
  return { exitCode, stdout, stderr };
}

/** Standard input as a pipe delivers it: in pieces that end anywhere. */
function* piecesOf(input: string | Uint8Array): Generator<Buffer> {
  const bytes = Buffer.from(input as Uint8Array);
  for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000);
}

/** A thread that is none: what it gets and gives is copied, or moved, all the same. */
function threadFor(folder: string, settings: Settings) {
  const files = {
    ...fileIo(folder),
    inflate: async (bytes: Uint8Array, most: number) => inflate(bytes, most),
  };
  const carryOut = createThread(createScoring(files, structuredClone(settings)));
  return {
    async run(task: unknown, transfer: readonly ArrayBuffer[] = []) {
      const { answer, moved } = await carryOut(
        structuredClone(task as WorkerTask, { transfer: [...transfer] }),
      );
      return structuredClone(answer, { transfer: moved });
    },
    close() {},
  };
}

/** A run as a page that a person can read: the command, the exit code, and what was printed where. */
export function transcript(argv: readonly string[], { exitCode, stdout, stderr }: RunResult): string {
  const part = (name: string, text: string) => (text === '' ? '' : `--- ${name} ---\n${text}`);
  return `$ waymark ${argv.join(' ')}\n[exit ${exitCode}]\n${part('stdout', stdout)}${part('stderr', stderr)}`;
}
