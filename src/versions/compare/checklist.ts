import type { Criterion } from '../../framework/framework.js';
import type { ChangeFacts, Changes } from '../change.js';
import type { TextJudge } from './criterion.js';

/** The items of a checklist. How many ticks a level needs is compared with the levels. */
export function compareChecklist(
  old: Criterion,
  now: Criterion,
  { part, path, staleReword = null }: Pick<ChangeFacts, 'part' | 'path' | 'staleReword'>,
  judge: TextJudge,
  changes: Changes,
): void {
  const ids = ({ checklist }: Criterion) => checklist.map(({ id }) => id);
  const at = [...path, 'checklist'];
  if (old.checklist.length === 0 || now.checklist.length === 0) {
    if (old.checklist.length > 0)
      changes.add('checklist-removed', { part, side: 'new', path: at, before: ids(old) });
    else if (now.checklist.length > 0) changes.add('checklist-added', { part, path: at, after: ids(now) });
    return;
  }
  const before = new Map(old.checklist.map(({ id, title }) => [id, title]));
  const former = new Map<string, string>();
  for (const { from, to } of now.renamedItems) if (!before.has(to) && before.has(from)) former.set(to, from);
  for (const { id, title } of now.checklist) {
    const was = former.get(id) ?? id;
    const text = before.get(was);
    const facts = { part, path: [...at, 'items', id], name: id, staleReword };
    if (text === undefined) {
      changes.add('item-added', { ...facts, after: title });
      continue;
    }
    if (was !== id) changes.add('item-renamed', { ...facts, before: was, after: id });
    if (text !== title)
      changes.add(`item-${judge(text, title)}`, { ...facts, before: text, after: title, isText: true });
  }
  const kept = new Set(now.checklist.map(({ id }) => former.get(id) ?? id));
  for (const { id, title } of old.checklist)
    if (!kept.has(id)) changes.add('item-removed', { part, path: [...at, 'items'], name: id, before: title });
  compareItemOrder(old, now, former, { part, path: [...at, 'items'] }, changes);
}

function compareItemOrder(
  old: Criterion,
  now: Criterion,
  former: ReadonlyMap<string, string>,
  facts: Pick<ChangeFacts, 'part' | 'path'>,
  changes: Changes,
): void {
  const newId = new Map(now.checklist.map(({ id }) => [former.get(id) ?? id, id]));
  const before = old.checklist.flatMap(({ id }) => newId.get(id) ?? []);
  const stayed = new Set(before);
  const after = now.checklist.flatMap(({ id }) => (stayed.has(id) ? id : []));
  changes.compare('order-changed', before, after, { ...facts, name: 'checklist' });
}
