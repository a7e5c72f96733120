import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli.js';
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
      isTerminal,
      columns: options.terminal,
    },
    stderr: {
      write: (text) => {
        stderr += text;
      },
      isTerminal,
      columns: options.terminal,
    },
    env: options.env ?? {},
    ...fileIo(folder),
    ...options.files,
    readStdin: async () => ({ bytes: Buffer.from(options.stdin ?? '') }),
    keyboard: null,
    screen: null,
    onInterrupt: () => () => {},
    ...options.person,
    // The day of the fictional workshop, at a time at which it is already the next day in Greenwich.
    now: () => new Date(2026, 10, 23, 23, 30),
  };
  const exitCode = await run(argv, io);
  return { exitCode, stdout, stderr };
}

/** A run as a page that a person can read: the command, the exit code, and what was printed where. */
export function transcript(argv: readonly string[], { exitCode, stdout, stderr }: RunResult): string {
  const part = (name: string, text: string) => (text === '' ? '' : `--- ${name} ---\n${text}`);
  return `$ waymark ${argv.join(' ')}\n[exit ${exitCode}]\n${part('stdout', stdout)}${part('stderr', stderr)}`;
}
