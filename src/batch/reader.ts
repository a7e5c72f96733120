import { addAll, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Framework } from '../framework/framework.js';
import type { CsvSheet } from '../sheet/csv.js';
import { choiceOf, type FrameworkChoice } from '../sheet/framework-name.js';
import { readSheetQuickly } from '../sheet/quick.js';
import { readSheet, readSheetNode, type SheetDraft, type SheetReading } from '../sheet/read.js';
import type { Sheet } from '../sheet/sheet.js';
import type { Findings } from '../source/findings.js';
import { loadQuickly } from '../source/quick.js';
import type { Source } from '../source/source.js';
import { Known, KnownFrameworks } from './known.js';

/**
 * Finds the framework that a sheet names. What is wrong becomes a finding of the sheet.
 * @returns the same object each time for the same framework
 */
export type FindFramework = (
  draft: SheetDraft,
) => Promise<{ framework: Framework; how: FrameworkChoice } | null>;

/** A sheet that was read, and what is known about its framework. */
export interface ReadSheet {
  readonly sheet: Sheet;
  readonly known: Known;
}

/** Reads the sheets of one run, and remembers their frameworks. */
export class Reader {
  readonly #find: FindFramework;
  readonly #withDetails: boolean;
  readonly #known = new Map<Framework, Known>();
  readonly #diagnostics: Diagnostic[];
  /** What the names of frameworks have stood for in the folder that is being read. */
  names = new KnownFrameworks();

  /** @param withDetails whether notes, reasons and evidence are asked for @param diagnostics what is found goes here */
  constructor(find: FindFramework, withDetails: boolean, diagnostics: Diagnostic[]) {
    this.#find = find;
    this.#withDetails = withDetails;
    this.#diagnostics = diagnostics;
  }

  /**
   * Reads a sheet from its text: in a hurry first, and carefully where there is anything to say.
   * @param data what `loadQuickly` gives
   */
  async read(source: Source, data = loadQuickly(source)): Promise<ReadSheet | null> {
    const quick = readSheetQuickly(source, data);
    const found = quick === null ? null : await this.#complete(quick);
    if (found !== null && found.reading.diagnostics.length === 0) return this.#keep(found);
    return this.readCarefully(source);
  }

  /** Reads a sheet with the place of everything that is in it. */
  async readCarefully(source: Source): Promise<ReadSheet | null> {
    return this.#report(await this.#complete(readSheet(source)));
  }

  /** Reads a sheet from the cells of a table. */
  async readCells({ root }: CsvSheet, findings: Findings): Promise<ReadSheet | null> {
    return this.#report(await this.#complete(readSheetNode(root, findings)));
  }

  async #complete(draft: SheetDraft): Promise<Completed> {
    const found = await this.#find(draft);
    if (found === null)
      return { draft, known: null, reading: { sheet: null, diagnostics: draft.diagnostics } };
    const { framework, how } = found;
    let known = this.#known.get(framework);
    if (known === undefined) {
      known = new Known(framework, this.#withDetails);
      this.#known.set(framework, known);
    }
    return { draft, known, reading: draft.complete(framework, how) };
  }

  #report(completed: Completed): ReadSheet | null {
    addAll(this.#diagnostics, completed.reading.diagnostics);
    return this.#keep(completed);
  }

  #keep({ draft, known, reading: { sheet, diagnostics } }: Completed): ReadSheet | null {
    if (sheet === null || known === null) return null;
    const name = draft.framework?.value;
    // Only what there was nothing to say about may be recognised from now on.
    if (diagnostics.length === 0 && name !== undefined) {
      this.names.set(name, known);
      known.learn(sheet, null);
    }
    return { sheet, known };
  }
}

interface Completed {
  readonly draft: SheetDraft;
  readonly known: Known | null;
  readonly reading: SheetReading;
}

/** A framework that is given for all sheets. */
export function always(framework: Framework): FindFramework {
  return async (draft) => ({ framework, how: choiceOf(draft.framework?.value ?? '') });
}
