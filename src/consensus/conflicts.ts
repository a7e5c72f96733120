import type { Respondent, Sheet } from '../sheet/sheet.js';
import type { Contribution } from './voices.js';
import { isEqual, nameKey } from './voices.js';

/** Why sheets may not be what should be merged. `at` and `other` are places in the list of sheets, from 0. */
export type Conflict =
  /** The sheet does not say who answered. */
  | { readonly kind: 'no-respondent'; readonly at: number }
  | {
      readonly kind: 'respondent-twice';
      readonly at: number;
      /** `at` itself when the person is named twice in one sheet. */
      readonly other: number;
      /** The place in the list of respondents. */
      readonly index: number;
      readonly name: string;
    }
  /** Two sheets say different things where a consensus can say only one. */
  | {
      readonly kind: 'differ';
      readonly at: number;
      readonly other: number;
      /** The key of the sheet that says it. */
      readonly key: 'organisation' | 'target' | 'targets' | 'actions';
      /** The part of the framework, under `targets` and `actions`. */
      readonly id: string | null;
      readonly here: string;
      readonly there: string;
    };

/** Finds them all, sheet by sheet. Each is held against the first sheet that says anything about it. */
export function findConflicts(contributions: readonly Contribution[]): Conflict[] {
  const sheets = contributions.map(({ sheet }) => sheet);
  if (sheets.length < 2) return [];
  return sheets.flatMap((sheet, at) => [
    ...(sheet.respondents.length === 0 && sheet.votes.size === 0
      ? [{ kind: 'no-respondent' as const, at }]
      : []),
    ...repeatedRespondents(sheets, sheet, at),
    ...differences(sheets, sheet, at),
  ]);
}

function repeatedRespondents(sheets: readonly Sheet[], sheet: Sheet, at: number): Conflict[] {
  return sheet.respondents.flatMap((respondent, index): Conflict[] => {
    if (respondent.name === null) return [];
    const isSame = (one: Respondent) => one.name !== null && personKey(one) === personKey(respondent);
    const other = sheets.slice(0, at).findIndex(({ respondents }) => respondents.some(isSame));
    const isInHere = sheet.respondents.slice(0, index).some(isSame);
    if (other === -1 && !isInHere) return [];
    return [{ kind: 'respondent-twice', at, other: other === -1 ? at : other, index, name: respondent.name }];
  });
}

function personKey({ name, group }: Respondent): string {
  return `${nameKey(name ?? '')} ${group ?? ''}`;
}

function differences(sheets: readonly Sheet[], sheet: Sheet, at: number): Conflict[] {
  const before = sheets.slice(0, at);
  const against = <T>(
    key: Extract<Conflict, { kind: 'differ' }>['key'],
    id: string | null,
    valueIn: (sheet: Sheet) => T | null,
    isSame: (a: T, b: T) => boolean,
    inWords: (value: T) => string,
  ): Conflict[] => {
    const here = valueIn(sheet);
    if (here === null) return [];
    const other = before.findIndex((one) => valueIn(one) !== null);
    const there = before[other] === undefined ? null : valueIn(before[other]);
    if (there === null || isSame(here, there)) return [];
    return [{ kind: 'differ', at, other, key, id, here: inWords(here), there: inWords(there) }];
  };
  const same = (a: number, b: number) => a === b;
  return [
    ...against(
      'organisation',
      null,
      ({ organisation }) => organisation,
      (a, b) => nameKey(a) === nameKey(b),
      (name) => `“${name}”`,
    ),
    ...against('target', null, ({ target }) => target, same, String),
    ...[...sheet.targets.keys()].flatMap((id) =>
      against('targets', id, ({ targets }) => targets.get(id) ?? null, same, String),
    ),
    ...[...sheet.actions.keys()].flatMap((id) =>
      against(
        'actions',
        id,
        ({ actions }) => actions.get(id) ?? null,
        isEqual,
        ({ to, owner, due, status }) =>
          [to === null ? null : `to ${to}`, owner, due, status].filter((part) => part !== null).join(', '),
      ),
    ),
  ];
}
