import type { Memory } from './memory.js';
import type { Splitter } from './split.js';

/** Bytes that are read one after the other. */
export interface ByteStream {
  /** Reads on into a buffer. @returns the bytes read; 0 at the end */
  read(into: Buffer): number | Promise<number>;
  close(): void;
}

/** Whole records of a stream; the last byte is a line feed. */
export interface Block {
  readonly bytes: Buffer;
  /** The line on which the first record begins, from 1. */
  readonly firstLine: number;
}

/** A record beyond the limit, of which nothing is kept. */
export interface TooLarge {
  readonly tooLarge: true;
  readonly firstLine: number;
}

export interface BlockOptions {
  readonly splitterOf: (bytes: Buffer) => Splitter;
  /** Bytes that a record may have. */
  readonly mostBytes: number;
  /** Whether what follows a record beyond the limit can be made sense of. */
  readonly goesOn: boolean;
  /** Where blocks lie; whoever is done with one may give it back. */
  readonly memory: Memory;
}

const lineFeed = 0x0a;

/**
 * Cuts a stream into blocks of whole records. What is held at one time is a block and at most one record more,
 * however long the stream is. A byte order mark at the start is dropped.
 */
export async function* cutBlocks(
  stream: ByteStream,
  { splitterOf, mostBytes, goesOn, memory }: BlockOptions,
): AsyncGenerator<Block | TooLarge> {
  let buffer = Buffer.from(memory.take());
  let filled = 0;
  let line = 1;
  let isFirst = true;
  let isSkipping = false;
  try {
    for (;;) {
      let isEnd = false;
      // One byte is left for a line feed at the end.
      while (filled < buffer.length - 1) {
        const read = await stream.read(buffer.subarray(filled, buffer.length - 1));
        if (read === 0) {
          isEnd = true;
          break;
        }
        filled += read;
      }
      if (isEnd && filled > 0 && buffer[filled - 1] !== lineFeed) {
        buffer[filled] = lineFeed;
        filled += 1;
      }
      let start = isFirst && hasMark(buffer, filled) ? 3 : 0;
      isFirst = false;
      if (isSkipping) {
        const end = buffer.subarray(0, filled).indexOf(lineFeed);
        isSkipping = end === -1;
        start = isSkipping ? filled : end + 1;
        line += isSkipping ? 0 : 1;
      }
      const bytes = buffer.subarray(start, filled);
      // At the end there is nothing that could still complete a record.
      const end = isEnd ? bytes.length : lastEnd(splitterOf(bytes));
      const rest = bytes.subarray(end);
      if (end === 0 && rest.length > 0) {
        if (rest.length > mostBytes) {
          yield { tooLarge: true, firstLine: line };
          if (!goesOn) return;
          isSkipping = true;
          filled = 0;
        } else {
          const larger = Buffer.from(memory.take(2 * buffer.length));
          filled = rest.copy(larger);
          memory.give(buffer.buffer);
          buffer = larger;
        }
        continue;
      }
      const next = isEnd ? buffer : Buffer.from(memory.take(rest.length + 1));
      filled = isEnd ? 0 : rest.copy(next);
      if (end > 0) {
        const block = { bytes: bytes.subarray(0, end), firstLine: line };
        line += countLines(block.bytes);
        yield block;
      } else memory.give(buffer.buffer);
      if (isEnd) return;
      buffer = next;
    }
  } finally {
    stream.close();
  }
}

function hasMark(bytes: Buffer, length: number): boolean {
  return length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The place after the last whole record. */
function lastEnd(splitter: Splitter): number {
  if (splitter.last !== undefined) return splitter.last() + 1;
  let start = 0;
  for (let end = splitter.end(start); end !== -1; end = splitter.end(start)) start = end + 1;
  return start;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) lines += 1;
  return lines;
}
