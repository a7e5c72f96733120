import { Writable } from 'node:stream';
import unicode11 from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import type { Io, Keyboard, Screen } from '../../src/io.js';

/** The keys that have no character of their own. */
export const key = {
  enter: '\r',
  escape: '\u001b',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  pageDown: '\u001b[6~',
  end: '\u001b[F',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
} as const;

/** Somebody at a terminal: what is drawn is interpreted by a real terminal emulator. */
export class Person implements Pick<Io, 'keyboard' | 'screen' | 'onInterrupt'> {
  readonly keyboard: Keyboard;
  readonly screen: Screen;
  /** Everything that was written, with the escape sequences. */
  written = '';
  /** How many files are being written: until they are, nothing is drawn. */
  saving = 0;
  readonly #emulator: xterm.Terminal;
  #received: ((text: string) => void) | null = null;
  #ended: (() => void) | null = null;
  #resized: (() => void) | null = null;
  #interrupted: (() => void) | null = null;
  #waiting: (() => void)[] = [];

  constructor(columns = 80, rows = 24) {
    this.#emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
    // Emoji two columns wide. A family of them is drawn as its members side by side, as some terminals do.
    this.#emulator.loadAddon(new unicode11.Unicode11Addon());
    this.#emulator.unicode.activeVersion = '11';
    const emulator = this.#emulator;
    const write = (text: string) => {
      this.written += text;
      emulator.write(text);
    };
    const stream = new Writable({
      decodeStrings: false,
      write(text, _encoding, done) {
        write(String(text));
        done();
      },
    });
    // As the streams of a process are marked, which a prompt that ends must not end.
    Object.assign(stream, { _isStdio: true });
    Object.defineProperty(stream, 'columns', { get: () => emulator.cols });
    Object.defineProperty(stream, 'rows', { get: () => emulator.rows });
    this.screen = {
      stream,
      write,
      get columns() {
        return emulator.cols;
      },
      get rows() {
        return emulator.rows;
      },
      onResize: (resized) => {
        this.#resized = resized;
        return () => {
          this.#resized = null;
        };
      },
    };
    this.keyboard = {
      listen: (_how, received, ended) => {
        this.#received = received;
        this.#ended = ended;
        for (const wake of this.#waiting.splice(0)) wake();
        return () => {
          this.#received = null;
        };
      },
    };
  }

  readonly onInterrupt = (interrupted: () => void) => {
    this.#interrupted = interrupted;
    return () => {
      this.#interrupted = null;
    };
  };

  /** Types texts and keys, each as a piece of its own, and waits until what they lead to is drawn. */
  async type(...pieces: string[]): Promise<void> {
    if (this.#received === null) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    for (const piece of pieces) {
      this.#received?.(piece);
      await this.rest(piece === key.escape ? 90 : 30);
    }
  }

  /** A signal, or a terminal that is closed. */
  async interrupt(): Promise<void> {
    this.#interrupted?.();
    await this.rest();
  }

  async close(): Promise<void> {
    this.#ended?.();
    await this.rest();
  }

  async resize(columns: number, rows: number): Promise<void> {
    this.#emulator.resize(columns, rows);
    this.#resized?.();
    await this.rest();
  }

  /** Waits until nothing more has been drawn for a while. */
  async rest(milliseconds = 30): Promise<void> {
    let before: string;
    do {
      before = this.written;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    } while (this.written !== before || this.saving > 0);
  }

  /** What stands on the screen now, without the blanks at the ends. */
  async look(): Promise<string> {
    await new Promise<void>((resolve) => this.#emulator.write('', resolve));
    const { active } = this.#emulator.buffer;
    const lines = Array.from({ length: this.#emulator.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
    return `${lines.join('\n').trimEnd()}\n`;
  }

  /** How many lines have left the screen at its top: none, while every screen fits. */
  get scrolled(): number {
    return this.#emulator.buffer.active.baseY;
  }
}
