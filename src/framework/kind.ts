import { childOf, type Node } from '../source/node.js';

/**
 * What a file is, told by its content. A framework has phases or a scale, a sheet has answers or names its
 * framework, and cases are under that name; with marks of several, answers decide, then cases, for no framework has
 * either.
 */
export function kindOf(root: Node): 'framework' | 'sheet' | 'cases' | 'unknown' {
  const has = (key: string) => childOf(root, key) !== undefined;
  if (has('answers')) return 'sheet';
  if (has('cases')) return 'cases';
  if (has('phases') || has('scale')) return 'framework';
  if (has('framework')) return 'sheet';
  return has('id') && has('version') ? 'framework' : 'unknown';
}
