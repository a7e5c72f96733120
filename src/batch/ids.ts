import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import type { OwnIds } from './job.js';

/** Ids that are remembered. Beyond that, later ones are compared with these alone. */
export const mostIds = 1_500_000;

/**
 * Finds ids that two sheets have, among millions, in bounded memory: of each id 64 bits are kept, so that one wrong
 * report in a million runs of a million sheets is to be expected.
 */
export class IdRegister {
  #capacity = 1024;
  #count = 0;
  /** Two numbers an entry, both 0 where there is none. */
  #hashes = new Uint32Array(2 * this.#capacity);
  #lines = new Uint32Array(this.#capacity);
  /** Only when there is more than one file. */
  #files: Uint32Array | null = null;
  readonly #names: string[] = [];

  /** @returns a warning for each id that was there before */
  add({ bytes, files, lines }: OwnIds): Diagnostic[] {
    if (lines.length === 0) return [];
    const found: Diagnostic[] = [];
    let start = 0;
    for (let index = 0; index < lines.length; index += 1) {
      const end = bytes.indexOf(lineFeed, start);
      const [from, to] = [start, end];
      start = end + 1;
      const file = (files.length === 1 ? files[0] : files[index]) as string;
      const line = lines[index] as number;
      const first = this.#addOne(bytes, from, to, this.#nameOf(file), line);
      if (first === -1) continue;
      const id = new TextDecoder().decode(bytes.subarray(from, to));
      const place = line === 0 ? { file } : { file, start: { line, column: 1 } };
      const before = {
        file: this.#names[this.#files?.[first] ?? 0] as string,
        line: this.#lines[first] || null,
      };
      found.push(diagnose('repeated-sheet', place, { id, ...before }));
    }
    return found;
  }

  /** True when there were more ids than are remembered. */
  get isFull(): boolean {
    return this.#count >= mostIds;
  }

  #nameOf(file: string): number {
    const last = this.#names.length - 1;
    if (this.#names[last] === file) return last;
    if (last === 0) this.#files = new Uint32Array(this.#capacity);
    return this.#names.push(file) - 1;
  }

  /** @returns the place of the same id, or -1 when it is new */
  #addOne(bytes: Uint8Array, start: number, end: number, file: number, line: number): number {
    if (this.#count * 4 >= this.#capacity * 3) this.#grow();
    const high = hash(bytes, start, end, 0x811c9dc5, 0x01000193) || 1;
    const low = hash(bytes, start, end, 0x9747b28c, 0x5bd1e995);
    const slot = this.#slotOf(high, low);
    if (this.#hashes[2 * slot] !== 0 || this.#hashes[2 * slot + 1] !== 0) return slot;
    if (this.isFull) return -1;
    this.#hashes[2 * slot] = high;
    this.#hashes[2 * slot + 1] = low;
    this.#lines[slot] = line;
    if (this.#files !== null) this.#files[slot] = file;
    this.#count += 1;
    return -1;
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#capacity - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const [a, b] = [this.#hashes[2 * slot], this.#hashes[2 * slot + 1]];
      if ((a === high && b === low) || (a === 0 && b === 0)) return slot;
    }
  }

  #grow(): void {
    const [hashes, lines, files, size] = [this.#hashes, this.#lines, this.#files, this.#capacity];
    this.#capacity = 2 * size;
    this.#hashes = new Uint32Array(2 * this.#capacity);
    this.#lines = new Uint32Array(this.#capacity);
    if (files !== null) this.#files = new Uint32Array(this.#capacity);
    for (let old = 0; old < size; old += 1) {
      const [high, low] = [hashes[2 * old] as number, hashes[2 * old + 1] as number];
      if (high === 0 && low === 0) continue;
      const slot = this.#slotOf(high, low);
      this.#hashes[2 * slot] = high;
      this.#hashes[2 * slot + 1] = low;
      this.#lines[slot] = lines[old] as number;
      if (this.#files !== null) this.#files[slot] = files?.[old] ?? 0;
    }
  }
}

const lineFeed = 0x0a;

/** 32 bits from some bytes, in the way of FNV-1a, mixed at the end as MurmurHash3 does. @param factor odd */
function hash(bytes: Uint8Array, start: number, end: number, seed: number, factor: number): number {
  let value = seed;
  for (let at = start; at < end; at += 1) value = Math.imul(value ^ (bytes[at] as number), factor);
  return mix(value ^ (end - start));
}

function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
