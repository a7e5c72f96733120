import type { Criterion } from './framework.js';

/** How many ticks the levels need, where it changes: “1 for level 2, 3 for level 3 and above”. */
export function describeTicks({ levels }: Criterion): string {
  const changes = levels.filter(
    ({ ticksNeeded }, index) => ticksNeeded !== (levels[index - 1]?.ticksNeeded ?? 0),
  );
  const highest = levels.at(-1)?.level;
  return changes
    .map(({ level, ticksNeeded }, index) => {
      const isLast = index === changes.length - 1;
      return `${ticksNeeded} for level ${level}${isLast && level !== highest ? ' and above' : ''}`;
    })
    .join(', ');
}
