import { closest } from '../../source/closest.js';
import type { Findings } from '../../source/findings.js';
import { childOf, entriesOf, headOf, textOf } from '../../source/node.js';
import type { Outline, OutlineStep } from '../outline.js';

/** Nobody is forgotten: each step has its place in the short form, and each owner has something to do. */
export function checkForgotten(outline: Outline, findings: Findings): void {
  checkCore(outline, findings);
  checkOwners(outline, findings);
}

/** While no more than half of the steps have a core criterion, the short form is meant for a part. */
function checkCore(outline: Outline, findings: Findings): void {
  const withCore = new Set<OutlineStep>();
  const filled = new Set<OutlineStep>();
  for (const { node, step } of outline.criteria) {
    filled.add(step);
    const core = childOf(node, 'core');
    if (core?.kind === 'scalar' && core.value === true) withCore.add(step);
  }
  if (withCore.size * 2 <= filled.size) return;
  for (const step of filled) {
    if (withCore.has(step)) continue;
    findings.add('no-core-criterion', step.id?.range ?? headOf(step.node), {
      step: step.id?.value ?? 'without an id',
      withCore: withCore.size,
      steps: filled.size,
    });
  }
}

function checkOwners(outline: Outline, findings: Findings): void {
  const named = outline.criteria.flatMap(({ actions }) =>
    actions.flatMap(({ node }) => textOf(childOf(node, 'owner'))?.value ?? []),
  );
  if (named.length === 0) return;
  const busy = new Set(named);
  // An owner whose name is misspelt in the actions is not idle; the misspelling is an error of its own.
  for (const id of [...busy]) {
    if (outline.owners.includes(id)) continue;
    const meant = closest(id, outline.owners);
    if (meant !== undefined) busy.add(meant);
  }
  for (const { key, keyRange } of entriesOf(childOf(outline.root, 'owners'))) {
    if (!busy.has(key)) findings.add('idle-owner', keyRange, { id: key });
  }
}
