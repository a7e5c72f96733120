import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import { renderDiagnostics } from '../diagnostics/text.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import { type Framework, scaleBounds } from '../framework/framework.js';
import type { Io } from '../io.js';
import { renderMigrationJson } from '../reports/migration/json.js';
import type { MigrationRun, Outcome } from '../reports/migration/outcome.js';
import { renderMigrationText } from '../reports/migration/text.js';
import { hang } from '../terminal/layout.js';
import type { ScaleRule } from '../versions/scale-rule.js';
import { protectWork } from './framework-argument.js';
import { loadVersions, type Versions } from './migrate/frameworks.js';
import { type Plan, Planner } from './migrate/plan.js';
import { replaceSheet } from './migrate/write.js';
import { forLog, type OutputOptions, paintFor, printDiagnostics, widthFor, writeResult } from './output.js';
import { findInputs } from './score/inputs.js';

export interface MigrateOptions extends OutputOptions {
  readonly to: string;
  readonly from?: readonly string[];
  readonly scale?: ScaleRule;
  readonly write?: boolean;
  readonly force?: boolean;
  readonly format: 'text' | 'json';
}

/** `waymark migrate <sheets…> --to <framework>` */
export async function migrate(io: Io, names: readonly string[], options: MigrateOptions): Promise<ExitCode> {
  checkUsage(io, names, options);
  const versions = await loadVersions(io, options.to, options.from ?? []);
  if (!('now' in versions)) return printDiagnostics(io, options, versions, true);
  const { inputs, diagnostics: found } = await findInputs(io, names, undefined);
  const diagnostics = found.map(forSheets);
  const planner = new Planner(io, versions, {
    to: options.to,
    scaleRule: options.scale ?? null,
    output: options.output === '-' ? undefined : options.output,
  });
  const plans: Plan[] = [];
  for (const input of inputs) plans.push(await planner.plan(input));

  const needsRule = plans.find((plan) => plan.state === 'needs-rule');
  if (needsRule !== undefined) return explainRules(io, needsRule.old, versions);
  const only = options.output === undefined ? null : theOnlySheet(plans);
  const outcomes: Outcome[] = [];
  for (const plan of plans) outcomes.push(await carryOut(io, plan, only, options));
  if (diagnostics.length === 0 && plans.every(({ state }) => state === 'left-alone')) {
    // Only frameworks, tables and other files: silence would hide that a name is wrong.
    diagnostics.push(
      forSheets(
        diagnose(
          'nothing-found',
          { file: names.join(', ') },
          { what: 'folder', endings: '.yaml, .yml or .json' },
        ),
      ),
    );
  }
  const run = { framework: versions.now, outcomes, diagnostics };
  report(io, run, only === null && !options.write, options);
  return exitCodeOf(run);
}

/** Of what can be scored, only a part can be migrated. */
function forSheets(diagnostic: Diagnostic): Diagnostic {
  const isOfScore = diagnostic.code === 'unknown-input' || diagnostic.code === 'nothing-found';
  return isOfScore && diagnostic.hint !== null
    ? { ...diagnostic, hint: 'Sheets that can be migrated end in .yaml, .yml or .json.' }
    : diagnostic;
}

function checkUsage(
  io: Io,
  names: readonly string[],
  { output, write, force, from = [], to }: MigrateOptions,
) {
  if (names.length === 0) throw new UsageError('Name at least one sheet, or a folder of sheets.');
  if (names.includes('-'))
    throw new UsageError(
      'A sheet on standard input cannot be migrated: where its framework is, is told by where its file is. Name the file; “-o -” prints the new sheet.',
    );
  if (write && output !== undefined) throw new UsageError('Give --write or --output, not both.');
  if ([to, ...from].filter((name) => name === '-').length > 1)
    throw new UsageError('Standard input can be read only once. Name a file in its place.');
  protectWork(io, output, force === true);
}

