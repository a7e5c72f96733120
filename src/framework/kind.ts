import { childOf, type Node } from '../source/node.js';

/**
 * What a file is, told by its content. A framework has phases or a scale, a sheet has answers or names its
 * framework; with marks of both, answers decide, for no framework has them.
 */
export function kindOf(root: Node): 'framework' | 'sheet' | 'unknown' {
  const has = (key: string) => childOf(root, key) !== undefined;
  if (has('answers')) return 'sheet';
  if (has('phases') || has('scale')) return 'framework';
  if (has('framework')) return 'sheet';
  return has('id') && has('version') ? 'framework' : 'unknown';
}
