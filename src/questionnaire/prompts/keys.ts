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
  #takesText: boolean | null = null;
  #scheduled = false;
  #rest = '';
  #escape: NodeJS.Timeout | undefined;

  /** @param ended is told when Ctrl-C is pressed, or when nothing more can be typed */
  constructor(keyboard: Keyboard, ended: (how: 'interrupted' | 'ended') => void) {
    this.#ended = ended;
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
    clearTimeout(this.#escape);
    this.#stop();
  }

  #receive(text: string): void {
    clearTimeout(this.#escape);
    const { keys, rest } = splitKeys(this.#rest + text);
    this.#rest = rest;
    // Alone, it is the key Escape; a terminal sends the rest of anything longer at once.
    if (rest === '\u001b') this.#escape = setTimeout(() => this.#flush(), 50);
    if (keys.includes(interrupt)) this.#ended('interrupted');
    else this.#waiting.push(...keys.filter((key) => !ignored.has(key)));
    this.#schedule();
  }

  #flush(): void {
    this.#waiting.push(this.#rest);
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
      this.#send(key, this.#takesText);
      this.#schedule();
    });
  }

  #send(key: string, takesText: boolean): void {
    const pasted = pasteOf(key);
    if (key === '\u001b') {
      // Given as bytes, readline would wait half a second for more.
      this.input.emit('keypress', undefined, {
        name: 'escape',
        sequence: key,
        ctrl: false,
        meta: false,
        shift: false,
      });
    } else if (pasted === null) this.input.emit('data', Buffer.from(key));
    else if (takesText) this.input.emit('data', Buffer.from(pasted));
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

/** Ctrl-D would end the prompt's input, and Ctrl-Z would stop the program with the terminal in its hands. */
const ignored = new Set(['\u0004', '\u001a']);

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/** Asks the terminal to mark what is pasted. */
export const markPastes = { on: '\u001b[?2004h', off: '\u001b[?2004l' };

/** A control sequence, a function key, a key with Alt, or a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are sent as these
const oneKey = /^(?:\u001b\[[0-9;?]*[ -/]*[@-~]|\u001bO[A-Za-z]|\u001b(?![[O\u001b])[\s\S]|[^\u001b])/u;

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
