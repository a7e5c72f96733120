/** Bytes that all fragments of one thread may have; beyond that they are forgotten and written anew. */
const mostBytes = 16 * 1024 * 1024;

/**
 * Pieces of rows that are written down once and copied many times, one after the other in one memory. Each is known
 * by its place; 0 is none.
 */
export class Fragments {
  #memory = Buffer.alloc(16 * 1024);
  #view = viewOf(this.#memory);
  #length = 1;
  /** Many combinations of answers come to the same text, and what is small stays in the caches of the processor. */
  readonly #places = new Map<string, number>();
  /** Rises when all is forgotten: places from before mean nothing. */
  generation = 0;

  /** @returns its place */
  add(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const bytes = Buffer.from(text);
    // Eight more, since they are read eight bytes at a time.
    const needed = this.#length + 2 + bytes.length + 8;
    if (needed > mostBytes) {
      this.#length = 1;
      this.#places.clear();
      this.generation += 1;
    } else if (needed > this.#memory.length) {
      const larger = Buffer.alloc(Math.min(mostBytes, 2 * needed));
      this.#memory.copy(larger, 0, 0, this.#length);
      this.#memory = larger;
      this.#view = viewOf(larger);
    }
    const place = this.#length;
    this.#memory.writeUInt16LE(bytes.length, place);
    bytes.copy(this.#memory, place + 2);
    this.#places.set(text, place);
    this.#length = place + 2 + bytes.length;
    return place;
  }

  get view(): DataView {
    return this.#view;
  }
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}

/** The longest text that is kept as a fragment, in bytes; more would make its length look like no number. */
export const longestFragment = 0x7fef;
