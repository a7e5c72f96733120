import type { Conflict } from '../../consensus/conflicts.js';
import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import type { Voice } from './load.js';

/** A reason against a merge as a message at its place in the sheet that it is about. */
export function describeConflict(conflict: Conflict, voices: readonly Voice[]): Diagnostic {
  const { draft } = voices[conflict.at] as Voice;
  const placeOf = (...path: readonly PropertyKey[]) => draft.findings.source.placeAt(draft.rangeOf(...path));
  if (conflict.kind === 'no-respondent') return diagnose('no-respondent', placeOf(), {});
  const other = voices[conflict.other]?.file ?? '';
  if (conflict.kind === 'respondent-twice') {
    const isHere = conflict.other === conflict.at;
    return diagnose('respondent-twice', placeOf('respondents', conflict.index, 'name'), {
      name: conflict.name,
      other: isHere ? null : other,
    });
  }
  const { key, id, here, there } = conflict;
  const place = id === null ? placeOf(key) : placeOf(key, id);
  return diagnose('sheets-differ', place, { ...sayings[key](id ?? ''), here, there, other });
}

const sayings: Record<
  Extract<Conflict, { kind: 'differ' }>['key'],
  (id: string) => { what: string; advice: string }
> = {
  organisation: () => ({
    what: 'The organisation',
    advice: 'If it is one, write its name in the same way. “waymark compare” compares several organisations.',
  }),
  target: () => ({ what: 'The target', advice: 'Agree on one, and write it in all of them or in one.' }),
  targets: (id) => ({
    what: `The target of “${id}”`,
    advice: 'Agree on one, and write it in all of them or in one.',
  }),
  actions: (id) => ({
    what: `The action for “${id}”`,
    advice: 'Agree on who does it, and write it in all of them or in one.',
  }),
};
