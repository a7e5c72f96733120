/**
 * A framework as the program holds it: read-only plain data, every default filled in.
 * Levels are whole numbers on one scale; weights are whole numbers from 1 to 100.
 */
export interface Framework {
  readonly id: string;
  readonly renamedFrom: readonly string[];
  /** Semantic version of the content, such as `1.4.0`. */
  readonly version: string;
  readonly title: string;
  /** A BCP 47 language tag. */
  readonly language: string;
  readonly summary: string | null;
  readonly source: FrameworkOrigin | null;
  /** What the framework does not cover. */
  readonly limits: string | null;
  /** Lowest first, without holes. */
  readonly scale: readonly ScaleLevel[];
  readonly target: number;
  readonly groups: readonly Named[];
  readonly owners: readonly Named[];
  /** What small, medium and large mean, where the framework says so. */
  readonly effort: Readonly<Record<Effort, string>> | null;
  readonly phases: readonly Phase[];
}

export interface FrameworkOrigin {
  readonly title: string;
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

export interface ScaleLevel {
  readonly level: number;
  readonly name: string;
  readonly meaning: string | null;
}

export interface Named {
  readonly id: string;
  readonly title: string;
}

export type Effort = 'small' | 'medium' | 'large';

export interface Phase {
  readonly id: string;
  readonly renamedFrom: readonly string[];
  readonly title: string;
  readonly summary: string | null;
  readonly weight: number;
  readonly target: number | null;
  /** The gate: the phase opens when each of these is met, and so is the gate of every phase before it. */
  readonly opensWhen: readonly Requirement[];
  readonly steps: readonly Step[];
}

export interface Step {
  readonly id: string;
  readonly renamedFrom: readonly string[];
  readonly title: string;
  readonly summary: string | null;
  readonly weight: number;
  readonly target: number | null;
  readonly scoring: 'mean';
  readonly criteria: readonly Criterion[];
}

export interface Criterion {
  readonly id: string;
  /** The ids that it had in earlier versions of the framework. */
  readonly renamedFrom: readonly string[];
  /** The version in which its texts were last written anew without a change of meaning. */
  readonly rewordedIn: string | null;
  readonly title: string;
  readonly question: string;
  readonly why: string | null;
  readonly weight: number;
  /** A weak essential criterion holds its step back. */
  readonly essential: boolean;
  /** Part of the short form. */
  readonly core: boolean;
  readonly target: number | null;
  /** Ids of the groups to ask. */
  readonly ask: readonly string[];
  readonly lookFor: readonly string[];
  /** When “not applicable” may be used; null means never. */
  readonly notApplicableWhen: string | null;
  /** The items of the checklist; empty when there is none. */
  readonly checklist: readonly Named[];
  /** The items of the checklist that had another id in an earlier version. */
  readonly renamedItems: readonly { readonly from: string; readonly to: string }[];
  /** One entry for each level of the scale, lowest first. */
  readonly levels: readonly CriterionLevel[];
}

export interface CriterionLevel {
  readonly level: number;
  readonly descriptor: string;
  /** How many checklist items must be ticked to claim this level. */
  readonly ticksNeeded: number;
  /** What other criteria should have reached before this level. */
  readonly requires: readonly Requirement[];
  /** The action that leads here from the level below; null for the lowest level. */
  readonly action: Action | null;
}

export interface Requirement {
  readonly criterion: string;
  readonly level: number;
}

export interface Action {
  readonly do: string;
  /** Id of the owner. */
  readonly owner: string;
  readonly weeks: number;
  readonly effort: Effort;
}

/** The lowest and the highest level of the framework's scale. */
export function scaleBounds(framework: Pick<Framework, 'scale'>): { lowest: number; highest: number } {
  return { lowest: framework.scale[0]?.level ?? 0, highest: framework.scale.at(-1)?.level ?? 0 };
}

/** The name of a level, such as “Defined”. */
export function levelName(framework: Pick<Framework, 'scale'>, level: number): string {
  return framework.scale.find((entry) => entry.level === level)?.name ?? String(level);
}

/** The criterion's entry for a level of the scale, or undefined for a level outside it. */
export function criterionLevel(criterion: Criterion, level: number): CriterionLevel | undefined {
  return criterion.levels.find((entry) => entry.level === level);
}

/** Every criterion with the step and the phase that it belongs to, in the order of the framework. */
export function listCriteria(
  framework: Pick<Framework, 'phases'>,
): { criterion: Criterion; step: Step; phase: Phase }[] {
  return framework.phases.flatMap((phase) =>
    phase.steps.flatMap((step) => step.criteria.map((criterion) => ({ criterion, step, phase }))),
  );
}

/** The id of every phase, step and criterion, in the order of the framework. */
export function listIds(framework: Pick<Framework, 'phases'>): string[] {
  return framework.phases.flatMap((phase) => [
    phase.id,
    ...phase.steps.flatMap((step) => [step.id, ...step.criteria.map((criterion) => criterion.id)]),
  ]);
}
