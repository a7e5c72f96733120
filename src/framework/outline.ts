import {
  childOf,
  type Entry,
  entriesOf,
  entryOf,
  itemsOf,
  type Located,
  type Node,
  textOf,
  wholeOf,
} from '../source/node.js';

/**
 * A framework file as far as it can be understood: the view that the rules look at.
 * Parts of the wrong shape are left out, so that one mistake does not hide the others.
 */
export interface Outline {
  readonly root: Node;
  readonly scale: readonly Located<number>[];
  /** Null while the scale itself is in doubt; then no rule speaks of levels. */
  readonly bounds: { readonly lowest: number; readonly highest: number } | null;
  readonly groups: readonly string[];
  readonly owners: readonly string[];
  readonly phases: readonly OutlinePhase[];
  readonly steps: readonly OutlineStep[];
  readonly criteria: readonly OutlineCriterion[];
  readonly criterionById: ReadonlyMap<string, OutlineCriterion>;
}

export interface OutlinePhase {
  readonly node: Node;
  readonly index: number;
  readonly id: Located<string> | undefined;
  readonly gate: readonly OutlineRequirement[];
}

export interface OutlineStep {
  readonly node: Node;
  readonly id: Located<string> | undefined;
}

export interface OutlineCriterion {
  readonly node: Node;
  readonly id: Located<string> | undefined;
  readonly phase: OutlinePhase;
  readonly step: OutlineStep;
  readonly checklistItems: readonly Entry[] | null;
  readonly ticksNeeded: readonly { readonly at: Located<number>; readonly count: Located<number> }[];
  readonly requires: readonly { readonly at: Located<number>; readonly requirement: OutlineRequirement }[];
  readonly levels: readonly { readonly at: Located<number>; readonly text: Located<string> | undefined }[];
  readonly actions: readonly { readonly at: Located<number>; readonly node: Node }[];
}

export interface OutlineRequirement {
  readonly criterion: Located<string>;
  readonly level: Located<number>;
}

export function outlineFramework(root: Node): Outline {
  const scale = itemsOf(childOf(root, 'scale'))
    .map((item) => wholeOf(childOf(item, 'level')))
    .filter((level) => level !== undefined);
  const phases: OutlinePhase[] = [];
  const steps: OutlineStep[] = [];
  const criteria: OutlineCriterion[] = [];
  itemsOf(childOf(root, 'phases')).forEach((node, index) => {
    const phase = {
      node,
      index,
      id: textOf(childOf(node, 'id')),
      gate: requirementsOf(childOf(node, 'opens-when')),
    };
    phases.push(phase);
    for (const stepNode of itemsOf(childOf(node, 'steps'))) {
      const step = { node: stepNode, id: textOf(childOf(stepNode, 'id')) };
      steps.push(step);
      for (const criterionNode of itemsOf(childOf(stepNode, 'criteria'))) {
        criteria.push(outlineCriterion(criterionNode, phase, step));
      }
    }
  });
  const criterionById = new Map<string, OutlineCriterion>();
  for (const criterion of criteria) {
    if (criterion.id && !criterionById.has(criterion.id.value))
      criterionById.set(criterion.id.value, criterion);
  }
  return {
    root,
    scale,
    bounds: boundsOf(scale),
    groups: entriesOf(childOf(root, 'groups')).map((entry) => entry.key),
    owners: entriesOf(childOf(root, 'owners')).map((entry) => entry.key),
    phases,
    steps,
    criteria,
    criterionById,
  };
}

function outlineCriterion(node: Node, phase: OutlinePhase, step: OutlineStep): OutlineCriterion {
  const checklist = childOf(node, 'checklist');
  const items = entryOf(checklist, 'items');
  return {
    node,
    id: textOf(childOf(node, 'id')),
    phase,
    step,
    checklistItems: items === undefined ? null : entriesOf(items.value),
    ticksNeeded: byLevel(childOf(checklist, 'needed')).flatMap(({ at, node: count }) => {
      const located = wholeOf(count);
      return located === undefined ? [] : [{ at, count: located }];
    }),
    requires: byLevel(childOf(node, 'requires')).flatMap(({ at, node: asked }) =>
      requirementsOf(asked).map((requirement) => ({ at, requirement })),
    ),
    levels: byLevel(childOf(node, 'levels')).map(({ at, node: text }) => ({ at, text: textOf(text) })),
    actions: byLevel(childOf(node, 'actions')),
  };
}

/** The entries whose key is a level. */
function byLevel(node: Node | undefined): { at: Located<number>; node: Node }[] {
  return entriesOf(node)
    .filter((entry) => /^\d$/.test(entry.key))
    .map((entry) => ({ at: { value: Number(entry.key), range: entry.keyRange }, node: entry.value }));
}

function requirementsOf(node: Node | undefined): OutlineRequirement[] {
  return entriesOf(node).flatMap((entry) => {
    const level = wholeOf(entry.value);
    return level === undefined ? [] : [{ criterion: { value: entry.key, range: entry.keyRange }, level }];
  });
}

/** More levels than a scale may have: the shape says so, and no rule need go through thousands of them. */
const mostLevels = 10;

function boundsOf(scale: readonly Located<number>[]): { lowest: number; highest: number } | null {
  const levels = scale.map((level) => level.value);
  const inOrder = levels.every((level, index) => index === 0 || level === (levels[index - 1] ?? 0) + 1);
  const lowest = levels[0];
  const highest = levels.at(-1);
  return lowest === undefined ||
    highest === undefined ||
    levels.length < 2 ||
    levels.length > mostLevels ||
    !inOrder
    ? null
    : { lowest, highest };
}
