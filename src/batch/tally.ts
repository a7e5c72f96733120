import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Framework } from '../framework/framework.js';
import { ByteSink } from './byte-sink.js';
import type { ByteText } from './byte-text.js';
import type { JobResult } from './job.js';
import type { Summary } from './summary.js';

/** What one job comes to. */
export class Tally {
  read = 0;
  scored = 0;
  unusable = 0;
  shortfalls = 0;
  framework: Framework | null = null;
  unknownPart: JobResult['unknownPart'] = null;
  summary: Summary | null = null;
  readonly rows: ByteSink;
  readonly #ids = new ByteSink(new ArrayBuffer(16 * 1024));
  readonly #files: string[] = [];
  readonly #lines: number[] = [];

  /** @param spare memory for the rows */
  constructor(spare: ArrayBuffer) {
    this.rows = new ByteSink(spare);
  }

  addId(id: string | ByteText, file: string, line: number): void {
    if (typeof id === 'string') this.#ids.text(id);
    else this.#ids.copy(id);
    this.#ids.text('\n');
    this.#lines.push(line);
    this.#files.push(file);
  }

  result(diagnostics: readonly Diagnostic[], stopped: boolean): JobResult {
    const [first] = this.#files;
    const files = first !== undefined && this.#files.every((file) => file === first) ? [first] : this.#files;
    return {
      output: this.rows.content,
      read: this.read,
      scored: this.scored,
      unusable: this.unusable,
      shortfalls: this.shortfalls,
      diagnostics: [...diagnostics],
      ids: { bytes: this.#ids.content, files, lines: Uint32Array.from(this.#lines) },
      framework: this.framework,
      summary: this.summary?.toPart() ?? null,
      unknownPart: this.unknownPart,
      stopped,
    };
  }
}
