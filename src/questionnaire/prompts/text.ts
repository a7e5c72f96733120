import { createPrompt, isEnterKey, isTabKey, useEffect, useKeypress, useState } from '@inquirer/core';
import { breakIntoLines, cut, firstCharacter, wrap } from '../../terminal/layout.js';
import type { Paint } from '../../terminal/paint.js';
import { oneLine } from '../one-line.js';
import { hideCursor, type Pressed } from './keypress.js';

export interface TextConfig {
  readonly label: string;
  readonly footer: readonly string[];
  /** Lines for the text, and columns. */
  readonly height: number;
  readonly width: number;
  readonly paint: Paint;
  /** What has been typed so far, and where the cursor is; kept for drawing anew. */
  readonly state: { text: string; cursor: number };
  readonly check: (text: string) => string | null;
}

export type TextPromptReply = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'back' };

/**
 * A text of any length, wrapped as it is typed. Readline does the editing; the cursor is drawn here, since
 * readline would put it where the text would be on one line.
 */
export const textPrompt = createPrompt<TextPromptReply, TextConfig>((config, done) => {
  const { state, paint, width } = config;
  const [view, setView] = useState({ text: state.text, cursor: state.cursor, notice: null as string | null });

  useEffect((rl) => {
    const { text, cursor } = state;
    rl.write(text);
    Object.assign(rl, { cursor });
  }, []);

  useKeypress((key: Pressed, rl) => {
    if (isEnterKey(key)) {
      const text = oneLine(state.text).trim();
      const problem = config.check(text);
      if (problem === null) done({ kind: 'text', text });
      else {
        // Enter has emptied the line.
        rl.write(state.text);
        setView({ ...state, notice: problem });
      }
    } else if (key.name === 'escape') done({ kind: 'back' });
    else {
      // Whole: as keys, each of its characters would draw the screen.
      if (key.name === 'paste') rl.write(key.sequence ?? '');
      if (isTabKey(key)) {
        const text = rl.line.replaceAll('\t', ' ');
        rl.clearLine(0);
        rl.write(text);
      }
      state.text = rl.line;
      state.cursor = (rl as unknown as { readonly cursor: number }).cursor;
      setView({ ...state, notice: null });
    }
  });

  const lines = breakIntoLines(view.text, width - 4);
  const at = lines.findLastIndex(({ start }) => start <= view.cursor);
  const from = Math.max(0, Math.min(at - config.height + 1, lines.length - config.height));
  const typed = lines.slice(from, from + config.height).map(({ start, end }, index) => {
    const text = view.text.slice(start, end);
    return `${from + index === 0 ? '> ' : '  '}${from + index === at ? withCursor(text, view.cursor - start) : text}`;
  });
  const footer = view.notice === null ? config.footer : [paint('warning', cut(view.notice, width - 1))];
  const label = wrap(config.label, width - 1).map((line) => paint('strong', line));
  return `${[...label, ...typed, '', ...footer].join('\n')}${hideCursor}`;
});

/** The character under the cursor is shown reversed; this is a shape, not a colour. */
function withCursor(text: string, at: number): string {
  const under = firstCharacter(text.slice(at)) || ' ';
  return `${text.slice(0, at)}\u001b[7m${under}\u001b[27m${text.slice(at + (at < text.length ? under.length : 0))}`;
}
