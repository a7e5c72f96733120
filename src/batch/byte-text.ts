/**
 * A text that lies among the bytes that were read, and is written as it is: into a CSV cell, or between quotation
 * marks. Most names are such, and are copied without ever becoming a string. Only valid until the next sheet is read.
 */
export class ByteText {
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;

  set(bytes: Buffer, start: number, end: number): this {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    return this;
  }

  toString(): string {
    return this.bytes.toString('latin1', this.start, this.end);
  }
}

const letterOrDigit = 2;
/** By byte: 2 for letters and digits, 1 for what may follow them in such a text, 0 for all others. */
const byteKinds = new Uint8Array(256);
for (const [set, kind] of [
  ['abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', letterOrDigit],
  ['_.:;/()- ', 1],
] as const) {
  for (const character of set) byteKinds[character.charCodeAt(0)] = kind;
}

/** Whether some bytes are such a text: one paragraph that neither CSV, JSON nor a spreadsheet takes for more. */
export function isByteText(bytes: Buffer, start: number, end: number): boolean {
  if (end <= start || byteKinds[bytes[start] as number] !== letterOrDigit || bytes[end - 1] === 0x20)
    return false;
  for (let at = start + 1; at < end; at += 1) {
    const value = bytes[at] as number;
    if (byteKinds[value] === 0 || (value === 0x20 && bytes[at - 1] === 0x20)) return false;
  }
  return true;
}

/** Whether some bytes are a day of the calendar: `2026-11-23`. */
export function isByteDay(bytes: Buffer, start: number, end: number): boolean {
  if (end - start !== 10 || bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d) return false;
  const year = wholeAt(bytes, start, 4);
  const month = wholeAt(bytes, start + 5, 2);
  const day = wholeAt(bytes, start + 8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && isLeap ? 29 : (days[month - 1] as number));
}

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @returns a whole number of some digits, or -1 */
function wholeAt(bytes: Buffer, start: number, digits: number): number {
  let value = 0;
  for (let at = start; at < start + digits; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = 10 * value + digit;
  }
  return value;
}
