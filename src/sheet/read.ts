import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.js';
import type { Framework } from '../framework/framework.js';
import { kindOf } from '../framework/kind.js';
import type { Data } from '../source/edit.js';
import { Findings } from '../source/findings.js';
import { childOf, headOf, type Located, locate, type Node, textOf, toData } from '../source/node.js';
import { parseSource } from '../source/parse.js';
import { checkShape } from '../source/shape.js';
import type { Range, Source } from '../source/source.js';
import { buildSheet } from './build.js';
import { checkSheet } from './check.js';
import type { FrameworkChoice } from './framework-name.js';
import { sheetSchema } from './schema.js';
import type { Sheet } from './sheet.js';

/**
 * A sheet that has been read but not yet held against its framework, which only the sheet itself may name.
 */
export interface SheetDraft {
  readonly file: string;
  /** What the sheet gives as its framework; undefined when it gives nothing usable. */
  readonly framework: Located<string> | undefined;
  /** What is wrong with the sheet whatever its framework is. */
  readonly diagnostics: readonly Diagnostic[];
  /** Checks the sheet against a framework, or says why there is none. */
  complete(framework: Framework, how: FrameworkChoice): SheetReading;
  /** What the text says, as it was written. */
  readonly data: Data;
  /** Where the value of a key stands; the head of the sheet where there is none. */
  rangeOf(...path: readonly PropertyKey[]): Range;
  /** The draft's findings, for whoever has something more to say about it. */
  readonly findings: Findings;
}

export interface SheetReading {
  /** Null when there is any error. */
  readonly sheet: Sheet | null;
  /** Errors and warnings, sorted. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a sheet: its syntax and its shape. `complete` does the rest. */
export function readSheet(source: Source): SheetDraft {
  const findings = new Findings(source);
  const root = parseSource(source, findings);
  return readSheetNode(root, findings);
}

/** The same for a text that is parsed already; `findings` holds what the parser said. */
export function readSheetNode(root: Node | null, findings: Findings): SheetDraft {
  const kind = root === null ? 'unknown' : kindOf(root);
  if (root !== null && (kind === 'framework' || kind === 'cases')) {
    findings.add('wrong-kind', headOf(root), { expected: 'sheet', found: kind });
    return readSheetNode(null, findings);
  }
  const file = root === null ? null : checkShape(sheetSchema, root, findings);
  return {
    file: findings.source.file,
    framework: textOf(childOf(root ?? undefined, 'framework')),
    findings,
    rangeOf: (...path) => (root === null ? { start: 0, end: 0 } : locate(root, path).range),
    get data() {
      return root === null ? null : (toData(root) as Data);
    },
    get diagnostics() {
      return sortDiagnostics(findings.diagnostics);
    },
    complete(framework, how) {
      if (root !== null) checkSheet(root, framework, how, findings);
      const sheet = file === null || hasErrors(findings.diagnostics) ? null : buildSheet(file, framework);
      return { sheet, diagnostics: sortDiagnostics(findings.diagnostics) };
    },
  };
}
