import { EventEmitter } from 'node:events';
import type { Keyboard } from '../../io.js';
import { oneLine } from '../one-line.js';

/**
 * Hands the keys to one prompt after another, one at a time. What is typed while an answer is saved or a screen
 * is drawn waits for the next prompt and is not lost; a text that is pasted is never taken for keys.
 */
export class KeyFeed {
  /** What the prompts read from. */
  readonly input = new PromptInput();
  readonly #waiting: string[] = [];
  readonly #stop: () => void;
  readonly #ended: (how: 'interrupted' | 'ended') => void;
  readonly #failed: (error: unknown) => void;
  #takesText: boolean | null = null;
  #scheduled = false;
  #rest = '';
  #unfinished: NodeJS.Timeout | undefined;

  /**
   * @param ended is told when Ctrl-C is pressed, or when nothing more can be typed
   * @param failed is told when a prompt fails at a key: nobody else could be
   */
  constructor(
    keyboard: Keyboard,
    ended: (how: 'interrupted' | 'ended') => void,
    failed: (error: unknown) => void,
  ) {
    this.#ended = ended;
    this.#failed = failed;
    this.#stop = keyboard.listen(
      'keys',
      (text) => this.#receive(text),
      () => ended('ended'),
    );
  }

  /** From now on a prompt listens. @param takesText whether it can be pasted to */
  open(takesText: boolean): void {
    this.#takesText = takesText;
    this.#schedule();
  }

  close(): void {
    this.#takesText = null;
  }

  end(): void {
    clearTimeout(this.#unfinished);
    this.#stop();
  }

  #receive(text: string): void {
    clearTimeout(this.#unfinished);
    const { keys, rest } = splitKeys(this.#rest + text);
    // Whatever odd beginning stands before it, Ctrl-C ends; in a paste it is text.
    if (keys.includes(interrupt) || (!rest.startsWith(pasteStart) && rest.includes(interrupt))) {
      this.#ended('interrupted');
      return;
    }
    this.#rest = rest;
    this.#waiting.push(...keys.filter((key) => !ignored.has(key)));
    if (rest !== '') {
      // A terminal sends the rest of a key at once. What has not come by then never will.
      const patience = rest.startsWith(pasteStart) ? 2_000 : 50;
      this.#unfinished = setTimeout(() => this.#giveUpWaiting(), patience);
    }
    this.#schedule();
  }

  /** Escape alone is a key; the beginning of anything longer is none. */
  #giveUpWaiting(): void {
    if (this.#rest === escapeKey) this.#waiting.push(escapeKey);
    this.#rest = '';
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // By then a prompt that the last key has answered is closed, and one that was asked for is drawn.
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#takesText === null) return;
      const key = this.#waiting.shift();
      if (key === undefined) return;
      try {
        this.#send(key, this.#takesText);
      } catch (error) {
        this.#failed(error);
      }
      this.#schedule();
    });
  }

  #send(key: string, takesText: boolean): void {
    const pasted = pasteOf(key);
    if (key === escapeKey) {
      // Given as bytes, readline would wait half a second for more.
      this.input.emit('keypress', undefined, {
        name: 'escape',
        sequence: key,
        ctrl: false,
        meta: false,
        shift: false,
      });
    } else if (pasted === null) this.input.emit('data', Buffer.from(key));
    else if (takesText) this.input.emit('keypress', undefined, { name: 'paste', sequence: pasted });
  }
}

/** A stream as readline needs one. It is no terminal of its own, so that readline waits for nothing. */
class PromptInput extends EventEmitter {
  readonly readable = true;

  pause(): this {
    return this;
  }

  resume(): this {
    return this;
  }
}

const interrupt = '\u0003';
const escapeKey = '\u001b';

/** Ctrl-D would end the prompt's input, and Ctrl-Z would stop the program with the terminal in its hands. */
const ignored = new Set(['\u0004', '\u001a']);

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/** Asks the terminal to mark what is pasted. */
export const markPastes = { on: '\u001b[?2004h', off: '\u001b[?2004l' };

/** A function key of the Linux console, a control sequence, a function key, a key with Alt, or a character. */
const oneKey = new RegExp(
  `^(?:${[
    `${escapeKey}\\[\\[[A-E]`,
    `${escapeKey}\\[[0-?]*[ -/]*[@-~]`,
    `${escapeKey}O[0-9;]*[A-Za-z]`,
    `${escapeKey}(?![[O${escapeKey}])[\\s\\S]`,
    `[^${escapeKey}]`,
  ].join('|')})`,
  'u',
);

/**
 * Splits what a terminal sends into keys: a character, an escape sequence, or a whole paste.
 * @returns `rest`: the beginning of something that has not come whole
 */
export function splitKeys(text: string): { keys: string[]; rest: string } {
  const keys: string[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    if (rest.startsWith(pasteStart)) {
      const end = rest.indexOf(pasteEnd);
      if (end === -1) return { keys, rest };
      keys.push(rest.slice(0, end + pasteEnd.length));
    } else {
      const key = oneKey.exec(rest)?.[0];
      if (key === undefined) {
        if (rest.startsWith('\u001b\u001b')) keys.push('\u001b');
        else return { keys, rest };
      } else keys.push(key);
    }
    at += keys.at(-1)?.length ?? 1;
  }
  return { keys, rest: '' };
}

/** The text of a paste on one line, without control characters; null for anything that is no paste. */
function pasteOf(key: string): string | null {
  if (!key.startsWith(pasteStart)) return null;
  return oneLine(key.slice(pasteStart.length, -pasteEnd.length));
}
