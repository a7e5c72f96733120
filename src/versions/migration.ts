import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Data } from '../source/edit.js';

/** What became of a sheet that was carried to another version of its framework. */
export interface Migration {
  /** The text of the sheet as it should be now. */
  readonly text: string;
  readonly report: MigrationReport;
  /** Errors of the new text under the new framework: faults that the sheet had before. */
  readonly problems: readonly Diagnostic[];
}

export interface MigrationReport {
  /** The version that the sheet was answered for, where it is known. */
  readonly from: string | null;
  readonly to: string;
  /** Every answer of the sheet, in its order. */
  readonly answers: readonly AnswerFate[];
  /** Every target of the sheet; the sheet's own has no id. */
  readonly targets: readonly TargetFate[];
  /** Ticks of items that are gone, of answers that stay. */
  readonly ticks: readonly LostTicks[];
  /** Respondents whose group is gone. */
  readonly respondents: readonly LostGroup[];
  /** True when the new version has no short form, so that the sheet is in the full form now. */
  readonly lostShortForm: boolean;
  /** Answers, by their new id, that the short form no longer counts. */
  readonly leftOutOfShortForm: readonly string[];
  /** Criteria that the old version did not have; empty when that version is not known. */
  readonly newQuestions: readonly string[];
}

/**
 * Each answer has one, the last of these that is true of it: as it was; under a new name; at another level, by the
 * rule for the scale; to look at again, because its question or its levels were written anew; in the archive.
 */
export const fates = ['kept', 'renamed', 'rescaled', 'look-again', 'archived'] as const;
export type Fate = (typeof fates)[number];

export interface AnswerFate {
  /** What the sheet called it. */
  readonly id: string;
  /** What it is called now; null when nothing took its place. */
  readonly to: string | null;
  readonly fate: Fate;
  /** In a few words: “level 2”. */
  readonly was: string;
  readonly now: string | null;
  /** A sentence; null where nothing happened that people should know. */
  readonly because: string | null;
  /** True when the question is still asked, and has to be answered anew. */
  readonly askAgain: boolean;
}

export interface TargetFate {
  readonly id: string | null;
  readonly to: string | null;
  readonly fate: Exclude<Fate, 'look-again'>;
  readonly was: number;
  readonly now: number | null;
  readonly because: string | null;
}

export interface LostTicks {
  /** The criterion, by its new id. */
  readonly criterion: string;
  readonly items: readonly string[];
  readonly because: string;
}

export interface LostGroup {
  readonly name: string | null;
  readonly group: string;
}

/** Something that a sheet keeps, though the framework has no place for it any more. */
export type ArchiveEntry = Readonly<Record<string, Data>>;

/** How many answers had each fate. */
export function countFates(answers: readonly Pick<AnswerFate, 'fate'>[]): Record<Fate, number> {
  const counts = { kept: 0, renamed: 0, rescaled: 0, 'look-again': 0, archived: 0 };
  for (const { fate } of answers) counts[fate] += 1;
  return counts;
}
