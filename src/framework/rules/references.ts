import { closest } from '../../source/closest.js';
import type { Findings } from '../../source/findings.js';
import { rename } from '../../source/mend.js';
import { childOf, itemsOf, textOf } from '../../source/node.js';
import type { Outline, OutlineRequirement } from '../outline.js';

/** Whatever names a criterion, a group or an owner names one that exists, at a level that says something. */
export function checkReferences(outline: Outline, findings: Findings): void {
  for (const phase of outline.phases) {
    for (const requirement of phase.gate) {
      const named = checkRequirement(requirement, outline, findings);
      if (named !== undefined && named.phase.index >= phase.index) {
        const words = {
          id: requirement.criterion.value,
          phase: named.phase.id?.value ?? `${named.phase.index + 1}`,
        };
        findings.add('late-gate', requirement.criterion.range, words);
      }
    }
  }
  for (const criterion of outline.criteria) {
    for (const { requirement } of criterion.requires) {
      const named = checkRequirement(requirement, outline, findings);
      if (named === criterion) {
        findings.add('requires-itself', requirement.criterion.range, { id: requirement.criterion.value });
      }
    }
    for (const group of itemsOf(childOf(criterion.node, 'ask')).map(textOf)) {
      if (group === undefined || outline.groups.includes(group.value)) continue;
      const suggestion = closest(group.value, outline.groups);
      const words = { id: group.value, known: outline.groups, suggestion };
      const fix = rename(findings.source, group.range, group.value, outline.groups);
      findings.add('undeclared-group', group.range, words, fix);
    }
    for (const { node } of criterion.actions) {
      const owner = textOf(childOf(node, 'owner'));
      if (owner === undefined || outline.owners.includes(owner.value)) continue;
      const suggestion = closest(owner.value, outline.owners);
      const words = { id: owner.value, known: outline.owners, suggestion };
      const fix = rename(findings.source, owner.range, owner.value, outline.owners);
      findings.add('undeclared-owner', owner.range, words, fix);
    }
  }
}

function checkRequirement({ criterion, level }: OutlineRequirement, outline: Outline, findings: Findings) {
  const named = outline.criterionById.get(criterion.value);
  if (named === undefined) {
    const suggestion = closest(criterion.value, outline.criterionById.keys());
    const fix = rename(findings.source, criterion.range, criterion.value, outline.criterionById.keys());
    findings.add('unknown-criterion', criterion.range, { id: criterion.value, suggestion }, fix);
  }
  if (outline.bounds !== null) {
    const { lowest, highest } = outline.bounds;
    if (level.value < lowest || level.value > highest) {
      findings.add('level-outside-scale', level.range, { level: level.value, lowest, highest });
    } else if (level.value === lowest) {
      findings.add('requirement-always-met', level.range, { id: criterion.value, level: level.value });
    }
  }
  return named;
}
