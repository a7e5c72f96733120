import type { Io } from '../../io.js';

/** How often the line is drawn anew, in milliseconds. */
const often = 200;

/** A line on a terminal that says how far a long run is. Elsewhere it is silent. */
export class Progress {
  readonly #io: Io;
  readonly #isShown: boolean;
  readonly #start: number;
  /** The bytes of all inputs; null when that is not known. */
  readonly #total: number | null;
  #last: number;
  #isDrawn = false;

  constructor(io: Io, isShown: boolean, total: number | null) {
    this.#io = io;
    this.#isShown = isShown;
    this.#total = total;
    this.#start = io.now().getTime();
    this.#last = this.#start;
  }

  /** @param sheets read so far @param bytes read so far, of inputs whose size is known */
  show(sheets: number, bytes: number): void {
    if (!this.#isShown) return;
    const now = this.#io.now().getTime();
    if (now - this.#last < often) return;
    this.#last = now;
    this.#isDrawn = true;
    const line = describeProgress(sheets, bytes, this.#total, (now - this.#start) / 1000);
    this.#io.stderr.write(`\r${line.slice(0, (this.#io.stderr.columns || 80) - 1)}\u001b[K`);
  }

  /** Takes the line away, before anything else is written. */
  clear(): void {
    if (this.#isDrawn) this.#io.stderr.write('\r\u001b[K');
    this.#isDrawn = false;
  }
}

/** @param seconds since the start */
export function describeProgress(
  sheets: number,
  bytes: number,
  total: number | null,
  seconds: number,
): string {
  const rate = seconds > 0 ? Math.round(sheets / seconds) : 0;
  const parts = [`${grouped(sheets)} sheets`, `${grouped(rate)} a second`];
  // Early on it would only be a guess.
  if (total !== null && bytes > 0 && bytes <= total && seconds >= 1) {
    const left = Math.ceil((seconds * (total - bytes)) / bytes);
    parts.push(left < 90 ? `about ${left} s left` : `about ${Math.ceil(left / 60)} min left`);
  }
  return parts.join(', ');
}

/** 12,345 */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
