import { KeyBytes } from './key-bytes.js';

/**
 * The keys that an object may have, matched in bytes. Records of one origin have their keys in the same order, so
 * the key that followed last time is tried first.
 */
export class KeySet {
  readonly #bytes: readonly KeyBytes[];
  readonly #places: ReadonlyMap<string, number>;
  /** By place, and at the end for the first: which key came next the last time. */
  readonly #next: Int32Array;
  #last: number;

  /** @param keys ASCII without quotation marks or backslashes, as ids are */
  constructor(keys: readonly string[]) {
    this.#bytes = keys.map((key) => new KeyBytes(`"${key}":`));
    this.#places = new Map(keys.map((key, place) => [key, place]));
    this.#next = Int32Array.from({ length: keys.length + 1 }, (_, place) => place + 1);
    this.#next[keys.length] = 0;
    this.#last = keys.length;
  }

  /**
   * Takes the key that is expected, with its quotation marks and its colon, where it begins at a place.
   * @returns its place in the set; -1 when it is another key, or written in another way
   */
  expected(view: DataView, start: number): number {
    const guess = this.#next[this.#last] as number;
    const expected = this.#bytes[guess];
    if (expected === undefined || !expected.isAt(view, start)) return -1;
    this.#last = guess;
    return guess;
  }

  /** The length of a key in bytes, with its quotation marks and its colon. */
  lengthOf(place: number): number {
    return (this.#bytes[place] as KeyBytes).length;
  }

  /** @returns the place of a key, or -1 */
  find(key: string): number {
    const place = this.#places.get(key);
    if (place === undefined) return -1;
    this.#next[this.#last] = place;
    this.#last = place;
    return place;
  }
}
