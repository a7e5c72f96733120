import type { Findings } from '../../source/findings.js';
import { childOf, entryOf } from '../../source/node.js';
import type { Outline } from '../outline.js';

/** A checklist has items, no level needs more ticks than there are, and no level fewer than one below it. */
export function checkChecklists(outline: Outline, findings: Findings): void {
  for (const criterion of outline.criteria) {
    const items = criterion.checklistItems;
    if (items === null) continue;
    if (items.length === 0) {
      const place = entryOf(childOf(criterion.node, 'checklist'), 'items');
      if (place) findings.add('wrong-length', place.keyRange, { rule: 'at least 1 item', found: 'none' });
      continue;
    }
    let below = 0;
    for (const { at, count } of [...criterion.ticksNeeded].sort((a, b) => a.at.value - b.at.value)) {
      if (count.value > items.length) {
        findings.add('checklist-needs-too-many', count.range, { needed: count.value, items: items.length });
      } else if (count.value < below) {
        findings.add('checklist-needs-fall', count.range, { level: at.value, needed: count.value, below });
      }
      below = Math.max(below, count.value);
    }
  }
}
