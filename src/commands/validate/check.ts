import { type CasesDraft, readCases } from '../../cases/read.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { hasErrors, sortDiagnostics } from '../../diagnostics/diagnostic.js';
import type { Validated } from '../../diagnostics/validation.js';
import type { Framework } from '../../framework/framework.js';
import { kindOf } from '../../framework/kind.js';
import { type FrameworkReading, readFramework, readFrameworkNode } from '../../framework/read.js';
import type { Io } from '../../io.js';
import { readSheetNode, type SheetDraft } from '../../sheet/read.js';
import { isMapping } from '../../source/edit.js';
import { Findings } from '../../source/findings.js';
import { childOf, headOf, type Node, textOf } from '../../source/node.js';
import { parseSource } from '../../source/parse.js';
import { loadQuickly, plantQuickly } from '../../source/quick.js';
import type { Source } from '../../source/source.js';
import { type Config, configName, readConfig } from '../../validation/config.js';
import { hasDirectives, readDirectives, settingBy } from '../../validation/directives.js';
import { grade } from '../../validation/grading.js';
import { checkPlan } from '../../validation/plan-rules.js';
import { choiceFor, type FrameworkCache, findFramework } from '../load.js';
import type { Input } from './inputs.js';

/** What all files of a run are held against. */
export interface CheckContext {
  readonly io: Io;
  readonly config: Config;
  /** What `--framework` gives; null leaves it to each sheet. */
  readonly framework: Framework | null;
  readonly open: (input: Input) => Promise<Opened>;
}

/** What a file holds, or why it cannot be had. */
export type Opened =
  | { readonly source: Source; readonly diagnostic: null }
  | { readonly source: null; readonly diagnostic: Diagnostic };

export type CheckedFile = Omit<Validated, 'mended'>;

/**
 * Checks files, all of them however many are wrong. Frameworks first, so that a sheet given in the same command can
 * be held against one by its id.
 * @returns a result for each file; null for those of other programs that were found in a folder
 */
export async function checkFiles(
  inputs: readonly Input[],
  context: CheckContext,
): Promise<(CheckedFile | null)[]> {
  const cache: FrameworkCache = new Map();
  const results: (CheckedFile | Unfinished | null)[] = [];
  for (const input of inputs) {
    const { source, diagnostic } = await context.open(input);
    results.push(source === null ? withoutText(input, diagnostic) : checkText(input, source, context, cache));
  }
  const checked: (CheckedFile | null)[] = [];
  for (const result of results) {
    const isUnfinished = result !== null && 'draft' in result;
    checked.push(isUnfinished ? await complete(result, context, cache) : result);
  }
  return checked;
}

function withoutText({ file, isFound }: Input, diagnostic: Diagnostic): CheckedFile | null {
  if (isFound && diagnostic.code === 'workbook-of-another') return null;
  const kind = unreadable.has(diagnostic.code) ? 'unreadable' : 'unknown';
  return { file, kind, diagnostics: [diagnostic], switchedOff: 0 };
}

/** A sheet, or cases, which are held against their framework once all frameworks are read. */
interface Unfinished {
  readonly draft: Draft;
  readonly source: Source;
  readonly root: Node | null;
  /** False when it was parsed in a hurry, and has no places. */
  readonly hasPlaces: boolean;
}

function checkText(
  input: Input,
  source: Source,
  context: CheckContext,
  cache: FrameworkCache,
): CheckedFile | Unfinished | null {
  const { file } = input;
  const { config } = context;
  if (isConfig(file))
    return { file, kind: 'settings', diagnostics: readConfig(source).diagnostics, switchedOff: 0 };
  // One with errors too: its sheets must not be held against a bundled framework of the same id.
  const offer = (root: Node, reading: FrameworkReading) => {
    const id = textOf(childOf(root, 'id'))?.value;
    // A pipe can be read only once.
    const isKept = input.isStdin || context.io.sizeOf(file) === null;
    if (id === undefined) return;
    const entry = isKept ? reading : () => readAgain(input, context);
    cache.set(id, entry);
    cache.set(versionKey(id, textOf(childOf(root, 'version'))?.value), entry);
  };
  const quick = treeInHurry(source);
  const quickKind = quick === null ? 'unknown' : kindOf(quick);
  if (quick !== null && quickKind === 'framework') {
    const reading = readFrameworkChecked(quick, new Findings(source));
    if (reading.framework !== null && reading.diagnostics.length === 0) {
      offer(quick, reading);
      return { file, kind: 'framework', diagnostics: [], switchedOff: 0 };
    }
  }
  if (quick !== null && (quickKind === 'sheet' || quickKind === 'cases')) {
    const draft = readDraft(quickKind, quick, new Findings(source));
    if (draft.of.diagnostics.length === 0) {
      return { draft, source, root: quick, hasPlaces: false };
    }
  }

  const findings = new Findings(source);
  const root = parseSource(source, findings);
  const kind = root === null ? 'unknown' : kindOf(root);
  if (kind === 'framework' && root !== null) {
    const reading = readFrameworkChecked(root, findings);
    offer(root, reading);
    return { file, kind, ...graded(reading.diagnostics, source, root, config) };
  }
  if (kind === 'sheet' || kind === 'cases') {
    return { draft: readDraft(kind, root, findings), source, root, hasPlaces: true };
  }
  if (input.isFound && isOfAnother(source, root)) return null;
  if (root !== null) findings.add('unknown-kind', headOf(root), {});
  return { file, kind, ...graded(findings.diagnostics, source, root, config) };
}

