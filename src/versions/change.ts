import type { KeyPath } from './match.js';
import type { VersionVerdict } from './version-rule.js';
import { criterionChangeWords } from './words/criterion.js';
import type { ChangeWords, Facts } from './words/entry.js';
import { frameworkChangeWords } from './words/framework.js';
import { partChangeWords } from './words/parts.js';

/**
 * How much a change matters. Breaking: answers lose their meaning or scores change, so that an old sheet cannot be
 * read as it is. Notable: the plan or the questions asked change. Wording: text only.
 */
export const grades = ['breaking', 'notable', 'wording'] as const;
export type Grade = (typeof grades)[number];

/** Every kind of change and its words. A kind never changes its name or its meaning: programs may compare it. */
export const changeWords = {
  ...frameworkChangeWords,
  ...partChangeWords,
  ...criterionChangeWords,
} as const satisfies Record<string, ChangeWords>;

export type ChangeKind = keyof typeof changeWords;
export const changeKinds = Object.keys(changeWords) as ChangeKind[];

export type Value = string | number | boolean | readonly string[] | null;

/** What a change is about. */
export interface ChangedPart {
  readonly kind: 'framework' | 'phase' | 'step' | 'criterion';
  /** In the new framework; of what was removed, in the old one. */
  readonly id: string;
  readonly title: string;
}

/** One difference between two versions of a framework, as plain data. */
export interface Change {
  readonly grade: Grade;
  readonly kind: ChangeKind;
  readonly part: ChangedPart;
  /** The level that it is about, where it is about one. */
  readonly level: number | null;
  /** The group, owner, effort or item that it is about; of what was added or removed, what looks the same. */
  readonly name: string | null;
  readonly before: Value;
  readonly after: Value;
  /** True where before and after are texts, in which some words may be the same. */
  readonly isText: boolean;
  readonly place: { readonly side: 'old' | 'new'; readonly path: KeyPath };
  /** What changed, in one sentence that needs no more than the name of the part. */
  readonly message: string;
  readonly hint: string | null;
}

export interface FrameworkDiff {
  readonly old: FrameworkName;
  readonly new: FrameworkName;
  /** By grade, then by part in the order of the new framework, the removed ones last. */
  readonly changes: readonly Change[];
  readonly counts: Readonly<Record<Grade, number>>;
  readonly version: VersionVerdict;
}

export interface FrameworkName {
  readonly id: string;
  readonly version: string;
  readonly title: string;
}

/** What a change is made from: its words come from the table. */
export interface ChangeFacts {
  readonly part: ChangedPart;
  readonly path: KeyPath;
  readonly side?: 'old' | 'new';
  readonly level?: number | null;
  readonly name?: string | null;
  readonly before?: Value;
  readonly after?: Value;
  readonly isText?: boolean;
  readonly staleReword?: string | null;
}

/** Takes the changes as they are found. */
export class Changes {
  readonly found: Change[] = [];
  readonly #version: string;

  /** @param version that of the new framework */
  constructor(version: string) {
    this.#version = version;
  }

  add(kind: ChangeKind, { part, path, side = 'new', ...given }: ChangeFacts): void {
    const {
      level = null,
      name = null,
      before = null,
      after = null,
      isText = false,
      staleReword = null,
    } = given;
    const entry: ChangeWords = changeWords[kind];
    const facts: Facts = { part, level, name, before, after, staleReword, version: this.#version };
    this.found.push({
      grade: entry.grade,
      kind,
      part,
      level,
      name,
      before,
      after,
      isText,
      place: { side, path },
      message: entry.message(facts),
      hint: entry.hint?.(facts) ?? null,
    });
  }

  /** Adds a change where two values are not the same. */
  compare(kind: ChangeKind, before: Value, after: Value, facts: Omit<ChangeFacts, 'before' | 'after'>): void {
    if (!isSame(before, after)) this.add(kind, { ...facts, before, after });
  }
}

function isSame(a: Value, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
