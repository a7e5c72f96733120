import { highestAllowed } from '../framework/checklist.js';
import type { FormOutline, FormQuestion } from '../reports/html/form/fields.js';
import { withoutControls } from '../terminal/clean.js';
import type { Entries, Entry } from './entries.js';

/** What contradicts itself, so that a sheet cannot say it. */
export interface Problem {
  /** The question; null for the date. */
  readonly question: FormQuestion | null;
  readonly kind: 'ticks' | 'reason' | 'date';
  /** What is wrong and what to do, in a sentence or two. */
  readonly text: string;
}

/** @param brokenDate the field of the date holds something that is no day */
export function findProblems(outline: FormOutline, entries: Entries, brokenDate: boolean): Problem[] {
  const date: Problem[] =
    brokenDate || !isDay(entries.date)
      ? [{ question: null, kind: 'date', text: 'This is no day of the calendar. Correct it, or empty it.' }]
      : [];
  const ofQuestions = outline.questions.flatMap((question) => {
    const entry = entries.answers.get(question.id);
    const problem = entry === undefined ? null : problemOf(question, entry);
    return problem === null ? [] : [problem];
  });
  return [...date, ...ofQuestions];
}

/** What contradicts itself in one answer. */
export function problemOf(question: FormQuestion, entry: Entry): Problem | null {
  const { choice, ticked, reason } = entry;
  if (choice === 'not-applicable' && withoutControls(reason).trim() === '') {
    return {
      question,
      kind: 'reason',
      text: '“Not applicable” needs a reason. Say why it does not apply, or choose something else.',
    };
  }
  if (typeof choice !== 'number' || ticked === null) return null;
  const needed = question.levels.find(({ level }) => level === choice)?.ticksNeeded ?? 0;
  if (ticked.length >= needed) return null;
  return {
    question,
    kind: 'ticks',
    text: `Level ${choice} needs ${needed} ticked ${needed === 1 ? 'item' : 'items'}, and ${countTicks(ticked.length)} ticked. Tick what is true, or choose level ${highestAllowed(question, ticked.length)} at most.`,
  };
}

/** What the ticks of a question allow, in a sentence; empty when it has no checklist. */
export function describeAllowed(question: FormQuestion, { ticked }: Entry): string {
  const { items, levels } = question;
  if (items.length === 0 || !levels.some(({ ticksNeeded }) => ticksNeeded > 0)) return '';
  if (ticked === null) return 'Nothing is ticked yet. Say “none of these” if none is true.';
  const highest = highestAllowed(question, ticked.length);
  const name = levels.find(({ level }) => level === highest)?.name ?? '';
  return `${ticked.length} of ${items.length} ticked: enough for level ${highest} ${name}${highest === levels.at(-1)?.level ? '' : ' at most'}.`;
}

/** How many ticks a level lacks; 0 while nobody looked at the checklist. */
export function lackingTicks(question: FormQuestion, level: number, { ticked }: Entry): number {
  const needed = question.levels.find((entry) => entry.level === level)?.ticksNeeded ?? 0;
  return ticked === null ? 0 : Math.max(0, needed - ticked.length);
}

function countTicks(ticks: number): string {
  return ticks === 0 ? 'none is' : ticks === 1 ? 'one is' : `${ticks} are`;
}

/** True for a day of the calendar, year first, and for none. */
function isDay(date: string): boolean {
  if (date === '') return true;
  const time = /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  // Some browsers take the 30th of February for the 2nd of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
