import type { Framework } from '../framework/framework.js';
import { type AnswerState, type Sheet, unanswered } from '../sheet/sheet.js';
import { assess } from './assess.js';
import type { Assessment } from './assessment.js';
import { roundMean } from './mean.js';

/** An answer that is supposed. */
export interface Supposition {
  /** Id of a criterion. */
  readonly criterion: string;
  readonly state: Extract<AnswerState, { state: 'level' | 'unknown' }>;
}

/** What a supposition changes. Scores are on the scale; null where nothing is answered. */
export interface WhatIf {
  readonly suppositions: readonly {
    readonly criterion: string;
    readonly from: number | null;
    readonly to: number | null;
  }[];
  readonly overall: Moved;
  readonly phases: readonly (Moved & { readonly id: string })[];
  readonly steps: readonly (Moved & { readonly id: string })[];
}

export interface Moved {
  readonly before: number | null;
  readonly after: number | null;
  /** after − before; null when either is. */
  readonly change: number | null;
}

/** The sheet with some answers as they are supposed. Notes and evidence of what was said stay out of it. */
function suppose(sheet: Sheet, suppositions: readonly Supposition[]): Sheet {
  const answers = new Map(sheet.answers);
  for (const { criterion, state } of suppositions) {
    const was = answers.get(criterion) ?? unanswered;
    const isAsItWas =
      was.state === state.state &&
      (was.state !== 'level' || state.state !== 'level' || was.level === state.level);
    if (!isAsItWas) answers.set(criterion, { ...unanswered, ...state });
  }
  return { ...sheet, answers };
}

/**
 * What the scores and the plan would be.
 * @param suppositions criteria of the framework, levels of its scale, each criterion once
 * @param on the day on which due dates are judged
 */
export function assessWhatIf(
  framework: Framework,
  sheet: Sheet,
  suppositions: readonly Supposition[],
  on: string | null,
): { readonly assessment: Assessment; readonly whatIf: WhatIf } {
  const before = assess(framework, sheet, on);
  const assessment = assess(framework, suppose(sheet, suppositions), on);
  const levels = levelsOf(before);
  return {
    assessment,
    whatIf: {
      suppositions: suppositions.map(({ criterion, state }) => ({
        criterion,
        from: levels.get(criterion) ?? null,
        to: state.state === 'level' ? state.level : null,
      })),
      overall: moved(before.overall.score, assessment.overall.score),
      phases: pair(before.phases, assessment.phases),
      steps: pair(
        before.phases.flatMap(({ steps }) => steps),
        assessment.phases.flatMap(({ steps }) => steps),
      ),
    },
  };
}

function levelsOf({ phases }: Assessment): Map<string, number | null> {
  const criteria = phases.flatMap(({ steps }) => steps).flatMap((step) => step.criteria);
  return new Map(criteria.map(({ id, level }) => [id, level]));
}

interface Part {
  readonly id: string;
  readonly score: number | null;
}

/** Both have the same parts, in the same order. */
function pair(before: readonly Part[], after: readonly Part[]): (Moved & { readonly id: string })[] {
  return before.map(({ id, score }, index) => ({ id, ...moved(score, after[index]?.score ?? null) }));
}

function moved(before: number | null, after: number | null): Moved {
  return { before, after, change: before === null || after === null ? null : roundMean(after - before) };
}
