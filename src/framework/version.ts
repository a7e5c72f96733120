/** Negative when the first version comes before the second, 0 when they are the same. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  for (const [index, number] of one.entries()) {
    const difference = number - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** True when answers given for one keep their meaning under the other, as far as versions can say. */
export function haveSameMajor(a: string, b: string): boolean {
  return numbersOf(a)[0] === numbersOf(b)[0];
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}
