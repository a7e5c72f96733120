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
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (!isMapping(a) || !isMapping(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  );
}

/** A copy in which the key at the end of a path has another value; a new key stands in its order. */
export function orderedWith(
  data: Data,
  path: readonly string[],
  value: Data,
  orderOf: (path: readonly string[]) => readonly string[],
): Data {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const entries = isMapping(data) ? Object.entries(data) : [];
  const at = entries.findIndex(([name]) => name === key);
  const inner = entries[at]?.[1] ?? null;
  const made = orderedWith(inner, rest, value, (below) => orderOf([key, ...below]));
  const names = entries.map(([name]) => name);
  if (at === -1) entries.splice(placeIn(names, key, orderOf([])), 0, [key, made]);
  else entries.splice(at, 1, [key, made]);
  return fromEntries(entries);
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
