/**
 * A score with one decimal, rounded half up, but never a level that is not reached: 2.96 is “2.9”, not “3.0”.
 * What is reported has nine decimals, so a score of exactly 3 is “3.0”.
 */
export function formatScore(score: number | null): string {
  if (score === null) return '–';
  const rounded = Math.round(Math.round(score * 1e9) / 1e8) / 10;
  return (rounded > score && Number.isInteger(rounded) ? rounded - 0.1 : rounded).toFixed(1);
}

/** A range as “1.2–3.4”, or one number where both ends are the same. */
export function formatRange(range: { readonly low: number; readonly high: number } | null): string {
  if (range === null) return '–';
  return range.low === range.high
    ? formatScore(range.low)
    : `${formatScore(range.low)}–${formatScore(range.high)}`;
}

/** A gap with one decimal; one that is there but rounds to nothing is “<0.1”. */
export function formatGap(gap: number | null): string {
  if (gap === null) return '–';
  const rounded = Math.round(Math.round(gap * 1e9) / 1e8) / 10;
  return gap > 0 && rounded === 0 ? '<0.1' : rounded.toFixed(1);
}

/** A share from 0 to 1 as a whole percentage; 100% only when it is whole, 0% only when it is nothing. */
export function formatShare(share: number | null): string {
  if (share === null) return '–';
  const percent = Math.round(share * 100);
  if (percent === 100 && share < 1) return '99%';
  return percent === 0 && share > 0 ? '1%' : `${percent}%`;
}

/** A number of a working: up to three decimals, none where it is whole. */
export function formatExact(number: number): string {
  return String(Math.round(number * 1000) / 1000);
}

/** A date as people write it: 23 November 2026. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

// Intl would do it too, and take ten milliseconds of every start to load its calendars.
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** “1 week”, “6 weeks”. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
