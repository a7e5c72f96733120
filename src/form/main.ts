import {
  aboutFields,
  elementId,
  type FormOutline,
  fieldName,
  outlineId,
} from '../reports/html/form/fields.js';
import { type Draft, draftKey } from './draft.js';
import { isAnswered, readEntries, type Values } from './entries.js';
import { find, findMaybe, onPress, say } from './page/elements.js';
import { fieldsOf, readValues, writeValues } from './page/fields.js';
import { Keeping } from './page/keeping.js';
import { openForPrint } from './page/print.js';
import { listOpen, setUpSaving } from './page/saving.js';
import { show } from './page/screen.js';
import { findProblems } from './problems.js';

/*
 * The script of the form. Everything that is shown is made from what stands in the fields, after each change of them.
 */

const outline = JSON.parse(find(outlineId, HTMLScriptElement).text) as FormOutline;
const form = find('form', HTMLFormElement);
const keptOutput = find('kept', HTMLOutputElement);

/** Somebody wanted to save: from then on everything that is missing is said. */
let asked = false;
/** There is something in the form that is neither kept nor saved. */
let unsaved = false;
let keepsNothing = false;
/** A draft that another window kept; null when it deleted it. */
let elsewhere: Draft | null = null;

const keeping = new Keeping(draftKey(outline), () => readValues(form), {
  kept(time) {
    unsaved = false;
    say(keptOutput, `Draft kept in this browser at ${formatTime(time)}`);
  },
  failed() {
    keepsNothing = true;
    say(keptOutput, 'This browser keeps no draft. Save your answer sheet before you leave the page.');
  },
  changedElsewhere(draft) {
    elsewhere = draft;
    say(
      find('elsewhere-text', HTMLOutputElement),
      draft === null
        ? 'The draft was deleted in another window. The next change here keeps what you see.'
        : 'The draft was changed in another window. The next change here takes its place.',
    );
    find('take-over', HTMLButtonElement).hidden = draft === null;
  },
});

function look() {
  const entries = readEntries(outline, readValues(form));
  const { badInput, rangeOverflow } = find(aboutFields.date, HTMLInputElement).validity;
  return { entries, problems: findProblems(outline, entries, badInput || rangeOverflow) };
}

function refresh(): void {
  const { entries, problems } = look();
  show(outline, entries, problems, asked);
  if (!find('before-saving', HTMLElement).hidden) listOpen(outline, entries, problems);
}

function changed(): void {
  unsaved = true;
  forgetElsewhere();
  refresh();
  if (!keepsNothing) keeping.later();
}

function forgetElsewhere(): void {
  elsewhere = null;
  say(find('elsewhere-text', HTMLOutputElement), '');
  find('take-over', HTMLButtonElement).hidden = true;
}

/** Fills the form with a draft, or with nothing but the day. */
function fill(values: Values | null): void {
  writeValues(form, values ?? [[aboutFields.date, today()]]);
  for (const { id } of outline.questions) openEvidence(id);
  refresh();
}

/** What was said about evidence is not hidden away. */
function openEvidence(question: string): void {
  const entry = look().entries.answers.get(question);
  const details = find(elementId(question, 'sources'), HTMLTextAreaElement).closest('details');
  if (details !== null) details.open = entry?.evidence !== 'asserted' || entry.sources !== '';
}

/** Of the items and “none of these” the one that was ticked last holds. */
function keepOneTruth(target: HTMLInputElement): void {
  const question = outline.questions.find(({ id }) =>
    [fieldName(id, 'none'), fieldName(id, 'ticked')].includes(target.name),
  );
  if (question === undefined || !target.checked) return;
  const others = target.name === fieldName(question.id, 'none') ? 'ticked' : 'none';
  for (const field of fieldsOf(form, fieldName(question.id, others))) {
    if (field instanceof HTMLInputElement) field.checked = false;
  }
}

function clearAnswer(question: string): void {
  const choices = fieldsOf(form, fieldName(question, 'choice'));
  for (const choice of choices) if (choice instanceof HTMLInputElement) choice.checked = false;
  changed();
  // The button goes away: focus stays at the question.
  choices[0]?.focus();
}

/** Leads to the next question without an answer, after the one that has the focus; from the last on to the first. */
function goToNextOpen(): void {
  const { answers } = look().entries;
  const here = lastQuestion === null ? -1 : outline.questions.findIndex(({ id }) => id === lastQuestion);
  const rotated = [...outline.questions.slice(here + 1), ...outline.questions.slice(0, here + 1)];
  const next = rotated.find(({ id }) => {
    const entry = answers.get(id);
    return entry !== undefined && !isAnswered(entry) && entry.choice !== 'unknown';
  });
  const target = next === undefined ? find('save', HTMLElement) : find(elementId(next.id), HTMLElement);
  target.scrollIntoView();
  target.focus();
}

/** The question that was worked on last. */
let lastQuestion: string | null = null;

form.addEventListener('submit', (event) => event.preventDefault());
// Enter in a field would press the button that saves, far below.
form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
});
form.addEventListener('input', (event) => {
  if (event.target instanceof HTMLInputElement) keepOneTruth(event.target);
  changed();
});
form.addEventListener('focusin', (event) => {
  const question = event.target instanceof Element ? event.target.closest('[data-question]') : null;
  lastQuestion = question?.getAttribute('data-question') ?? lastQuestion;
});
for (const { id } of outline.questions) onPress(elementId(id, 'clear'), () => clearAnswer(id));
onPress('next-open', goToNextOpen);
onPress('take-over', () => {
  const values = elsewhere?.values ?? null;
  forgetElsewhere();
  if (values !== null) fill(values);
  find('main', HTMLElement).focus();
});

const dialog = find('start-again-dialog', HTMLDialogElement);
onPress('start-again', () => dialog.showModal());
onPress('keep-answers', () => dialog.close());
onPress('delete-answers', () => {
  keeping.delete();
  asked = false;
  unsaved = false;
  fill(null);
  find('before-saving', HTMLElement).hidden = true;
  find('sheet-text', HTMLTextAreaElement).value = '';
  dialog.close();
  if (!keepsNothing) say(keptOutput, 'Everything is deleted. The page is as it was at first.');
  find('main', HTMLElement).focus();
});

setUpSaving({
  outline,
  look,
  asked() {
    asked = true;
    refresh();
  },
  done() {
    unsaved = false;
  },
});
openForPrint();

addEventListener('beforeunload', (event) => {
  if (keepsNothing && unsaved) event.preventDefault();
});

for (const id of ['bar', 'save']) findMaybe(id)?.removeAttribute('hidden');
const draft = keeping.load();
fill(draft?.values ?? null);
if (draft !== null)
  say(keptOutput, `Your draft of ${formatDay(draft.kept)}, ${formatTime(draft.kept)}, is back`);
else if (!keepsNothing) say(keptOutput, 'A draft is kept in this browser as you go');

/** The day in the time zone of the browser: year, month, day. */
function today(): string {
  const now = new Date();
  return [
    `${now.getFullYear()}`.padStart(4, '0'),
    `${now.getMonth() + 1}`.padStart(2, '0'),
    `${now.getDate()}`.padStart(2, '0'),
  ].join('-');
}

function formatTime(time: number): string {
  return new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

function formatDay(time: number): string {
  return new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
