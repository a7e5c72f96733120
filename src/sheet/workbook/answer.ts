import { closest } from '../../source/closest.js';
import type { Findings } from '../../source/findings.js';
import { notApplicableAnswer, plain, unknownAnswer } from './layout.js';
import type { Used } from './table.js';

/** The levels as the drop-downs of a workbook have them, such as “2 Defined”, by what `plain` makes of them. */
export type LevelNames = ReadonlyMap<string, string>;

/** What the cell of an answer says: a level, one of the two words, or nothing. */
export type Answered = number | 'unknown' | 'not applicable' | null;

/**
 * Reads the cell of an answer. What is no answer becomes a finding, and counts as nothing.
 * @param levels the levels with their names, as the drop-down of this workbook has them
 */
export function readAnswer(cell: Used, levels: LevelNames, findings: Findings): Answered {
  if (cell.text === '') return null;
  const level = levelIn(cell.text, levels);
  if (level !== null) return level;
  const said = plain(cell.text).replaceAll('-', ' ');
  if (said === unknownAnswer) return 'unknown';
  if (['not applicable', 'n/a', 'na'].includes(said)) return 'not applicable';
  findings.add('workbook-answer', cell.range, {
    found: cell.text,
    what: 'answer',
    suggestion: suggestionFor(cell.text, levels) ?? closest(said, [unknownAnswer, notApplicableAnswer]),
  });
  return null;
}

/** Reads the cell of a target. */
export function readLevel(cell: Used, levels: LevelNames, findings: Findings): number | null {
  const level = levelIn(cell.text, levels);
  if (level !== null) return level;
  findings.add('workbook-answer', cell.range, {
    found: cell.text,
    what: 'level',
    suggestion: suggestionFor(cell.text, levels),
  });
  return null;
}

/** Reads the cell of a tick. @returns null where it says nothing */
export function readTick(cell: Used, findings: Findings): boolean | null {
  const said = plain(cell.text);
  if (said === '') return null;
  if (['yes', 'y', 'true', '1', 'x', '✓', '✔'].includes(said)) return true;
  if (['no', 'n', 'false', '0'].includes(said)) return false;
  findings.add('workbook-answer', cell.range, { found: cell.text, what: 'tick' });
  return null;
}

/**
 * A level as people and spreadsheet programs write it: 2, 2.0, or “2 Defined” where that is its name. A number with
 * other words after it is no level: “2 of 5 teams” may mean anything.
 */
function levelIn(text: string, levels: LevelNames): number | null {
  const said = plain(text);
  if (/^\d(?:[.,]0+)?$/.test(said) || levels.has(said)) return Number(said.charAt(0));
  return null;
}

/** What may have been meant: the name of a level without its number, or with another. */
function suggestionFor(text: string, levels: LevelNames): string | undefined {
  const name = plain(text).replace(/^\d+\W*/, '');
  const known = [...levels.keys()];
  const meant = known.find((level) => level.slice(2) === name) ?? closest(plain(text), known);
  return levels.get(meant ?? '');
}

/** The name that was probably meant, whatever its capitals are. */
export function closestName<Name extends string>(written: string, names: readonly Name[]): Name | undefined {
  const meant = closest(written, names.map(plain));
  return names.find((name) => plain(name) === meant);
}
