import { addAll, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { UsageError } from '../../exit-codes.js';
import type { Framework } from '../../framework/framework.js';
import { compareVersions, promiseTheSame } from '../../framework/version.js';
import type { Io } from '../../io.js';
import { isVersionOf } from '../../versions/successors.js';
import { loadSide } from '../diff/side.js';

/** The framework that sheets are carried to, and the versions that they may come from. */
export interface Versions {
  readonly now: Framework;
  readonly given: readonly Framework[];
}

/** @returns what is wrong with one of them, where anything is */
export async function loadVersions(
  io: Io,
  to: string,
  from: readonly string[],
): Promise<Versions | readonly Diagnostic[]> {
  const frameworks: Framework[] = [];
  const wrong: Diagnostic[] = [];
  for (const name of [to, ...from]) {
    const side = await loadSide(io, name);
    if ('framework' in side) frameworks.push(side.framework);
    else addAll(wrong, side);
  }
  const [now, ...given] = frameworks;
  if (wrong.length > 0 || now === undefined) return wrong;
  for (const { id, version } of given) {
    if (!isVersionOf(now, id))
      throw new UsageError(
        `--from gives “${id}”, and --to gives “${now.id}”, which is another framework. If it was renamed, the new one says so with “renamed-from: ${id}”.`,
      );
    if (compareVersions(version, now.version) > 0)
      throw new UsageError(
        `--from gives version ${version}, which is newer than the ${now.version} of --to.`,
      );
  }
  return { now, given };
}

/**
 * The version that a sheet was answered for: that one, or the next of the same major version, in which answers mean
 * the same.
 * @param own what the sheet itself names, if it can be had
 */
export function chooseOld(
  version: string | null,
  given: readonly Framework[],
  own: Framework | null,
): Framework | null {
  if (version === null) return given.length === 1 ? (given[0] ?? null) : null;
  const fits = (framework: Framework) =>
    promiseTheSame(framework.version, version) && compareVersions(framework.version, version) >= 0;
  const [next] = [...given].filter(fits).sort((a, b) => compareVersions(a.version, b.version));
  if (next?.version === version || own?.version !== version) return next ?? null;
  return own;
}
