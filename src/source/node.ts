import type { Range } from './source.js';

/**
 * A parsed text as a tree in which every key and value knows its place.
 * Keys are always text, as the file format's keys are: `1:` and `"1":` are the same key.
 */
export type Node = ScalarNode | MapNode | ListNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly range: Range;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  readonly range: Range;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly range: Range;
}

export interface Entry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: Node;
}

/** A value together with its place. */
export interface Located<T> {
  readonly value: T;
  readonly range: Range;
}

export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}

export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  if (node?.kind !== 'map') return undefined;
  if (node.entries.length < 16) return node.entries.find((entry) => entry.key === key);
  const index = indexes.get(node) ?? new Map(node.entries.map((entry) => [entry.key, entry]));
  indexes.set(node, index);
  return index.get(key);
}

/** Large mappings by key: a sheet with thousands of mistakes looks each of them up. */
const indexes = new WeakMap<MapNode, ReadonlyMap<string, Entry>>();

export function childOf(node: Node | undefined, key: string): Node | undefined {
  return entryOf(node, key)?.value;
}

/** The text of a node, or undefined when it is not a text. */
export function textOf(node: Node | undefined): Located<string> | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string'
    ? { value: node.value, range: node.range }
    : undefined;
}

/** The whole number of a node, or undefined when it is not one. */
export function wholeOf(node: Node | undefined): Located<number> | undefined {
  return node?.kind === 'scalar' && Number.isInteger(node.value)
    ? { value: node.value as number, range: node.range }
    : undefined;
}

/** Where to point for a whole node: at its first key or item, for a caret under a whole file helps nobody. */
export function headOf(node: Node): Range {
  if (node.kind === 'map') return node.entries[0]?.keyRange ?? node.range;
  return node.range;
}

/** The deepest node or key that a path reaches, and whether the path was followed to its end. */
export function locate(
  root: Node,
  path: readonly PropertyKey[],
): { node: Node; range: Range; whole: boolean } {
  let node = root;
  let range = headOf(root);
  for (const part of path) {
    const next =
      node.kind === 'list'
        ? node.items[Number(part)]
        : node.kind === 'map'
          ? childOf(node, String(part))
          : undefined;
    if (next === undefined) return { node, range, whole: false };
    node = next;
    range = headOf(next);
  }
  return { node, range, whole: true };
}

/**
 * The tree as plain data. Objects have no prototype, so that a key such as `constructor` is only a key.
 */
export function toData(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toData);
  const data: Record<string, unknown> = Object.create(null);
  for (const entry of node.entries) data[entry.key] = toData(entry.value);
  return data;
}
