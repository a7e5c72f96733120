import { assess } from '../assessment/assess.js';
import { explain as explainPart } from '../assessment/explain.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import { type Framework, listIds } from '../framework/framework.js';
import type { Io } from '../io.js';
import { explanationDocument } from '../reports/explanation.js';
import { renderDocument } from '../reports/formats.js';
import { withoutNotes } from '../reports/without-notes.js';
import { unknownId } from './framework-argument.js';
import { loadSheet } from './load.js';
import {
  formatOf,
  layoutFor,
  type OutputOptions,
  printDiagnostics,
  textEndings,
  writeResult,
} from './output.js';

export interface ExplainOptions extends OutputOptions {
  /** Undefined: told by the ending of the output file, else terminal. */
  readonly format?: 'terminal' | 'markdown' | 'json';
  readonly framework?: string;
  /** False leaves out notes. */
  readonly notes: boolean;
  readonly width?: number;
}

/** `waymark explain <sheet> [id]` */
export async function explain(
  io: Io,
  path: string,
  id: string | undefined,
  options: ExplainOptions,
): Promise<ExitCode> {
  const { loaded, diagnostics } = await loadSheet(io, path, options.framework);
  printDiagnostics(io, options, diagnostics, loaded === null);
  if (loaded === null) return exitCodes.input;

  const { framework, sheet } = loaded;
  const whole = assess(framework, sheet);
  const assessment = options.notes ? whole : withoutNotes(whole);
  const explanation = explainPart(framework, sheet, assessment, id);
  if (explanation === null) throw new UsageError(unknownPart(framework, id ?? ''));

  const format = formatOf(options, textEndings, 'terminal');
  const text =
    format === 'json'
      ? `${JSON.stringify(explanation, null, 2)}\n`
      : await renderDocument(format, explanationDocument(explanation, assessment), layoutFor(io, options));
  await writeResult(io, options, text);
  return exitCodes.done;
}

function unknownPart(framework: Framework, id: string): string {
  return listIds(framework).includes(id)
    ? `“${id}” takes no part in the short form of this sheet.`
    : unknownId(framework, id);
}
