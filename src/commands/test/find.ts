import { basename, dirname, join, normalize } from 'node:path';
import { type Diagnostic, diagnose, hasErrors } from '../../diagnostics/diagnostic.js';
import { isBundled } from '../../framework/bundled.js';
import type { Framework } from '../../framework/framework.js';
import { kindOf } from '../../framework/kind.js';
import { readFrameworkNode } from '../../framework/read.js';
import { type Io, packageFile } from '../../io.js';
import { frameworkPath } from '../../sheet/framework-name.js';
import { largestFile } from '../../source/decode.js';
import { Findings } from '../../source/findings.js';
import { parseSource } from '../../source/parse.js';
import type { Source } from '../../source/source.js';
import { loadFrameworkArgument } from '../framework-argument.js';
import { decodeReading, type FrameworkCache, loadSource } from '../load.js';

/** A file of cases that was found, and how its framework was meant. */
export interface FoundCases {
  readonly source: Source;
  /** The framework that was named, where the cases were found beside it. */
  readonly beside: { readonly path: string; readonly framework: Framework } | null;
  /** False for those in the package. */
  readonly isOwn: boolean;
  readonly cache: FrameworkCache;
}

export interface Found {
  readonly files: readonly FoundCases[];
  readonly diagnostics: readonly Diagnostic[];
}

const endings = ['.yaml', '.yml', '.json'];
const casesName = /\.cases\.(ya?ml|json)$/i;

/**
 * The cases that names stand for: a bundled framework by its id, a framework file, a file of cases, or a folder or
 * a pattern with such files. Each file of cases is taken once.
 */
export async function findCases(io: Io, names: readonly string[]): Promise<Found> {
  const files = new Map<string, FoundCases>();
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const found = await findFor(io, name);
    diagnostics.push(...found.diagnostics);
    for (const file of found.files) {
      const key = normalize(file.source.file);
      if (!files.has(key)) files.set(key, file);
    }
    if (found.files.length === 0 && !hasErrors(found.diagnostics)) {
      diagnostics.push(diagnose('cases-not-found', { file: name }, { looked: found.looked }));
    }
  }
  return { files: [...files.values()], diagnostics };
}

interface FoundFor extends Found {
  /** The names that were looked for. */
  readonly looked: readonly string[];
}

async function findFor(io: Io, name: string): Promise<FoundFor> {
  if (isBundled(name)) return findBundled(io, name);
  const named = await io.find(name, endings);
  if (named.kind === 'file') return findForFile(io, name);
  const unreadable = named.kind === 'folder' ? named.unreadable : [];
  const found: Found[] = [];
  for (const file of named.files.filter((one) => casesName.test(one))) {
    const { source, diagnostic } = await loadSource(io, file);
    found.push(source === null ? failed([diagnostic]) : casesIn(source));
  }
  // A pattern may mean frameworks; of those in a folder all the cases have been found.
  if (named.kind === 'pattern') {
    for (const file of named.files.filter((one) => !casesName.test(one) && frameworkPath.test(one)))
      found.push(await findForFile(io, file));
  }
  return {
    files: found.flatMap(({ files }) => files),
    diagnostics: [
      ...unreadable.map((folder) =>
        diagnose('file-unreadable', { file: folder }, { reason: 'you may not read this folder' }),
      ),
      ...found.flatMap(({ diagnostics }) => diagnostics),
    ],
    looked: [named.kind === 'folder' ? join(name, '**/*.cases.yaml') : name],
  };
}

async function findBundled(io: Io, id: string): Promise<FoundFor> {
  const file = `${id}.cases.yaml`;
  const { framework, diagnostics } = await loadFrameworkArgument(io, id);
  const reading = io.readFile(packageFile(`frameworks/${file}`), largestFile);
  const looked = [file];
  if (framework === null) return { ...failed(diagnostics), looked };
  if ('problem' in reading && reading.problem === 'file-not-found') return { ...failed([]), looked };
  const { source, diagnostic } = decodeReading(file, reading);
  if (source === null) return { ...failed([diagnostic]), looked };
  // Whatever they call it, it is this one.
  const read = { framework, diagnostics: [] };
  const cache: FrameworkCache = new Map([`${id}.yaml`, id].map((key) => [key, read]));
  return { files: [{ source, beside: null, isOwn: false, cache }], diagnostics: [], looked };
}

async function findForFile(io: Io, name: string): Promise<FoundFor> {
  const { source, diagnostic } = await loadSource(io, name);
  if (source === null) {
    // A name that is no path was meant for a bundled framework.
    const isId = diagnostic.code === 'file-not-found' && !frameworkPath.test(name);
    const diagnostics = isId ? (await loadFrameworkArgument(io, name)).diagnostics : [diagnostic];
    return { ...failed(diagnostics), looked: [] };
  }
  if (casesName.test(name)) return { ...casesIn(source), looked: [] };
  const findings = new Findings(source);
  const root = parseSource(source, findings);
  if (root === null) return { ...failed(findings.diagnostics), looked: [] };
  if (kindOf(root) === 'cases') return { ...casesIn(source), looked: [] };
  const reading = readFrameworkNode(root, findings);
  const { framework } = reading;
  if (framework === null) return { ...failed(reading.diagnostics), looked: [] };
  const cache: FrameworkCache = new Map([normalize(name), framework.id].map((key) => [key, reading]));
  const stem = basename(name).replace(/\.\w+$/, '');
  const found: FoundCases[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of namesBeside(stem, await io.namesIn(dirname(name)))) {
    const beside = await loadSource(io, join(dirname(name), file));
    if (beside.source === null) diagnostics.push(beside.diagnostic);
    else found.push({ source: beside.source, beside: { path: name, framework }, isOwn: true, cache });
  }
  const looked = [`${stem}.cases.yaml`, `${stem}.*.cases.yaml`].map((file) => join(dirname(name), file));
  return { files: found, diagnostics, looked };
}

/**
 * Of the names in a folder those of the cases of `housing.yaml`: `housing.cases.yaml`, `housing.growth.cases.yaml`.
 * Where there is a `housing.growth.yaml` too, the latter are its own.
 */
function namesBeside(stem: string, names: readonly string[]): string[] {
  const stems = new Set(
    names
      .filter((name) => frameworkPath.test(name) && !casesName.test(name))
      .map((name) => name.replace(/\.\w+$/, '')),
  );
  return names.filter((name) => {
    if (!casesName.test(name)) return false;
    const own = name.replace(casesName, '');
    return own === stem || (own.startsWith(`${stem}.`) && !stems.has(own));
  });
}

function casesIn(source: Source): Found {
  return { files: [{ source, beside: null, isOwn: true, cache: new Map() }], diagnostics: [] };
}

function failed(diagnostics: readonly Diagnostic[]): Found {
  return { files: [], diagnostics };
}
