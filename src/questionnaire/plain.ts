import type { Keyboard, Screen } from '../io.js';
import { clean } from '../terminal/clean.js';
import { cut, hang } from '../terminal/layout.js';
import {
  type Body,
  type Command,
  type Dialogue,
  type PickReply,
  type PickRow,
  type PickView,
  type QuestionReply,
  type QuestionView,
  Stopped,
  type TextReply,
  type TextView,
  type TickReply,
  type TickView,
} from './dialogue.js';
import { inNumbers } from './discussion.js';
import { oneLine } from './one-line.js';

/**
 * Plain lines: what there is to say is printed once, and one line of input answers it. Nothing is drawn over,
 * so it works with a screen reader, in a log, and over any connection.
 */
export class PlainDialogue implements Dialogue {
  readonly #screen: Screen;
  readonly #stop: () => void;
  readonly #lines: string[] = [];
  #waiting: { take(line: string): void; fail(stopped: Stopped): void } | null = null;
  #stopped: Stopped | null = null;
  #rest = '';

  /** @param interrupted aborts when the program is asked to end */
  constructor(keyboard: Keyboard, screen: Screen, interrupted: AbortSignal) {
    this.#screen = screen;
    this.#stop = keyboard.listen(
      'lines',
      (text) => this.#receive(text),
      () => this.#end(new Stopped('ended')),
    );
    interrupted.addEventListener('abort', () => this.#end(new Stopped('interrupted')));
  }

