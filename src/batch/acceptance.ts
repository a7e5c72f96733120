import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import { clean } from '../terminal/clean.js';
import type { ByteText } from './byte-text.js';
import { csv, ndjson } from './encode.js';
import type { FrameworkIdentity, Settings } from './job.js';
import { Numbers } from './numbers.js';
import { RowWriter } from './rows.js';
import type { Scorer, Variant } from './scorer.js';
import { Summary } from './summary.js';
import { Tally } from './tally.js';
import { findShortfalls, findUnknownPart } from './threshold.js';

/** What is said of a sheet beside its answers. */
interface About {
  readonly file: string;
  /** Null when the sheet is the whole file. */
  readonly line: number | null;
  readonly id: string | ByteText | null;
  readonly organisation: string | ByteText | null;
  readonly date: string | ByteText | null;
  readonly kept: readonly (string | null)[];
}

/** What becomes of a sheet that has been read: its rows, or its part in the summary, and its thresholds. */
export class Acceptance {
  readonly #settings: Settings;
  readonly #diagnostics: Diagnostic[];
  readonly #writers = new Map<Scorer, RowWriter>();
  readonly #numbers: Numbers | null;
  #table: FrameworkIdentity | null;
  /** Whether a result has had a framework: it is large, and the first is enough. */
  #hasTold = false;
  #tally = new Tally(new ArrayBuffer(0));

  /** @param diagnostics what is found goes here */
  constructor(settings: Settings, diagnostics: Diagnostic[]) {
    this.#settings = settings;
    this.#diagnostics = diagnostics;
    this.#numbers = settings.anonymous ? new Numbers() : null;
    this.#table = settings.tableFramework;
  }

  /**
   * Begins with a job.
   * @param spare memory for the rows @param table the framework of a wide table, where that is known by now
   * @returns what is counted of it
   */
  begin(spare: ArrayBuffer, table: FrameworkIdentity | null): Tally {
    this.#table ??= table;
    this.#tally = new Tally(spare);
    return this.#tally;
  }

  /** A sheet has been read, and its answers stand in the scorer. */
  accept(scorer: Scorer, variant: Variant, about: About): void {
    const { framework } = scorer;
    const tally = this.#tally;
    const { output, shape, thresholds } = this.#settings;
    if (output === 'rows' && shape.wide) {
      this.#table ??= framework;
      const { id, version } = this.#table;
      if (id !== framework.id || version !== framework.version) {
        const more = id === framework.id;
        const named = more ? `${id} ${framework.version}` : framework.id;
        const table = more ? `${id} ${version}` : id;
        this.#diagnostics.push(diagnose('other-framework', placeOf(about), { named, table }));
        return;
      }
    }
    tally.scored += 1;
    if (!this.#hasTold) tally.framework = framework;
    this.#hasTold = true;
    const own = about.id === null ? null : String(about.id);
    const place = clean(about.line === null ? about.file : `${about.file}:${about.line}`);
    const id = this.#numbers?.sheet(own) ?? about.id ?? place;
    if (about.id !== null) tally.addId(id, about.file, about.line ?? 0);
    if (thresholds.length > 0) this.#checkThresholds(scorer, variant, String(id), about);
    if (output === 'summary') {
      tally.summary ??= new Summary(this.#settings.mostDrawn);
      const { organisation } = about;
      tally.summary.add(scorer, variant, {
        organisation: this.#numbers?.organisation(organisation) ?? organisation,
        sheet: id,
      });
      return;
    }
    const entry = {
      scorer,
      variant,
      id,
      organisation: about.organisation,
      date: about.date,
      kept: about.kept,
    };
    this.#writerOf(scorer).write(this.#numbers?.hide(entry) ?? entry, tally.rows);
  }

  #writerOf(scorer: Scorer): RowWriter {
    let writer = this.#writers.get(scorer);
    if (writer === undefined) {
      const { shape, encoding } = this.#settings;
      writer = new RowWriter(shape, encoding === 'csv' ? csv : ndjson, scorer);
      this.#writers.set(scorer, writer);
    }
    return writer;
  }

  #checkThresholds(scorer: Scorer, variant: Variant, sheet: string, about: About): void {
    const { thresholds } = this.#settings;
    const unknown = findUnknownPart(scorer.framework, thresholds);
    if (unknown !== null) {
      this.#tally.unknownPart = { id: unknown, framework: scorer.framework };
      return;
    }
    for (const { part, least, score, why, short } of findShortfalls(thresholds, scorer, variant)) {
      this.#tally.shortfalls += 1;
      const text = (value: number | null) => (value === null ? null : String(value));
      const words = { sheet, part, least, score: text(score), why, short: text(short) };
      this.#diagnostics.push(diagnose('below-threshold', placeOf(about), words));
    }
  }
}

function placeOf({ file, line }: About): { file: string; start?: { line: number; column: number } } {
  return line === null ? { file } : { file, start: { line, column: 1 } };
}
