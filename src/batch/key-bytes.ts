/**
 * Some expected bytes, compared eight at a time: a key has some twenty-five, and a sheet forty keys. Eight bytes are
 * looked at as one floating-point number, which is a single load. Two such numbers are equal only when their bytes
 * are, since ASCII text never looks like zero or like something that is no number.
 */
export class KeyBytes {
  readonly length: number;
  readonly #bytes: Uint8Array;
  readonly #eights: Float64Array;
  /** Where the last eight begin; they may overlap those before. */
  readonly #last: number;

  /** @param text in ASCII, without control characters */
  constructor(text: string) {
    const bytes = Uint8Array.from(Buffer.from(text, 'latin1'));
    const view = new DataView(bytes.buffer);
    this.length = bytes.length;
    this.#bytes = bytes;
    this.#last = bytes.length - 8;
    const starts: number[] = [];
    for (let start = 0; start < this.#last; start += 8) starts.push(start);
    if (this.#last >= 0) starts.push(this.#last);
    this.#eights = Float64Array.from(starts, (start) => view.getFloat64(start, true));
  }

  /** @returns true when the bytes stand at a place */
  isAt(view: DataView, place: number): boolean {
    if (place + this.length > view.byteLength) return false;
    const eights = this.#eights;
    const last = eights.length - 1;
    if (last < 0) return this.#isAtSlowly(view, place);
    for (let index = 0; index < last; index += 1) {
      if (view.getFloat64(place + 8 * index, true) !== eights[index]) return false;
    }
    return view.getFloat64(place + this.#last, true) === eights[last];
  }

  #isAtSlowly(view: DataView, place: number): boolean {
    for (let index = 0; index < this.length; index += 1) {
      if (view.getUint8(place + index) !== this.#bytes[index]) return false;
    }
    return true;
  }
}
