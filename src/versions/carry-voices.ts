import { type Data, isMapping, type KeyChange, type Mapping, same } from '../source/edit.js';
import { saysNothing } from './answers.js';
import type { Carrier } from './carry.js';
import type { ArchiveEntry } from './migration.js';

/** What the votes, the agreements and the assignments of a sheet become in another version of its framework. */
export interface CarriedVoices {
  readonly votes: readonly KeyChange[];
  /** Null where the sheet has none. */
  readonly settled: readonly string[] | null;
  readonly actions: readonly KeyChange[];
}

export interface Voices {
  readonly votes: Mapping;
  readonly settled: Data | undefined;
  readonly actions: Mapping;
  /** What the new version calls its groups; empty when any name will do. */
  readonly groups: ReadonlySet<string>;
  /** Of the answers that are as they were given, by their old id. */
  readonly unchanged: ReadonlySet<string>;
}

type Places = (ids: readonly string[]) => ReadonlyMap<string, { id: string } | { because: string }>;
type Keep = (because: string, entry: ArchiveEntry) => void;

/**
 * Votes go where answers go: with their level on the new scale, or without it where it has no place there. What a
 * room has settled stays settled where the answer stays what it was.
 */
export function carryVoices(voices: Voices, carrier: Carrier, placesOf: Places, keep: Keep): CarriedVoices {
  return {
    votes: carryVotes(voices, carrier, placesOf, keep),
    settled: carrySettled(voices, placesOf),
    actions: carryActions(voices, carrier, placesOf, keep),
  };
}

function carryVotes({ votes, groups }: Voices, carrier: Carrier, placesOf: Places, keep: Keep): KeyChange[] {
  const places = placesOf(Object.keys(votes));
  return Object.entries(votes).map(([id, cast]): KeyChange => {
    const place = places.get(id) ?? { because: '' };
    if (!('id' in place) || !Array.isArray(cast)) {
      if ('because' in place) keep(place.because, { id, votes: cast });
      return { key: id, to: null };
    }
    const carried = cast.map((vote: Data): Data => {
      if (!isMapping(vote)) return vote;
      const { name, group, ...answer } = vote;
      const isKnown = typeof group !== 'string' || groups.size === 0 || groups.has(group);
      if (!isKnown)
        keep(`There is no group “${group}” any more.`, { id, respondent: respondent(name, group) });
      const who = { ...(name !== undefined && { name }), ...(group !== undefined && isKnown && { group }) };
      if (saysNothing(answer)) return { ...who, ...answer };
      const { value, because, lostTicks } = carrier.answer(id, answer, place.id);
      if (value === undefined) keep(because ?? '', { id, respondent: respondent(name, group), answer });
      else if (lostTicks !== null)
        keep('The checklist has nothing that says the same.', {
          id,
          respondent: respondent(name, group),
          ticked: lostTicks,
        });
      return {
        ...who,
        ...(value === undefined ? withoutState(answer) : isMapping(value) ? value : { level: value }),
      };
    });
    return { key: id, to: place.id, value: same(carried, cast) ? undefined : carried };
  });
}

function respondent(name: Data | undefined, group: Data | undefined): Data {
  return { ...(typeof name === 'string' && { name }), ...(typeof group === 'string' && { group }) };
}

/** What was said beside an answer that has no place any more. */
function withoutState(answer: Mapping): Mapping {
  const { level: _level, unknown: _unknown, 'not-applicable': _reason, ticked: _ticked, ...rest } = answer;
  return rest;
}

function carrySettled({ settled, unchanged }: Voices, placesOf: Places): string[] | null {
  if (!Array.isArray(settled)) return null;
  const ids = settled.filter((id): id is string => typeof id === 'string');
  const places = placesOf(ids);
  return ids.flatMap((id) => {
    const place = places.get(id);
    return place !== undefined && 'id' in place && unchanged.has(id) ? [place.id] : [];
  });
}

function carryActions({ actions }: Voices, carrier: Carrier, placesOf: Places, keep: Keep): KeyChange[] {
  const places = placesOf(Object.keys(actions));
  return Object.entries(actions).map(([id, action]): KeyChange => {
    const place = places.get(id) ?? { because: '' };
    const to = isMapping(action) && typeof action.to === 'number' ? action.to : null;
    const level = to === null ? null : carrier.level(to);
    const because =
      'because' in place
        ? place.because
        : to !== null && level === null
          ? 'Its level has no place on the new scale.'
          : null;
    if (because !== null || !('id' in place)) {
      keep(because ?? '', { id, action });
      return { key: id, to: null };
    }
    const isSame = level === to || !isMapping(action);
    return { key: id, to: place.id, value: isSame ? undefined : { ...action, to: level } };
  });
}
