import { dirname, isAbsolute, join } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import { UsageError } from '../exit-codes.js';
import { type BundledFramework, bundledFrameworks, isBundled } from '../framework/bundled.js';
import type { Framework } from '../framework/framework.js';
import type { FrameworkReading } from '../framework/read.js';
import { type FileReading, type Io, packageFile } from '../io.js';
import { isPage } from '../reports/html/saved.js';
import { choiceOf, type FrameworkChoice, frameworkPath } from '../sheet/framework-name.js';
import { readSheet, type SheetDraft } from '../sheet/read.js';
import type { Sheet } from '../sheet/sheet.js';
import { isWorkbook } from '../sheet/workbook/kind.js';
import { closest } from '../source/closest.js';
import { decodeSource, largestFile, largestFileInWords } from '../source/decode.js';
import type { Source } from '../source/source.js';

import { isGitName, loadGitSource } from './git-name.js';

/** What standard input is called in messages. */
const stdinName = '<stdin>';

/** A named file as text, or why it cannot be had. `-` is standard input. */
export async function loadSource(
  io: Io,
  path: string,
): Promise<{ source: Source; diagnostic: null } | { source: null; diagnostic: Diagnostic }> {
  const name = path === '-' ? stdinName : path;
  const reading = path === '-' ? await io.readStdin(largestFile) : io.readFile(path, largestFile);
  return openReading(name, reading);
}

/** The bytes of a file as text, or as the cells of a workbook; or why they are neither. */
export async function openReading(
  file: string,
  reading: FileReading,
): Promise<{ source: Source; diagnostic: null } | { source: null; diagnostic: Diagnostic }> {
  if (!('bytes' in reading) || !isWorkbook(file, reading.bytes)) return decodeReading(file, reading);
  const { readWorkbook } = await import('../sheet/workbook/read.js');
  return readWorkbook(file, reading.bytes);
}

/** The bytes of a file as text, or why they are none. */
export function decodeReading(
  file: string,
  reading: FileReading,
): { source: Source; diagnostic: null } | { source: null; diagnostic: Diagnostic } {
  if ('bytes' in reading) {
    const decoded = decodeSource(file, reading.bytes);
    const isWebPage = decoded.source !== null && isPage(decoded.source.text);
    return isWebPage ? { source: null, diagnostic: diagnose('web-page', { file }, {}) } : decoded;
  }
  return { source: null, diagnostic: describeReading(file, reading) };
}

/** Why a file could not be read. @param limit the most that it may have, in words */
export function describeReading(
  file: string,
  reading: Exclude<FileReading, { bytes: Uint8Array }>,
  limit = largestFileInWords,
): Diagnostic {
  switch (reading.problem) {
    case 'file-unreadable':
      return diagnose('file-unreadable', { file }, { reason: reading.reason });
    case 'file-too-large':
      return diagnose('file-too-large', { file }, { limit });
    default:
      return diagnose(reading.problem, { file }, {});
  }
}

/** The framework that `--framework` names: a bundled id, a path from the working folder, or `git:REF:path`. */
export async function loadFramework(io: Io, name: string): Promise<FrameworkReading> {
  if (isBundled(name)) return loadBundled(io, name);
  const inGit = isGitName(name);
  const { source, diagnostic } = inGit ? await loadGitSource(io, name) : await loadSource(io, name);
  if (source !== null) return readFrameworkSource(source);
  if (diagnostic.code !== 'file-not-found' || inGit || frameworkPath.test(name))
    return { framework: null, diagnostics: [diagnostic] };
  const words = { id: name, known: bundledFrameworks, suggestion: closest(name, bundledFrameworks) };
  return { framework: null, diagnostics: [diagnose('unknown-framework', { file: '--framework' }, words)] };
}

/** The YAML file of a bundled framework, for whoever wants to copy it. */
export function bundledSource(id: BundledFramework): URL {
  return packageFile(`frameworks/${id}.yaml`);
}

/** Most runs use a bundled framework, which needs no reading; what reads the others is loaded for them alone. */
async function readFrameworkSource(source: Source): Promise<FrameworkReading> {
  const { readFramework } = await import('../framework/read.js');
  return readFramework(source);
}

/**
 * A bundled framework. The build has read and checked its file and left the result beside the program, which
 * saves parsing it again at every start; a test holds the two equal.
 */
async function loadBundled(io: Pick<Io, 'readFile'>, id: BundledFramework): Promise<FrameworkReading> {
  const compiled = io.readFile(packageFile(`dist/frameworks/${id}.json`), largestFile);
  if ('bytes' in compiled) {
    const framework: Framework = JSON.parse(Buffer.from(compiled.bytes).toString('utf8'));
    return { framework, diagnostics: [] };
  }
  const { source, diagnostic } = decodeReading(`${id}.yaml`, io.readFile(bundledSource(id), largestFile));
  return source === null ? { framework: null, diagnostics: [diagnostic] } : readFrameworkSource(source);
}

