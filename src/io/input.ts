import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { explainFailure, type FileReading } from './files.js';

/** Why a stream broke off. What came before was whole. */
export class InputProblem extends Error {
  readonly reading: Exclude<FileReading, { bytes: Uint8Array }> | { readonly problem: 'broken-archive' };

  constructor(reading: InputProblem['reading']) {
    super(reading.problem);
    this.reading = reading;
  }
}

/** Bytes that are read one after the other, however many there are. */
export interface InputStream {
  /** Reads on into a buffer. @returns the bytes read; 0 at the end @throws InputProblem */
  read(into: Buffer): number | Promise<number>;
  close(): void;
}

/** @throws InputProblem */
export function openInput(path: string, isCompressed: boolean): InputStream {
  const file = attempt(() => openSync(path, 'r'));
  if (isCompressed) return readingFrom(createReadStream(path, { fd: file }), true);
  let isOpen = true;
  return {
    // Reading without waiting is several times as fast as asking for each piece.
    read: (into) => (isOpen ? attempt(() => readSync(file, into, 0, into.length, null)) : 0),
    close() {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

/** A stream that delivers pieces of its own size. */
export function readingFrom(stream: Readable, isCompressed: boolean): InputStream {
  const source = isCompressed ? unzipping(stream) : stream;
  const pieces = source[Symbol.asyncIterator]();
  let piece: Buffer = Buffer.alloc(0);
  return {
    async read(into) {
      while (piece.length === 0) {
        const next = await pieces.next().catch((error) => {
          throw problemOf(error);
        });
        if (next.done === true) return 0;
        piece = Buffer.from(next.value as Buffer);
      }
      const read = piece.copy(into);
      piece = piece.subarray(read);
      return read;
    },
    close() {
      // Not through the iterator, which would wait for a piece that may never come.
      stream.destroy();
      source.destroy();
    },
  };
}

function unzipping(stream: Readable): Readable {
  const unzip = createGunzip({ chunkSize: 256 * 1024 });
  stream.on('error', (error) => unzip.destroy(error));
  return stream.pipe(unzip);
}

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw problemOf(error);
  }
}

function problemOf(error: unknown): InputProblem {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return new InputProblem(code.startsWith('Z_') ? { problem: 'broken-archive' } : explainFailure(error));
}

export type Inflated =
  | { readonly bytes: Uint8Array }
  | { readonly problem: 'broken-archive' | 'file-too-large' };

/** The content of a compressed file, up to a number of bytes. */
export function inflate(bytes: Uint8Array, mostBytes: number): Inflated {
  try {
    return { bytes: gunzipSync(bytes, { maxOutputLength: mostBytes }) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: code === 'ERR_BUFFER_TOO_LARGE' ? 'file-too-large' : 'broken-archive' };
  }
}
