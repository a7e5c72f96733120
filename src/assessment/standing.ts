import type { Scope } from './scope.js';

/**
 * Where each criterion stands: a level, `open` (unknown or unanswered), or `not-applicable`.
 * Scores and plans are made from a standing, so that “what if this were done” is another standing.
 */
export type Standing = ReadonlyMap<string, Where>;
export type Where = number | 'open' | 'not-applicable';

/** The standing that the sheet's answers give. */
export function standingOf(scope: Scope): Standing {
  return new Map(
    scope.criteria.map(({ criterion, answer }): [string, Where] => {
      if (answer.state === 'level') return [criterion.id, answer.level];
      return [criterion.id, answer.state === 'not-applicable' ? 'not-applicable' : 'open'];
    }),
  );
}

/** The same standing with some criteria at other levels. */
export function withLevels(standing: Standing, levels: Iterable<readonly [string, number]>): Standing {
  return new Map([...standing, ...levels]);
}