/** Frameworks by the path or the id that names them, so that each is read once; some only when they are needed. */
export type FrameworkCache = Map<string, FrameworkReading | (() => Promise<FrameworkReading>)>;

/**
 * Finds the framework that a sheet, or a file of cases, names: by a path relative to it; else one of `cache` or a
 * bundled one by its id. What is wrong becomes a finding of the file, at the place where it names the framework.
 */
export async function findFramework(
  io: Pick<Io, 'readFile'>,
  draft: Pick<SheetDraft, 'file' | 'framework' | 'findings'>,
  cache: FrameworkCache,
): Promise<{ framework: Framework; how: FrameworkChoice } | null> {
  const named = draft.framework;
  // When none is named, the shape of the sheet has been found wrong already.
  if (named === undefined || named.value.trim() === '') return null;
  const { findings } = draft;
  const byPath = frameworkPath.test(named.value);
  const key = byPath ? pathBeside(draft.file, named.value) : named.value;
  const cached = cache.get(key);
  let reading = typeof cached === 'function' ? await cached() : cached;
  if (reading === undefined && byPath) {
    const { source, diagnostic } = decodeReading(key, io.readFile(key, largestFile));
    if (source === null) {
      findings.add('framework-unreadable', named.range, { path: named.value, problem: diagnostic.message });
      return null;
    }
    reading = await readFrameworkSource(source);
  } else if (reading === undefined) {
    if (!isBundled(named.value)) {
      const known = [
        ...new Set([...cache.keys()].filter((name) => !frameworkPath.test(name)).concat(bundledFrameworks)),
      ];
      const suggestion = closest(named.value, known);
      findings.add('unknown-framework', named.range, { id: named.value, known, suggestion });
      return null;
    }
    reading = await loadBundled(io, named.value);
  }
  cache.set(key, reading);
  if (reading.framework !== null) return { framework: reading.framework, how: byPath ? 'by-path' : 'by-id' };
  findings.add('framework-invalid', named.range, { path: reading.diagnostics[0]?.file ?? key });
  return null;
}

/** What is wrong with the frameworks that were read and cannot be used. */
export function problemsOf(cache: FrameworkCache): Diagnostic[] {
  return [...new Set(cache.values())].flatMap((reading) =>
    'diagnostics' in reading && reading.framework === null ? reading.diagnostics : [],
  );
}

/** A path that a sheet names is relative to the sheet; one on standard input to the working folder. */
export function pathBeside(file: string, path: string): string {
  return isAbsolute(path) ? path : join(file === stdinName ? '.' : dirname(file), path);
}

/** How a framework that was given on the command line is held against what the sheet names. */
export function choiceFor(draft: SheetDraft): FrameworkChoice {
  return choiceOf(draft.framework?.value ?? '');
}

export interface LoadedSheet {
  readonly sheet: Sheet;
  readonly framework: Framework;
  /** What the sheet was read from. */
  readonly draft: SheetDraft;
}

/**
 * Loads one sheet and its framework, for a command that needs both valid.
 * @param frameworkName what `--framework` gives: a bundled id or a path
 * @returns null in `loaded` when anything is wrong; warnings about the framework are left to `validate`
 */
export async function loadSheet(
  io: Io,
  path: string,
  frameworkName: string | undefined,
): Promise<{
  loaded: LoadedSheet | null;
  diagnostics: readonly Diagnostic[];
}> {
  if (path === '-' && frameworkName === '-') {
    throw new UsageError(
      'Standard input can be read only once. Name a file for the sheet or for --framework.',
    );
  }
  const given = frameworkName === undefined ? null : await loadFramework(io, frameworkName);
  const { source, diagnostic } = await loadSource(io, path);
  const givenErrors = given?.framework === null ? given.diagnostics : [];
  if (source === null) return { loaded: null, diagnostics: [...givenErrors, diagnostic] };
  const draft = readSheet(source);
  if (given?.framework === null) return { loaded: null, diagnostics: [...givenErrors, ...draft.diagnostics] };

  const cache: FrameworkCache = new Map();
  const found = given
    ? { framework: given.framework, how: choiceFor(draft) }
    : await findFramework(io, draft, cache);
  if (found === null) {
    return { loaded: null, diagnostics: [...problemsOf(cache), ...draft.diagnostics] };
  }
  const { sheet, diagnostics } = draft.complete(found.framework, found.how);
  return { loaded: sheet === null ? null : { sheet, framework: found.framework, draft }, diagnostics };
}
