import type { FormOutline, FormQuestion } from '../reports/html/form/fields.js';
import type { Answer, AnswerState, Sheet } from '../sheet/sheet.js';
import { withoutControls } from '../terminal/clean.js';
import type { Entries, Entry } from './entries.js';
import { findProblems, problemOf } from './problems.js';

/**
 * The sheet that says what stands in the form. It is always valid: an answer that contradicts itself is saved as not
 * answered, and its note says what was chosen.
 */
export function filledSheet(outline: FormOutline, entries: Entries): Sheet {
  const { name, group, organisation, date } = entries;
  const dateIsWrong = findProblems(outline, entries, false).some(({ kind }) => kind === 'date');
  return {
    id: null,
    framework: outline.id,
    frameworkVersion: outline.version,
    form: outline.form,
    organisation: orNull(organisation),
    date: dateIsWrong ? null : orNull(date),
    respondents: name.trim() === '' && group === '' ? [] : [{ name: orNull(name), group: orNull(group) }],
    target: null,
    targets: new Map(),
    votes: new Map(),
    settled: new Set(),
    actions: new Map(),
    answers: new Map(
      outline.questions.flatMap((question): [string, Answer][] => {
        const entry = entries.answers.get(question.id);
        return entry === undefined ? [] : [[question.id, answerOf(question, entry)]];
      }),
    ),
  };
}

function answerOf(question: FormQuestion, entry: Entry): Answer {
  const problem = problemOf(question, entry);
  const state: AnswerState = problem === null ? stateOf(entry) : { state: 'unanswered' };
  const said = problem === null ? '' : `${chosen(entry)}\n`;
  return {
    ...state,
    note: orNull(`${said}${entry.note}`),
    evidence: entry.evidence,
    sources: withoutControls(entry.sources)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    ticked: entry.ticked,
  };
}

function stateOf({ choice, reason }: Entry): AnswerState {
  if (choice === null) return { state: 'unanswered' };
  if (choice === 'unknown') return { state: 'unknown' };
  return choice === 'not-applicable'
    ? { state: 'not-applicable', reason }
    : { state: 'level', level: choice };
}

/** What was chosen where it contradicts itself, for a note. */
function chosen({ choice, ticked }: Entry): string {
  if (choice === 'not-applicable') return 'Not applicable was chosen, without a reason.';
  const ticks = ticked?.length ?? 0;
  return `Level ${choice} was chosen, with ${ticks === 1 ? '1 item' : `${ticks} items`} ticked.`;
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** What the file of a sheet is called: after the organisation and whoever answered. */
export function fileName(outline: FormOutline, { organisation, name }: Entries): string {
  const words = [organisation, name]
    .map((text) =>
      text
        .normalize('NFKD')
        .replace(/\p{Mark}/gu, '')
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 40),
    )
    .filter((word) => word !== '');
  return `${words.length === 0 ? outline.id : words.join('-')}.yaml`;
}
