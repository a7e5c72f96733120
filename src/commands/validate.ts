import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { explainCode, listCodes } from '../diagnostics/explain.js';
import { renderValidationJson, renderValidationText, type Validated } from '../diagnostics/validation.js';
import { codes, isCode } from '../diagnostics/words.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import type { Framework } from '../framework/framework.js';
import { kindOf } from '../framework/kind.js';
import { readFrameworkNode } from '../framework/read.js';
import type { Io } from '../io.js';
import { readSheetNode, type SheetDraft } from '../sheet/read.js';
import { closest } from '../source/closest.js';
import { Findings } from '../source/findings.js';
import { childOf, headOf, textOf } from '../source/node.js';
import { parseSource } from '../source/parse.js';
import { choiceFor, type FrameworkCache, findFramework, loadFramework, loadSource } from './load.js';
import { type OutputOptions, paintFor, widthFor, writeResult } from './output.js';

export interface ValidateOptions extends OutputOptions {
  readonly format: 'text' | 'json';
  readonly framework?: string;
  /** True lists every code; a text explains that one. */
  readonly explain?: string | true;
}

/** `waymark validate <files…>` */
export async function validate(
  io: Io,
  files: readonly string[],
  options: ValidateOptions,
): Promise<ExitCode> {
  if (options.explain !== undefined) return explain(io, options.explain, options);
  if (files.length === 0) throw new UsageError('Name at least one framework or sheet to validate.');

  if ([...files, options.framework].filter((name) => name === '-').length > 1) {
    throw new UsageError('Standard input can be read only once. Name a file in its place.');
  }
  const given = options.framework === undefined ? null : await loadFramework(io, options.framework);
  const results = await checkFiles(io, files, given?.framework ?? null);
  const diagnostics = [
    ...(given?.diagnostics.filter(isError) ?? []),
    ...results.flatMap((result) => result.diagnostics),
  ];
  if (options.format === 'json') {
    await writeResult(io, options, renderValidationJson(results, diagnostics));
  } else {
    await writeText(io, options, results, diagnostics);
  }
  if (given?.framework === null || results.some(({ kind }) => kind === 'unreadable')) return exitCodes.input;
  return hasErrors(diagnostics) ? exitCodes.findings : exitCodes.done;
}

/**
 * Findings for people are errors and warnings, so they go to stderr like those of every other command; only
 * when everything is in order is there a result for stdout. With --output all of it goes to the file.
 */
async function writeText(
  io: Io,
  options: ValidateOptions,
  results: readonly Validated[],
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  if (options.output !== undefined) {
    await writeResult(io, options, renderValidationText(results, diagnostics, {}));
    return;
  }
  const stream = diagnostics.length > 0 ? io.stderr : io.stdout;
  const width = stream.isTerminal ? widthFor(stream, undefined) : undefined;
  stream.write(renderValidationText(results, diagnostics, { paint: paintFor(io, stream, options), width }));
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

/** Frameworks first, so that a sheet given in the same command can be held against one by its id. */
async function checkFiles(io: Io, files: readonly string[], given: Framework | null): Promise<Validated[]> {
  const cache: FrameworkCache = new Map();
  const results: Validated[] = [];
  const sheets: { index: number; draft: SheetDraft }[] = [];
  for (const [index, file] of files.entries()) {
    const { source, diagnostic } = await loadSource(io, file);
    if (source === null) {
      const kind = unreadable.has(diagnostic.code) ? 'unreadable' : 'unknown';
      results.push({ file, kind, diagnostics: [diagnostic] });
      continue;
    }
    const findings = new Findings(source);
    const root = parseSource(source, findings);
    const kind = root === null ? 'unknown' : kindOf(root);
    if (kind === 'framework' && root !== null) {
      const reading = readFrameworkNode(root, findings);
      // One with errors too: its sheets must not be held against a bundled framework of the same id.
      const id = textOf(childOf(root, 'id'))?.value;
      if (id !== undefined) cache.set(id, reading);
      results.push({ file, kind, diagnostics: reading.diagnostics });
    } else if (kind === 'sheet') {
      sheets.push({ index, draft: readSheetNode(root, findings) });
      results.push({ file, kind, diagnostics: [] });
    } else {
      if (root !== null) findings.add('unknown-kind', headOf(root), {});
      results.push({ file, kind, diagnostics: findings.diagnostics });
    }
  }
  for (const { index, draft } of sheets) {
    const found = given ? { framework: given, how: choiceFor(draft) } : await findFramework(io, draft, cache);
    const { diagnostics } = found ? draft.complete(found.framework, found.how) : draft;
    const file = files[index] ?? draft.file;
    results[index] = { file, kind: 'sheet', diagnostics };
  }
  return results;
}

/** These mean that the file could not be read at all; the rest of the diagnostics are about what is in it. */
const unreadable = new Set(['file-not-found', 'not-a-file', 'file-unreadable']);

const isError = ({ severity }: Diagnostic) => severity === 'error';
