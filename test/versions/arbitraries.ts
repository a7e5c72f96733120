import fc, { type GeneratorValue } from 'fast-check';
import type { Criterion, Framework, Named } from '../../src/framework/framework.js';
import type { Data, Mapping } from '../../src/source/edit.js';
import { assessable } from '../assessment/arbitraries.js';

/*
 * A framework, a later version of it, and a sheet that is valid under the first. Parts are renamed and removed,
 * questions and checklists change, ids are used again, and so may the scale.
 */

export interface Case {
  readonly old: Framework;
  readonly now: Framework;
  readonly sheet: Mapping;
}

const items: readonly Named[] = ['one', 'two', 'three', 'four'].map((id) => ({ id, title: id }));
const groups: readonly Named[] = ['staff', 'board'].map((id) => ({ id, title: id }));

const oneOf = <T>(g: GeneratorValue, ...values: readonly T[]): T => g(() => fc.constantFrom(...values)) as T;
const wholeTo = (g: GeneratorValue, most: number): number => g(() => fc.integer({ min: 0, max: most }));
const chance = (g: GeneratorValue, share: number): boolean => wholeTo(g, 99) < share;
/** Of some pairs hardly anything changes. */
type Change = (share: number) => boolean;

export const migratable: fc.Arbitrary<Case> = fc
  .tuple(assessable, fc.gen())
  .map(([{ framework: base }, g]) => {
    const old = enrich({ ...base, groups: oneOf(g, [], groups) }, g);
    const now = change(old, g);
    return { old, now, sheet: answer(old, g) };
  });

/** With checklists, and some criteria that always apply. No descriptor tells its level: it may have another one. */
function enrich(framework: Framework, g: GeneratorValue): Framework {
  return mapCriteria(framework, (criterion) => ({
    ...criterion,
    notApplicableWhen: chance(g, 50) ? criterion.notApplicableWhen : null,
    levels: criterion.levels.map((level) => ({
      ...level,
      descriptor: `As far as it goes for ${criterion.id}.`,
    })),
    ...(chance(g, 40) && withChecklist(criterion, items.slice(0, 1 + wholeTo(g, 3)), g)),
  }));
}

function withChecklist(
  criterion: Criterion,
  checklist: readonly Named[],
  g: GeneratorValue,
): Partial<Criterion> {
  let ticksNeeded = 0;
  const levels = criterion.levels.map((level) => {
    ticksNeeded = Math.min(checklist.length, ticksNeeded + wholeTo(g, 2));
    return { ...level, ticksNeeded };
  });
  return { checklist, levels };
}

function change(old: Framework, g: GeneratorValue): Framework {
  const factor = oneOf(g, 1, 0.1);
  const changes: Change = (share) => chance(g, share * factor);
  const scale = changes(40) ? newScale(g) : old.scale.map(({ level }) => level);
  const renameFramework = changes(30);
  const withScale: Framework = {
    ...old,
    version: '2.0.0',
    id: renameFramework ? 'other' : old.id,
    renamedFrom: renameFramework ? [old.id] : [],
    groups: changes(60) ? oneOf(g, groups.slice(0, 1), []) : old.groups,
    scale: scale.map((level) => ({ level, name: `L${level}`, meaning: null })),
    target: scale.at(-1) ?? 0,
  };
  let freed: string | null = null;
  const phases = withScale.phases.map((phase) => ({
    ...renamed(phase, changes(20)),
    steps: phase.steps.map((step) => ({
      ...renamed(step, changes(20)),
      criteria: step.criteria.flatMap((criterion): Criterion[] => {
        const now = changeCriterion(criterion, scale, g, changes);
        if (!changes(15)) return [now];
        // Its id may be free for another question.
        freed = criterion.id;
        return [];
      }),
    })),
  }));
  const reused: string | null = freed;
  if (reused !== null && chance(g, 50)) {
    const [donor] = old.phases.flatMap(({ steps }) => steps.flatMap(({ criteria }) => criteria));
    const place = phases.flatMap(({ steps }) => steps)[0];
    if (donor !== undefined && place !== undefined) {
      const other = changeCriterion(
        { ...donor, id: reused, title: 'Other', question: 'Something else?' },
        scale,
        g,
        changes,
      );
      const levels = other.levels.map((level) => ({ ...level, descriptor: `Else ${level.level}` }));
      place.criteria.push({ ...other, id: reused, renamedFrom: [], levels });
    }
  }
  return { ...withScale, phases };
}

function newScale(g: GeneratorValue): number[] {
  const lowest = wholeTo(g, 3);
  return Array.from({ length: 2 + wholeTo(g, 5) }, (_, index) => lowest + index);
}

function renamed<T extends { id: string; renamedFrom: readonly string[] }>(part: T, really: boolean): T {
  return really ? { ...part, id: `new-${part.id}`, renamedFrom: ['older', part.id] } : part;
}

