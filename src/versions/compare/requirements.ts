import type { Requirement } from '../../framework/framework.js';
import type { Value } from '../change.js';

/** What old ids are called in the new framework. */
export type Ids = ReadonlyMap<string, string>;

/** Requirements as they are written, by the new ids of the criteria, in alphabetical order. */
export function requirementsInWords(requirements: readonly Requirement[], ids: Ids): Value {
  const said = requirements.map(({ criterion, level }) => `${ids.get(criterion) ?? criterion}: ${level}`);
  return said.length === 0 ? null : said.sort();
}
