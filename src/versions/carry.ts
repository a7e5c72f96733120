import { type Criterion, criterionLevel, type Framework, listCriteria } from '../framework/framework.js';
import type { Data } from '../source/edit.js';
import { isNotApplicable, levelIn, ticksIn, withLevel, withTicks } from './answers.js';
import { isLevelRedefined } from './compare/framework.js';
import { compareMeaning, type Meaning, sameMeaning } from './meaning.js';
import type { Fate } from './migration.js';
import { haveSameScale, moveLevel, type ScaleRule } from './scale-rule.js';
import { findSuccessors, type Part, type PartKind } from './successors.js';

/** From which version to which, and by what rule. */
export interface Journey {
  /** Null when it is not known: then the scale is the same, as it is within a major version. */
  readonly old: Framework | null;
  readonly now: Framework;
  readonly scaleRule: ScaleRule;
}

/** What becomes of one answer. */
export interface Carried {
  /** What it is called now; null when nothing takes its place. */
  readonly to: string | null;
  readonly fate: Fate;
  /** The answer as it should be now; undefined where it goes to the archive. */
  readonly value: Data | undefined;
  readonly because: string | null;
  /** Ticks that have no item any more, of an answer that stays; null when each has one. */
  readonly lostTicks: readonly string[] | null;
}

/** Knows where everything of a sheet goes. */
export class Carrier {
  readonly #journey: Journey;
  readonly #successors: ReadonlyMap<string, Part>;
  readonly #now: ReadonlyMap<string, Criterion>;
  readonly #old: ReadonlyMap<string, Criterion>;
  /** The kinds of what the old framework had; null when it is not known. */
  readonly #oldKinds: ReadonlyMap<string, PartKind> | null;

  constructor(journey: Journey) {
    const { old, now } = journey;
    this.#journey = journey;
    this.#successors = findSuccessors(now);
    this.#now = criteriaOf(now);
    this.#old = old === null ? new Map() : criteriaOf(old);
    this.#oldKinds =
      old === null
        ? null
        : new Map([...findSuccessors(old).values()].map(({ kind, id }): [string, PartKind] => [id, kind]));
  }

  /** Where something with an old id belongs now, or why it belongs nowhere. */
  placeOf(id: string, kinds: readonly PartKind[]): Part | { readonly because: string } {
    const { old, now } = this.#journey;
    const part = this.#successors.get(id);
    if (part === undefined) {
      const because =
        old === null
          ? `${now.version} has nothing of this name.`
          : `It is not part of ${now.version} any more.`;
      return { because };
    }
    const was = this.#oldKinds?.get(id);
    if (!kinds.includes(part.kind) || (was !== undefined && was !== part.kind)) {
      return { because: `In ${now.version} this is the id of a ${part.kind}.` };
    }
    if (this.#meaning(id, part.id).isReused) {
      return { because: `In ${now.version} this id asks another question.` };
    }
    return part;
  }

  /** @returns null when a level has no place on the new scale */
  level(level: number): number | null {
    const { old, now, scaleRule } = this.#journey;
    const moved = old === null ? level : moveLevel(level, old, now, scaleRule);
    return now.scale.some((entry) => entry.level === moved) ? moved : null;
  }

