import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { isBundled } from '../../framework/bundled.js';
import type { Framework } from '../../framework/framework.js';
import { readFrameworkNode } from '../../framework/read.js';
import type { Io } from '../../io.js';
import { largestFile } from '../../source/decode.js';
import { Findings } from '../../source/findings.js';
import { parseSource } from '../../source/parse.js';
import type { Source } from '../../source/source.js';
import type { VersionSource } from '../../versions/place.js';
import { loadFrameworkArgument } from '../framework-argument.js';
import { isGitName, loadGitSource } from '../git-name.js';
import { bundledSource, decodeReading, loadSource } from '../load.js';

/** One side of a comparison: a valid framework, and the tree that says where everything stands. */
export interface Side extends VersionSource {
  readonly framework: Framework;
}

/** @param name a file, a bundled id, `git:REF:path`, or `-` @returns what is wrong with it, where anything is */
export async function loadSide(io: Io, name: string): Promise<Side | readonly Diagnostic[]> {
  const { source, diagnostic } = await loadSideSource(io, name);
  if (source === null) {
    if (diagnostic.code !== 'file-not-found' || isGitName(name)) return [diagnostic];
    // For a name that is no file, loading it as a framework says which names there are.
    return (await loadFrameworkArgument(io, name)).diagnostics;
  }
  const findings = new Findings(source);
  const root = parseSource(source, findings);
  if (root === null) return findings.diagnostics;
  const { framework, diagnostics } = readFrameworkNode(root, findings);
  // Warnings about a framework are left to `validate`.
  return framework === null ? diagnostics : { framework, source, root };
}

async function loadSideSource(
  io: Io,
  name: string,
): Promise<{ source: Source; diagnostic: null } | { source: null; diagnostic: Diagnostic }> {
  if (isGitName(name)) return loadGitSource(io, name);
  return isBundled(name)
    ? decodeReading(`${name}.yaml`, io.readFile(bundledSource(name), largestFile))
    : loadSource(io, name);
}
