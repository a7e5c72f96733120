import type { AssessedCriterion, Assessment } from '../assessment/assessment.js';
import { roundMean } from '../assessment/mean.js';
import { nameKey } from '../consensus/voices.js';
import { compareActions } from './actions.js';
import {
  type Carried,
  type ComparedAnswer,
  type ComparedColumn,
  type ComparedCriterion,
  type ComparedScore,
  type Comparison,
  type Moved,
  type Movement,
  movements,
} from './comparison.js';

export interface Compared {
  readonly file: string;
  readonly assessment: Assessment;
  readonly carried: Carried | null;
}

/**
 * Puts assessments side by side.
 * @param all at least two, of one framework in one version, in the order in which they are to stand
 */
export function compareAssessments(all: readonly Compared[]): Comparison {
  const assessments = all.map(({ assessment }) => assessment);
  const last = assessments.at(-1) as Assessment;
  const kind = areOneOrganisation(assessments) ? 'dates' : 'organisations';
  const criteria = compareCriteria(assessments);
  const phases = partsOf(assessments, (assessment) => assessment.phases);
  const steps = partsOf(assessments, (assessment) =>
    assessment.phases.flatMap((phase) => phase.steps.map((step) => ({ ...step, phase: phase.id }))),
  );
  const within = (test: (criterion: ComparedCriterion) => boolean) =>
    criteria.filter(test).every((criterion) => isLikeForLike(criterion, kind));
  return {
    schemaVersion: 1,
    kind,
    framework: last.framework,
    titles: Object.assign({}, ...assessments.map(({ titles }) => titles)),
    columns: columnsOf(all, kind),
    overall: { ...scoreOf(assessments.map(({ overall }) => overall)), likeForLike: within(() => true) },
    phases: phases.map(({ id, title, parts }) => ({
      id,
      title,
      phase: null,
      ...scoreOf(parts),
      likeForLike: within(({ phase }) => phase === id),
    })),
    steps: steps.map(({ id, title, parts }) => ({
      id,
      title,
      phase: parts.find((part) => part !== undefined)?.phase ?? null,
      ...scoreOf(parts),
      likeForLike: within(({ step }) => step === id),
    })),
    criteria,
    counts: Object.fromEntries(
      movements.map((movement) => [movement, criteria.filter((one) => one.movement === movement).length]),
    ) as Record<Movement, number>,
    actions: kind === 'dates' ? compareActions(assessments.at(-2) as Assessment, last) : [],
  };
}

/** One organisation, as far as the sheets say: those that name none are taken for it. */
export function areOneOrganisation(assessments: readonly Assessment[]): boolean {
  const names = assessments.flatMap(({ sheet }) => sheet.organisation ?? []);
  return new Set(names.map(nameKey)).size <= 1;
}

/** Dates are called by their date, organisations by their name; what would be called the same, by its file too. */
function columnsOf(all: readonly Compared[], kind: Comparison['kind']): ComparedColumn[] {
  const names = all.map(({ file, assessment: { sheet } }) => {
    const usual = kind === 'dates' ? sheet.date : sheet.organisation;
    return usual ?? file;
  });
  const isShared = (name: string) => names.filter((other) => other === name).length > 1;
  const dated = all.map(({ assessment: { sheet } }, index) => {
    const name = names[index] ?? '';
    return kind === 'organisations' && isShared(name) && sheet.date !== null
      ? `${name}, ${sheet.date}`
      : name;
  });
  const isSharedStill = (name: string) => dated.filter((other) => other === name).length > 1;
  return all.map(({ file, carried, assessment: { sheet } }, index) => {
    const name = dated[index] ?? '';
    return {
      label: isSharedStill(name) && name !== file ? `${name} (${file})` : name,
      organisation: sheet.organisation,
      date: sheet.date,
      file,
      carried,
    };
  });
}

interface Scored {
  readonly score: number | null;
  readonly target: number | null;
  readonly gap: number | null;
}

/** @param parts by column; undefined where the short form leaves the part out */
function scoreOf(parts: readonly (Scored | undefined)[]): Omit<ComparedScore, 'likeForLike'> {
  const scores = parts.map((part) => part?.score ?? null);
  return {
    scores,
    ...movedOf(
      scores,
      parts.map((part) => part?.target ?? null),
      parts.map((part) => part?.gap ?? null),
    ),
  };
}

