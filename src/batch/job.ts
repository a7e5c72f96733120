import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Framework } from '../framework/framework.js';
import type { CsvHeader } from '../sheet/csv.js';
import type { Syntax } from '../source/source.js';
import type { TableShape } from './columns.js';
import type { SummaryPart } from './summary.js';
import type { Threshold } from './threshold.js';

/*
 * What passes between the thread that reads and writes and those that score. Plain data all of it.
 */

/** What is the same for a whole run. */
export interface Settings {
  readonly shape: TableShape;
  readonly encoding: 'csv' | 'ndjson';
  /** Tables; else what is to be summed up. */
  readonly output: 'rows' | 'summary';
  /** The most sheets of a framework that a summary keeps by name, to draw them; 0 when it draws none. */
  readonly mostDrawn: number;
  /** No names of organisations or people: numbers in their place. */
  readonly anonymous: boolean;
  /** Nothing after the first sheet that is rejected. */
  readonly strict: boolean;
  readonly thresholds: readonly Threshold[];
  /** The framework that is given for all sheets. */
  readonly framework: Framework | null;
  /** What a row of CSV is for when it does not say. */
  readonly csvFramework: string;
  /** The framework whose columns a wide table has; null until a sheet has told. */
  readonly tableFramework: FrameworkIdentity | null;
}

export type FrameworkIdentity = Pick<Framework, 'id' | 'version'>;

export type Job =
  /** Files of one sheet each, or of several documents. */
  | { readonly kind: 'files'; readonly files: readonly SheetFile[] }
  /** One such file that has been read already. */
  | { readonly kind: 'text'; readonly file: string; readonly syntax: Syntax; readonly bytes: Uint8Array }
  /** A workbook that has been read already. */
  | { readonly kind: 'workbook'; readonly file: string; readonly bytes: Uint8Array }
  /** Whole lines of NDJSON, or whole records of a wide table; the last byte is a line feed. */
  | {
      readonly kind: 'records';
      readonly file: string;
      readonly bytes: Uint8Array;
      readonly isUtf8: boolean;
      /** The line of the file on which the first record begins. */
      readonly firstLine: number;
      /** Null for NDJSON. */
      readonly header: CsvHeader | null;
    }
  /** All the rows of a long table. */
  | {
      readonly kind: 'long';
      readonly file: string;
      readonly bytes: Uint8Array;
      readonly firstLine: number;
      readonly header: CsvHeader;
    }
  /** A record, or with `isWhole` an input, of which there is nothing to score and something to report. */
  | { readonly kind: 'faulty'; readonly diagnostics: readonly Diagnostic[]; readonly isWhole: boolean };

export interface SheetFile {
  readonly path: string;
  /** True when it was found in a folder or by a pattern, and not named. */
  readonly isFound: boolean;
  readonly isWorkbook: boolean;
}

export interface JobResult {
  /** The rows, in UTF-8. */
  readonly output: Uint8Array;
  readonly read: number;
  readonly scored: number;
  /** Inputs that could not be read at all, or not to their end. */
  readonly unusable: number;
  /** How often a score was below a threshold. */
  readonly shortfalls: number;
  readonly diagnostics: readonly Diagnostic[];
  /** The ids that sheets gave themselves, and where. */
  readonly ids: OwnIds;
  /** The framework of the first sheet that this thread has scored; null in every later result. */
  readonly framework: Framework | null;
  readonly summary: SummaryPart | null;
  /** A part that a threshold names and the framework does not have. */
  readonly unknownPart: { readonly id: string; readonly framework: Framework } | null;
  /** True when a sheet was rejected and nothing after it was read. */
  readonly stopped: boolean;
}

/** What another thread gets. Both memories move to it. */
export interface WorkerTask {
  readonly job: Job;
  /** For the rows. */
  readonly spare: ArrayBuffer;
  /** The framework whose columns a wide table has, which the first sheet has told. */
  readonly table: FrameworkIdentity | null;
}

export interface WorkerAnswer {
  readonly result: JobResult;
  /** The memory of the job, which is no longer needed. */
  readonly spent: ArrayBuffer | null;
}

export interface OwnIds {
  /** An id a line, in UTF-8: one memory travels faster than many texts. */
  readonly bytes: Uint8Array;
  /** The file of each; of all when there is only one. */
  readonly files: readonly string[];
  /** The line of each; 0 when the sheet is the whole file. */
  readonly lines: Uint32Array;
}
