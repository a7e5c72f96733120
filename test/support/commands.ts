import { type Command, CommanderError } from 'commander';
import { buildProgram } from '../../src/cli/program.js';
import type { Io } from '../../src/io.js';

/** The program as commander knows it; nothing of it runs. */
function program(): Command {
  const stream = { write: () => {} };
  return buildProgram({ stdout: stream, stderr: stream } as unknown as Io, '0.0.0', () => {});
}

/** The commands that there are. */

/** What the program says against a command line; null when it would run it. */
export function complaintsOf(argv: readonly string[]): string | null {
  const asked = program();
  for (const command of asked.commands) {
    command.action(() => {}).exitOverride();
  }
  try {
    asked.parse(argv, { from: 'user' });
    return null;
  } catch (error) {
    if (error instanceof CommanderError) return error.message;
    throw error;
  }
}