  /** @param answer one that says something @param to the criterion that it belongs to now */
  answer(id: string, answer: Data, to: string): Carried {
    const { now } = this.#journey;
    const criterion = this.#now.get(to) as Criterion;
    const askAgain = (because: string): Carried => ({
      to,
      fate: 'archived',
      value: undefined,
      because,
      lostTicks: null,
    });
    if (isNotApplicable(answer) && criterion.notApplicableWhen === null) {
      return askAgain(`“Not applicable” is not allowed here in ${now.version}.`);
    }
    const was = levelIn(answer);
    const level = was === null ? null : this.level(was);
    if (was !== null && level === null) return askAgain(this.#whyNoLevel(was));

    const meaning = this.#meaning(id, to);
    const ticks = this.#ticks(answer, criterion, meaning);
    const needed = level === null ? 0 : (criterionLevel(criterion, level)?.ticksNeeded ?? 0);
    if (ticks !== null && ticks.kept !== null && ticks.kept.length < needed) {
      const count = { kept: ticks.kept.length, lost: ticks.lost?.length ?? 0 };
      return askAgain(tooFewTicks(level ?? 0, needed, count, now.version));
    }
    const leveled = level === null || level === was ? answer : withLevel(answer, level);
    const why = this.#whyLookAgain(answer, id, { was, level }, criterion, meaning);
    const fate = why !== null ? 'look-again' : level !== was ? 'rescaled' : id === to ? 'kept' : 'renamed';
    const value = ticks === null ? leveled : withTicks(leveled, ticks.kept);
    return { to, fate, value, because: why, lostTicks: ticks?.lost ?? null };
  }

  /** What somebody should know who gave an answer; null when it still says what it said. */
  #whyLookAgain(
    answer: Data,
    id: string,
    { was, level }: { readonly was: number | null; readonly level: number | null },
    criterion: Criterion,
    meaning: Meaning,
  ): string | null {
    const { old, now } = this.#journey;
    if (was === null && !isNotApplicable(answer)) return null;
    const question = meaning.isQuestionRedefined ? ['the question'] : [];
    if (was === null || level === null) {
      return redefined([...question, ...(meaning.isExceptionRedefined ? ['when it is not applicable'] : [])]);
    }
    const isSameScale = old === null || haveSameScale(old, now);
    if (isSameScale) {
      const ofScale = this.#isScaleLevelRedefined(was) ? [`level ${was} of the scale`] : [];
      return redefined([...question, ...levelsInWords(meaning.levels), ...ofScale]);
    }
    // On another scale only what the answer said before counts, and what it says now.
    const before = this.#old.get(id);
    const [said, says] = [before && criterionLevel(before, was), criterionLevel(criterion, level)];
    const isOther =
      said !== undefined && says !== undefined && meaning.isRedefined(said.descriptor, says.descriptor);
    const other = isOther ? [`Level ${level} is not what level ${was} was.`] : [];
    const all = [...(question.length > 0 ? [redefined(question)] : []), ...other];
    return all.length === 0 ? null : all.join(' ');
  }

  #isScaleLevelRedefined(level: number): boolean {
    const { old, now } = this.#journey;
    const before = old?.scale.find((entry) => entry.level === level);
    const after = now.scale.find((entry) => entry.level === level);
    return before !== undefined && after !== undefined && isLevelRedefined(before, after);
  }

  #whyNoLevel(level: number): string {
    const { old, now } = this.#journey;
    return old === null
      ? `Level ${level} is not on the scale of ${now.version}.`
      : `It was level ${level} on another scale than that of ${now.version}.`;
  }

  /** The ticks by the new names of their items. @returns null when none were recorded, and none could be */
  #ticks(
    answer: Data,
    { checklist, renamedItems }: Criterion,
    { items: redefinedItems }: Meaning,
  ): { kept: readonly string[] | null; lost: readonly string[] | null } | null {
    const ticked = ticksIn(answer);
    if (ticked === null) return checklist.length === 0 ? { kept: null, lost: null } : null;
    const items = new Set(checklist.map(({ id }) => id));
    const renamed = new Map(renamedItems.map(({ from, to }) => [from, to]));
    const kept = new Set<string>();
    const lost: string[] = [];
    for (const item of ticked) {
      const to = items.has(item) ? item : renamed.get(item);
      if (to === undefined || kept.has(to) || redefinedItems.includes(to)) lost.push(item);
      else kept.add(to);
    }
    // That none was ticked is worth keeping too.
    if (items.size === 0) return { kept: null, lost };
    return { kept: [...kept], lost: lost.length === 0 ? null : lost };
  }

  #meaning(id: string, to: string): Meaning {
    const [old, now] = [this.#old.get(id), this.#now.get(to)];
    const { old: framework } = this.#journey;
    return old === undefined || now === undefined || framework === null
      ? sameMeaning
      : compareMeaning(old, now, { old: framework.version, now: this.#journey.now.version });
  }
}

function tooFewTicks(
  level: number,
  needed: number,
  { kept, lost }: { readonly kept: number; readonly lost: number },
  version: string,
): string {
  const items = `${needed} ticked ${needed === 1 ? 'item' : 'items'}`;
  const there = kept === 0 ? 'none is ticked' : kept === 1 ? 'one is ticked' : `${kept} are ticked`;
  const left = `of those that are ticked, ${lost} ${lost === 1 ? 'has' : 'have'} no place there any more`;
  return `Level ${level} needs ${items} in ${version}; ${lost > 0 ? left : there}.`;
}

/** “The question and levels 2, 3 were redefined.” */
function redefined(parts: readonly string[]): string | null {
  if (parts.length === 0) return null;
  const [first = '', ...others] = parts;
  const text = [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(' and ');
  return `${text} ${parts.length > 1 || first.startsWith('levels') ? 'were' : 'was'} redefined.`;
}

function levelsInWords(levels: readonly number[]): string[] {
  if (levels.length === 0) return [];
  return [`level${levels.length > 1 ? 's' : ''} ${levels.join(', ')}`];
}

function criteriaOf(framework: Framework): ReadonlyMap<string, Criterion> {
  return new Map(listCriteria(framework).map(({ criterion }) => [criterion.id, criterion]));
}
