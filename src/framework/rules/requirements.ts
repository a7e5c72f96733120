import type { Findings } from '../../source/findings.js';
import { childOf, wholeOf } from '../../source/node.js';
import type { Outline, OutlineCriterion, OutlineRequirement } from '../outline.js';

/** No gate and no prerequisite asks for more than the plan will do, or for what a lower level has asked already. */
export function checkRequirements(outline: Outline, findings: Findings): void {
  checkAgainstTargets(outline, findings);
  for (const criterion of outline.criteria) checkRedundant(criterion, findings);
}

function checkAgainstTargets(outline: Outline, findings: Findings): void {
  const { bounds } = outline;
  if (bounds === null) return;
  const check = ({ criterion, level }: OutlineRequirement) => {
    const named = outline.criterionById.get(criterion.value);
    if (named === undefined || level.value > bounds.highest) return;
    const target = targetOf(named, outline);
    if (target === null || target.level >= level.value || target.level < bounds.lowest) return;
    findings.add('requirement-above-target', level.range, {
      id: criterion.value,
      level: level.value,
      target: target.level,
      setFor: target.setFor,
    });
  };
  for (const { gate } of outline.phases) for (const requirement of gate) check(requirement);
  for (const criterion of outline.criteria) {
    const highest = targetOf(criterion, outline)?.level ?? bounds.highest;
    for (const { at, requirement } of criterion.requires) if (at.value <= highest) check(requirement);
  }
}

/** The nearest target that the framework sets; null for none, which means the highest level. */
function targetOf(criterion: OutlineCriterion, outline: Outline) {
  const places = [
    { setFor: 'criterion', node: criterion.node },
    { setFor: 'step', node: criterion.step.node },
    { setFor: 'phase', node: criterion.phase.node },
    { setFor: 'framework', node: outline.root },
  ] as const;
  for (const { setFor, node } of places) {
    const target = wholeOf(childOf(node, 'target'));
    if (target !== undefined) return { level: target.value, setFor };
  }
  return null;
}

function checkRedundant(criterion: OutlineCriterion, findings: Findings): void {
  const highest = new Map<string, { askedAt: number; asked: number; start: number }>();
  for (const { at, requirement } of [...criterion.requires].sort((a, b) => a.at.value - b.at.value)) {
    const id = requirement.criterion.value;
    const level = requirement.level.value;
    const known = highest.get(id);
    if (known !== undefined && known.askedAt < at.value && known.asked >= level) {
      const { askedAt, asked, start } = known;
      const { line } = findings.source.positionAt(start);
      findings.add('redundant-requirement', requirement.criterion.range, { id, askedAt, asked, line });
    } else highest.set(id, { askedAt: at.value, asked: level, start: requirement.criterion.range.start });
  }
}