  close(): void {
    // What is printed next does not belong to a line that was being typed.
    if (this.#stopped !== null) this.#screen.write('\n');
    this.#stop();
  }

  async question({
    body,
    again,
    levels,
    facts,
    chosen,
    notice,
    commands,
  }: QuestionView): Promise<QuestionReply> {
    const whole: Body = [
      null,
      ...body,
      ...levels.map(({ level, name, descriptor, closed: why, voices }) => ({
        prefix: `${level} ${name}: `,
        text: [
          descriptor,
          ...(why === null ? [] : [`Closed: ${why}.`]),
          ...(voices.length === 0 ? [] : [`Voices: ${inNumbers(voices)}.`]),
        ].join(' '),
      })),
    ];
    const known: Body = [
      ...facts.map(({ label, text }) => ({ prefix: `${label}: `, text: cut(text, 300) })),
      ...(notice === null ? [] : [{ text: notice }]),
    ];
    // A question that was just read out is not read out again because of a note.
    this.#print([...(again ? [null] : whole), ...known]);
    const range = `${levels[0]?.level} to ${levels.at(-1)?.level}`;
    const keep = chosen === null ? '' : `, Enter keeps ${chosen}`;
    for (;;) {
      const said = await this.#line(`Level ${range}${keep}, or a word (“words” lists them): `);
      const choice = levels.find(({ level }) => String(level) === (said === '' ? String(chosen) : said));
      if (choice !== undefined && choice.closed === null) return { kind: 'level', level: choice.level };
      const command = commandNamed(commands, said);
      if (command !== undefined) return { kind: 'command', name: command.name, marked: null };
      if (said.toLowerCase() === 'words') this.#print([...listOfWords(commands), repeat]);
      else if (said.toLowerCase() === 'repeat') this.#print([...whole, ...known]);
      else if (choice !== undefined) this.#say(`Level ${choice.level} is closed: ${choice.closed}.`);
      else if (said === '') this.#say('Type a level, or “skip” to come back to it later.');
      else this.#say(`“${said}” is neither a level from ${range} nor one of the words.`);
    }
  }

  async pick<Id extends string, Name extends string>({
    body,
    rows,
    at,
    label,
    notice = null,
    commands,
  }: PickView<Id, Name>): Promise<PickReply<Id, Name>> {
    const choices = rows.filter((row) => 'id' in row);
    const numberOf = (row: PickRow<Id>) => row.number ?? choices.indexOf(row) + 1;
    this.#print([
      null,
      ...body,
      ...rows.map((row) =>
        'id' in row
          ? { prefix: `${numberOf(row)}. `, text: row.detail ? `${row.text}: ${row.detail}` : row.text }
          : { text: `${row.heading}:` },
      ),
      ...(notice === null ? [] : [{ text: notice }]),
    ]);
    const usual = choices.find(({ id }) => id === at);
    const numbers = choices.map(numberOf);
    const [first = 1, last = 1] = [numbers[0], numbers.at(-1)];
    const range =
      last - first + 1 === numbers.length ? `a number from ${first} to ${last}` : 'one of the numbers';
    const keep = usual === undefined ? '' : `, Enter for ${numberOf(usual)}`;
    const words = commands.length === 0 ? '' : `, or ${joinOr(commands.map(({ name }) => `“${name}”`))}`;
    for (;;) {
      const said = await this.#line(`${label}${/[?.]$/.test(label) ? '' : ':'} ${range}${keep}${words}: `);
      const row = said === '' ? usual : choices.find((choice) => String(numberOf(choice)) === said);
      if (row !== undefined) return { kind: 'row', id: row.id };
      const command = commandNamed(commands, said);
      if (command !== undefined) return { kind: 'command', name: command.name };
      if (isLeaving(said)) throw new Stopped('left');
      this.#say(said === '' ? 'Type a number.' : `“${said}” is none of these.`);
    }
  }

  async tick<Name extends string>({
    body,
    items,
    ticked,
    meaning,
    notice,
    commands,
  }: TickView<Name>): Promise<TickReply<Name>> {
    const numbers = (ids: readonly string[]) =>
      items.flatMap(({ id }, index) => (ids.includes(id) ? [index + 1] : [])).join(' ') || 'none';
    this.#print([
      null,
      ...body,
      ...items.map(({ title }, index) => ({ prefix: `${index + 1}. `, text: title })),
      ...(ticked === null ? [] : [{ text: `Ticked now: ${numbers(ticked)}.` }]),
      ...(notice === null ? [] : [{ text: notice }]),
    ]);
    const keep = ticked === null ? '' : `, Enter keeps ${numbers(ticked)}`;
    for (;;) {
      const said = await this.#line(
        `Numbers of what is true, such as “1 3”, or “none”${keep}, or a word (“words” lists them): `,
      );
      const command = commandNamed(commands, said);
      if (command !== undefined) return { kind: 'command', name: command.name, ticked: null };
      if (said.toLowerCase() === 'words') {
        this.#print(listOfWords(commands));
        continue;
      }
      if (said === '' && ticked !== null) return { kind: 'ticked', ticked };
      const chosen = said.toLowerCase() === 'none' ? [] : said.split(/[\s,]+/).map(Number);
      if (said !== '' && chosen.every((number) => items[number - 1] !== undefined)) {
        const ids = items.filter((_, index) => chosen.includes(index + 1)).map(({ id }) => id);
        this.#say(`Ticked: ${numbers(ids)} (${meaning(ids.length)}).`);
        return { kind: 'ticked', ticked: ids };
      }
      this.#say(`Type numbers from 1 to ${items.length} with spaces between them.`);
    }
  }

  async text({ body, label, hint, initial, check }: TextView): Promise<TextReply> {
    this.#print([null, ...body, ...(initial === '' ? [] : [{ prefix: 'Now: ', text: initial }])]);
    const enter = hint ?? (initial === '' ? 'Enter leaves it empty' : 'Enter keeps it');
    const keep = initial === '' ? enter : `${enter}, “clear” empties it`;
    for (;;) {
      const said = await this.#line(`${label} (${keep}, “back” goes back, “quit” leaves): `);
      const word = said.toLowerCase();
      if (word === 'back') return { kind: 'back' };
      if (isLeaving(word)) throw new Stopped('left');
      const text = word === 'clear' && initial !== '' ? '' : said === '' ? initial : said;
      const problem = check?.(text) ?? null;
      if (problem === null) return { kind: 'text', text };
      this.#say(problem);
    }
  }

  /** A question with yes or no for an answer; Enter alone is no. */
  async confirm(question: string): Promise<boolean> {
    for (;;) {
      const said = (await this.#line(`${question} (y/N)`)).toLowerCase();
      if (['y', 'yes'].includes(said)) return true;
      if (['', 'n', 'no'].includes(said)) return false;
      if (isLeaving(said)) throw new Stopped('left');
      this.#say('Type “y” for yes or “n” for no.');
    }
  }

  async read(body: Body): Promise<void> {
    this.#print([null, ...body]);
  }

  #print(body: Body): void {
    const width = Math.max(20, this.#screen.columns - 1);
    const lines = body.map((line) => (line === null ? '' : hang(line.prefix ?? '', clean(line.text), width)));
    this.#screen.write(`${lines.join('\n')}\n`);
  }

  #say(text: string): void {
    this.#print([{ text }]);
  }

  /** The next line that is typed, trimmed. */
  async #line(prompt: string): Promise<string> {
    if (this.#stopped !== null) throw this.#stopped;
    const [first = '', ...rest] = hang('', prompt.trimEnd(), Math.max(20, this.#screen.columns - 12)).split(
      '\n',
    );
    this.#screen.write(`${[first, ...rest].join('\n')} `);
    const line = this.#lines.shift();
    if (line !== undefined) return line;
    return new Promise((take, fail) => {
      this.#waiting = { take, fail };
    });
  }

  #receive(text: string): void {
    const parts = (this.#rest + text).split(/\r?\n|\r/);
    this.#rest = parts.pop() ?? '';
    this.#lines.push(...parts.map((line) => oneLine(line).trim()));
    const line = this.#waiting === null ? undefined : this.#lines.shift();
    if (line === undefined) return;
    this.#waiting?.take(line);
    this.#waiting = null;
  }

  #end(stopped: Stopped): void {
    this.#stopped ??= stopped;
    this.#waiting?.fail(stopped);
    this.#waiting = null;
  }
}

/** A word that leaves from wherever they are. */
function isLeaving(said: string): boolean {
  return ['quit', 'exit'].includes(said.toLowerCase());
}

function commandNamed<Name extends string>(
  commands: readonly Command<Name>[],
  said: string,
): Command<Name> | undefined {
  const word = said.toLowerCase();
  return commands.find(
    ({ name, key, words = [] }) =>
      name === word ||
      key.toLowerCase() === word ||
      words.includes(word) ||
      name.replaceAll('-', ' ') === word,
  );
}

const repeat = { prefix: '- ', text: 'repeat: the whole question once more' };

function listOfWords(commands: readonly Command<string>[]): Body {
  return commands.map(({ name, key, words = [], label }) => ({
    prefix: '- ',
    text: `${[...new Set([name, ...words, key])].join(', ')}: ${label}`,
  }));
}

function joinOr(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
}
