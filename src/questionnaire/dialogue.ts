import type { Style } from '../terminal/paint.js';

/**
 * How the questionnaire talks to people, whatever they sit at: one-key screens, or plain lines that a screen
 * reader can read. The questionnaire says what is to be shown and asked; a dialogue says how.
 * Each method throws `Stopped` when the people leave in a way that is no answer.
 */
export interface Dialogue {
  /** A question of the framework: a level, or a command. */
  question(view: QuestionView): Promise<QuestionReply>;
  /** One of a list, or a command. */
  pick<Id extends string, Name extends string>(view: PickView<Id, Name>): Promise<PickReply<Id, Name>>;
  /** Which items of a checklist are true. */
  tick<Name extends string>(view: TickView<Name>): Promise<TickReply<Name>>;
  /** A line of text. */
  text(view: TextView): Promise<TextReply>;
  /** Something to read. */
  read(body: Body): Promise<void>;
  /** Gives the terminal back. */
  close(): void;
}

/** The questionnaire is over before its end. */
export class Stopped extends Error {
  /** `left`: as somebody asked; `interrupted`: by Ctrl-C or a signal; `ended`: nothing more can be typed. */
  readonly how: 'left' | 'interrupted' | 'ended';

  constructor(how: Stopped['how']) {
    super(`stopped: ${how}`);
    this.how = how;
  }
}

/** A paragraph; the lines after its first are indented to the width of its prefix. */
export interface Line {
  readonly text: string;
  readonly prefix?: string;
  readonly style?: Style;
}

/** What stands above a prompt. Null is a blank line, which goes first where there is little room. */
export type Body = readonly (Line | null)[];

/** A labelled line. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  readonly style?: Style;
}

/** Something that one key, or one word, does. */
export interface Command<Name extends string> {
  readonly name: Name;
  readonly key: string;
  /** What to type where there are no keys; the name itself always works. */
  readonly words?: readonly string[];
  /** What it does, as the footer says it. */
  readonly label: string;
}

export interface QuestionView {
  readonly body: Body;
  /** True when it was shown a moment ago, and something was done to it since, such as a note. */
  readonly again: boolean;
  readonly levels: readonly LevelChoice[];
  /** More about the answer, below the levels. */
  readonly facts: readonly Fact[];
  /** The level that is chosen already; it may not be confirmed yet. */
  readonly chosen: number | null;
  /** Something to be told once, such as why a key did nothing. */
  readonly notice: string | null;
  readonly commands: readonly Command<QuestionCommand>[];
}

export interface LevelChoice {
  readonly level: number;
  readonly name: string;
  readonly descriptor: string;
  /** Why it cannot be chosen, such as “needs 2 more ticks”; null when it can. */
  readonly closed: string | null;
  /** Who stands there, in a discussion whose votes are shown. */
  readonly voices: readonly Standing[];
}

/** So many voices, and whose they are: “Senior leaders (A. Sample, B. Other)”. */
export interface Standing {
  readonly voices: number;
  readonly who: string;
}

export type QuestionCommand =
  | 'back'
  | 'unknown'
  | 'not-applicable'
  | 'note'
  | 'evidence'
  | 'checklist'
  | 'guidance'
  | 'votes'
  | 'what-was-said'
  | 'go-to'
  | 'skip'
  | 'leave';

export type QuestionReply =
  | { readonly kind: 'level'; readonly level: number }
  /** `marked`: a level that has been chosen and not yet confirmed. */
  | { readonly kind: 'command'; readonly name: QuestionCommand; readonly marked: number | null };

export interface PickView<Id extends string, Name extends string> {
  readonly body: Body;
  readonly rows: readonly Row<Id>[];
  /** The row that is marked first; the first row when absent. */
  readonly at?: Id | undefined;
  /** What the prompt asks for. */
  readonly label: string;
  readonly notice?: string | null;
  readonly commands: readonly Command<Name>[];
}

export type Row<Id extends string> = { readonly heading: string } | PickRow<Id>;

export interface PickRow<Id extends string> {
  readonly id: Id;
  readonly text: string;
  /** Stands at the right. */
  readonly detail?: string;
  /** The number that chooses it; its place in the list, from 1, when absent. */
  readonly number?: number;
}

export type PickReply<Id extends string, Name extends string> =
  | { readonly kind: 'row'; readonly id: Id }
  | { readonly kind: 'command'; readonly name: Name };

export interface TickView<Name extends string> {
  readonly body: Body;
  readonly items: readonly { readonly id: string; readonly title: string }[];
  /** Null when nobody has recorded them yet. */
  readonly ticked: readonly string[] | null;
  /** What a number of ticks means, such as “up to level 2”. */
  readonly meaning: (ticks: number) => string;
  readonly notice: string | null;
  readonly commands: readonly Command<Name>[];
}

/** `ticked`: the ids of what is true; null when a command came before anything was ticked. */
export type TickReply<Name extends string> =
  | { readonly kind: 'ticked'; readonly ticked: readonly string[] }
  | { readonly kind: 'command'; readonly name: Name; readonly ticked: readonly string[] | null };

export interface TextView {
  readonly body: Body;
  readonly label: string;
  /** What Enter does, where that is not plain. */
  readonly hint?: string;
  /** What is there already; it can be changed. */
  readonly initial: string;
  /** @returns what is wrong with a text, or null */
  readonly check?: (text: string) => string | null;
}

export type TextReply =
  /** Trimmed, on one line, without control characters; empty when nothing was typed. */
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'back' };
