import {
  aboutFields,
  elementId,
  type FormOutline,
  type FormQuestion,
  lacksId,
  stepId,
} from '../../reports/html/form/fields.js';
import { type Entries, type Entry, isAnswered } from '../entries.js';
import { describeAllowed, lackingTicks, type Problem } from '../problems.js';
import { find, findMaybe, say } from './elements.js';

/**
 * Makes the page say what stands in the form.
 * @param asked somebody wanted to save: what is missing is said too, which before that would only be in the way
 */
export function show(
  outline: FormOutline,
  entries: Entries,
  problems: readonly Problem[],
  asked: boolean,
): void {
  for (const question of outline.questions) {
    const entry = entries.answers.get(question.id);
    const problem = problems.find((found) => found.question?.id === question.id);
    if (entry !== undefined) showQuestion(question, entry, problem, asked);
  }
  showDate(problems.find(({ kind }) => kind === 'date'));
  showProgress(outline, entries);
}

function showQuestion(
  question: FormQuestion,
  entry: Entry,
  problem: Problem | undefined,
  asked: boolean,
): void {
  const { id, levels } = question;
  find(elementId(id, 'clear'), HTMLButtonElement).hidden = entry.choice === null;
  for (const { level } of levels) {
    const lacks = findMaybe(lacksId(id, level));
    const missing = lackingTicks(question, level, entry);
    if (lacks === null) continue;
    lacks.hidden = missing === 0;
    say(lacks, missing === 0 ? '' : `Needs ${missing} more ${missing === 1 ? 'tick' : 'ticks'}.`);
  }
  const ticks = findMaybe(elementId(id, 'ticks'));
  if (ticks !== null) say(ticks, describeAllowed(question, entry));
  const shown = problem !== undefined && (asked || problem.kind !== 'reason') ? problem : undefined;
  say(find(elementId(id, 'problem'), HTMLOutputElement), shown === undefined ? '' : `Problem: ${shown.text}`);
  const reason = findMaybe(elementId(id, 'reason'));
  if (reason === null) return;
  reason.hidden = entry.choice !== 'not-applicable';
  const field = find(`${elementId(id, 'reason')}.text`, HTMLInputElement);
  field.required = !reason.hidden;
  markInvalid(field, shown?.kind === 'reason');
}

function showDate(problem: Problem | undefined): void {
  say(
    find(`${aboutFields.date}.problem`, HTMLOutputElement),
    problem === undefined ? '' : `Problem: ${problem.text}`,
  );
  markInvalid(find(aboutFields.date, HTMLInputElement), problem !== undefined);
}

function markInvalid(field: HTMLElement, isInvalid: boolean): void {
  if (isInvalid) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
}

function showProgress(outline: FormOutline, { answers }: Entries): void {
  const entriesOf = (questions: readonly FormQuestion[]) =>
    questions.flatMap(({ id }) => answers.get(id) ?? []);
  const all = describeProgress(entriesOf(outline.questions));
  say(find('answered', HTMLLabelElement), all);
  find('progress', HTMLProgressElement).value = entriesOf(outline.questions).filter(isAnswered).length;
  for (const step of new Set(outline.questions.map((question) => question.step))) {
    const entries = entriesOf(outline.questions.filter((question) => question.step === step));
    say(find(stepId(step, 'progress'), HTMLParagraphElement), `${describeProgress(entries)} in this step`);
    say(
      find(stepId(step, 'count'), HTMLSpanElement),
      `${entries.filter(isAnswered).length} of ${entries.length}`,
    );
  }
}

/** “12 of 38 answered, 2 unknown”. */
function describeProgress(entries: readonly Entry[]): string {
  const unknown = entries.filter(({ choice }) => choice === 'unknown').length;
  return `${entries.filter(isAnswered).length} of ${entries.length} answered${unknown === 0 ? '' : `, ${unknown} unknown`}`;
}
