import { UsageError } from '../exit-codes.js';
import { bundledFrameworks } from '../framework/bundled.js';
import type { FrameworkReading } from '../framework/read.js';
import type { Io } from '../io.js';
import { loadFramework } from './load.js';

/** Loads the framework that a command has as its argument: what is wrong is said of the argument. */
export async function loadFrameworkArgument(io: Io, name: string): Promise<FrameworkReading> {
  const { framework, diagnostics } = await loadFramework(io, name);
  return {
    framework,
    diagnostics: diagnostics.map((diagnostic) =>
      diagnostic.code === 'unknown-framework' ? { ...diagnostic, file: name } : diagnostic,
    ),
  };
}

/** The framework that is meant when none is named, which is plain only as long as there is one. */
export function theOnlyFramework(): string {
  const [only = '', ...others]: readonly string[] = bundledFrameworks;
  if (others.length > 0) {
    throw new UsageError(`Name a framework: ${bundledFrameworks.join(', ')}, or the path of your own.`);
  }
  return only;
}

/**
 * Refuses to write over a file that somebody may have worked on: a copy that was tailored, a sheet that was
 * filled in. Reports are made again at any time; these are not.
 */
export function protectWork(io: Io, output: string | undefined, force: boolean): void {
  if (output === undefined || output === '-' || force || !io.exists(output)) return;
  throw new UsageError(
    `${output} exists already. Name another file for --output, or write over it with --force.`,
  );
}