/** One line for each rule: which is right, only people know. */
function explainRules(io: Io, old: Framework, { now }: Versions): ExitCode {
  const scaleOf = (framework: Framework) => {
    const { lowest, highest } = scaleBounds(framework);
    return `${lowest} to ${highest}`;
  };
  const { columns } = io.stderr;
  const lines: readonly (readonly [string, string])[] = [
    [
      '',
      `waymark: The scale goes from ${scaleOf(old)} in ${old.version}, and from ${scaleOf(now)} in ${now.version}. Say with --scale what becomes of a level:`,
    ],
    ['  --scale clamp         ', 'keep the number; one that is off the new scale moves to its nearest end'],
    ['  --scale proportional  ', 'keep the share of the scale; between two levels, the lower one'],
    ['  --scale ask-again     ', 'put the answer in the archive, and ask the question again'],
  ];
  for (const [prefix, text] of lines) {
    io.stderr.write(`${columns === undefined ? prefix + text : hang(prefix, text, columns)}\n`);
  }
  return exitCodes.usage;
}

type Migrating = Extract<Plan, { state: 'migrate' }>;

/** The sheet that `--output` is for. */
function theOnlySheet(plans: readonly Plan[]): Migrating | null {
  const sheets = plans.filter(({ state }) => state !== 'left-alone');
  if (sheets.length > 1)
    throw new UsageError(
      `--output is for one sheet, and ${sheets.length} were found. --write writes each in its place.`,
    );
  const [sheet] = sheets;
  return sheet?.state === 'migrate' ? sheet : null;
}

async function carryOut(
  io: Io,
  plan: Plan,
  only: Migrating | null,
  options: MigrateOptions,
): Promise<Outcome> {
  const { file } = plan;
  if (plan.state === 'needs-rule') throw new Error('It was asked for before.');
  if (plan.state !== 'migrate') return plan;
  const { report } = plan.migration;
  if (plan === only) {
    await writeResult(io, options, plan.migration.text);
    return { file, state: 'migrated', report, written: options.output ?? null, backup: null };
  }
  if (!options.write) return { file, state: 'migrated', report, written: null, backup: null };
  const backup = await replaceSheet(io, plan);
  return typeof backup === 'string'
    ? { file, state: 'migrated', report, written: file, backup }
    : { file, state: 'refused', diagnostics: [backup] };
}

/** What happened is the result, unless the sheet itself is on standard output. */
function report(io: Io, run: MigrationRun, isDry: boolean, options: MigrateOptions): void {
  const stream = options.output === '-' ? io.stderr : io.stdout;
  if (options.format === 'json') {
    stream.write(renderMigrationJson(run));
    return;
  }
  const said = [...run.diagnostics, ...run.outcomes.flatMap(diagnosticsOf)];
  if (said.length > 0) {
    const width = io.stderr.isTerminal ? widthFor(io.stderr, undefined) : undefined;
    const text = renderDiagnostics(said, { paint: paintFor(io, io.stderr, options), width });
    io.stderr.write(`${text}\n`);
  }
  const layout = { width: widthFor(stream, undefined), paint: paintFor(io, stream, options) };
  stream.write(forLog(io, {}, renderMigrationText(run, isDry, layout)));
}

function diagnosticsOf(outcome: Outcome): readonly Diagnostic[] {
  return outcome.state === 'refused' ? outcome.diagnostics : [];
}

/** These say that a sheet is in order and has to stay as it is; all others that an input is not as it must be. */
const refusals = new Set([
  'newer-framework-version',
  'framework-mismatch',
  'table-not-migrated',
  'sheet-in-use',
  'sheet-changed',
  'sheet-not-written',
]);

function exitCodeOf({ outcomes, diagnostics }: MigrationRun): ExitCode {
  const said = [...diagnostics, ...outcomes.flatMap(diagnosticsOf)].filter(
    ({ severity }) => severity === 'error',
  );
  if (said.some(({ code }) => !refusals.has(code))) return exitCodes.input;
  return said.length > 0 ? exitCodes.findings : exitCodes.done;
}
