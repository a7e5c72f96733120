import type { Diagnostic } from './diagnostic.js';

/** What `validate` found about one file. */
export interface Validated {
  readonly file: string;
  /** `unknown`: read, but none of these. `unreadable`: not read at all. */
  readonly kind: 'framework' | 'sheet' | 'cases' | 'settings' | 'unknown' | 'unreadable';
  readonly diagnostics: readonly Diagnostic[];
  /** How many more were found whose rule is switched off. */
  readonly switchedOff: number;
  /** How many were mended before. */
  readonly mended: number;
}

/** What a run of `validate` found. */
export interface ValidationReport {
  readonly files: readonly Validated[];
  /** Everything that was found, in order; more than those of the files when --framework names a file that is wrong. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a format needs to know beyond what was found. */
export interface FormatContext {
  /** That of waymark. */
  readonly version: string;
  /** The path of a file from the root of its repository, with forward slashes; a name such as `<stdin>` stays. */
  readonly pathOf: (file: string) => string;
  /** The SHA-256 of a text, in hexadecimal. */
  readonly hash: (text: string) => string;
}

/** How one format writes what was found. */
export type FormatReport = (report: ValidationReport, context: FormatContext) => string;
