import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type ExitCode, UsageError } from '../../exit-codes.js';
import { type Framework, listCriteria, listIds } from '../../framework/framework.js';
import type { Io } from '../../io.js';
import { planDiscussion } from '../../questionnaire/discussion.js';
import { planRoute, type Route, type RouteOptions } from '../../questionnaire/route.js';
import { WorkingSheet } from '../../sheet/change.js';
import { newSheet } from '../../sheet/new-sheet.js';
import type { Sheet } from '../../sheet/sheet.js';
import { closest } from '../../source/closest.js';
import type { AssessOptions } from '../assess.js';
import { loadFrameworkArgument, nameInSheet, theOnlyFramework, unknownId } from '../framework-argument.js';
import { loadSheet } from '../load.js';
import { printDiagnostics } from '../output.js';
import { parseSheet } from './sheet-file.js';

/** What a questionnaire starts from. */
export interface Start {
  readonly framework: Framework;
  readonly working: WorkingSheet;
  /** The text of the file; null for a sheet that has none yet. */
  readonly saved: string | null;
  /** What should be known before anything is written. */
  readonly warnings: readonly Diagnostic[];
  /** Makes an empty sheet for a file of this name. */
  create(path: string): WorkingSheet;
}

/** A sheet that exists is gone on with. */
export async function resume(io: Io, path: string, options: AssessOptions): Promise<Start | ExitCode> {
  const { loaded, diagnostics } = await loadSheet(io, path, options.framework);
  if (loaded === null) return printDiagnostics(io, options, diagnostics, true);
  const { framework, draft, sheet } = loaded;
  const saved = draft.findings.source.text;
  const working = new WorkingSheet(path, saved, draft.data, sheet, framework);
  if (options.short && sheet.form !== 'short') {
    if (sheet.answers.size > 0) {
      throw new UsageError(
        `${path} is in the full form already. --short is for a new sheet; --only asks a part.`,
      );
    }
    working.setForm(shortForm(framework));
  }
  return { framework, working, saved, warnings: diagnostics, create: () => working };
}

/** A new sheet. Its file is written with the first answer. */
export async function begin(io: Io, path: string | null, options: AssessOptions): Promise<Start | ExitCode> {
  const name = options.framework ?? theOnlyFramework();
  const { framework, diagnostics } = await loadFrameworkArgument(io, name);
  if (framework === null) return printDiagnostics(io, options, diagnostics, true);
  const form = options.short ? shortForm(framework) : 'full';
  const create = (file: string) => {
    const working = parseSheet(file, newSheet(file, framework, nameInSheet(io, name, file), form), framework);
    if ('problem' in working) throw new Error(working.problem);
    return working;
  };
  return { framework, working: create(path ?? 'sheet.yaml'), saved: null, warnings: [], create };
}

function shortForm(framework: Framework): 'short' {
  if (listCriteria(framework).some(({ criterion }) => criterion.core)) return 'short';
  throw new UsageError('The framework has no core criteria, so it has no short form. Leave out --short.');
}

/** The sheet of last time, or the exit code when it cannot be used. */
export async function loadBefore(
  io: Io,
  framework: Framework,
  options: AssessOptions,
): Promise<{ sheet: Sheet; warnings: readonly Diagnostic[] } | null | ExitCode> {
  if (options.from === undefined) return null;
  const { loaded, diagnostics } = await loadSheet(io, options.from, options.framework);
  if (loaded === null) return printDiagnostics(io, options, diagnostics, true);
  if (loaded.framework.id !== framework.id) {
    throw new UsageError(
      `${options.from} has answers to “${loaded.framework.title}”, and this is “${framework.title}”.`,
    );
  }
  return { sheet: loaded.sheet, warnings: diagnostics };
}

const howToMerge = 'Make a sheet to discuss first: waymark merge ann.yaml bob.yaml -o consensus.yaml';

/** A discussion needs a sheet that is there. */
export function checkDiscussion(io: Io, path: string | null, { short }: AssessOptions): void {
  if (path === null || !io.exists(path)) {
    throw new UsageError(
      `${path === null ? 'Name the sheet that is to be discussed.' : `There is no file ${path}.`} ${howToMerge}`,
    );
  }
  if (short)
    throw new UsageError('--short is for a new sheet, and a discussion is about answers that are there.');
}

/** What is to be discussed; empty when all are close together. */
export function discussionFor(
  framework: Framework,
  sheet: Sheet,
  path: string,
  options: AssessOptions,
): Route {
  if (sheet.votes.size === 0) {
    throw new UsageError(`${path} holds the answers of one, and no votes. ${howToMerge}`);
  }
  return planDiscussion(framework, sheet, routeOptions(framework, sheet, options));
}

/** The questions that the sheet's form and the options leave. */
export function routeFor(framework: Framework, sheet: Sheet, options: AssessOptions): Route {
  const { form } = sheet;
  const { only = [], group } = options;
  const route = planRoute(framework, routeOptions(framework, sheet, options));
  if (route.length > 0) return route;
  throw new UsageError(
    `No question is left to ask: ${[
      ...(form === 'short' ? ['the sheet is in the short form'] : []),
      ...(only.length > 0 ? [`--only ${only.join(' ')}`] : []),
      ...(group === undefined ? [] : [`--group ${group}`]),
    ].join(', ')}.`,
  );
}

function routeOptions(
  framework: Framework,
  { form }: Sheet,
  { only = [], group }: AssessOptions,
): RouteOptions {
  const ids = listIds(framework);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined && /\.(ya?ml|json)$/i.test(unknown)) {
    throw new UsageError(`--only takes every word that follows it. Name ${unknown} before it.`);
  }
  if (unknown !== undefined) throw new UsageError(unknownId(framework, unknown));
  if (group !== undefined && !framework.groups.some(({ id }) => id === group))
    throw new UsageError(unknownGroup(framework, group));
  return { form, only, group: group ?? null };
}

function unknownGroup({ groups }: Framework, group: string): string {
  if (groups.length === 0) return 'The framework names no groups. Leave out --group.';
  const known = groups.map(({ id }) => id);
  const suggestion = closest(group, known);
  return `The framework has no group “${group}”. ${
    suggestion === undefined ? `Its groups are ${known.join(', ')}.` : `Did you mean “${suggestion}”?`
  }`;
}
