import type { ChangedPart, Grade, Value } from '../change.js';

/** What the sentences about one change are made from. */
export interface Facts {
  readonly part: ChangedPart;
  readonly level: number | null;
  /** The id of a group, an owner or an item of a checklist; or another id that plays a part. */
  readonly name: string | null;
  readonly before: Value;
  readonly after: Value;
  /** An earlier version in which the texts of the criterion were written anew, as it still says; else null. */
  readonly staleReword: string | null;
  /** The version of the new framework. */
  readonly version: string;
}

export interface ChangeWords {
  readonly grade: Grade;
  /** A noun phrase that names the kind of change. */
  readonly title: string;
  /** Why it has its grade: what it does to sheets, scores or the plan. */
  readonly because: string;
  /** What changed, in one sentence that needs no more than the name of the part. */
  readonly message: (facts: Facts) => string;
  /** True when the sentence says what was and what is, so that nobody need add it. */
  readonly saysValues?: true;
  /** What to do if it was not meant so. */
  readonly hint?: (facts: Facts) => string | undefined;
}

export const words = (entry: ChangeWords): ChangeWords => entry;
