import { type Framework, scaleBounds } from '../framework/framework.js';

/** What becomes of a level when the new version of a framework has another scale. */
export const scaleRules = ['clamp', 'proportional', 'ask-again'] as const;
export type ScaleRule = (typeof scaleRules)[number];

type Scaled = Pick<Framework, 'scale'>;

/** True when both count from the same level to the same level. */
export function haveSameScale(a: Scaled, b: Scaled): boolean {
  const [one, other] = [scaleBounds(a), scaleBounds(b)];
  return one.lowest === other.lowest && one.highest === other.highest;
}

/**
 * A level of the old scale on the new one. `clamp` keeps the number and moves it to the nearest end;
 * `proportional` keeps the share of the scale that was climbed, and takes the lower level when two are as near.
 * @returns null when it is to be asked again
 */
export function moveLevel(level: number, from: Scaled, to: Scaled, rule: ScaleRule): number | null {
  if (haveSameScale(from, to)) return level;
  const old = scaleBounds(from);
  const { lowest, highest } = scaleBounds(to);
  switch (rule) {
    case 'clamp':
      return Math.min(Math.max(level, lowest), highest);
    case 'proportional': {
      // In whole numbers: halves are told exactly.
      const [climbed, whole] = [(level - old.lowest) * (highest - lowest), old.highest - old.lowest];
      return lowest + Math.floor((2 * climbed + whole - 1) / (2 * whole));
    }
    case 'ask-again':
      return null;
  }
}
