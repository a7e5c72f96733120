import type { Framework } from '../framework/framework.js';
import type { WorkingSheet } from '../sheet/change.js';
import type { Sheet } from '../sheet/sheet.js';
import { type Dialogue, type PickRow, Stopped } from './dialogue.js';
import type { Route } from './route.js';

export type FileState =
  | { readonly state: 'text'; readonly text: string }
  | { readonly state: 'absent' }
  /** `problem` is a sentence. */
  | { readonly state: 'unreadable'; readonly problem: string };

/** The file that a sheet is kept in. Nothing is ever written over that has not been seen. */
export interface SheetFile {
  readonly path: string;
  /** What is in it now, that there is no such file, or why it cannot be read. */
  read(): FileState;
  /** Writes it whole or not at all. @returns null, or why it could not be written */
  write(text: string): Promise<string | null>;
  /** Reads a sheet from a text. @returns the sheet, or what is wrong with it */
  parse(text: string): WorkingSheet | { readonly problem: string };
}

export interface SessionOptions {
  readonly framework: Framework;
  readonly route: Route;
  /** What was answered last time, to be shown beside each question; null when there is nothing. */
  readonly before: Sheet | null;
  /** Shows running scores, which are hidden otherwise: they would steer the room. */
  readonly showScores: boolean;
}

/** A questionnaire that is going on: the sheet, its file, and how far the room has come. */
export class Session {
  readonly framework: Framework;
  readonly route: Route;
  readonly before: Sheet | null;
  readonly showScores: boolean;
  /** The places of the questions that have been on the screen. */
  readonly seen = new Set<number>();
  /** In a discussion: ids of the criteria whose votes are shown. */
  readonly revealed = new Set<string>();
  /** Null until there is a name for it. */
  file: SheetFile | null = null;
  #working: WorkingSheet;
  /** What the file held when it was last read or written. */
  #saved: string | null;
  /** True while a change has been made that is not in the file. */
  #unsaved = false;
  /** Said when the question about a changed file is asked again. */
  #notice: string | null = null;

  /** @param saved the text of the file that `working` was read from, or null when it has no file yet */
  constructor(working: WorkingSheet, saved: string | null, options: SessionOptions) {
    this.#working = working;
    this.#saved = saved;
    this.framework = options.framework;
    this.route = options.route;
    this.before = options.before;
    this.showScores = options.showScores;
  }

  /** True when only what respondents see differently is asked, until the room has settled it. */
  get isDiscussion(): boolean {
    return this.route.some(({ discussed }) => discussed);
  }

  get sheet(): Sheet {
    return this.#working.sheet;
  }

  /** True while something has been answered that is not in the file. */
  get unsaved(): boolean {
    return this.#unsaved;
  }

  /** True when there is a file to go on with. */
  get isSaved(): boolean {
    return this.#saved !== null;
  }

  /**
   * Changes the sheet and writes the file, before anything else is asked. When the file cannot be written, or
   * another program has changed it, the people decide what happens.
   */
  async change(dialogue: Dialogue, apply: (sheet: WorkingSheet) => void): Promise<void> {
    apply(this.#working);
    this.#unsaved = true;
    const { file } = this;
    if (file === null) return;
    for (;;) {
      const there = file.read();
      if (!isAsSaved(there, this.#saved)) {
        await this.#reconcile(dialogue, file, there, apply);
        continue;
      }
      const { text } = this.#working;
      const problem = text === this.#saved ? null : await file.write(text);
      if (problem === null) {
        this.#saved = text;
        this.#unsaved = false;
        return;
      }
      await this.#explainFailure(dialogue, file, problem);
    }
  }

  /**
   * Gives a new sheet its file, and writes what is known so far.
   * @param empty the sheet as this file has it, with nothing in it yet
   */
  async saveAs(dialogue: Dialogue, file: SheetFile, empty: WorkingSheet): Promise<void> {
    const { organisation, date, respondents, target, targets } = this.sheet;
    this.file = file;
    this.#working = empty;
    await this.change(dialogue, (sheet) => {
      sheet.setOrganisation(organisation);
      sheet.setDate(date);
      sheet.setRespondents(respondents);
      sheet.setTargets(target, targets);
    });
  }

  /**
   * Somebody else has written the file. Their work is neither overwritten nor ignored without a word.
   * Afterwards the file is looked at once more.
   */
  async #reconcile(
    dialogue: Dialogue,
    file: SheetFile,
    there: FileState,
    apply: (sheet: WorkingSheet) => void,
  ): Promise<void> {
    const reply = await dialogue.pick({
      body: [
        { text: 'The file has changed', style: 'strong' },
        null,
        { text: `${explainChange(file.path, there)} What was answered just now is not saved yet.` },
      ],
      rows: whatToDo(there),
      label: 'What now?',
      notice: this.#notice,
      commands: [],
    });
    this.#notice = null;
    if (reply.kind !== 'row' || reply.id === 'leave') throw new Stopped('left');
    if (reply.id === 'again') return;
    if (reply.id === 'reload' && there.state === 'text') {
      const read = file.parse(there.text);
      if ('problem' in read) {
        this.#notice = `It cannot be read as it is now: ${read.problem}`;
        return;
      }
      apply(read);
      this.#working = read;
    }
    this.#saved = there.state === 'text' ? there.text : null;
  }

  async #explainFailure(dialogue: Dialogue, file: SheetFile, problem: string): Promise<void> {
    const reply = await dialogue.pick({
      body: [
        { text: 'Not saved', style: 'strong' },
        null,
        {
          text: `${file.path} cannot be written: ${problem}. The file is as it was before; what was answered just now is kept here, and is lost if you leave.`,
        },
      ],
      rows: [
        { id: 'again', text: 'Try again' },
        { id: 'leave', text: 'Leave, without saving what was answered just now' },
      ],
      label: 'What now?',
      commands: [],
    });
    if (reply.kind === 'row' && reply.id === 'leave') throw new Stopped('left');
  }
}

function isAsSaved(there: FileState, saved: string | null): boolean {
  return there.state === 'text' ? there.text === saved : there.state === 'absent' && saved === null;
}

function explainChange(path: string, there: FileState): string {
  switch (there.state) {
    case 'text':
      return `${path} is no longer as this questionnaire left it. Another program, or somebody with an editor, has changed it.`;
    case 'absent':
      return `${path} was there a moment ago, and is gone. Somebody has moved or removed it.`;
    case 'unreadable':
      return `${path} has been changed, and cannot be read any more. ${there.problem}`;
  }
}

type WhatToDo = 'reload' | 'again' | 'overwrite' | 'leave';

/** What cannot be read is not written over: nobody has seen what is in it. */
function whatToDo(there: FileState): PickRow<WhatToDo>[] {
  const leave: PickRow<WhatToDo> = { id: 'leave', text: 'Leave, without saving what was answered just now' };
  switch (there.state) {
    case 'text':
      return [
        { id: 'reload', text: 'Read it again, and add what was answered just now' },
        { id: 'overwrite', text: 'Write over it: their change is lost' },
        leave,
      ];
    case 'absent':
      return [{ id: 'overwrite', text: 'Write it again' }, leave];
    case 'unreadable':
      return [{ id: 'again', text: 'Look again, when it has been mended' }, leave];
  }
}
