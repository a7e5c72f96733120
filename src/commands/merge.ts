import { basename, extname } from 'node:path';
import { assess } from '../assessment/assess.js';
import { anonymise, withoutNames } from '../consensus/anonymous.js';
import { findConflicts } from '../consensus/conflicts.js';
import { mergeSheets } from '../consensus/merge.js';
import type { Contribution } from '../consensus/voices.js';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import type { Framework } from '../framework/framework.js';
import type { Io } from '../io.js';
import { renderDocument } from '../reports/formats.js';
import { mergeReport } from '../reports/merge-report.js';
import { readSheet } from '../sheet/read.js';
import { sheetKeys } from '../sheet/schema.js';
import type { Sheet } from '../sheet/sheet.js';
import { writeSheet } from '../sheet/write.js';
import { type Data, editText } from '../source/edit.js';
import { Source } from '../source/source.js';
import { nameInSheet, protectWork } from './framework-argument.js';
import { loadVoices, type Voice } from './merge/load.js';
import { describeConflict } from './merge/problems.js';
import { type OutputOptions, paintFor, printDiagnostics, widthFor, writeResult } from './output.js';
import { findInputs } from './score/inputs.js';

export interface MergeOptions extends OutputOptions {
  readonly framework?: string;
  /** Keep groups, drop names. */
  readonly anonymous?: boolean;
  /** Write over a file that exists, and merge what differs. */
  readonly force?: boolean;
}

/** `waymark merge <sheets…>` */
export async function merge(io: Io, names: readonly string[], options: MergeOptions): Promise<ExitCode> {
  if (names.length === 0) throw new UsageError('Name the sheets to merge, or a folder of sheets.');
  const { output } = options;
  const ending = extname(output ?? '').toLowerCase();
  if (!['', '.yaml', '.yml', '.json'].includes(ending)) {
    throw new UsageError('What is merged is a sheet: name a file for --output that ends in .yaml or .json.');
  }
  protectWork(io, output, options.force === true);
  const { inputs, diagnostics: ofInputs } = await findInputs(io, names, undefined);
  const { voices, framework, named, diagnostics } = await loadVoices(io, inputs, options.framework);
  const said = [...ofInputs.map(forSheets), ...diagnostics];
  if (framework === null || hasErrors(said)) return printDiagnostics(io, options, said, true);

  const contributions = voices.map(
    ({ sheet, file }): Contribution => ({ sheet, label: labelOf(sheet, file) }),
  );
  const conflicts = findConflicts(contributions)
    .filter(({ kind }) => kind !== 'no-respondent' || options.anonymous !== true)
    .map((conflict) => describeConflict(conflict, voices));
  // What is forced is still said.
  const problems = options.force ? conflicts.map(asWarning) : conflicts;
  printDiagnostics(io, options, [...said, ...problems], hasErrors(problems));
  if (hasErrors(problems)) return exitCodes.input;

  const whole = mergeSheets(framework, contributions);
  const { sheet, folded } = options.anonymous ? anonymise(whole, framework) : { sheet: whole, folded: [] };
  const text = write(framework, sheet, voices, {
    named: nameInSheet(io, named, output),
    isJson: ending === '.json',
    isAnonymous: options.anonymous === true,
  });
  await writeResult(io, options, text);
  const document = mergeReport(assess(framework, sheet), {
    sheets: voices.length,
    folded: options.anonymous ? folded : null,
    file: output === undefined || output === '-' ? null : output,
  });
  const layout = { width: widthFor(io.stderr, undefined), paint: paintFor(io, io.stderr, options) };
  io.stderr.write(await renderDocument('terminal', document, layout));
  return exitCodes.done;
}

/** Of what can be scored, only a part can be merged. */
function forSheets(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.code === 'unknown-input'
    ? { ...diagnostic, hint: 'Sheets that can be merged end in .yaml, .yml, .json or .xlsx.' }
    : diagnostic;
}

/** How a sheet that names nobody is called: by its id, else by its file. */
function labelOf({ id }: Sheet, file: string): string {
  return id ?? basename(file, extname(file));
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'warning', hint: null };
}

/** The text of the sheet, with the archives of all of them. */
function write(
  framework: Framework,
  sheet: Sheet,
  voices: readonly Voice[],
  {
    named,
    isJson,
    isAnonymous,
  }: { readonly named: string; readonly isJson: boolean; readonly isAnonymous: boolean },
): string {
  const yaml = writeSheet(sheet, { framework: named, title: framework.title });
  const archive = mergeArchives(voices, isAnonymous);
  if (archive.length === 0 && !isJson) return yaml;
  const { data } = readSheet(new Source('merged.yaml', yaml));
  const edit = editText('merged.yaml', yaml, data);
  if (archive.length > 0) edit.append('archive', archive, () => sheetKeys);
  return isJson ? `${JSON.stringify(edit.data, null, 2)}\n` : edit.text;
}

/** In an order that does not depend on that of the sheets. */
function mergeArchives(voices: readonly Voice[], isAnonymous: boolean): Data[] {
  const all = voices.flatMap(({ archive }) => archive.map((entry) => JSON.stringify(entry)));
  return all.sort().map((entry) => {
    const data: Data = JSON.parse(entry);
    return isAnonymous ? withoutNames(data) : data;
  });
}
