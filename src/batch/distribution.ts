import { roundMean } from '../assessment/mean.js';

/** Up to this many different values, each is counted on its own, and every figure is exact. */
export const mostValues = 100_000;
/** Beyond that values are counted in bins of this width: the resolution of the quartiles. */
export const binWidth = 0.001;

/** A distribution as plain data. */
export interface DistributionData {
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly sum: bigint;
  readonly isBinned: boolean;
  readonly values: ReadonlyMap<number, number>;
}

/**
 * How scores are spread: counts of values, in bounded memory. Two distributions can be added, and neither the order
 * nor how the values were shared out changes any figure.
 */
export class Distribution {
  #count = 0;
  #minimum = Number.POSITIVE_INFINITY;
  #maximum = Number.NEGATIVE_INFINITY;
  /** In units of 10⁻⁹, the precision of scores: whole numbers add up exactly. */
  #sum = 0n;
  /** A whole number that has not been added to the sum yet. */
  #pending = 0;
  #isBinned = false;
  #values = new Map<number, number>();

  /** @param value rounded to nine decimals */
  add(value: number): void {
    this.#count += 1;
    this.#minimum = Math.min(this.#minimum, value);
    this.#maximum = Math.max(this.#maximum, value);
    this.#pending += Math.round(value * 1e9);
    if (this.#pending > 2 ** 52) this.#settle();
    this.#put(value, 1);
  }

  merge(other: DistributionData): void {
    this.#count += other.count;
    this.#minimum = Math.min(this.#minimum, other.minimum);
    this.#maximum = Math.max(this.#maximum, other.maximum);
    this.#settle();
    this.#sum += other.sum;
    if (other.isBinned) this.#bin();
    for (const [value, count] of other.values) this.#put(value, count);
  }

  toData(): DistributionData {
    this.#settle();
    return {
      count: this.#count,
      minimum: this.#minimum,
      maximum: this.#maximum,
      sum: this.#sum,
      isBinned: this.#isBinned,
      values: this.#values,
    };
  }

  get count(): number {
    return this.#count;
  }

  get minimum(): number | null {
    return this.#count === 0 ? null : this.#minimum;
  }

  get maximum(): number | null {
    return this.#count === 0 ? null : this.#maximum;
  }

  get mean(): number | null {
    this.#settle();
    return this.#count === 0 ? null : roundMean(Number(this.#sum) / this.#count / 1e9);
  }

  /** 0 when every figure is exact. */
  get resolution(): number {
    return this.#isBinned ? binWidth : 0;
  }

  /**
   * The quantile numerator ÷ denominator, between two values by linear interpolation, as spreadsheets
   * (QUARTILE.INC), NumPy and R (type 7) compute it. Rounded to nine decimals.
   */
  quantile(numerator: number, denominator: number): number | null {
    if (this.#count === 0) return null;
    const rank = (this.#count - 1) * numerator;
    const below = Math.floor(rank / denominator);
    const share = (rank % denominator) / denominator;
    const sorted = [...this.#values].sort(([a], [b]) => a - b);
    const low = valueAt(sorted, below);
    const high = share === 0 ? low : valueAt(sorted, below + 1);
    const value = roundMean(low + share * (high - low));
    return Math.min(Math.max(value, this.#minimum), this.#maximum);
  }

  #put(value: number, count: number): void {
    const key = this.#isBinned ? binOf(value) : value;
    this.#values.set(key, (this.#values.get(key) ?? 0) + count);
    if (!this.#isBinned && this.#values.size > mostValues) this.#bin();
  }

  #bin(): void {
    if (this.#isBinned) return;
    this.#isBinned = true;
    const values = this.#values;
    this.#values = new Map();
    for (const [value, count] of values) this.#put(value, count);
  }

  #settle(): void {
    this.#sum += BigInt(this.#pending);
    this.#pending = 0;
  }
}

function binOf(value: number): number {
  return Math.round(value / binWidth) / Math.round(1 / binWidth);
}

/** @param sorted values with their counts, lowest first @param rank from 0 */
function valueAt(sorted: readonly (readonly [number, number])[], rank: number): number {
  let before = 0;
  for (const [value, count] of sorted) {
    before += count;
    if (before > rank) return value;
  }
  return sorted.at(-1)?.[0] ?? 0;
}
