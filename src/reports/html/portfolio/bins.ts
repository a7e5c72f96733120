import type { PartFigures } from '../../portfolio/figures.js';

/** In how many bins the scale is divided for a picture: a tenth of a level on a scale of five. */
export const bins = 40;
/** Up to this many dots stand on each other; with more, bars are drawn. */
const mostStacked = 8;

export interface Bin {
  /** Its middle, from 0 to 1 along the scale. */
  readonly place: number;
  readonly score: number;
  readonly sheets: number;
}

export interface Bounds {
  readonly lowest: number;
  readonly highest: number;
}

/** How many sheets have a score in each part of the scale, the lowest first. Empty bins are left out. */
export function binScores({ counts }: PartFigures, { lowest, highest }: Bounds): Bin[] {
  const found = new Map<number, number>();
  for (const [score, sheets] of counts) {
    const bin = Math.round(((score - lowest) / (highest - lowest)) * bins);
    found.set(bin, (found.get(bin) ?? 0) + sheets);
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([bin, sheets]) => ({
      place: bin / bins,
      score: lowest + (bin / bins) * (highest - lowest),
      sheets,
    }));
}

/** The most sheets in one bin. */
export function tallest(all: readonly (readonly Bin[])[]): number {
  return Math.max(0, ...all.flat().map(({ sheets }) => sheets));
}

export function areDots(most: number): boolean {
  return most <= mostStacked;
}
