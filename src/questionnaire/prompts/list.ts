import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isUpKey,
  useKeypress,
  useState,
} from '@inquirer/core';
import { clean } from '../../terminal/clean.js';
import { cut, pad, widthOf, wrap } from '../../terminal/layout.js';
import type { Paint } from '../../terminal/paint.js';
import type { Command, Row } from '../dialogue.js';
import { commandOf, hideCursor, type Pressed } from './keypress.js';

export interface ListConfig {
  readonly rows: readonly Row<string>[];
  readonly label: string;
  readonly commands: readonly Command<string>[];
  readonly footer: readonly string[];
  /** Lines for the rows, and columns. */
  readonly height: number;
  readonly width: number;
  readonly paint: Paint;
  /** What has been chosen so far. It is kept here, so that the prompt can be drawn anew. */
  readonly state: {
    at: string | null;
    readonly ticked: Set<string> | null;
    /** False while nobody has ticked anything: then Enter does not say that nothing is true. */
    touched?: boolean;
  };
  readonly notice: string | null;
  /** Said of the ticks. */
  readonly meaning?: (ticks: number) => string;
}

export type ListReply =
  | { readonly kind: 'row'; readonly id: string }
  | { readonly kind: 'ticked' }
  | { readonly kind: 'command'; readonly name: string };

/** A list to move in: the arrows and digits mark a row, Enter takes it; with ticks, a digit or Space ticks. */
export const listPrompt = createPrompt<ListReply, ListConfig>((config, done) => {
  const { rows, state, paint, width } = config;
  const choices = rows.filter((row) => 'id' in row);
  const ids = choices.map(({ id }) => id);
  const numbers = choices.map(({ number }, index) => number ?? index + 1);
  const [view, setView] = useState({
    at: Math.max(0, ids.indexOf(state.at ?? '')),
    typed: '',
    notice: config.notice,
  });
  const notice = view.notice;

  const move = (at: number, typed = '') => {
    const place = Math.min(ids.length - 1, Math.max(0, at));
    state.at = ids[place] ?? null;
    setView({ at: place, typed, notice: null });
  };
  const tick = (at: number) => {
    const id = ids[at] ?? '';
    state.touched = true;
    if (state.ticked?.delete(id) === false) state.ticked.add(id);
    move(at);
  };

  useKeypress((key: Pressed) => {
    const command = commandOf(config.commands, key);
    if (isEnterKey(key)) {
      const id = ids[view.at];
      if (state.ticked !== null && state.touched === false) {
        setView({ ...view, notice: 'Tick what is true first; 0 says that nothing on the list is.' });
      } else if (state.ticked !== null) done({ kind: 'ticked' });
      else if (id !== undefined) done({ kind: 'row', id });
    } else if (isUpKey(key)) move(view.at - 1);
    else if (isDownKey(key)) move(view.at + 1);
    else if (key.name === 'pageup') move(view.at - config.height);
    else if (key.name === 'pagedown') move(view.at + config.height);
    else if (key.name === 'home') move(0);
    else if (key.name === 'end') move(ids.length - 1);
    else if (isSpaceKey(key) && state.ticked !== null) tick(view.at);
    else if (command !== undefined) done({ kind: 'command', name: command.name });
    else if (/^\d$/.test(key.sequence ?? key.name)) {
      // Two digits in a row are one number, where there is such a row.
      const digit = key.sequence ?? key.name;
      const typed = numbers.includes(Number(view.typed + digit)) ? view.typed + digit : digit;
      const place = numbers.indexOf(Number(typed));
      if (place === -1) {
        // Not once something is ticked: 1 and 0 may be meant as ten.
        if (digit === '0' && state.ticked?.size === 0) done({ kind: 'ticked' });
        return;
      }
      if (state.ticked !== null) tick(place);
      else move(place, typed);
    }
  });

  const digits = Math.max(0, ...numbers.map((number) => String(number).length));
  let next = 0;
  const lines = rows.map((row) => {
    if ('heading' in row) return { text: paint('dim', cut(row.heading, width - 1)), at: -1 };
    const at = next;
    next += 1;
    const marked = at === view.at;
    const box = state.ticked === null ? '' : state.ticked.has(row.id) ? '[x] ' : '[ ] ';
    const detail = row.detail ?? '';
    const start = `${marked ? '>' : ' '} ${String(numbers[at]).padStart(digits)} ${box}`;
    const room = width - 1 - widthOf(start) - (detail === '' ? 0 : widthOf(detail) + 2);
    const text = room < 8 ? cut(row.text, width - 1 - widthOf(start)) : cut(row.text, room);
    const line = detail === '' || room < 8 ? start + text : `${start}${pad(text, room)}  ${detail}`;
    return { text: marked ? paint('strong', line) : line, at };
  });
  const markedLine = lines.findIndex(({ at }) => at === view.at);
  const from = Math.max(
    0,
    Math.min(markedLine - Math.floor(config.height / 2), lines.length - config.height),
  );
  const shown = lines.slice(from, from + config.height).map(({ text }) => text);
  const count = state.ticked === null ? '' : ` ${config.meaning?.(state.ticked.size) ?? ''}`;
  const hidden = lines.length > config.height ? `  (${view.at + 1} of ${ids.length})` : '';
  const status = paint('strong', cut(`${config.label}${count}${hidden}`, width - 1));
  const said = wrap(clean(notice ?? ''), width - 1)
    .slice(0, Math.max(2, config.footer.length))
    .map((text) => paint('warning', text));
  return `${[...shown, '', status, ...(notice === null ? config.footer : said)].join('\n')}${hideCursor}`;
});
