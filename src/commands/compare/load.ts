import { assess } from '../../assessment/assess.js';
import type { Assessment } from '../../assessment/assessment.js';
import type { Compared } from '../../comparison/compare.js';
import type { Carried } from '../../comparison/comparison.js';
import { type Diagnostic, diagnose, hasErrors } from '../../diagnostics/diagnostic.js';
import { UsageError } from '../../exit-codes.js';
import type { Framework } from '../../framework/framework.js';
import { compareVersions } from '../../framework/version.js';
import type { Io } from '../../io.js';
import { choiceOf } from '../../sheet/framework-name.js';
import { readSheet } from '../../sheet/read.js';
import { Source } from '../../source/source.js';
import { countFates } from '../../versions/migration.js';
import { type FrameworkCache, findFramework, loadSheet, loadSource, pathBeside } from '../load.js';
import { loadAssessment } from '../load-assessment.js';
import { loadVersions } from '../migrate/frameworks.js';
import { Planner } from '../migrate/plan.js';

export interface LoadOptions {
  /** What `--framework` gives. */
  readonly framework?: string | undefined;
  /** Versions that the sheets may have been answered for. */
  readonly from?: readonly string[] | undefined;
  /** The day on which due dates are judged. */
  readonly on: string;
}

export interface LoadedForComparison {
  /** In the order in which they are given; null when anything is wrong. */
  readonly compared: readonly Compared[] | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads what is to be compared: sheets, and reports as pages. All are held against one framework: the one that
 * `--framework` gives, else the newest that any of them names. A sheet of an earlier version is carried to it, in
 * memory, where that version is known or the two promise to mean the same; else it says what is needed.
 */
export async function loadForComparison(
  io: Io,
  paths: readonly string[],
  options: LoadOptions,
): Promise<LoadedForComparison> {
  const pages = new Map<string, Assessment>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths.filter(isPage)) {
    const { assessment, diagnostics: ofPage } = await loadAssessment(io, path, undefined, options.on);
    diagnostics.push(...ofPage);
    if (assessment !== null) pages.set(path, assessment);
  }
  const sheets = paths.filter((path) => !isPage(path));
  const named = options.framework ?? (await newestFramework(io, sheets));
  const found =
    sheets.length === 0 || named === null ? null : await loadVersions(io, named, options.from ?? []);
  if (found !== null && !('now' in found)) return { compared: null, diagnostics: [...diagnostics, ...found] };
  const planner =
    found === null || named === null
      ? null
      : new Planner(io, found, { to: named, scaleRule: null, output: undefined });
  const compared: Compared[] = [];
  for (const path of paths) {
    const page = pages.get(path);
    if (page !== undefined) {
      compared.push({ file: path, assessment: page, carried: null });
      continue;
    }
    if (isPage(path)) continue;
    const { one, diagnostics: ofSheet } = await loadOne(
      io,
      path,
      named,
      found?.now ?? null,
      planner,
      options.on,
    );
    diagnostics.push(...ofSheet);
    if (one !== null) compared.push(one);
  }
  const framework = found?.now ?? newestOf([...pages.values()].map((page) => page.framework));
  for (const [file, page] of pages) {
    if (
      framework === null ||
      (page.framework.id === framework.id && page.framework.version === framework.version)
    )
      continue;
    const [ofPage, ofAll] = [page.framework, framework].map(({ id, version }) => `${id} ${version}`);
    diagnostics.push(
      diagnose('page-of-another-version', { file }, { page: ofPage ?? '', framework: ofAll ?? '' }),
    );
  }
  return { compared: hasErrors(diagnostics) ? null : compared, diagnostics };
}

function isPage(path: string): boolean {
  return /\.html?$/i.test(path);
}

async function loadOne(
  io: Io,
  path: string,
  named: string | null,
  now: Framework | null,
  planner: Planner | null,
  on: string,
): Promise<{ one: Compared | null; diagnostics: readonly Diagnostic[] }> {
  const isFile = path !== '-' && /\.(ya?ml|json)$/i.test(path);
  if (isFile && planner !== null && now !== null && io.exists(path)) {
    const plan = await planner.plan({
      file: path,
      isStdin: false,
      format: 'yaml',
      isCompressed: false,
      isFound: false,
    });
    if (plan.state === 'needs-rule') {
      throw new UsageError(
        `${path} was answered for version ${plan.old.version}, which has another scale. What becomes of its levels, only people know: carry it over first, with “waymark migrate ${path} --to ${named} --scale …”.`,
      );
    }
    if (plan.state === 'refused') return { one: null, diagnostics: plan.diagnostics };
    if (plan.state === 'migrate') {
      const { text, report } = plan.migration;
      const draft = readSheet(new Source(path, text));
      const { sheet, diagnostics } = draft.complete(now, choiceOf(draft.framework?.value ?? ''));
      if (sheet === null) return { one: null, diagnostics };
      const carried = worthSaying({ from: report.from, to: report.to, answers: countFates(report.answers) });
      return { one: { file: path, assessment: assess(now, sheet, on), carried }, diagnostics: [] };
    }
  }
  const { loaded, diagnostics } = await loadSheet(io, path, named ?? undefined);
  if (loaded === null) return { one: null, diagnostics };
  const assessment = assess(loaded.framework, loaded.sheet, on);
  return { one: { file: path === '-' ? '<stdin>' : path, assessment, carried: null }, diagnostics };
}

/** A patch changes nothing that a sheet says. */
function worthSaying(carried: Carried): Carried | null {
  const minorOf = (version: string | null) => version?.split('.').slice(0, 2).join('.');
  const { kept, ...others } = carried.answers;
  const isAsItWas = Object.values(others).every((number) => number === 0);
  return isAsItWas && minorOf(carried.from) === minorOf(carried.to) ? null : carried;
}

/** The newest framework that any of these sheets names, as it can be named from here; null when none can be had. */
async function newestFramework(io: Io, paths: readonly string[]): Promise<string | null> {
  const cache: FrameworkCache = new Map();
  let newest: { name: string; version: string } | null = null;
  for (const path of paths.filter((one) => one !== '-')) {
    const { source } = await loadSource(io, path);
    if (source === null) continue;
    const draft = readSheet(source);
    const found = await findFramework(io, draft, cache);
    if (found === null) continue;
    const value = draft.framework?.value ?? '';
    const name = found.how === 'by-path' ? pathBeside(path, value) : value;
    const { version } = found.framework;
    if (newest === null || compareVersions(version, newest.version) > 0) newest = { name, version };
  }
  return newest?.name ?? null;
}

function newestOf<T extends { readonly version: string }>(frameworks: readonly T[]): T | null {
  return frameworks.reduce<T | null>(
    (best, one) => (best === null || compareVersions(one.version, best.version) > 0 ? one : best),
    null,
  );
}
