import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import { CellSource } from '../../source/cells.js';
import { hasWholeParts, inspectContainer } from './container.js';
import { worksheets } from './layout.js';
import { type Grid, openWorkbook } from './open.js';
import { plantWorkbook } from './tree.js';

/**
 * Reads a workbook that was filled in. What its cells say becomes a tree when it is parsed, as the text of another
 * sheet does.
 * @param file the name as the user gave it
 * @returns why it cannot be read, where it cannot
 */
export async function readWorkbook(
  file: string,
  bytes: Uint8Array,
): Promise<
  | { readonly source: CellSource; readonly diagnostic: null }
  | { readonly source: null; readonly diagnostic: Diagnostic }
> {
  const unfit = (diagnostic: Diagnostic) => ({ source: null, diagnostic });
  const why = inspectContainer(bytes);
  if (why === 'too-large')
    return unfit(diagnose('file-too-large', { file }, { limit: '32 MB once it is unpacked' }));
  if (why !== null) return unfit(diagnose('not-a-workbook', { file }, { why }));
  if (!(await hasWholeParts(bytes))) return unfit(diagnose('not-a-workbook', { file }, { why: 'broken' }));
  let grids: ReadonlyMap<string, Grid>;
  try {
    const { about, answers, checklists, respondents, targets, lists } = worksheets;
    grids = await openWorkbook(bytes, [about, answers, checklists, respondents, targets, lists]);
  } catch {
    // Whatever the reader could not make sense of: its words are for programmers.
    return unfit(diagnose('not-a-workbook', { file }, { why: 'broken' }));
  }
  if (!grids.has(worksheets.about) && !grids.has(worksheets.answers)) {
    return unfit(diagnose('workbook-of-another', { file }, {}));
  }
  return {
    source: new CellSource(file, (findings, source) => plantWorkbook(grids, findings, source)),
    diagnostic: null,
  };
}