/** A tree without places; null where there may be anything that only the careful parser reads. */
function treeInHurry(source: Source): Node | null {
  return hasDirectives(source) ? null : plantQuickly(loadQuickly(source));
}

/** A framework with everything that is said of it: also what the plan makes of it. */
function readFrameworkChecked(root: Node, findings: Findings): FrameworkReading {
  const reading = readFrameworkNode(root, findings);
  if (reading.framework === null) return reading;
  checkPlan(reading.framework, root, findings);
  return { ...reading, diagnostics: sortDiagnostics(findings.diagnostics) };
}

/**
 * The framework that a sheet asks for. Most of those that are checked are asked for by none, and to keep them all
 * would take as much memory as they are many.
 */
async function readAgain(input: Input, { open }: CheckContext): Promise<FrameworkReading> {
  const { source, diagnostic } = await open(input);
  if (source === null) return { framework: null, diagnostics: [diagnostic] };
  const quick = treeInHurry(source);
  const reading = quick === null ? null : readFrameworkNode(quick, new Findings(source));
  return reading?.diagnostics.length === 0 ? reading : readFramework(source);
}

type Draft =
  | { readonly kind: 'sheet'; readonly of: SheetDraft }
  | { readonly kind: 'cases'; readonly of: CasesDraft };

function readDraft(kind: Draft['kind'], root: Node | null, findings: Findings): Draft {
  return kind === 'sheet'
    ? { kind, of: readSheetNode(root, findings) }
    : { kind, of: readCases(root, findings) };
}

async function complete(
  unfinished: Unfinished,
  context: CheckContext,
  cache: FrameworkCache,
): Promise<CheckedFile> {
  const { draft, source, root, hasPlaces } = unfinished;
  const diagnostics = await findProblems(draft, context, cache);
  if (diagnostics.length > 0 && !hasPlaces) {
    const findings = new Findings(source);
    const careful = parseSource(source, findings);
    const again = readDraft(draft.kind, careful, findings);
    return complete({ draft: again, source, root: careful, hasPlaces: true }, context, cache);
  }
  return { file: source.file, kind: draft.kind, ...graded(diagnostics, source, root, context.config) };
}

/** Holds a sheet, or cases, against their framework. Cases belong to the framework that they name. */
async function findProblems(
  { kind, of }: Draft,
  { io, framework }: CheckContext,
  cache: FrameworkCache,
): Promise<readonly Diagnostic[]> {
  if (kind === 'sheet' && framework !== null) return of.complete(framework, choiceFor(of)).diagnostics;
  const found = await findFramework(io, of, cacheFor(of, cache));
  return found === null ? of.diagnostics : of.complete(found.framework, found.how).diagnostics;
}

/** Of several versions of one framework the one that a sheet was answered for, as far as its version says. */
function cacheFor({ framework, data }: Draft['of'], cache: FrameworkCache): FrameworkCache {
  const version = isMapping(data) ? data['framework-version'] : undefined;
  const entry = cache.get(versionKey(framework?.value ?? '', version));
  return framework === undefined || entry === undefined ? cache : new Map([[framework.value, entry]]);
}

/** Answers mean the same within a major version. */
function versionKey(id: string, version: unknown): string {
  return `${id} ${String(version).split('.')[0]}`;
}

/** Findings with the grades that comments in the file, and then the settings of the project, give them. */
function graded(
  diagnostics: readonly Diagnostic[],
  source: Source,
  root: Node | null,
  config: Config,
): Pick<CheckedFile, 'diagnostics' | 'switchedOff'> {
  const own = new Findings(source);
  const directives = root !== null && hasDirectives(source) ? readDirectives(source, root, own) : [];
  const used = new Set<(typeof directives)[number]>();
  const byComment = settingBy(directives, used);
  const result = grade(
    diagnostics,
    (diagnostic) => byComment(diagnostic) ?? config.rules.get(diagnostic.code),
  );
  // With errors not everything may have been looked at.
  if (!hasErrors(diagnostics)) {
    for (const directive of directives) {
      if (!used.has(directive)) own.add('unused-directive', directive.range, { codes: directive.codes });
    }
  }
  const about = grade(own.diagnostics, ({ code }) => config.rules.get(code));
  return {
    diagnostics: sortDiagnostics([...result.diagnostics, ...about.diagnostics]),
    switchedOff: result.switchedOff + about.switchedOff,
  };
}

/** A file of another program: it has no mark of ours, and is neither a framework nor a sheet. */
function isOfAnother({ text }: Source, root: Node | null): boolean {
  // An empty file may be one of ours that was lost.
  if (root === null && !/\S/.test(text.replace(/^[ \t]*#.*$/gm, ''))) return false;
  return root === null
    ? !/(?:^|[\s{,])["']?waymark["']?\s*:/.test(text)
    : childOf(root, 'waymark') === undefined;
}

function isConfig(file: string): boolean {
  return file.split(/[\\/]/).at(-1) === configName;
}

/** These mean that the file could not be read at all; the rest of the diagnostics are about what is in it. */
const unreadable = new Set(['file-not-found', 'not-a-file', 'file-unreadable']);
