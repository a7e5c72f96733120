/** A value and how much it counts: a whole number of at least 1. */
export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/**
 * The weighted mean Σ(weight × value) ÷ Σ weight, not rounded: a mean of means is made from what they are,
 * not from what is printed of them.
 * @returns null when there is nothing to take the mean of
 */
export function weightedMean(parts: readonly Weighted[]): number | null {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  return parts.reduce((sum, { value, weight }) => sum + weight * value, 0) / total;
}

/**
 * Rounds to nine decimals, which is far more than a double loses on the way: what should be whole is whole.
 * Whatever is reported or compared has been rounded so, and nothing else has.
 */
export function roundMean(value: number): number;
export function roundMean(value: number | null): number | null;
export function roundMean(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e9) / 1e9;
}

/** The weighted mean of those values that there are; null when there is none. */
export function weightedMeanOfKnown(
  parts: readonly { readonly value: number | null; readonly weight: number }[],
): number | null {
  return weightedMean(parts.filter((part): part is Weighted => part.value !== null));
}
