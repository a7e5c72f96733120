/** Negative when the first version comes before the second, 0 when they are the same. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  for (const [index, number] of one.entries()) {
    const difference = number - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * True when answers given for one keep their meaning under the other, as far as versions can say: nothing breaking lies
 * between them. Before 1.0.0 each minor version may break.
 */
export function promiseTheSame(a: string, b: string): boolean {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  return one[0] === other[0] && (one[0] !== 0 || one[1] === other[1]);
}

/** True for the next version after one that may break: nothing breaking lies between the two but that itself. */
export function isNextBreaking(before: string, version: string): boolean {
  const [major = 0, minor = 0] = numbersOf(before);
  return version === `${major + 1}.0.0` || (major === 0 && version === `0.${minor + 1}.0`);
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}
