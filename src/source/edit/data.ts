/** What a YAML or JSON text says, without its form. */
export type Data = string | number | boolean | null | readonly Data[] | Mapping;
export interface Mapping {
  readonly [key: string]: Data;
}

export function isMapping(data: Data | undefined): data is Mapping {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** True when both say the same; the order of keys says nothing. */
export function same(a: Data | undefined, b: Data | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (!isMapping(a) || !isMapping(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  );
}

/** A value for the key at the end of a path. */
export interface Change {
  readonly path: readonly string[];
  readonly value: Data;
}

/** The keys of the mapping at a path in their usual order. */
export type OrderOf = (path: readonly string[]) => readonly string[];

/** A copy in which the key at the end of a path has another value; a new key stands in its order. */
export function orderedWith(data: Data, path: readonly string[], value: Data, orderOf: OrderOf): Data {
  return orderedWithAll(data, [{ path, value }], orderOf);
}

/** The same for several changes, in one copy. */
export function orderedWithAll(data: Data, changes: readonly Change[], orderOf: OrderOf): Data {
  const whole = changes.findLast(({ path }) => path.length === 0);
  if (whole !== undefined) return whole.value;
  const byKey = new Map<string, Change[]>();
  for (const { path, value } of changes) {
    const [key = '', ...rest] = path;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [{ path: rest, value }]);
    else known.push({ path: rest, value });
  }
  const made = (key: string, inner: Data, own: readonly Change[]) =>
    orderedWithAll(inner, own, (below) => orderOf([key, ...below]));
  const entries = (isMapping(data) ? Object.entries(data) : []).map(([key, inner]): [string, Data] => {
    const own = byKey.get(key);
    byKey.delete(key);
    return own === undefined ? [key, inner] : [key, made(key, inner, own)];
  });
  for (const [key, own] of byKey) {
    const names = entries.map(([name]) => name);
    entries.splice(placeIn(names, key, orderOf([])), 0, [key, made(key, null, own)]);
  }
  return fromEntries(entries);
}

/** What becomes of one key of a mapping. */
export interface KeyChange {
  readonly key: string;
  /** What it is called from now on; null takes it away. */
  readonly to: string | null;
  /** Its new value; undefined leaves the one that it has. */
  readonly value?: Data | undefined;
}

/** A copy in which keys of the mapping at the end of a path are renamed, removed or given other values. */
export function rekeyed(data: Data, path: readonly string[], changes: ReadonlyMap<string, KeyChange>): Data {
  const [key, ...rest] = path;
  const entries = isMapping(data) ? Object.entries(data) : [];
  return fromEntries(
    entries.flatMap(([name, value]): [string, Data][] => {
      if (key !== undefined) return [[name, name === key ? rekeyed(value, rest, changes) : value]];
      const change = changes.get(name);
      if (change === undefined) return [[name, value]];
      return change.to === null ? [] : [[change.to, change.value === undefined ? value : change.value]];
    }),
  );
}

/** Where a new key goes among those that are there: before the first that comes after it in the order. */
export function placeIn(present: readonly string[], key: string, order: readonly string[]): number {
  const rank = order.indexOf(key);
  const after = rank === -1 ? -1 : present.findIndex((other) => order.indexOf(other) > rank);
  return after === -1 ? present.length : after;
}

/** An object without a prototype, so that a key such as `constructor` is only a key. */
function fromEntries(entries: readonly (readonly [string, Data])[]): Mapping {
  const mapping: Record<string, Data> = Object.create(null);
  for (const [key, value] of entries) mapping[key] = value;
  return mapping;
}
