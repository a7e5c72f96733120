import { type Diagnostic, diagnose, hasErrors } from '../diagnostics/diagnostic.js';
import { explainCode, listCodes } from '../diagnostics/explain.js';
import type { Validated, ValidationReport } from '../diagnostics/validation.js';
import { codes, isCode } from '../diagnostics/words.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import type { Io } from '../io.js';
import { closest } from '../source/closest.js';
import { largestFile } from '../source/decode.js';
import { noConfig } from '../validation/config.js';
import { loadFramework, openReading } from './load.js';
import { type OutputOptions, writeResult } from './output.js';
import { findSurroundings } from './surroundings.js';
import { type CheckContext, checkFiles } from './validate/check.js';
import { loadConfig } from './validate/config.js';
import { wantedFormats } from './validate/formats.js';
import { findInputs, type Input } from './validate/inputs.js';
import { checkAndMend, writeMended } from './validate/mend.js';
import { writeReports } from './validate/outputs.js';

export interface ValidateOptions extends OutputOptions {
  /** Formats, each perhaps with a file: `sarif=findings.sarif`. Undefined leaves it to the surroundings. */
  readonly format?: readonly string[];
  readonly framework?: string;
  /** What standard input is called in messages, and by which its kind is told. */
  readonly stdinFilename?: string;
  readonly failOn?: 'error' | 'warning';
  readonly maxWarnings?: number;
  /** Mend what can be mended for certain. */
  readonly fix?: boolean;
  /** A file of settings; false for none. */
  readonly config?: string | boolean;
  /** True lists every code; a text explains that one. */
  readonly explain?: string | true;
}

/** `waymark validate <files…>` */
export async function validate(
  io: Io,
  names: readonly string[],
  options: ValidateOptions,
): Promise<ExitCode> {
  if (options.explain !== undefined) return explain(io, options.explain, options);
  checkUsage(names, options);
  const surroundings = findSurroundings(io);
  const wanted = wantedFormats(options.format, options.output, surroundings.service);
  const { config, diagnostics: ofConfig } = await loadConfig(io, options.config);
  const given = options.framework === undefined ? null : await loadFramework(io, options.framework);
  const { inputs, missing } = await findInputs(io, names, options.stdinFilename ?? '<stdin>');

  const context: CheckContext = {
    io,
    config: config ?? noConfig,
    framework: given?.framework ?? null,
    open: opener(io),
  };
  const files = options.fix ? await mendFiles(io, inputs, context) : await checkOnly(inputs, context);
  if (files.length === 0 && missing.length === 0) {
    // Only files of other programs: silence would hide that the name is wrong.
    const words = { what: 'folder', endings: '.yaml, .yml, .json or .xlsx' } as const;
    missing.push(diagnose('nothing-found', { file: names.join(', ') }, words));
  }
  const diagnostics = [
    // Those of a file that is among the inputs are said there.
    ...ofConfig.filter(({ file }) => !files.some((checked) => io.isOneOf(checked.file, [file]))),
    ...(given?.diagnostics.filter(isError) ?? []),
    ...missing,
    ...files.flatMap((file) => file.diagnostics),
  ];
  const report: ValidationReport = { files, diagnostics };
  await writeReports(io, options, report, wanted, surroundings);

  const isUnread = files.some(({ kind }) => kind === 'unreadable') || missing.length > 0;
  if (config === null || given?.framework === null || isUnread) return exitCodes.input;
  const failOn = options.failOn ?? config.failOn ?? 'error';
  const maxWarnings = options.maxWarnings ?? config.maxWarnings ?? Number.POSITIVE_INFINITY;
  const warnings = diagnostics.filter((diagnostic) => !isError(diagnostic)).length;
  const fails = hasErrors(diagnostics) || (failOn === 'warning' && warnings > 0) || warnings > maxWarnings;
  if (warnings > maxWarnings) {
    const are = warnings === 1 ? '1 warning is' : `${warnings} warnings are`;
    io.stderr.write(`${are} more than the ${maxWarnings} that --max-warnings allows.\n`);
  }
  return fails ? exitCodes.findings : exitCodes.done;
}

function checkUsage(names: readonly string[], { framework, stdinFilename, fix }: ValidateOptions): void {
  if (names.length === 0) throw new UsageError('Name at least one framework or sheet to validate.');
  const stdins = [...names, framework].filter((name) => name === '-').length;
  if (stdins > 1) throw new UsageError('Standard input can be read only once. Name a file in its place.');
  if (stdinFilename !== undefined && !names.includes('-')) {
    throw new UsageError('--stdin-filename names what comes from standard input: give “-” as a file too.');
  }
  if (fix && names.includes('-')) {
    throw new UsageError('--fix writes files, and standard input is none. Name the file.');
  }
}

function opener(io: Io): CheckContext['open'] {
  let stdin: ReturnType<Io['readStdin']> | undefined;
  return async ({ file, isStdin }) => {
    if (!isStdin) return openReading(file, io.readFile(file, largestFile));
    stdin ??= io.readStdin(largestFile);
    return openReading(file, await stdin);
  };
}

async function checkOnly(inputs: readonly Input[], context: CheckContext): Promise<Validated[]> {
  const results = await checkFiles(inputs, context);
  return results.flatMap((result) => (result === null ? [] : [{ ...result, mended: 0 }]));
}

async function mendFiles(io: Io, inputs: readonly Input[], context: CheckContext): Promise<Validated[]> {
  const { results, mended } = await checkAndMend(inputs, context);
  const failed = new Map<string, Diagnostic>();
  for (const [file, text] of mended) {
    const why = await writeMended(io, file, text, largestFile);
    if (why !== null) failed.set(file, why);
  }
  // What could not be written is as it was, and so are its problems.
  const asTheyWere = failed.size === 0 ? [] : await checkFiles(inputs, context);
  return results.flatMap((result, index): Validated[] => {
    if (result === null) return [];
    const why = failed.get(result.file);
    if (why === undefined) return [{ ...result, mended: mended.get(result.file)?.count ?? 0 }];
    const was = asTheyWere[index] ?? result;
    return [{ ...was, diagnostics: [why, ...was.diagnostics], mended: 0 }];
  });
}

async function explain(io: Io, code: string | true, options: ValidateOptions): Promise<ExitCode> {
  if (code === true) {
    await writeResult(io, options, listCodes());
    return exitCodes.done;
  }
  if (!isCode(code)) {
    const suggestion = closest(code, codes);
    const hint = suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`;
    throw new UsageError(`There is no diagnostic “${code}”.${hint} “waymark validate --explain” lists them.`);
  }
  await writeResult(io, options, explainCode(code));
  return exitCodes.done;
}

const isError = ({ severity }: Diagnostic) => severity === 'error';
