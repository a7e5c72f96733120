import { dirname, relative } from 'node:path';
import { type Diagnostic, diagnose, hasErrors } from '../../diagnostics/diagnostic.js';
import { isBundled } from '../../framework/bundled.js';
import type { Framework } from '../../framework/framework.js';
import { kindOf } from '../../framework/kind.js';
import { compareVersions, promiseTheSame } from '../../framework/version.js';
import type { Io } from '../../io.js';
import { choiceOf } from '../../sheet/framework-name.js';
import { readSheetNode, type SheetDraft } from '../../sheet/read.js';
import { Findings } from '../../source/findings.js';
import { childOf, headOf, textOf } from '../../source/node.js';
import { parseSource } from '../../source/parse.js';
import type { Source } from '../../source/source.js';
import { migrateSheet } from '../../versions/migrate.js';
import type { Migration } from '../../versions/migration.js';
import { haveSameScale, type ScaleRule } from '../../versions/scale-rule.js';
import { isVersionOf } from '../../versions/successors.js';
import { nameInSheet } from '../framework-argument.js';
import { type FrameworkCache, findFramework, loadSource, pathBeside } from '../load.js';
import type { Input } from '../score/inputs.js';
import { chooseOld, type Versions } from './frameworks.js';

/** What is to become of one file. */
export type Plan = { readonly file: string } & (
  | { readonly state: 'migrate'; readonly source: Source; readonly migration: Migration }
  | { readonly state: 'current' }
  | { readonly state: 'left-alone'; readonly why: 'table' | 'no-sheet' }
  | { readonly state: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  /** Its levels are on another scale, and nobody has said what becomes of them. */
  | { readonly state: 'needs-rule'; readonly old: Framework }
);

export interface PlanOptions {
  /** What `--to` says. */
  readonly to: string;
  readonly scaleRule: ScaleRule | null;
  /** The file that the new sheet is written to; undefined where that is its own. */
  readonly output: string | undefined;
}

/** Reads sheets, and works out what they become. Nothing is written. */
export class Planner {
  readonly #io: Io;
  readonly #versions: Versions;
  readonly #options: PlanOptions;
  readonly #cache: FrameworkCache = new Map();

  constructor(io: Io, versions: Versions, options: PlanOptions) {
    this.#io = io;
    this.#versions = versions;
    this.#options = options;
  }

  async plan({ file, format, isCompressed, isFound }: Input): Promise<Plan> {
    const refuse = (diagnostics: readonly Diagnostic[]): Plan => ({ file, state: 'refused', diagnostics });
    if (isCompressed || format === 'csv' || format === 'ndjson' || format === 'xlsx') {
      return isFound
        ? { file, state: 'left-alone', why: 'table' }
        : refuse([diagnose('table-not-migrated', { file }, {})]);
    }
    const { source, diagnostic } = await loadSource(this.#io, file);
    if (source === null) return refuse([diagnostic]);
    const findings = new Findings(source);
    const root = parseSource(source, findings);
    const kind = root === null ? 'sheet' : kindOf(root);
    if (isFound && kind !== 'sheet') return { file, state: 'left-alone', why: 'no-sheet' };
    if (root !== null && kind === 'unknown') {
      findings.add('unknown-kind', headOf(root), {});
      return refuse(findings.diagnostics);
    }
    const draft = readSheetNode(root, findings);
    if (root === null || hasErrors(draft.diagnostics)) return refuse(draft.diagnostics);
    const version = textOf(childOf(root, 'framework-version'));
    return this.#planSheet(source, draft, version ?? null);
  }

  async #planSheet(
    source: Source,
    draft: SheetDraft,
    version: NonNullable<ReturnType<typeof textOf>> | null,
  ): Promise<Plan> {
    const { file, findings } = draft;
    const { now, given } = this.#versions;
    const named = draft.framework ?? { value: '', range: { start: 0, end: 0 } };
    const how = choiceOf(named.value);
    const refuse = (): Plan => ({ file, state: 'refused', diagnostics: draft.diagnostics });
    const own = await this.#own(draft);
    const id = how === 'by-id' ? named.value : (own?.id ?? null);
    if (id !== null && !isVersionOf(now, id)) {
      findings.add('framework-mismatch', named.range, { named: id, given: now.id });
      return refuse();
    }
    const order = version === null ? -1 : compareVersions(version.value, now.version);
    if (order === 0 && (id === null || id === now.id)) return { file, state: 'current' };
    if (version !== null && order > 0) {
      const words = { sheet: version.value, framework: now.version };
      findings.add('newer-framework-version', version.range, words);
      return refuse();
    }
    const old = chooseOld(version?.value ?? null, given, own);
    if (old === null && (version === null || !promiseTheSame(version.value, now.version))) {
      const words = { sheet: version?.value ?? null, framework: now.version };
      findings.add('old-framework-needed', version?.range ?? named.range, words);
      return refuse();
    }
    if (old !== null) {
      const { sheet } = draft.complete(old, how);
      if (sheet === null) return refuse();
      if (this.#options.scaleRule === null && !haveSameScale(old, now))
        return { file, state: 'needs-rule', old };
    }
    const migration = migrateSheet(
      { file, text: source.text, data: draft.data },
      { old, now, scaleRule: this.#options.scaleRule, framework: this.#nameFor(file, named.value) },
    );
    if (migration.problems.length === 0) return { file, state: 'migrate', source, migration };
    // The places are those of the sheet as it would be.
    const diagnostics = migration.problems.map((problem) => ({ ...problem, file: `${file} (migrated)` }));
    return { file, state: 'refused', diagnostics };
  }

  /** The framework that the sheet itself names; null when it cannot be had, which is no fault here. */
  async #own({ file, framework, findings }: SheetDraft): Promise<Framework | null> {
    const aside = { file, framework, findings: new Findings(findings.source) };
    return (await findFramework(this.#io, aside, this.#cache))?.framework ?? null;
  }

  /** What the new sheet calls its framework: an id stays one, a path leads to the new file. */
  #nameFor(file: string, named: string): string {
    const { now } = this.#versions;
    const { to, output = file } = this.#options;
    if (choiceOf(named) === 'by-id') return now.id;
    if (isBundled(to)) return now.id;
    const before = pathBeside(file, named);
    const path = this.#io.exists(to) ? to : before;
    const isSame = path === before || this.#io.isOneOf(path, [before]);
    const isBeside = relative(dirname(file), dirname(output)) === '';
    return isSame && isBeside ? named : nameInSheet(this.#io, path, output);
  }
}