function movedOf(
  values: readonly (number | null)[],
  targets: readonly (number | null)[],
  gaps: readonly (number | null)[],
): Moved {
  const [first, last] = [values[0] ?? null, values.at(-1) ?? null];
  const target = targets.at(-1) ?? null;
  const [gapBefore, gapAfter] = [gaps[0] ?? null, gaps.at(-1) ?? null];
  return {
    change: minus(last, first),
    targets,
    gaps,
    gapClosed: minus(gapBefore, gapAfter),
    progress:
      first === null || last === null || target === null || target <= first
        ? null
        : roundMean((last - first) / (target - first)),
  };
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : roundMean(a - b);
}

interface Part extends Scored {
  readonly id: string;
  readonly title: string;
  readonly phase?: string;
}

/** Each part that takes part in any of them, in the order of the framework, with what it is in each. */
function partsOf(
  assessments: readonly Assessment[],
  list: (assessment: Assessment) => readonly Part[],
): { id: string; title: string; parts: (Part | undefined)[] }[] {
  const lists = assessments.map((assessment) => new Map(list(assessment).map((part) => [part.id, part])));
  return orderedIds(assessments, list).map((id) => {
    const parts = lists.map((one) => one.get(id));
    return { id, title: parts.find((part) => part !== undefined)?.title ?? id, parts };
  });
}

/** `titles` has every part of the framework, in its order. */
function orderedIds(
  assessments: readonly Assessment[],
  list: (assessment: Assessment) => readonly { readonly id: string }[],
): string[] {
  const there = new Set(assessments.flatMap((assessment) => list(assessment).map(({ id }) => id)));
  return Object.keys(assessments.at(-1)?.titles ?? {}).filter((id) => there.has(id));
}

type Placed = AssessedCriterion & { readonly phase: string; readonly step: string };

function criteriaOf({ phases }: Assessment): Placed[] {
  return phases.flatMap((phase) =>
    phase.steps.flatMap((step) =>
      step.criteria.map((criterion) => ({ ...criterion, phase: phase.id, step: step.id })),
    ),
  );
}

function compareCriteria(assessments: readonly Assessment[]): ComparedCriterion[] {
  const lists = assessments.map((assessment) => new Map(criteriaOf(assessment).map((one) => [one.id, one])));
  return orderedIds(assessments, criteriaOf).flatMap((id): ComparedCriterion[] => {
    const found = lists.map((list) => list.get(id));
    const known = found.find((one) => one !== undefined);
    if (known === undefined) return [];
    const answers = found.map(answerOf);
    return [
      {
        id,
        title: known.title,
        phase: known.phase,
        step: known.step,
        movement: movementOf(answers),
        answers,
        ...movedOf(
          answers.map(({ level }) => level),
          found.map((one) => one?.target.level ?? null),
          found.map((one) => one?.gap ?? null),
        ),
      },
    ];
  });
}

function answerOf(criterion: Placed | undefined): ComparedAnswer {
  if (criterion === undefined) return { state: 'left-out', level: null, evidence: null, note: null };
  const { state, level, evidence, note } = criterion;
  return { state, level, evidence: level === null ? null : evidence, note };
}

function movementOf(answers: readonly ComparedAnswer[]): Movement {
  const [first, last] = [answers[0] as ComparedAnswer, answers.at(-1) as ComparedAnswer];
  if (first.level !== null && last.level !== null) {
    return last.level > first.level ? 'up' : last.level < first.level ? 'down' : 'same';
  }
  const isExcluded = ({ state }: ComparedAnswer) => state === 'not-applicable';
  if (isExcluded(first) && isExcluded(last)) return 'same';
  if (isExcluded(last)) return 'no-longer-applicable';
  if (isExcluded(first)) return 'became-applicable';
  if (last.level !== null) return 'became-known';
  return first.level === null ? 'not-known' : 'no-longer-known';
}

/** True when the same columns have a level of it: between dates the first and the last, of organisations all. */
function isLikeForLike({ answers }: ComparedCriterion, kind: Comparison['kind']): boolean {
  const counted = answers.map(({ level }) => level !== null);
  const looked = kind === 'dates' ? [counted[0], counted.at(-1)] : counted;
  return looked.every((one) => one === looked[0]);
}
