import { assess } from '../assessment/assess.js';
import type { AssessedStep, Assessment } from '../assessment/assessment.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Framework, scaleBounds } from '../framework/framework.js';
import { choiceOf } from '../sheet/framework-name.js';
import { readSheet } from '../sheet/read.js';
import type { Sheet } from '../sheet/sheet.js';
import type { Data } from '../source/edit.js';
import { Source } from '../source/source.js';
import { pairUp, placePhases, placeSteps } from './match.js';
import { migrateSheet } from './migrate.js';
import { countFates, type Fate } from './migration.js';
import type { ScaleRule } from './scale-rule.js';

/** A score or a level before and after; null where there is none. */
export interface Moved {
  readonly before: number | null;
  readonly after: number | null;
}

/** The same for a phase or a step, by its new id; of what was removed, by the old one. */
export interface PartMoved extends Moved {
  readonly id: string;
  readonly title: string;
}

/** How one real sheet would move from one version of a framework to another, once it is migrated. */
export interface SheetMove {
  readonly file: string;
  readonly organisation: string | null;
  readonly overall: Moved;
  /** The scores of phases. */
  readonly phases: readonly PartMoved[];
  /** The levels of steps. */
  readonly steps: readonly PartMoved[];
  /** How many answers had each fate. */
  readonly answers: Readonly<Record<Fate, number>>;
  /** Answers that are not carried over, by their old id. */
  readonly lost: readonly { readonly id: string; readonly because: string | null }[];
  /** Criteria that the old version did not have. */
  readonly newQuestions: readonly string[];
  /** How far the overall score moves, as a share of its scale; null when there is none before or after. */
  readonly distance: number | null;
}

/** How real sheets would move, those that move most first. */
export interface SheetMoves {
  readonly sheets: readonly SheetMove[];
  /** What became of levels where the two have other scales; null where they have one. */
  readonly scaleRule: ScaleRule | null;
}

export interface SheetToMove {
  readonly file: string;
  readonly text: string;
  readonly data: Data;
  /** As it was read under the old framework. */
  readonly sheet: Sheet;
}

/** @returns what is wrong with the sheet under the new framework, where anything is */
export function moveSheet(
  { file, text, data, sheet }: SheetToMove,
  old: Framework,
  now: Framework,
  scaleRule: ScaleRule | null,
): SheetMove | readonly Diagnostic[] {
  const migration = migrateSheet({ file, text, data }, { old, now, scaleRule, framework: now.id });
  const { report } = migration;
  if (migration.problems.length > 0) return migration.problems;
  const { sheet: carried, diagnostics } = readSheet(new Source(file, migration.text)).complete(
    now,
    choiceOf(now.id),
  );
  if (carried === null) return diagnostics;
  const [before, after] = [assess(old, sheet), assess(now, carried)];
  const overall = { before: before.overall.score, after: after.overall.score };
  return {
    file,
    organisation: sheet.organisation,
    overall,
    phases: movePhases(old, now, before, after),
    steps: moveSteps(old, now, before, after),
    answers: countFates(report.answers),
    lost: report.answers
      .filter(({ fate }) => fate === 'archived')
      .map(({ id, because }) => ({ id, because })),
    newQuestions: report.newQuestions,
    distance: distanceOf(overall, old, now),
  };
}

/** Those that move most first; those without a distance have lost all or gained their first score, and head the list. */
export function sortMoves(moves: readonly SheetMove[]): SheetMove[] {
  const size = ({ distance, overall }: SheetMove) =>
    distance !== null ? Math.abs(distance) : overall.before === overall.after ? -1 : 2;
  return [...moves].sort((a, b) => size(b) - size(a) || b.answers.archived - a.answers.archived);
}

function movePhases(old: Framework, now: Framework, before: Assessment, after: Assessment): PartMoved[] {
  const [was, is] = [before, after].map(({ phases }) => new Map(phases.map(({ id, score }) => [id, score])));
  return pairUp(placePhases(old), placePhases(now)).map((pair) => ({
    id: pair.now?.id ?? pair.old?.id ?? '',
    title: pair.now?.part.title ?? pair.old?.part.title ?? '',
    before: was?.get(pair.old?.id ?? '') ?? null,
    after: is?.get(pair.now?.id ?? '') ?? null,
  }));
}

function moveSteps(old: Framework, now: Framework, before: Assessment, after: Assessment): PartMoved[] {
  const [was, is] = [before, after].map(
    ({ phases }) =>
      new Map(
        phases.flatMap(({ steps }) => steps.map(({ id, level }: AssessedStep) => [id, level] as const)),
      ),
  );
  return pairUp(placeSteps(old), placeSteps(now)).map((pair) => ({
    id: pair.now?.id ?? pair.old?.id ?? '',
    title: pair.now?.part.title ?? pair.old?.part.title ?? '',
    before: was?.get(pair.old?.id ?? '') ?? null,
    after: is?.get(pair.now?.id ?? '') ?? null,
  }));
}

/** Scores on two scales are compared by the share of the scale that they climb. */
function distanceOf({ before, after }: Moved, old: Framework, now: Framework): number | null {
  if (before === null || after === null) return null;
  const share = (score: number, framework: Framework) => {
    const { lowest, highest } = scaleBounds(framework);
    return (score - lowest) / (highest - lowest);
  };
  return Math.round((share(after, now) - share(before, old)) * 1e9) / 1e9;
}
