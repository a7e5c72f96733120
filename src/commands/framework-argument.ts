import { dirname, isAbsolute, sep } from 'node:path';
import { UsageError } from '../exit-codes.js';
import { bundledFrameworks, isBundled } from '../framework/bundled.js';
import { type Framework, listIds } from '../framework/framework.js';
import type { FrameworkReading } from '../framework/read.js';
import type { Io } from '../io.js';
import { closest } from '../source/closest.js';
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

/** What a sheet calls its framework: a path is taken from the folder of the sheet, and begins with a dot. */
export function nameInSheet(io: Io, name: string, output: string | undefined): string {
  if (isBundled(name)) return name;
  const folder = output === undefined || output === '-' ? '.' : dirname(output);
  const path = io.relativePath(folder, name).split(sep).join('/');
  // From another drive there is no relative path.
  if (isAbsolute(path)) return path;
  return /^\.\.?\//.test(path) ? path : `./${path}`;
}

/** Says that there is no part of this id, and what may have been meant. */
export function unknownId(framework: Framework, id: string): string {
  const suggestion = closest(id, listIds(framework));
  const hint =
    suggestion === undefined
      ? '“waymark show” with the name of the framework lists them.'
      : `Did you mean “${suggestion}”?`;
  return `The framework has no phase, step or criterion “${id}”. ${hint}`;
}
