import { closestMatch } from 'leven';

/** Among more names than this, comparing each would take longer than the help is worth. */
const mostNames = 2_000;

/**
 * The known name that someone most probably meant, or undefined when none is close.
 * Close is: at most a third of the characters differ (at least one may), or one name begins the other.
 */
export function closest(written: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  if (names.length > mostNames) return undefined;
  const name = written.toLowerCase().slice(0, 80);
  const mostDifferences = Math.max(1, Math.floor(name.length / 3));
  const near = names.filter((other) => Math.abs(other.length - name.length) <= mostDifferences);
  return (
    closestMatch(name, near, { maxDistance: mostDifferences }) ??
    (name.length >= 4 ? names.find((other) => other.startsWith(name) || name.startsWith(other)) : undefined)
  );
}
