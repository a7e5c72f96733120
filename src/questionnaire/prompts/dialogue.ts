import { createPromptModule } from 'inquirer';
import type { Keyboard, Screen } from '../../io.js';
import { clean } from '../../terminal/clean.js';
import { cut, pad, widthOf, wrap } from '../../terminal/layout.js';
import type { Paint } from '../../terminal/paint.js';
import {
  type Body,
  type Command,
  type Dialogue,
  type Fact,
  type Line,
  type PickReply,
  type PickView,
  type QuestionReply,
  type QuestionView,
  Stopped,
  type TextReply,
  type TextView,
  type TickReply,
  type TickView,
} from '../dialogue.js';
import { oneLine } from '../one-line.js';
import { KeyFeed, markPastes } from './keys.js';
import { type LevelConfig, type LevelReply, levelPrompt } from './level.js';
import { levelLines } from './level-lines.js';
import { type ListConfig, type ListReply, listPrompt } from './list.js';
import { type PageConfig, pagePrompt } from './page.js';
import { type KeyLabel, keyLines, layOut, paginate } from './screen.js';
import { type TextConfig, type TextPromptReply, textPrompt } from './text.js';

/** Out of every list, as out of every question. */
const leaving: Command<string> = { name: 'leave', key: 'q', label: 'leave' };

/** The prompts, by the names under which inquirer knows them. */
interface Prompts {
  level: { config: LevelConfig; reply: LevelReply };
  list: { config: ListConfig; reply: ListReply };
  text: { config: TextConfig; reply: TextPromptReply };
  page: { config: PageConfig; reply: 'next' | 'previous' | 'back' };
}

const prompts = { level: levelPrompt, list: listPrompt, text: textPrompt, page: pagePrompt };

interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What a screen shows: fixed lines, and under them a prompt that is redrawn with each key. */
interface Drawing<Name extends keyof Prompts> {
  readonly fixed: readonly string[];
  readonly config: Prompts[Name]['config'];
}

/**
 * Screens of one key each. What is long is printed once, wrapped by us, and the prompt below it stays short:
 * a prompt taller than the terminal would leave copies of itself behind.
 */
export class OneKeyDialogue implements Dialogue {
  readonly #screen: Screen;
  readonly #paint: Paint;
  readonly #feed: KeyFeed;
  readonly #stopped: AbortSignal;

