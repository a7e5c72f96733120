import { type Framework, scaleBounds } from '../framework/framework.js';
import type { Form, Sheet } from '../sheet/sheet.js';
import { KeyBytes } from './key-bytes.js';
import { KeySet } from './key-set.js';
import { Scorer, type Variant } from './scorer.js';

/** The most of one kind that is kept: the rest is read carefully each time. */
const mostLearnt = 1000;

/**
 * What has been learnt from sheets that the careful reader found nothing wrong with, so that it need not be asked
 * again: which framework a name stands for, which versions it agrees with, which targets were in order.
 */
export class Known {
  readonly scorer: Scorer;
  readonly criteria: KeySet;
  readonly bounds: { readonly lowest: number; readonly highest: number };
  /** The groups of respondents that have been met; a framework may leave it to the sheets to name them. */
  readonly groups: Set<string>;
  /** The framework's own version, as JSON has it: what sheets nearly always say. */
  readonly version: KeyBytes;
  readonly #versions = new Set<string | null>([null]);
  readonly #targets = new Map<string, Sheet['targets']>();

  constructor(framework: Framework, withDetails: boolean) {
    this.scorer = new Scorer(framework, withDetails);
    this.criteria = new KeySet(this.scorer.answers.criteria.map(({ id }) => id));
    this.version = new KeyBytes(JSON.stringify(framework.version));
    this.bounds = scaleBounds(framework);
    this.groups = new Set(framework.groups.map(({ id }) => id));
  }

  allows(version: string | null): boolean {
    return this.#versions.has(version);
  }

  /** @param targets as they are written; null when there are none @returns null for targets not met before */
  variant(form: Form, target: number | null, targets: string | null): Variant | null {
    if (targets === null) return this.scorer.usualVariant(form, target);
    const known = this.#targets.get(targets);
    return known === undefined ? null : this.scorer.variant({ form, target, targets: known });
  }

  /** Learns from a sheet without faults. @param targets as they are written, where that is known */
  learn(sheet: Sheet, targets: string | null): void {
    this.#versions.add(sheet.frameworkVersion);
    for (const { group } of sheet.respondents)
      if (group !== null && this.groups.size < 1000) this.groups.add(group);
    if (targets === null) return;
    if (this.#targets.size >= mostLearnt) this.#targets.clear();
    this.#targets.set(targets, sheet.targets);
  }
}

/** The frameworks that names have stood for in the sheets of one folder. */
export class KnownFrameworks {
  readonly #byName = new Map<string, Known>();
  /** The one that was met last. */
  last: Known | null = null;
  /** What it was called, as JSON has it; null where that is not ASCII. */
  lastName: KeyBytes | null = null;

  get(name: string): Known | null {
    return this.#byName.get(name) ?? null;
  }

  set(name: string, known: Known): void {
    if (this.#byName.size >= mostLearnt) this.#byName.clear();
    this.#byName.set(name, known);
    this.last = known;
    const written = JSON.stringify(name);
    this.lastName = /^[ -~]+$/.test(written) ? new KeyBytes(written) : null;
  }
}
