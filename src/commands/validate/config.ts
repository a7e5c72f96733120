import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js';
import type { Io } from '../../io.js';
import { type Config, configName, noConfig, readConfig } from '../../validation/config.js';
import { loadSource } from '../load.js';

/**
 * The settings of the project: the file that `--config` names, else `waymark.config.yaml` in the working folder or
 * above it, up to the root of the repository.
 * @param asked false: `--no-config`
 * @returns `config` null when the file is not there or is wrong
 */
export async function loadConfig(
  io: Io,
  asked: string | boolean | undefined,
): Promise<{ config: Config | null; diagnostics: readonly Diagnostic[] }> {
  const found = asked === false ? null : typeof asked === 'string' ? asked : findConfig(io);
  if (found === null) return { config: noConfig, diagnostics: [] };
  const path = typeof asked === 'string' ? asked : io.relativePath('.', found);
  const { source, diagnostic } = await loadSource(io, path);
  if (source === null) return { config: null, diagnostics: [diagnostic] };
  const { config, diagnostics } = readConfig(source);
  return { config, diagnostics: hasErrors(diagnostics) ? diagnostics : [] };
}

/** Outside of a repository only in the working folder: what lies above it may be somebody else's. */
function findConfig(io: Io): string | null {
  if (io.findAbove('.git') !== null) return io.findAbove(configName, '.git');
  return io.exists(configName) ? configName : null;
}
