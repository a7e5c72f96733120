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
  const found = asked === false ? null : typeof asked === 'string' ? asked : io.findAbove(configName, '.git');
  if (found === null) return { config: noConfig, diagnostics: [] };
  const path = typeof asked === 'string' ? asked : io.relativePath('.', found);
  const { source, diagnostic } = await loadSource(io, path);
  if (source === null) return { config: null, diagnostics: [diagnostic] };
  const { config, diagnostics } = readConfig(source);
  return { config, diagnostics: hasErrors(diagnostics) ? diagnostics : [] };
}
