import { CommanderError } from 'commander';
import { buildProgram } from './cli/program.js';
import { type ExitCode, exitCodes, UsageError } from './exit-codes.js';
import { type Io, packageVersion } from './io.js';
import { clean } from './terminal/clean.js';

export { exitCodes } from './exit-codes.js';
export { processIo } from './io.js';

/**
 * Runs the program. It reads and writes only through `io`, and never ends the process.
 * @param argv the arguments, without the names of node and of the program
 * @returns the exit code
 */
export async function run(argv: readonly string[], given: Io): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const io = given.env.GITHUB_ACTIONS === 'true' ? await guarded(given) : given;
  const program = buildProgram(io, packageVersion(), (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return await explainFailure(error, argv, io);
  }
}

/** In a job of GitHub what files hold could be a command to the runner, which reads the log. */
async function guarded(io: Io): Promise<Io> {
  const { disarmForGithub } = await import('./diagnostics/github-command.js');
  const stderr = { ...io.stderr, write: (text: string) => io.stderr.write(disarmForGithub(text)) };
  // Not a copy: to ask for standard input would open it.
  return Object.create(io, { stderr: { value: stderr, enumerable: true } }) as Io;
}

async function explainFailure(error: unknown, argv: readonly string[], io: Io): Promise<ExitCode> {
  if (error instanceof CommanderError) {
    // Commander has printed its message already.
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
  if (error instanceof UsageError) {
    const { wrap } = await import('./terminal/layout.js');
    const message = `waymark: ${clean(error.message)}`;
    const { columns } = io.stderr;
    io.stderr.write(`${columns === undefined ? message : wrap(message, columns).join('\n')}\n`);
    return exitCodes.usage;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  io.stderr.write(
    `waymark: ${clean(message)}\nThis is a bug in waymark. Please report it with the command that led to it.\n`,
  );
  io.stderr.write(argv.includes('--debug') ? `${stack}\n` : 'With --debug it says where it happened.\n');
  return exitCodes.bug;
}
