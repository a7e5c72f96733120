import { aboutFields, elementId, type FormOutline } from '../../reports/html/form/fields.js';
import { writeSheet } from '../../sheet/write.js';
import type { Entries } from '../entries.js';
import { fileName, filledSheet } from '../filled-sheet.js';
import type { Problem } from '../problems.js';
import { find, linkTo, make, onPress, say } from './elements.js';

export interface Saved {
  readonly outline: FormOutline;
  /** What stands in the form, and what contradicts itself in it. */
  look(): { readonly entries: Entries; readonly problems: readonly Problem[] };
  /** Somebody wants to save. */
  asked(): void;
  /** The sheet was handed over. */
  done(): void;
}

/** The buttons that save. Before anything open is saved, it is listed; it can be saved all the same. */
export function setUpSaving(saved: Saved): void {
  const { outline } = saved;
  const text = () => sheetText(outline, saved.look().entries);
  const area = find('sheet-text', HTMLTextAreaElement);
  const details = find('as-text', HTMLDetailsElement);

  onPress('save-sheet', () => {
    saved.asked();
    const { entries, problems } = saved.look();
    if (listOpen(outline, entries, problems)) find('before-saving', HTMLElement).focus();
    else save();
  });
  onPress('save-anyway', save);
  details.addEventListener('toggle', () => {
    if (details.open) area.value = text();
  });
  onPress('copy-text', () => {
    area.value = text();
    area.select();
    // The old way works in a page that is a file, too.
    const copied = document.execCommand('copy');
    say(
      find('copied', HTMLOutputElement),
      copied ? 'Copied.' : 'The browser does not allow that. The text is selected: copy it yourself.',
    );
    if (copied) saved.done();
  });

  function save(): void {
    const yaml = text();
    area.value = yaml;
    const output = find('saved', HTMLOutputElement);
    const size = new TextEncoder().encode(yaml).length;
    if (size > outline.mostBytes) {
      say(
        output,
        `The answer sheet is too long to be read again, by ${size - outline.mostBytes} characters. Shorten the notes.`,
      );
      return;
    }
    const name = fileName(outline, saved.look().entries);
    download(name, yaml);
    // Said anew each time, so that it is heard each time.
    output.textContent = '';
    say(output, `Saved as ${name}, among the downloads. Now send it to whoever asked you.`);
    find('before-saving', HTMLElement).hidden = true;
    find('save-sheet', HTMLButtonElement).focus();
    saved.done();
  }
}

function sheetText(outline: FormOutline, entries: Entries): string {
  return writeSheet(filledSheet(outline, entries), {
    framework: outline.named,
    title: `${outline.title} ${outline.version}`,
  });
}

/** Lists what contradicts itself and what is open, as links. @returns false when there is nothing to list */
export function listOpen(outline: FormOutline, entries: Entries, problems: readonly Problem[]): boolean {
  const chosen = (choice: null | 'unknown') =>
    outline.questions.filter((question) => {
      const isProblem = problems.some((problem) => problem.question?.id === question.id);
      return !isProblem && entries.answers.get(question.id)?.choice === choice;
    });
  const links = (questions: FormOutline['questions']) =>
    questions.map(({ id, title }) => linkTo(elementId(id), title));
  const unanswered = chosen(null);
  const unknown = chosen('unknown');
  const lists = [
    ...list(
      `${count(problems.length, 'answer')} to correct`,
      'Saved as it is, each of these is left open; the note of a question says what was chosen.',
      problems.map(linkToProblem),
    ),
    ...list(`${count(unanswered.length, 'question')} not answered yet`, '', links(unanswered)),
    ...list(`${count(unknown.length, 'question')} that you do not know`, '', links(unknown)),
  ];
  find('before-saving-lists', HTMLElement).replaceChildren(...lists);
  find('before-saving', HTMLElement).hidden = lists.length === 0;
  return lists.length > 0;
}

function linkToProblem({ question, kind, text }: Problem): HTMLElement {
  if (question === null) return linkTo(aboutFields.date, `Date: ${text}`);
  const target = kind === 'reason' ? `${elementId(question.id, 'reason')}.text` : elementId(question.id);
  return linkTo(target, `${question.title}: ${text}`);
}

function list(title: string, words: string, links: readonly HTMLElement[]): HTMLElement[] {
  if (links.length === 0) return [];
  return [
    make('h4', title),
    ...(words === '' ? [] : [make('p', words)]),
    make('ul', ...links.map((link) => make('li', link))),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers begin to read only after this has ended.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
