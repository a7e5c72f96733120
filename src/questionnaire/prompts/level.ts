import { createPrompt, isDownKey, isEnterKey, isUpKey, useKeypress, useState } from '@inquirer/core';
import { clean } from '../../terminal/clean.js';
import { cut, wrap } from '../../terminal/layout.js';
import type { Paint } from '../../terminal/paint.js';
import type { Command, LevelChoice, QuestionCommand } from '../dialogue.js';
import { commandOf, hideCursor, type Pressed } from './keypress.js';

export interface LevelConfig {
  readonly levels: readonly LevelChoice[];
  readonly commands: readonly Command<QuestionCommand>[];
  readonly footer: readonly string[];
  readonly width: number;
  readonly paint: Paint;
  /** The place of the level that is marked, and the page that is shown; kept for drawing anew. */
  readonly state: { at: number | null; page: number; notice: string | null };
  readonly pages: number;
  /** The page on which a level's descriptor stands. */
  readonly pageOf: (at: number) => number;
}

export type LevelReply =
  | { readonly kind: 'level'; readonly level: number }
  | { readonly kind: 'command'; readonly name: QuestionCommand }
  /** Another level is marked, or another page is turned to: the screen is to be drawn anew. */
  | { readonly kind: 'redraw' };

/** One line that shows the marked level, and the keys. The descriptors stand above it, on paper as it were: a key that marks another level has the whole screen drawn anew. */
export const levelPrompt = createPrompt<LevelReply, LevelConfig>((config, done) => {
  const { levels, state, paint, width, pages } = config;
  const [notice, say] = useState(state.notice);

  const redraw = (at: number | null, page: number) => {
    state.at = at;
    state.page = page;
    state.notice = null;
    done({ kind: 'redraw' });
  };
  const turn = (page: number) => {
    if (page >= 0 && page < pages) redraw(state.at, page);
  };
  const mark = (at: number) => {
    if (levels[at] !== undefined) redraw(at, config.pageOf(at));
  };

  useKeypress((key: Pressed) => {
    const pressed = key.sequence ?? key.name;
    const command = commandOf(config.commands, key);
    if (isEnterKey(key)) {
      const choice = state.at === null ? undefined : levels[state.at];
      if (choice === undefined) say('Choose a level first, with a digit or the arrows; or press s to skip.');
      else if (choice.closed !== null) say(`Level ${choice.level} is closed: ${choice.closed}.`);
      else done({ kind: 'level', level: choice.level });
    } else if (isUpKey(key)) mark(state.at === null ? levels.length - 1 : state.at - 1);
    else if (isDownKey(key)) mark(state.at === null ? 0 : state.at + 1);
    else if (key.name === 'left' || key.name === 'pageup') turn(state.page - 1);
    else if (key.name === 'right' || key.name === 'pagedown' || key.name === 'space') turn(state.page + 1);
    else if (command !== undefined) done({ kind: 'command', name: command.name });
    else if (/^\d$/.test(pressed)) {
      const at = levels.findIndex(({ level }) => level === Number(pressed));
      if (at === -1)
        say(`There is no level ${pressed}: choose from ${levels[0]?.level} to ${levels.at(-1)?.level}.`);
      else mark(at);
    }
  });

  const choice = state.at === null ? undefined : levels[state.at];
  const shown = choice === undefined ? 'none chosen yet' : `${choice.level} ${choice.name}`;
  const closed = choice?.closed ? ` closed: ${choice.closed}` : '';
  const page = pages > 1 ? `  (page ${state.page + 1} of ${pages} ← →)` : '';
  const line =
    paint('strong', cut(`Level  < ${shown} >${closed}`, width - 1 - page.length)) + paint('dim', page);
  const said = notice === null ? [] : wrap(clean(notice), width - 1).slice(0, config.footer.length);
  const footer = said.length === 0 ? config.footer : said.map((text) => paint('warning', text));
  return `${[line, ...footer].join('\n')}${hideCursor}`;
});
