import { type Diagnostic, diagnose, hasErrors } from '../../diagnostics/diagnostic.js';
import { UsageError } from '../../exit-codes.js';
import { type Framework, scaleBounds } from '../../framework/framework.js';
import { kindOf } from '../../framework/kind.js';
import type { Io } from '../../io.js';
import { readSheetNode } from '../../sheet/read.js';
import { Findings } from '../../source/findings.js';
import { parseSource } from '../../source/parse.js';
import { haveSameScale, type ScaleRule } from '../../versions/scale-rule.js';
import { moveSheet, type SheetMove, type SheetMoves, sortMoves } from '../../versions/sheet-moves.js';
import { choiceFor, loadSource } from '../load.js';
import { findInputs, type Input } from '../score/inputs.js';

/**
 * How real sheets of the old version would move under the new one. Nothing is written.
 * @returns also what is wrong with those that are left out
 */
export async function moveSheets(
  io: Io,
  names: readonly string[],
  old: Framework,
  now: Framework,
  asked: ScaleRule | null,
): Promise<{ moves: SheetMoves; diagnostics: readonly Diagnostic[] }> {
  const isSame = haveSameScale(old, now);
  if (!isSame && asked === null) {
    const [before, after] = [scaleBounds(old), scaleBounds(now)];
    throw new UsageError(
      `The scale goes from ${before.lowest} to ${before.highest} in the old version, and from ${after.lowest} to ${after.highest} in the new one. Say with --scale what becomes of a level: clamp, proportional or ask-again.`,
    );
  }
  const scaleRule = isSame ? null : asked;
  const { inputs, diagnostics } = await findInputs(io, names, undefined);
  const sheets: SheetMove[] = [];
  for (const input of inputs) {
    const moved = await moveInput(io, input, old, now, scaleRule);
    if (moved === null) continue;
    if ('overall' in moved) sheets.push(moved);
    else for (const diagnostic of moved) diagnostics.push(diagnostic);
  }
  if (sheets.length === 0 && diagnostics.length === 0)
    diagnostics.push(
      diagnose(
        'nothing-found',
        { file: names.join(', ') },
        { what: 'folder', endings: '.yaml, .yml or .json' },
      ),
    );
  return { moves: { sheets: sortMoves(sheets), scaleRule }, diagnostics };
}

/** @returns null for what was found on the way and is no sheet */
async function moveInput(
  io: Io,
  { file, format, isCompressed, isFound, isStdin }: Input,
  old: Framework,
  now: Framework,
  scaleRule: ScaleRule | null,
): Promise<SheetMove | readonly Diagnostic[] | null> {
  if (isCompressed || format === 'csv' || format === 'ndjson' || format === 'xlsx')
    return isFound ? null : [diagnose('table-not-migrated', { file }, {})];
  const { source, diagnostic } = await loadSource(io, isStdin ? '-' : file);
  if (source === null) return [diagnostic];
  const findings = new Findings(source);
  const root = parseSource(source, findings);
  if (isFound && root !== null && kindOf(root) !== 'sheet') return null;
  const draft = readSheetNode(root, findings);
  const { sheet, diagnostics } = draft.complete(old, choiceFor(draft));
  if (sheet === null) return diagnostics.filter((found) => hasErrors([found]));
  return moveSheet({ file, text: source.text, data: draft.data, sheet }, old, now, scaleRule);
}
