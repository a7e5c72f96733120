import type { Change, FrameworkDiff, Grade } from '../../versions/change.js';
import type { ChangePlace } from '../../versions/place.js';
import type { SheetMoves } from '../../versions/sheet-moves.js';

/** What `waymark diff` found, before any format. */
export interface DiffReport {
  readonly diff: FrameworkDiff;
  /** The names of the two files, as they were given. */
  readonly oldFile: string;
  readonly newFile: string;
  readonly placeOf: (change: Change) => ChangePlace;
  /** The least grade that makes the command fail, or only a version that is too low; null when nothing does. */
  readonly failOn: Grade | 'version' | null;
  /** How sheets would move; null when none were asked about. */
  readonly sheets: SheetMoves | null;
}
