import { type Framework, listCriteria } from '../framework/framework.js';
import { type Data, type EditableText, editText, isMapping, same } from '../source/edit.js';
import { sheetKeys } from './schema.js';
import { type Answer, type Assignment, type Respondent, type Sheet, unanswered } from './sheet.js';

/**
 * A sheet that is being answered, with the text of its file. Each change is made in both; in the text, what is
 * not changed stays as it was written.
 */
export class WorkingSheet {
  #sheet: Sheet;
  readonly #text: EditableText;
  readonly #criteria: readonly string[];

  /**
   * @param file what the file is called: one that ends in `.json` is JSON
   * @param text the text that the sheet was read from; @param data what the text says
   */
  constructor(file: string, text: string, data: Data, sheet: Sheet, framework: Framework) {
    this.#text = editText(file, text, data);
    this.#sheet = sheet;
    this.#criteria = listCriteria(framework).map(({ criterion }) => criterion.id);
  }

  get sheet(): Sheet {
    return this.#sheet;
  }

  /** The text of the file as it should be now. */
  get text(): string {
    return this.#text.text;
  }

  /** @param answer one that this sheet's framework allows for the criterion */
  setAnswer(criterion: string, answer: Answer): void {
    const { data } = this.#text;
    const answers = isMapping(data) && isMapping(data.answers) ? data.answers : {};
    const was = this.#sheet.answers.get(criterion) ?? unanswered;
    this.#set(['answers', criterion], answerData(answer, was, answers[criterion]));
    this.#sheet = { ...this.#sheet, answers: new Map(this.#sheet.answers).set(criterion, answer) };
  }

  setOrganisation(organisation: string | null): void {
    this.#setOptional('organisation', organisation);
    this.#sheet = { ...this.#sheet, organisation };
  }

  /** @param date year, month, day: `2026-11-23` */
  setDate(date: string | null): void {
    this.#setOptional('date', date);
    this.#sheet = { ...this.#sheet, date };
  }

  setRespondents(respondents: readonly Respondent[]): void {
    const listed = respondents.map(({ name, group }) => ({
      ...(name !== null && { name }),
      ...(group !== null && { group }),
    }));
    this.#setOptional('respondents', listed.length === 0 ? null : listed);
    this.#sheet = { ...this.#sheet, respondents };
  }

  /** @param targets by id of a phase, a step or a criterion */
  setTargets(target: number | null, targets: ReadonlyMap<string, number>): void {
    this.#setOptional('target', target);
    this.#setOptional('targets', targets.size === 0 ? null : Object.fromEntries(targets));
    this.#sheet = { ...this.#sheet, target, targets };
  }

  setForm(form: Sheet['form']): void {
    this.#set(['form'], form);
    this.#sheet = { ...this.#sheet, form };
  }

  setFrameworkVersion(frameworkVersion: string): void {
    this.#set(['framework-version'], frameworkVersion);
    this.#sheet = { ...this.#sheet, frameworkVersion };
  }

  /** Says that the respondents have agreed on a criterion, or that they have not. */
  setSettled(criterion: string, isSettled: boolean): void {
    const settled = new Set(this.#sheet.settled);
    if (isSettled) settled.add(criterion);
    else settled.delete(criterion);
    if (settled.size === this.#sheet.settled.size) return;
    this.#setOptional('settled', settled.size === 0 ? null : [...settled]);
    this.#sheet = { ...this.#sheet, settled };
  }

  /** @param assignment null when nobody has taken the action on any more */
  setAssignment(criterion: string, assignment: Assignment | null): void {
    const actions = new Map(this.#sheet.actions);
    if (assignment === null) {
      if (!actions.delete(criterion)) return;
      this.#text.change(['actions'], [{ key: criterion, to: null }], () => this.#criteria);
    } else {
      const { to, owner, due, status } = assignment;
      this.#set(['actions', criterion], {
        ...(to !== null && { to }),
        ...(owner !== null && { owner }),
        ...(due !== null && { due }),
        status,
      });
      actions.set(criterion, assignment);
    }
    this.#sheet = { ...this.#sheet, actions };
  }

  /** What is not given leaves no key, but a key that is there stays, empty. */
  #setOptional(key: string, value: Data): void {
    const { data } = this.#text;
    if (value !== null || (isMapping(data) && Object.hasOwn(data, key))) this.#set([key], value);
  }

  #set(path: readonly string[], value: Data): void {
    this.#text.set(path, value, (of) => {
      if (of.length === 0) return sheetKeys;
      if (of.length === 1 && (of[0] === 'answers' || of[0] === 'actions')) return this.#criteria;
      return of[0] === 'answers' ? answerKeys : [];
    });
  }
}

const stateKeys = ['level', 'unknown', 'not-applicable'];
/** The keys of an answer, in the order in which they are written. */
export const answerKeys = [...stateKeys, 'note', 'evidence', 'sources', 'ticked'];

/**
 * An answer as a file gives it: in the short form where nothing more is said, unless it was long already. What
 * has not changed stays as it was written: a note may be written on several lines.
 */
function answerData(answer: Answer, was: Answer, written: Data | undefined): Data {
  const before = isMapping(written) ? written : null;
  const entries = Object.entries(long(answer));
  const data = new Map<string, Data>(entries);
  if (before !== null) {
    const old = long(was);
    const isSameState = stateKeys.every((key) => same(old[key], data.get(key)));
    for (const [key, value] of Object.entries(before)) {
      const unchanged = stateKeys.includes(key) ? isSameState : same(old[key], data.get(key));
      if (unchanged) data.set(key, value);
    }
  }
  if (before === null && data.size === 1) {
    if (answer.state === 'level') return answer.level;
    if (answer.state === 'unknown') return 'unknown';
  }
  return data.size === 0 ? null : Object.fromEntries(data);
}

/** Everything that an answer says, in the long form; what is usual is left out. */
function long({ note, evidence, sources, ticked, ...state }: Answer): Record<string, Data> {
  return {
    ...(state.state === 'level' && { level: state.level }),
    ...(state.state === 'unknown' && { unknown: true }),
    ...(state.state === 'not-applicable' && { 'not-applicable': state.reason }),
    ...(note !== null && { note }),
    ...(evidence !== 'asserted' && { evidence }),
    ...(sources.length > 0 && { sources }),
    ...(ticked !== null && { ticked }),
  };
}
