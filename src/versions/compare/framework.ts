import { type Framework, listCriteria, type Named, type ScaleLevel } from '../../framework/framework.js';
import type { ChangedPart, ChangeKind, Changes } from '../change.js';
import { isOtherName, isRedefined } from '../wording.js';

/** What a framework says of itself: its name, its scale, whom to ask and who acts. */
export function compareFramework(old: Framework, now: Framework, changes: Changes): void {
  const part: ChangedPart = { kind: 'framework', id: now.id, title: now.title };
  const text = (kind: ChangeKind, key: 'title' | 'summary' | 'limits') =>
    changes.compare(kind, old[key], now[key], { part, path: [key], isText: true });
  if (old.id !== now.id) {
    const kind = now.renamedFrom.includes(old.id) ? 'framework-renamed' : 'framework-id-changed';
    changes.add(kind, { part, path: ['id'], before: old.id, after: now.id });
  }
  text('title-changed', 'title');
  changes.compare('language-changed', old.language, now.language, { part, path: ['language'] });
  text('summary-changed', 'summary');
  const [oldSource, source] = [sourceInWords(old), sourceInWords(now)];
  changes.compare('source-changed', oldSource, source, { part, path: ['source'], isText: true });
  text('limits-changed', 'limits');
  compareScale(old, now, part, changes);
  compareShortForm(old, now, part, changes);
  changes.compare('target-changed', old.target, now.target, { part, path: ['target'] });
  compareGroups(old, now, part, changes);
  compareNames('owner', old.owners, now.owners, part, changes);
  compareEffort(old, now, part, changes);
}

function sourceInWords({ source }: Framework): string | null {
  if (source === null) return null;
  return [source.title, source.author, source.published, source.url]
    .filter((said) => said !== null)
    .join(', ');
}

/** Without a core criterion there is no short form, and a sheet in it is refused. */
function compareShortForm(old: Framework, now: Framework, part: ChangedPart, changes: Changes): void {
  const hasShortForm = (framework: Framework) =>
    listCriteria(framework).some(({ criterion }) => criterion.core);
  if (hasShortForm(old) && !hasShortForm(now)) changes.add('short-form-removed', { part, path: ['phases'] });
}

function compareScale(old: Framework, now: Framework, part: ChangedPart, changes: Changes): void {
  for (const [index, entry] of now.scale.entries()) {
    const { level } = entry;
    const facts = { part, path: ['scale', index], level };
    const was = old.scale.find((other) => other.level === level);
    if (was === undefined) {
      changes.add('level-added', { ...facts, after: levelInWords(entry) });
      continue;
    }
    const kind = isLevelRedefined(was, entry) ? 'level-redefined' : 'level-reworded';
    changes.compare(kind, levelInWords(was), levelInWords(entry), { ...facts, isText: true });
  }
  for (const [index, was] of old.scale.entries()) {
    const { level } = was;
    if (now.scale.some((entry) => entry.level === level)) continue;
    changes.add('level-removed', {
      part,
      side: 'old',
      path: ['scale', index],
      level,
      before: levelInWords(was),
    });
  }
}

const levelInWords = ({ name, meaning }: ScaleLevel) => (meaning === null ? name : `${name}: ${meaning}`);

/** The meaning tells what a level is; its name alone does where there is none. */
/** True when a level of the scale says something else than it did. */
export function isLevelRedefined(old: ScaleLevel, now: ScaleLevel): boolean {
  if (old.meaning === null || now.meaning === null) return isOtherName(old.name, now.name);
  return isRedefined(old.meaning, now.meaning);
}

/** Where none is declared a sheet may name any group, so to declare some is to refuse the rest. */
function compareGroups(old: Framework, now: Framework, part: ChangedPart, changes: Changes): void {
  const ids = (groups: readonly Named[]) => groups.map(({ id }) => id);
  if (old.groups.length === 0 && now.groups.length > 0) {
    changes.add('groups-declared', { part, path: ['groups'], after: ids(now.groups) });
  } else if (old.groups.length > 0 && now.groups.length === 0) {
    changes.add('groups-dropped', { part, side: 'old', path: ['groups'], before: ids(old.groups) });
  } else compareNames('group', old.groups, now.groups, part, changes);
}

function compareNames(
  what: 'group' | 'owner',
  old: readonly Named[],
  now: readonly Named[],
  part: ChangedPart,
  changes: Changes,
): void {
  const before = new Map(old.map(({ id, title }) => [id, title]));
  const after = new Set(now.map(({ id }) => id));
  for (const { id, title } of now) {
    const facts = { part, path: [`${what}s`, id], name: id };
    const was = before.get(id);
    if (was === undefined) changes.add(`${what}-added`, { ...facts, after: title });
    else {
      const kind = isOtherName(was, title) ? (`${what}-redefined` as const) : (`${what}-reworded` as const);
      changes.compare(kind, was, title, { ...facts, isText: true });
    }
  }
  for (const { id, title } of old) {
    if (after.has(id)) continue;
    changes.add(`${what}-removed`, { part, side: 'old', path: [`${what}s`, id], name: id, before: title });
  }
}

function compareEffort(old: Framework, now: Framework, part: ChangedPart, changes: Changes): void {
  for (const size of ['small', 'medium', 'large'] as const) {
    const [was, is] = [old.effort?.[size] ?? null, now.effort?.[size] ?? null];
    const kind = was === null || is === null || isOtherName(was, is) ? 'effort-redefined' : 'effort-reworded';
    changes.compare(kind, was, is, { part, path: ['effort', size], name: size, isText: true });
  }
}
