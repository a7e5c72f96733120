import type { AssessedCriterion, AssessedStep, Assessment, GateEntry } from '../assessment/assessment.js';
import type { Blocker } from '../assessment/prerequisites.js';
import { levelName, type ScaleLevel } from '../framework/framework.js';
import type { Evidence } from '../sheet/sheet.js';
import { count } from './numbers.js';

/** The names and phrases that every part of a report needs for one assessment. */
export class Words {
  readonly assessment: Assessment;
  readonly #criteria: ReadonlyMap<string, AssessedCriterion>;
  readonly #owners: ReadonlyMap<string, string>;
  readonly #groups: ReadonlyMap<string, string>;

  constructor(assessment: Assessment) {
    this.assessment = assessment;
    const { phases, framework } = assessment;
    const criteria = phases.flatMap(({ steps }) => steps).flatMap((step) => step.criteria);
    this.#criteria = new Map(criteria.map((criterion) => [criterion.id, criterion]));
    this.#owners = new Map(framework.owners.map(({ id, title }) => [id, title]));
    this.#groups = new Map(framework.groups.map(({ id, title }) => [id, title]));
  }

  /** What a phase, step or criterion is called. */
  title(id: string): string {
    return this.assessment.titles[id] ?? id;
  }

  /** The same inside a sentence: many titles have commas and “and” in them. */
  name(id: string): string {
    return `“${this.title(id)}”`;
  }

  owner(id: string): string {
    return this.#owners.get(id) ?? id;
  }

  criterion(id: string): AssessedCriterion | undefined {
    return this.#criteria.get(id);
  }

  /** “2 Defined”. */
  level(level: number): string {
    return `${level} ${levelName(this.assessment.framework, level)}`;
  }

  /** “ask: Finance team; Senior leaders”. Empty when nobody is named. */
  ask(groups: readonly string[]): string {
    return groups.length === 0 ? '' : `ask: ${this.groups(groups)}`;
  }

  /** “Finance team; Senior leaders”. */
  groups(groups: readonly string[]): string {
    return groups.map((id) => this.#groups.get(id) ?? id).join('; ');
  }

  /** ““Target discipline” at 2 (now 1)”. */
  needed({
    criterion,
    level,
    current,
  }: Pick<Blocker, 'criterion' | 'level'> & Pick<GateEntry, 'current'>): string {
    return `${this.name(criterion)} at ${level} (${current === 'open' ? 'not known yet' : `now ${current}`})`;
  }

  /** Everything that blocks, in one phrase: the gate of a phase is named once. */
  blockers(blockers: readonly Blocker[]): string {
    const gates = new Map<string, Blocker[]>();
    for (const blocker of blockers) {
      if (blocker.phase !== null) gates.set(blocker.phase, [...(gates.get(blocker.phase) ?? []), blocker]);
    }
    const parts = [...gates].map(
      ([phase, entries]) =>
        `${this.title(phase)} to open: ${joinAnd(entries.map((entry) => this.needed(entry)))}`,
    );
    const requirements = blockers.filter(({ kind }) => kind === 'requirement');
    if (requirements.length > 0) parts.push(joinAnd(requirements.map((entry) => this.needed(entry))));
    return parts.join('; ');
  }

  /** What a step's level is, and what is in doubt about it. */
  stepLevel(step: AssessedStep): string {
    if (step.level === null) return step.status === 'not-applicable' ? 'not applicable' : 'not scored yet';
    const range = step.levelRange;
    const provisional =
      step.provisional && range !== null
        ? range.low === range.high
          ? ', whatever the open answers are'
          : ` so far (${range.low} to ${range.high} once all is answered)`
        : '';
    return `level ${this.level(step.level)}${provisional}`;
  }
}

/** The state of an answer, as people say it. */
export const stateWords: Record<AssessedCriterion['state'], string> = {
  level: 'answered',
  unknown: 'unknown',
  unanswered: 'not answered yet',
  'not-applicable': 'not applicable',
};

/** How well something is known, as a phrase. */
export const evidenceWords: Record<Evidence, string> = {
  asserted: 'asserted',
  seen: 'seen',
  corroborated: 'corroborated',
};

/** “Level 2” from “level 2”. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** “0 Absent, 1 Ad hoc, 2 Defined”. */
export function nameLevels(levels: readonly ScaleLevel[]): string {
  return levels.map(({ level, name }) => `${level} ${name}`).join(', ');
}

/** “a”, “a and b”, “a, b and c”. */
export function joinAnd(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The first few of a list, and how many more there are. */
export function firstFew(parts: readonly string[], most: number): string {
  if (parts.length <= most) return joinAnd(parts);
  return `${parts.slice(0, most).join(', ')} and ${count(parts.length - most, 'more', 'more')}`;
}
