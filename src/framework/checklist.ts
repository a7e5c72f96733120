import type { Criterion, CriterionLevel } from './framework.js';

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

/** The highest level that the ticks allow; the lowest of all when they allow none. */
export function highestAllowed(
  { levels }: { readonly levels: readonly Pick<CriterionLevel, 'level' | 'ticksNeeded'>[] },
  ticks: number,
): number {
  const allowed = levels.findLast(({ ticksNeeded }) => ticksNeeded <= ticks);
  return allowed?.level ?? levels[0]?.level ?? 0;
}
