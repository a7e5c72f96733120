import type { Bar } from './document.js';

/**
 * A bar that reads without colour: █ up to the score, ▒ as far as open questions could still raise it,
 * · for the rest of the scale, and │ where the target is.
 * @param width the columns it may take; it takes a whole number of columns a level, plus one
 */
export function drawBar({ lowest, highest, score, high, target }: Bar, width: number): string {
  const perLevel = columnsPerLevel(lowest, highest, width);
  const length = (highest - lowest) * perLevel;
  const column = (value: number) => Math.round((value - lowest) * perLevel);
  const filled = score === null ? 0 : column(score);
  const possible = high === null ? 0 : column(high);
  const cells = Array.from({ length: length + 1 }, (_, index) => {
    if (target !== null && index === column(target)) return '│';
    if (index < filled) return '█';
    if (index < possible) return '▒';
    return index < length ? '·' : ' ';
  });
  return cells.join('');
}

/** The levels of the scale, above the places where bars of this width reach them. */
export function drawScale(lowest: number, highest: number, width: number): string {
  const perLevel = columnsPerLevel(lowest, highest, width);
  let line = '';
  for (let level = lowest; level <= highest; level += 1) line += String(level).padEnd(perLevel);
  return line.trimEnd();
}

function columnsPerLevel(lowest: number, highest: number, width: number): number {
  return Math.max(1, Math.floor((width - 1) / (highest - lowest)));
}