function changeCriterion(
  criterion: Criterion,
  scale: readonly number[],
  g: GeneratorValue,
  changes: Change,
): Criterion {
  const named = renamed(criterion, changes(25));
  const renameItem = changes(40);
  const checklist =
    criterion.checklist.length === 0 || changes(20)
      ? []
      : criterion.checklist
          .slice(wholeTo(g, 1))
          .map((item, index) => (renameItem && index === 0 ? { ...item, id: `new-${item.id}` } : item));
  const from = criterion.checklist.find(({ id }) => checklist.some((item) => item.id === `new-${id}`))?.id;
  const anew = changes(20);
  const changed: Criterion = {
    ...named,
    question: changes(20) ? `${criterion.question} Or about what else?` : criterion.question,
    core: changes(20) ? !criterion.core : criterion.core,
    notApplicableWhen: changes(20) ? null : criterion.notApplicableWhen,
    checklist: [],
    renamedItems: from === undefined ? [] : [{ from, to: `new-${from}` }],
    levels: scale.map((level) => ({
      level,
      descriptor: anew
        ? `In other words ${level}.`
        : (criterion.levels.find((before) => before.level === level)?.descriptor ??
          `As far as it goes for ${criterion.id}.`),
      ticksNeeded: 0,
      requires: [],
      action: null,
    })),
  };
  if (checklist.length === 0) return changed;
  if (changes(50)) return { ...changed, ...withChecklist(changed, checklist, g) };
  const levels = changed.levels.map((level) => ({
    ...level,
    ticksNeeded: Math.min(checklist.length, ticksAt(criterion, level.level)),
  }));
  return { ...changed, checklist, levels };
}

function ticksAt({ levels }: Criterion, level: number): number {
  return levels.findLast((entry) => entry.level <= level)?.ticksNeeded ?? 0;
}

/** What is written has a mark of its own, so that it can be told where it went. */
function answer(framework: Framework, g: GeneratorValue): Mapping {
  const levels = framework.scale.map(({ level }) => level);
  const level = () => oneOf(g, ...levels);
  const ids = framework.phases.flatMap((phase) => [phase.id, ...phase.steps.map(({ id }) => id)]);
  const criteria = framework.phases.flatMap(({ steps }) => steps.flatMap((step) => step.criteria));
  const short = criteria.some(({ core }) => core) && chance(g, 20);
  const targets = [...ids, ...criteria.map(({ id }) => id)].filter(() => chance(g, 20));
  const answers = criteria.flatMap((criterion): [string, Data][] =>
    (short && !criterion.core) || chance(g, 10) ? [] : [[criterion.id, answerTo(criterion, level, g)]],
  );
  return {
    waymark: 1,
    framework: framework.id,
    ...(chance(g, 70) && { 'framework-version': framework.version }),
    ...(short && { form: 'short' }),
    ...(chance(g, 50) && {
      respondents: [{ name: 'name of a', group: 'board' }, { group: 'staff' }, { name: 'name of c' }],
    }),
    ...(chance(g, 40) && { target: level() }),
    ...(targets.length > 0 && { targets: Object.fromEntries(targets.map((id) => [id, level()])) }),
    answers: Object.fromEntries(answers),
    ...(chance(g, 20) && {
      archive: [{ id: 'before', because: 'It was so.', answer: { note: 'note of before' } }],
    }),
  };
}

function answerTo(criterion: Criterion, level: () => number, g: GeneratorValue): Data {
  const { id, checklist, notApplicableWhen } = criterion;
  const more = {
    ...(chance(g, 50) && { note: oneOf(g, `note of ${id}`, `note of ${id}:\n# two lines\n`) }),
    ...(chance(g, 30) && { sources: [`source of ${id}`] }),
    ...(chance(g, 30) && { evidence: 'seen' }),
  };
  const kind = wholeTo(g, 9);
  if (kind === 0) return null;
  if (kind === 1) return 'unknown';
  if (kind === 2) return { unknown: true, ...more };
  if (kind === 3) return { ...more };
  if (kind === 4 && notApplicableWhen !== null) return { 'not-applicable': `reason of ${id}`, ...more };
  if (kind < 7 && checklist.length === 0) return level();
  if (checklist.length === 0 || chance(g, 30)) return { level: level(), ...more };
  const ticked = checklist.map((item) => item.id).filter(() => chance(g, 70));
  const allowed = criterion.levels.filter(({ ticksNeeded }) => ticksNeeded <= ticked.length);
  const highest = allowed.at(-1);
  return highest === undefined ? { ticked, ...more } : { level: oneOf(g, ...allowed).level, ticked, ...more };
}

function mapCriteria(framework: Framework, map: (criterion: Criterion) => Criterion): Framework {
  const phases = framework.phases.map((phase) => ({
    ...phase,
    steps: phase.steps.map((step) => ({ ...step, criteria: step.criteria.map(map) })),
  }));
  return { ...framework, phases };
}