  /** @param interrupted aborts when the program is asked to end */
  constructor(keyboard: Keyboard, screen: Screen, paint: Paint, interrupted: AbortSignal) {
    this.#screen = screen;
    this.#paint = paint;
    const stopped = new AbortController();
    this.#feed = new KeyFeed(
      keyboard,
      (how) => stopped.abort(new Stopped(how)),
      (error) => stopped.abort(error),
    );
    interrupted.addEventListener('abort', () => stopped.abort(new Stopped('interrupted')));
    this.#stopped = stopped.signal;
    screen.write(markPastes.on);
  }

  close(): void {
    this.#feed.end();
    this.#screen.write(`${home}${eraseBelow}${showCursor}${markPastes.off}`);
  }

  /** On a very small screen the last keys are not named; they work all the same. */
  #keys(entries: readonly KeyLabel[], { columns, rows }: Size): string[] {
    return keyLines(entries, columns, Math.max(1, Math.floor(rows / 3)), this.#paint);
  }

  async question(view: QuestionView): Promise<QuestionReply> {
    const chosen = view.levels.findIndex(({ level }) => level === view.chosen);
    const state = { at: chosen === -1 ? null : chosen, page: 0, notice: view.notice };
    for (;;) {
      const reply = await this.#ask('level', (size) => this.#drawQuestion(view, state, size));
      const marked = state.at === null ? null : (view.levels[state.at]?.level ?? null);
      if (reply.kind === 'command') return { ...reply, marked };
      if (reply.kind === 'level') return reply;
    }
  }

  #drawQuestion(view: QuestionView, state: LevelConfig['state'], { columns, rows }: Size): Drawing<'level'> {
    const { lowest, highest } = boundsOf(view.levels);
    const footer = this.#keys(
      [[`${lowest}-${highest} or arrows`, 'choose'], ['Enter', 'confirm'], ...keysOf(view.commands)],
      { columns, rows },
    );
    const levels = levelLines(view.levels, state.at);
    const closed = view.levels.flatMap((choice) =>
      choice.closed === null ? [] : [`${choice.level} ${choice.closed}`],
    );
    const facts: readonly Fact[] = [
      ...view.facts,
      ...(closed.length === 0 ? [] : [{ label: '× closed', text: closed.join(', ') }]),
    ];
    const labels = Math.max(0, ...facts.map(({ label }) => widthOf(label)));
    const above = [...view.body, null, ...levels.flatMap(({ line, voices }) => [line, ...voices])];
    const height = Math.max(1, rows - footer.length - 1);
    const lay = (short: boolean) => {
      const below = facts.map(({ label, text, ...rest }): Line => {
        const prefix = `${pad(label, labels)}  `;
        return { prefix, text: short ? cut(clean(text), columns - 1 - widthOf(prefix)) : text, ...rest };
      });
      const parted = facts.length === 0 ? [] : [null, ...below];
      return layOut([...above, ...parted, null], height, columns, this.#paint);
    };
    // Before a question takes a second page, what is said of its answer is cut to a line each.
    const whole = lay(false);
    const pages = paginate(whole.length > height ? lay(true) : whole, height);
    const pageOf = (at: number) => {
      const line = levels[at]?.line;
      return Math.max(
        0,
        pages.findIndex((page) => page.some(({ of }) => of === line)),
      );
    };
    state.page = Math.min(state.page, pages.length - 1);
    return {
      fixed: (pages[state.page] ?? []).map(({ text }) => text),
      config: { ...view, footer, width: columns, paint: this.#paint, state, pages: pages.length, pageOf },
    };
  }

  async pick<Id extends string, Name extends string>({
    body,
    rows,
    at,
    label,
    commands,
    notice = null,
  }: PickView<Id, Name>): Promise<PickReply<Id, Name>> {
    const state = { at: at ?? null, ticked: null };
    const all = commands.some(({ key }) => key === leaving.key) ? commands : [...commands, leaving];
    const choices = rows.filter((row) => 'id' in row);
    const [first, last] = [choices[0]?.number ?? 1, choices.at(-1)?.number ?? choices.length];
    const isWhole = last - first + 1 === choices.length;
    const reply = await this.#ask('list', (size) => {
      const footer = this.#keys(
        [
          [last < 10 && isWhole ? `${first}-${last} or arrows` : 'digits or arrows', 'choose'],
          ['Enter', 'take'],
          ...keysOf(all),
        ],
        size,
      );
      return this.#drawList(body, { rows, label, commands: all, footer, state, notice }, size);
    });
    if (reply.kind === 'command' && !commands.some(({ name }) => name === reply.name))
      throw new Stopped('left');
    // The prompt gives back nothing but what it was given.
    return reply as PickReply<Id, Name>;
  }

  async tick<Name extends string>({
    body,
    items,
    ticked,
    meaning,
    notice,
    commands,
  }: TickView<Name>): Promise<TickReply<Name>> {
    const state = { at: null, ticked: new Set(ticked), touched: ticked !== null };
    const rows = items.map(({ id, title }) => ({ id, text: title }));
    const reply = await this.#ask('list', (size) => {
      const footer = this.#keys(
        [
          [`1-${Math.min(9, rows.length)} or Space`, 'tick'],
          ['arrows', 'move'],
          ['Enter', 'done'],
          ...(ticked === null ? [['0', 'none is true'] as const] : []),
          ...keysOf(commands),
        ],
        size,
      );
      return this.#drawList(body, { rows, label: 'Ticked:', commands, footer, state, notice, meaning }, size);
    });
    const now = items.map(({ id }) => id).filter((id) => state.ticked.has(id));
    if (reply.kind === 'ticked') return { kind: 'ticked', ticked: now };
    // The prompt gives back nothing but what it was given.
    return { ...(reply as { kind: 'command'; name: Name }), ticked: state.touched ? now : null };
  }

  #drawList(
    body: Body,
    config: Omit<ListConfig, 'height' | 'width' | 'paint'>,
    { columns, rows }: Size,
  ): Drawing<'list'> {
    const live = config.footer.length + 2;
    // A list needs some lines to move in; what stands above it gives way.
    const wanted = Math.min(config.rows.length, Math.max(5, rows - live - 8));
    const above = Math.max(1, rows - live - wanted - 1);
    const lines = layOut(body, above, columns, this.#paint).map(({ text }) => text);
    const fixed = lines.length > above ? [...lines.slice(0, above - 1), '…'] : lines;
    const height = Math.max(1, rows - live - fixed.length - 1);
    return { fixed: [...fixed, ''], config: { ...config, height, width: columns, paint: this.#paint } };
  }

  async text({ body, label: asked, hint, initial, check }: TextView): Promise<TextReply> {
    const label = hint === undefined ? asked : `${asked} (${hint})`;
    // A line break would be taken for Enter.
    const text = oneLine(initial);
    const state = { text, cursor: text.length };
    return this.#ask('text', ({ columns, rows }) => {
      const footer = this.#keys(
        [
          ['Enter', 'done'],
          ['Esc', 'back'],
        ],
        { columns, rows },
      );
      const labelLines = wrap(label, columns - 1).length;
      const above = Math.max(1, rows - footer.length - labelLines - 6);
      const lines = layOut(body, above, columns, this.#paint).map(({ text }) => text);
      const fixed = lines.length > above ? [...lines.slice(0, above - 1), '…'] : lines;
      const height = Math.max(1, rows - fixed.length - footer.length - labelLines - 3);
      return {
        fixed: [...fixed, ''],
        config: {
          label,
          footer,
          height,
          width: columns,
          paint: this.#paint,
          state,
          check: check ?? (() => null),
        },
      };
    });
  }

  async read(body: Body): Promise<void> {
    let page = 0;
    let pages = 1;
    while (page < pages) {
      const reply = await this.#ask('page', ({ columns, rows }) => {
        const footer = (place: string) =>
          this.#keys(
            place === ''
              ? [['Enter', 'back to the question']]
              : [
                  ['Enter', 'next page'],
                  ['b', 'back to the question'],
                  [place, ''],
                ],
            { columns, rows },
          );
        const whole = rows - footer('').length - 1;
        const lines = layOut(body, whole, columns, this.#paint);
        const height = Math.max(1, lines.length <= whole ? whole : rows - footer('page 9 of 9').length - 1);
        const all = paginate(lines, height);
        pages = all.length;
        page = Math.min(page, pages - 1);
        const place = pages === 1 ? '' : `page ${page + 1} of ${pages}`;
        return {
          fixed: [...(all[page] ?? []).map(({ text }) => text), ''],
          config: { footer: footer(place) },
        };
      });
      if (reply === 'back') return;
      page = Math.max(0, page + (reply === 'next' ? 1 : -1));
    }
  }

  /** Draws a screen and runs its prompt; after a change of size, once more, with what was typed so far. */
  async #ask<Name extends keyof Prompts>(
    name: Name,
    draw: (size: Size) => Drawing<Name>,
  ): Promise<Prompts[Name]['reply']> {
    for (;;) {
      this.#stopped.throwIfAborted();
      const resized = new AbortController();
      const stop = this.#screen.onResize(() => resized.abort());
      const { fixed, config } = draw(this.#screen);
      // Over what was there, and not after clearing it, so that nothing flickers.
      this.#screen.write(`${home}${fixed.map((line) => `${line}${eraseLine}\n`).join('')}${eraseBelow}`);
      try {
        return await this.#run(name, config, AbortSignal.any([this.#stopped, resized.signal]));
      } catch (error) {
        this.#stopped.throwIfAborted();
        if (!resized.signal.aborted) throw error;
      } finally {
        stop();
        this.#feed.close();
      }
    }
  }

  async #run<Name extends keyof Prompts>(
    name: Name,
    config: Prompts[Name]['config'],
    signal: AbortSignal,
  ): Promise<Prompts[Name]['reply']> {
    const ask = createPromptModule({
      input: this.#feed.input as unknown as NodeJS.ReadableStream,
      output: this.#screen.stream,
      clearPromptOnDone: true,
      signal,
    });
    for (const [type, prompt] of Object.entries(prompts)) ask.registerPrompt(type, prompt as never);
    const asked = ask([{ ...config, type: name, name: 'reply', message: '' } as never]) as Promise<{
      reply: Prompts[Name]['reply'];
    }>;
    this.#feed.open(name === 'text');
    return (await asked).reply;
  }
}

// Not the lines that have been scrolled away: they belong to whoever used the terminal before.
const home = '\u001b[H';
const eraseLine = '\u001b[K';
const eraseBelow = '\u001b[J';
const showCursor = '\u001b[?25h';

function boundsOf(levels: readonly { readonly level: number }[]): { lowest: number; highest: number } {
  return { lowest: levels[0]?.level ?? 0, highest: levels.at(-1)?.level ?? 0 };
}

function keysOf(commands: readonly Command<string>[]): [string, string][] {
  return commands.map(({ key, label }) => [key, label]);
}
