import { closest } from '../../source/closest.js';
import type { Findings } from '../../source/findings.js';
import { childOf, entriesOf, itemsOf, type Located, type Node, textOf } from '../../source/node.js';
import type { Range } from '../../source/source.js';
import type { Outline } from '../outline.js';

/** A former id is used by nothing else, today or before, so that each old answer has one place to go. */
export function checkRenames(outline: Outline, findings: Findings): void {
  const parts = [...outline.phases, ...outline.steps, ...outline.criteria];
  const ids = new Set(parts.flatMap(({ id }) => (id === undefined ? [] : [id.value])));
  const claims = parts.flatMap(({ node }) => formerIds(node));
  checkClaims(claims, ids, findings);
  for (const criterion of outline.criteria) {
    if (criterion.checklistItems === null) continue;
    const items = criterion.checklistItems.map(({ key }) => key);
    const renames = entriesOf(childOf(childOf(criterion.node, 'checklist'), 'renamed-from'));
    for (const { key, keyRange } of renames) {
      if (items.includes(key)) continue;
      const words = { id: key, known: items, suggestion: closest(key, items) };
      findings.add('renamed-item-unknown', keyRange, words);
    }
    const former = renames.flatMap(({ value }) => textOf(value) ?? []);
    checkClaims(former, new Set(items), findings);
  }
}

function checkClaims(claims: readonly Located<string>[], ids: ReadonlySet<string>, findings: Findings): void {
  const seen = new Map<string, Range>();
  for (const { value, range } of [...claims].sort((a, b) => a.range.start - b.range.start)) {
    const first = seen.get(value);
    if (first === undefined) seen.set(value, range);
    else
      findings.add('renamed-from-twice', range, {
        id: value,
        line: findings.source.positionAt(first.start).line,
      });
    if (ids.has(value)) findings.add('renamed-from-existing', range, { id: value });
  }
}

function formerIds(node: Node): Located<string>[] {
  const given = childOf(node, 'renamed-from');
  return [given, ...itemsOf(given)].flatMap((id) => textOf(id) ?? []);
}
