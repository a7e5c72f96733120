import type { Entry, ListNode, MapNode, Node, ScalarNode } from '../../source/node.js';
import type { Range } from '../../source/source.js';

/* The nodes of the tree of a sheet, each at the cell that it comes from. */

export function map(range: Range, entries: readonly Entry[]): MapNode {
  return { kind: 'map', entries, range };
}

export function entry(key: string, keyRange: Range, value: Node): Entry {
  return { key, keyRange, value };
}

export function scalar(value: string | number | boolean | null, range: Range): ScalarNode {
  return { kind: 'scalar', value, range };
}

export function list(range: Range, items: readonly ScalarNode[] | readonly MapNode[]): ListNode {
  return { kind: 'list', items, range };
}
