/**
 * Memory that is used again and again: a long run needs no more of it than a short one, and nothing waits for the
 * garbage collector, which counts large buffers late.
 */
export class Memory {
  readonly #free: ArrayBuffer[] = [];
  readonly #size: number;

  /** @param size bytes of a piece */
  constructor(size: number) {
    this.#size = size;
  }

  /** @param least bytes that are needed; the size of a piece when that is more */
  take(least = this.#size): ArrayBuffer {
    const known = this.#free.findIndex(({ byteLength }) => byteLength >= least);
    const [memory] = known === -1 ? [] : this.#free.splice(known, 1);
    return memory ?? (Buffer.allocUnsafeSlow(Math.max(least, this.#size)).buffer as ArrayBuffer);
  }

  /** @param memory that nobody looks at any more */
  give(memory: ArrayBufferLike): void {
    const isUseful = memory instanceof ArrayBuffer && memory.byteLength >= this.#size;
    if (isUseful && memory.byteLength <= 16 * this.#size && this.#free.length < 32) this.#free.push(memory);
  }
}
