import { paragraph } from '../sheet/build.js';
import { type ByteText, isByteDay, isByteText } from './byte-text.js';
import type { KeyBytes } from './key-bytes.js';
import type { KeySet } from './key-set.js';

/** The bytes that JSON is made of. */
export const byte = {
  lineFeed: 0x0a,
  space: 0x20,
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  bracket: 0x5b,
  backslash: 0x5c,
  closingBracket: 0x5d,
  n: 0x6e,
  brace: 0x7b,
  closingBrace: 0x7d,
} as const;

/** Ids have at most 64 characters. */
const longestKey = 64;

/**
 * Walks through one line of JSON. Every method skips white space, takes what it is named after and moves on, or
 * returns false, and then the line is left to another reader. The line must end with a line feed: none of the
 * methods goes beyond it.
 */
export class JsonCursor {
  #bytes: Buffer = Buffer.alloc(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  #at = 0;
  #from = 0;
  #to = 0;
  #isPlain = true;
  /** Whether the last string is a paragraph as it stands: single spaces between words, and none around. */
  #isTidy = true;

  open(bytes: Buffer, start: number): void {
    if (this.#bytes !== bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    this.#at = start;
  }

  get position(): number {
    return this.#at;
  }

  /** Skips white space, up to the end of the line. */
  space(): void {
    const bytes = this.#bytes;
    let at = this.#at;
    while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1;
    // Half of a line end.
    if (bytes[at] === 0x0d && bytes[at + 1] === byte.lineFeed) at += 1;
    this.#at = at;
  }

  /** The next byte that is no white space. */
  peek(): number {
    if ((this.#bytes[this.#at] as number) <= byte.space) this.space();
    return this.#bytes[this.#at] as number;
  }

  take(wanted: number): boolean {
    if (this.peek() !== wanted) return false;
    this.#at += 1;
    return true;
  }

  word(wanted: 'null' | 'true' | 'false'): boolean {
    this.peek();
    for (let index = 0; index < wanted.length; index += 1) {
      if (this.#bytes[this.#at + index] !== wanted.charCodeAt(index)) return false;
    }
    this.#at += wanted.length;
    return true;
  }

  null(): boolean {
    return this.peek() === byte.n && this.word('null');
  }

  /** @returns a whole number of one digit, or -1; a longer one is left to what is expected next */
  digit(): number {
    const value = this.peek() - 0x30;
    if (value < 0 || value > 9) return -1;
    this.#at += 1;
    return value;
  }

  /** A whole number of up to fifteen digits, as it is written; null for anything else. */
  whole(): string | null {
    this.peek();
    const start = this.#at;
    const first = this.digit();
    if (first === -1) return null;
    while (this.#isDigit() && this.#at - start < 16) this.#at += 1;
    const length = this.#at - start;
    if (length <= 15 && (first !== 0 || length === 1) && this.#isEndOfNumber()) {
      return this.#bytes.toString('latin1', start, this.#at);
    }
    this.#at = start;
    return null;
  }

  #isDigit(): boolean {
    const value = this.#bytes[this.#at] as number;
    return value >= 0x30 && value <= 0x39;
  }

  #isEndOfNumber(): boolean {
    const value = this.#bytes[this.#at] as number;
    return value === byte.comma || value === byte.closingBrace || value <= byte.space;
  }

  /** A key that is one of a set, and the colon. @returns its place in the set, or -1 */
  key(keys: KeySet): number {
    if (this.peek() !== byte.quote) return -1;
    const expected = keys.expected(this.#view, this.#at);
    if (expected !== -1) {
      this.#at += keys.lengthOf(expected);
      return expected;
    }
    const start = this.#at + 1;
    const end = this.#bytes.indexOf(byte.quote, start);
    // No key is longer; and beyond the line there may be anything.
    if (end === -1 || end - start > longestKey) return -1;
    const place = keys.find(this.#bytes.toString('latin1', start, end));
    if (place === -1) return -1;
    this.#at = end + 1;
    return this.take(byte.colon) ? place : -1;
  }

  /** A string without anything that a sheet may not hold. `text` and `is` are then about it. */
  string(): boolean {
    if (!this.take(byte.quote)) return false;
    const bytes = this.#bytes;
    let at = this.#at;
    let before: number = byte.space;
    this.#isPlain = true;
    this.#isTidy = true;
    for (;;) {
      const value = bytes[at] as number;
      if (value === byte.quote) break;
      if (value === byte.space && before === byte.space) this.#isTidy = false;
      before = value;
      if (value === byte.backslash) {
        const length = this.#escape(at);
        if (length === 0) return false;
        at += length;
        this.#isPlain = false;
      } else if (value < byte.space || value === 0x7f) {
        return false;
      } else {
        if (value >= 0x80) {
          if (isForbidden(value, bytes[at + 1] as number, bytes[at + 2] as number)) return false;
          // It may be one of many kinds of space.
          this.#isTidy = false;
        }
        at += 1;
      }
    }
    if (before === byte.space || !this.#isPlain) this.#isTidy = false;
    this.#from = this.#at;
    this.#to = at;
    this.#at = at + 1;
    return true;
  }

  /** @returns the length of the escape at a place, or 0 where it stands for what may not be there */
  #escape(at: number): number {
    switch (this.#bytes[at + 1]) {
      case byte.quote:
      case byte.backslash:
      case 0x2f: // /
      case byte.n:
      case 0x74: // t
        return 2;
      case 0x75: {
        const unit = this.#hex(at + 2);
        // Pairs of surrogates are left to others, as are the controls and the marks that turn the direction.
        const isPlain =
          unit >= 0x20 && !(unit >= 0x7f && unit <= 0x9f) && !(unit >= 0xd800 && unit <= 0xdfff);
        return isPlain && !(unit >= 0x202a && unit <= 0x202e) && !(unit >= 0x2066 && unit <= 0x2069) ? 6 : 0;
      }
      default:
        return 0;
    }
  }

  #hex(at: number): number {
    const digits = this.#bytes.toString('latin1', at, at + 4);
    return /^[\da-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : -1;
  }

  /** The text of the last string. */
  text(): string {
    if (this.#isPlain) return this.#bytes.toString('utf8', this.#from, this.#to);
    return JSON.parse(this.#bytes.toString('utf8', this.#from - 1, this.#to + 1));
  }

  /** The last string as a text that is copied as it is, or null when it is none. */
  byteText(into: ByteText): ByteText | null {
    if (!isByteText(this.#bytes, this.#from, this.#to)) return null;
    return into.set(this.#bytes, this.#from, this.#to);
  }

  /** The last string as a day of the calendar, or null when it is none. */
  day(into: ByteText): ByteText | null {
    if (!isByteDay(this.#bytes, this.#from, this.#to)) return null;
    return into.set(this.#bytes, this.#from, this.#to);
  }

  /** The text of the last string as one paragraph; null when there is none. */
  paragraph(): string | null {
    return this.#isTidy ? this.#bytes.toString('latin1', this.#from, this.#to) : paragraph(this.text());
  }

  /** Whether the last string, with its quotation marks, is that of a key. */
  isKey(key: KeyBytes): boolean {
    return this.#to - this.#from + 2 === key.length && key.isAt(this.#view, this.#from - 1);
  }

  /** @param wanted in ASCII @returns true when it is the text of the last string */
  is(wanted: string): boolean {
    if (this.#to - this.#from !== wanted.length) return false;
    for (let index = 0; index < wanted.length; index += 1) {
      if (this.#bytes[this.#from + index] !== wanted.charCodeAt(index)) return false;
    }
    return true;
  }

  /** True when the last string has nothing in it but white space. */
  isBlank(): boolean {
    const first = this.#bytes[this.#from] as number;
    if (first > byte.space && first < 0x7f && first !== byte.backslash && this.#to > this.#from) return false;
    return !/\S/.test(this.text());
  }

  /** A list, each item of which is taken by `item`. */
  list(item: () => boolean): boolean {
    if (!this.take(byte.bracket)) return false;
    if (this.take(byte.closingBracket)) return true;
    do {
      if (!item()) return false;
    } while (this.take(byte.comma));
    return this.take(byte.closingBracket);
  }

  /** A short object of keys and digits, as it is written: to look up whether the same has been read before. */
  raw(): string | null {
    if (this.peek() !== byte.brace) return null;
    const end = this.#bytes.indexOf(byte.closingBrace, this.#at);
    if (end === -1) return null;
    const text = this.#bytes.toString('latin1', this.#at, end + 1);
    if (!/^\{[\w\s:,"-]*\}$/.test(text) || text.includes('\n')) return null;
    this.#at = end + 1;
    return text;
  }
}

/**
 * True for the newer controls, U+0080 to U+009F, and the marks that turn the direction of writing.
 * @param first a byte of valid UTF-8 that begins a character, and the two after it
 */
export function isForbidden(first: number, second: number, third: number): boolean {
  if (first === 0xc2) return second < 0xa0;
  if (first !== 0xe2) return false;
  return (
    (second === 0x80 && third >= 0xaa && third <= 0xae) || (second === 0x81 && third >= 0xa6 && third <= 0xa9)
  );
}
