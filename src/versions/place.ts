import type { Position } from '../diagnostics/diagnostic.js';
import { locate, type Node } from '../source/node.js';
import type { Source } from '../source/source.js';
import type { Change } from './change.js';

/** A framework file as it was read. */
export interface VersionSource {
  readonly source: Source;
  readonly root: Node;
}

/** Where a change stands: in the new file, or in the old one for what is gone. */
export interface ChangePlace extends Position {
  readonly side: 'old' | 'new';
  readonly file: string;
}

/** What is not written, such as a weight that is left out, stands where it would be: at its part. */
export function placeChange({ place }: Change, old: VersionSource, now: VersionSource): ChangePlace {
  const { source, root } = place.side === 'old' ? old : now;
  const { range } = locate(root, place.path);
  return { side: place.side, file: source.file, ...source.positionAt(range.start) };
}
