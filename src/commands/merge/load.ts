import { addAll, type Diagnostic, diagnose, hasErrors } from '../../diagnostics/diagnostic.js';
import type { Framework } from '../../framework/framework.js';
import { kindOf } from '../../framework/kind.js';
import { compareVersions } from '../../framework/version.js';
import type { Io } from '../../io.js';
import type { FrameworkChoice } from '../../sheet/framework-name.js';
import { readSheetNode, type SheetDraft } from '../../sheet/read.js';
import type { Sheet } from '../../sheet/sheet.js';
import { type Data, isMapping } from '../../source/edit.js';
import { Findings } from '../../source/findings.js';
import { headOf } from '../../source/node.js';
import { parseSource } from '../../source/parse.js';
import {
  choiceFor,
  type FrameworkCache,
  findFramework,
  loadFramework,
  loadSource,
  pathBeside,
  problemsOf,
} from '../load.js';
import type { Input } from '../score/inputs.js';

/** A sheet that is to be merged, and what it was read from. */
export interface Voice {
  readonly file: string;
  readonly sheet: Sheet;
  readonly draft: SheetDraft;
  readonly archive: readonly Data[];
}

/** The sheets and their one framework; null where there is anything wrong, which the diagnostics say. */
export interface Voices {
  readonly voices: readonly Voice[];
  readonly framework: Framework | null;
  /** The framework as it can be named from the working folder: an id or a path. */
  readonly named: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the sheets that are to be merged. They are all held against one framework: the one that `--framework`
 * gives, else the newest that any of them names; another id is an error of the sheet that names it.
 */
export async function loadVoices(
  io: Io,
  inputs: readonly Input[],
  frameworkName: string | undefined,
): Promise<Voices> {
  const none = { voices: [], framework: null, named: '' };
  const drafts: SheetDraft[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const input of inputs) {
    const { draft, diagnostics: ofInput } = await readInput(io, input);
    addAll(diagnostics, ofInput);
    if (draft !== null) drafts.push(draft);
  }
  if (drafts.length === 0 && inputs.length > 0 && diagnostics.length === 0) {
    const what = { what: 'folder', endings: '.yaml, .yml, .json or .xlsx' } as const;
    return { ...none, diagnostics: [diagnose('nothing-found', { file: inputs[0]?.file ?? '.' }, what)] };
  }
  const cache: FrameworkCache = new Map();
  const chosen = await chooseFramework(io, drafts, frameworkName, cache);
  const problems = [...diagnostics, ...problemsOf(cache), ...(chosen?.problems ?? [])];
  const framework = chosen?.framework ?? null;
  if (framework === null || drafts.some((draft) => draft.diagnostics.some(isMismatch))) {
    return { ...none, diagnostics: [...problems, ...drafts.flatMap((draft) => draft.diagnostics)] };
  }
  const voices = drafts.flatMap((draft, index): Voice[] => {
    const how: FrameworkChoice = chosen?.hows[index] ?? choiceFor(draft);
    const { sheet, diagnostics: ofSheet } = draft.complete(framework, how);
    addAll(problems, ofSheet);
    const { data } = draft;
    const archive = isMapping(data) && Array.isArray(data.archive) ? data.archive : [];
    return sheet === null ? [] : [{ file: draft.file, sheet, draft, archive }];
  });
  const usable = hasErrors(problems) ? null : framework;
  return { voices, framework: usable, named: chosen?.named ?? '', diagnostics: problems };
}

/** Of another framework: holding its answers against this one would be idle. */
function isMismatch({ code }: Diagnostic): boolean {
  return code === 'framework-mismatch';
}

/** @returns neither for a file of a folder that is no sheet, and so is none of ours */
async function readInput(
  io: Io,
  { file, format, isFound, isStdin, isCompressed }: Input,
): Promise<{ draft: SheetDraft | null; diagnostics: readonly Diagnostic[] }> {
  if (isCompressed || format === 'csv' || format === 'ndjson') {
    return { draft: null, diagnostics: isFound ? [] : [diagnose('table-not-merged', { file }, {})] };
  }
  const { source, diagnostic } = await loadSource(io, isStdin ? '-' : file);
  if (source === null) return { draft: null, diagnostics: [diagnostic] };
  const findings = new Findings(source);
  const root = parseSource(source, findings);
  const kind = root === null ? 'sheet' : kindOf(root);
  if (isFound && kind !== 'sheet') return { draft: null, diagnostics: [] };
  if (root !== null && kind === 'unknown') {
    findings.add('unknown-kind', headOf(root), {});
    return { draft: null, diagnostics: findings.diagnostics };
  }
  return { draft: readSheetNode(root, findings), diagnostics: [] };
}

interface Chosen {
  readonly framework: Framework | null;
  readonly named: string;
  /** How each draft names it. */
  readonly hows: readonly FrameworkChoice[];
  readonly problems: readonly Diagnostic[];
}

async function chooseFramework(
  io: Io,
  drafts: readonly SheetDraft[],
  frameworkName: string | undefined,
  cache: FrameworkCache,
): Promise<Chosen | null> {
  if (frameworkName !== undefined) {
    const { framework, diagnostics } = await loadFramework(io, frameworkName);
    const problems = framework === null ? diagnostics : [];
    return { framework, named: frameworkName, hows: drafts.map(choiceFor), problems };
  }
  const found: { framework: Framework; how: FrameworkChoice; draft: SheetDraft }[] = [];
  for (const draft of drafts) {
    const one = await findFramework(io, draft, cache);
    if (one !== null) found.push({ ...one, draft });
  }
  const [first] = found;
  if (first === undefined || found.length < drafts.length) return null;
  for (const { framework, draft } of found) {
    if (framework.id !== first.framework.id)
      draft.findings.add('framework-mismatch', draft.rangeOf('framework'), {
        named: framework.id,
        given: first.framework.id,
      });
  }
  const newest = found.reduce((best, one) =>
    compareVersions(one.framework.version, best.framework.version) > 0 ? one : best,
  );
  const value = newest.draft.framework?.value ?? '';
  const named = newest.how === 'by-path' ? pathBeside(newest.draft.file, value) : value;
  return { framework: newest.framework, named, hows: found.map(({ how }) => how), problems: [] };
}
