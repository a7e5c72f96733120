// Numbers that look random and are the same in every run.

/** mulberry32 */
export function drawer(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    next,
    below,
    oneOf: (list) => list[below(list.length)],
    shuffled: (list) => shuffled(list, below),
  };
}

/** Fisher and Yates. */
function shuffled(list, below) {
  const result = [...list];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [result[at], result[other]] = [result[other], result[at]];
  }
  return result;
}
