import type { Findings } from '../../source/findings.js';
import { childOf, headOf, type Located, wholeOf } from '../../source/node.js';
import type { Outline, OutlineCriterion } from '../outline.js';

/** The scale itself: lowest first, without holes. */
export function checkScale(outline: Outline, findings: Findings): void {
  let expected: number | null = null;
  for (const level of outline.scale) {
    if (expected !== null && level.value !== expected) {
      findings.add('scale-order', level.range, { expected, found: level.value });
      return;
    }
    expected = level.value + 1;
  }
}

/** Every level that is named anywhere is on the scale, and every level has its descriptor and its action. */
export function checkLevels(outline: Outline, findings: Findings): void {
  if (outline.bounds === null) return;
  const { lowest, highest } = outline.bounds;
  const isOutside = (level: number) => level < lowest || level > highest;
  const check = (level: Located<number>): boolean => {
    if (!isOutside(level.value)) return true;
    findings.add('level-outside-scale', level.range, { level: level.value, lowest, highest });
    return false;
  };

  for (const { node } of [{ node: outline.root }, ...outline.phases, ...outline.steps, ...outline.criteria]) {
    const target = wholeOf(childOf(node, 'target'));
    if (target !== undefined && isOutside(target.value)) {
      findings.add('target-outside-scale', target.range, { target: target.value, lowest, highest });
    }
  }
  for (const criterion of outline.criteria) {
    for (const { at } of criterion.levels) check(at);
    for (const { at } of criterion.actions) {
      if (check(at) && at.value === lowest)
        findings.add('action-for-lowest-level', at.range, { level: lowest });
    }
    for (const { at } of [...criterion.requires, ...criterion.ticksNeeded]) {
      if (check(at) && at.value === lowest)
        findings.add('requirement-for-lowest-level', at.range, { level: lowest });
    }
    checkComplete(criterion, lowest, highest, findings);
  }
}

function checkComplete(
  criterion: OutlineCriterion,
  lowest: number,
  highest: number,
  findings: Findings,
): void {
  const name = criterion.id?.value ?? 'This criterion';
  const place = (key: string) => {
    const node = childOf(criterion.node, key);
    return node === undefined ? headOf(criterion.node) : headOf(node);
  };
  const described = new Set(criterion.levels.map(({ at }) => at.value));
  const acted = new Set(criterion.actions.map(({ at }) => at.value));
  for (let level = lowest; level <= highest; level += 1) {
    if (!described.has(level) && childOf(criterion.node, 'levels') !== undefined) {
      findings.add('missing-descriptor', place('levels'), { level, criterion: name });
    }
    if (level > lowest && !acted.has(level)) {
      findings.add('missing-action', place('actions'), { level, criterion: name });
    }
  }
}
