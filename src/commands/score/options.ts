import { type By, overall } from '../../batch/columns.js';
import type { SummaryFormat } from '../../batch/summary-report.js';
import type { Threshold } from '../../batch/threshold.js';
import { UsageError } from '../../exit-codes.js';
import type { Keep } from '../../sheet/csv.js';
import type { LookOptions } from '../look.js';
import type { OutputOptions } from '../output.js';
import type { InputFormat } from './inputs.js';
import type { TableFormat } from './table-output.js';

export interface ScoreOptions extends OutputOptions, LookOptions {
  readonly input?: InputFormat;
  readonly framework?: string;
  /** Undefined: told by the ending of the output file; else a table in a terminal, and csv elsewhere. */
  readonly format?: TableFormat | SummaryFormat;
  readonly by: By;
  readonly wide?: boolean;
  readonly keep?: readonly string[];
  readonly withActions?: boolean;
  readonly header: boolean;
  readonly dataDictionary?: boolean;
  readonly summary?: boolean;
  readonly anonymous?: boolean;
  readonly failUnder?: readonly string[];
  readonly strict?: boolean;
  readonly maxRejected?: string;
  /** `text`, `json` or a file. */
  readonly diagnostics: string;
  readonly jobs?: number;
  readonly quiet?: boolean;
  readonly width?: number;
}

/** `2.5`, or `launch=2`. */
export function parseThreshold(text: string): Threshold {
  const [, part = overall, number = ''] = /^(?:([^=]+)=)?(.*)$/s.exec(text) ?? [];
  if (!/^\d+(?:\.\d+)?$/.test(number.trim())) {
    throw new UsageError(
      `--fail-under takes a score, such as 2.5, or a part and a score, such as launch=2; “${text}” is neither.`,
    );
  }
  return { part: part.trim(), least: Number(number) };
}

/** How many sheets may be rejected: a number, or a share of those that were read. */
export type Tolerance = { readonly most: number } | { readonly percent: number };

/** `20`, or `2%`. */
export function parseTolerance(text: string): Tolerance {
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim()) ?? [];
  if (
    number === undefined ||
    (percent === '' && number.includes('.')) ||
    (percent === '%' && Number(number) > 100)
  ) {
    throw new UsageError(
      `--max-rejected takes a number of sheets, such as 20, or a share, such as 2%; not “${text}”.`,
    );
  }
  return percent === '%' ? { percent: Number(number) } : { most: Number(number) };
}

export function isTolerated(tolerance: Tolerance, rejected: number, read: number): boolean {
  return 'most' in tolerance ? rejected <= tolerance.most : rejected * 100 <= tolerance.percent * read;
}

/** `region`, or `region,size`, or `all`. A name with a comma in it is also looked for as it is. */
export function parseKeep(names: readonly string[]): Keep {
  if (names.includes('all')) return 'all';
  const parts = names.flatMap((name) => [name, ...name.split(',')]).map((name) => name.trim());
  return [...new Set(parts.filter((name) => name !== ''))];
}

/** Refuses what cannot be meant together. */
export function checkUsage(names: readonly string[], options: ScoreOptions): void {
  const { dataDictionary, input, summary, wide, withActions, keep, anonymous } = options;
  if (names.length === 0 && dataDictionary !== true) {
    throw new UsageError('Name the sheets to score: files, folders or patterns; or “-” for standard input.');
  }
  if (names.filter((name) => name === '-').length > 1 || (names.includes('-') && options.framework === '-')) {
    throw new UsageError('Standard input can be read only once.');
  }
  if (names.includes('-') && input === undefined) {
    throw new UsageError('Say what standard input is: --input yaml, json, ndjson, csv or xlsx.');
  }
  if (options.output !== undefined && /\.gz$/i.test(options.output)) {
    throw new UsageError('Tables are written as they are: pipe them through gzip to compress them.');
  }
  if (summary === true && (wide === true || withActions === true || keep !== undefined)) {
    throw new UsageError('--summary has a form of its own: leave out --wide, --with-actions and --keep.');
  }
  if (anonymous === true && keep?.includes('all')) {
    throw new UsageError('With --anonymous, name the columns to keep: “all” may hold names.');
  }
}

/** A column that no table has is a spelling mistake. */
export function checkKept(asked: readonly string[], kept: readonly string[]): void {
  for (const name of asked) {
    const parts = kept.includes(name) ? [name] : name.split(',').map((part) => part.trim());
    const missing = parts.find((part) => !kept.includes(part));
    if (name !== 'all' && missing !== undefined) {
      throw new UsageError(`--keep: no table here has a column “${missing}” that is not used already.`);
    }
  }
}

/** In the order in which they were asked for. */
export function sortKept(asked: readonly string[], kept: string[]): void {
  const order = asked.flatMap((name) => [name, ...name.split(',').map((part) => part.trim())]);
  if (!asked.includes('all')) kept.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
