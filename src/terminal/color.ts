/**
 * Whether a stream gets colour: `--color` or `--no-color`, then NO_COLOR, FORCE_COLOR, TERM=dumb, then
 * whether the stream is a terminal. https://no-color.org: any value but an empty one counts.
 */
export function colorLevel(
  stream: { readonly isTerminal: boolean },
  env: Readonly<Record<string, string | undefined>>,
  asked: boolean | undefined,
): 0 | 1 {
  if (asked !== undefined) return asked ? 1 : 0;
  if (env.NO_COLOR) return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced === '0' || forced === 'false' ? 0 : 1;
  if (env.TERM === 'dumb') return 0;
  return stream.isTerminal ? 1 : 0;
}
