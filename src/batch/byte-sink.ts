import type { ByteText } from './byte-text.js';

/** Collects the bytes of rows, in memory that grows as it must. */
export class ByteSink {
  #buffer: Buffer;
  #view: DataView;
  #length = 0;

  /** @param spare memory to begin with */
  constructor(spare: ArrayBuffer) {
    this.#buffer = Buffer.from(spare);
    this.#view = new DataView(spare);
  }

  /**
   * A fragment, copied eight bytes at a time as numbers. UTF-8 has no byte 255, and no text here a control character
   * 127, so none of these numbers is NaN, and each is copied as it is.
   */
  fragment(from: DataView, place: number): void {
    const length = from.getUint16(place, true);
    this.#reserve(length + 8);
    const to = this.#view;
    const at = this.#length;
    // The last piece may bring bytes that are none of it, which whatever comes next overwrites.
    for (let index = 0; index < length; index += 8) {
      to.setFloat64(at + index, from.getFloat64(place + 2 + index, true), true);
    }
    this.#length += length;
  }

  copy({ bytes, start, end }: ByteText): void {
    this.#reserve(end - start);
    const buffer = this.#buffer;
    let at = this.#length;
    for (let index = start; index < end; index += 1) {
      buffer[at] = bytes[index] as number;
      at += 1;
    }
    this.#length = at;
  }

  /** Once more what has been collected before. */
  repeat(start: number, length: number): void {
    this.#reserve(length);
    this.#buffer.copyWithin(this.#length, start, start + length);
    this.#length += length;
  }

  get length(): number {
    return this.#length;
  }

  /** A text, in UTF-8. */
  text(text: string): void {
    this.#reserve(3 * text.length);
    const buffer = this.#buffer;
    let at = this.#length;
    // For a short text that is ASCII, as nearly all are, this is faster than asking Node to encode it.
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit > 0x7f || index === 64) {
        at = this.#length + buffer.write(text, this.#length, 'utf8');
        break;
      }
      buffer[at] = unit;
      at += 1;
    }
    this.#length = at;
  }

  /** What has been collected; it lies in the sink's own memory. */
  get content(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#buffer.length));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
    this.#view = new DataView(larger.buffer, larger.byteOffset, larger.length);
  }
}
