/** A value and how much it counts: a whole number of at least 1. */
export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/**
 * The weighted mean Σ(weight × value) ÷ Σ weight, rounded to nine decimals, so that a sum that should be
 * whole is whole.
 * @returns null when there is nothing to take the mean of
 */
export function weightedMean(parts: readonly Weighted[]): number | null {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  return roundMean(parts.reduce((sum, { value, weight }) => sum + weight * value, 0) / total);
}

/** Rounds to nine decimals. */
export function roundMean(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

/** The weighted mean of those values that there are; null when there is none. */
export function weightedMeanOfKnown(
  parts: readonly { readonly value: number | null; readonly weight: number }[],
): number | null {
  return weightedMean(parts.filter((part): part is Weighted => part.value !== null));
}
