export interface Words<Facts> {
  readonly severity: 'error' | 'warning';
  /** A noun phrase that names the problem. */
  readonly title: string;
  /** Why it matters and what to do, for someone who has just met it. */
  readonly explanation: string;
  readonly message: (facts: Facts) => string;
  readonly hint?: (facts: Facts) => string | undefined;
}

export const words = <Facts>(entry: Words<Facts>): Words<Facts> => entry;

export type None = Record<never, never>;

export interface Suggested {
  /** A known name close to the one that was written. */
  suggestion?: string | undefined;
}

export const didYouMean = ({ suggestion }: Suggested) =>
  suggestion === undefined ? undefined : `Did you mean ${quote(suggestion)}?`;

export const listed = (names: readonly string[]) =>
  names.length === 0 ? 'none' : names.length > 12 ? `${names.slice(0, 12).join(', ')} …` : names.join(', ');

/** Quotes a name that somebody wrote, shortened when it is very long. */
export function quote(text: string): string {
  const short = [...text].length > 60 ? `${[...text].slice(0, 57).join('')}…` : text;
  return `“${short}”`;
}

export function oneOf(allowed: readonly string[]): string {
  return allowed.length === 1
    ? (allowed[0] as string)
    : `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
}
