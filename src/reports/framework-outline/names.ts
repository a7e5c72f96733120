import {
  type Criterion,
  type Framework,
  levelName,
  listCriteria,
  type Phase,
  type Requirement,
} from '../../framework/framework.js';
import { joinAnd } from '../words.js';

/** What a framework calls its parts, and the phrases that are made of these names. */
export class Names {
  readonly framework: Framework;
  readonly #criteria: ReadonlyMap<string, string>;

  constructor(framework: Framework) {
    this.framework = framework;
    this.#criteria = new Map(listCriteria(framework).map(({ criterion }) => [criterion.id, criterion.title]));
  }

  /** “2 Defined”. */
  level(level: number): string {
    return `${level} ${levelName(this.framework, level)}`;
  }

  owner(id: string): string {
    return this.framework.owners.find((owner) => owner.id === id)?.title ?? id;
  }

  /** “Finance team; Senior leaders”: many names have commas in them. */
  groups(ids: readonly string[]): string {
    const { groups } = this.framework;
    return ids.map((id) => groups.find((group) => group.id === id)?.title ?? id).join('; ');
  }

  /** ““Senior commitment” at 1 Ad hoc and “Team mix” at 2 Defined”. */
  requirements(requirements: readonly Requirement[]): string {
    return joinAnd(
      requirements.map(
        ({ criterion, level }) => `“${this.#criteria.get(criterion) ?? criterion}” at ${this.level(level)}`,
      ),
    );
  }

  /** When a phase opens. Gates add up: a phase waits for those before it too. */
  gate(phase: Phase): string {
    const before = this.framework.phases.slice(0, this.framework.phases.indexOf(phase));
    const waits = before.some(({ opensWhen }) => opensWhen.length > 0);
    if (phase.opensWhen.length === 0)
      return waits ? 'Opens with the phase before it.' : 'Open from the start.';
    const also = waits ? ', and the phase before it is open' : '';
    return `Opens when these are in place: ${this.requirements(phase.opensWhen)}${also}.`;
  }
}

/** What sets a criterion apart: “essential”, “core”, “weight 3”. */
export function marksOf({ essential, core, weight }: Criterion): string[] {
  return [...(essential ? ['essential'] : []), ...(core ? ['core'] : []), ...weightOf({ weight })];
}

/** A weight of 1 goes without saying. */
export function weightOf({ weight }: { readonly weight: number }): string[] {
  return weight === 1 ? [] : [`weight ${weight}`];
}
