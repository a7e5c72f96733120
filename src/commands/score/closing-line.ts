import { mostIds } from '../../batch/ids.js';
import { grouped } from './progress.js';

/** What a run has come to. */
export interface Outcome {
  readonly read: number;
  readonly scored: number;
  /** Inputs that were not read, or not to their end. */
  readonly unusable: number;
  readonly shortfalls: number;
  readonly toFile: boolean;
  /** By --strict. */
  readonly isStopped: boolean;
  /** Whether there were more ids than can be compared. */
  readonly areIdsFull: boolean;
}

/** The last line of a run, which counts. */
export function closingLine(outcome: Outcome): string {
  const { read, scored, unusable, shortfalls, toFile, isStopped, areIdsFull } = outcome;
  const parts = [
    `${grouped(read)} ${read === 1 ? 'sheet' : 'sheets'} read: ${grouped(scored)} scored, ${grouped(read - scored)} rejected`,
    ...(unusable > 0 ? [`${grouped(unusable)} ${unusable === 1 ? 'input' : 'inputs'} not read`] : []),
    ...(shortfalls > 0 ? [`${grouped(shortfalls)} below the threshold`] : []),
  ];
  const notes = [
    ...(toFile && scored === 0 && (unusable > 0 || read > 0) ? [' Nothing was written.'] : []),
    ...(isStopped ? [' Stopped at the first (--strict).'] : []),
    ...(areIdsFull ? [` Ids beyond the first ${grouped(mostIds)} were not compared with each other.`] : []),
  ];
  return `${parts.join(', ')}.${notes.join('')}\n`;
}
