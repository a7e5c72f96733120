import { type Diagnostic, diagnose, type Position } from '../diagnostics/diagnostic.js';
import { Source, type SourceOptions } from './source.js';

/** A framework or a sheet is a few dozen kilobytes; two megabytes of YAML is already seconds of parsing. */
export const largestFile = 2 * 1024 * 1024;
export const largestFileInWords = '2 MB';

/**
 * Turns the bytes of a file into text.
 * A UTF-8 byte order mark is dropped; binary files and other encodings give a diagnostic that says where.
 */
export function decodeSource(
  file: string,
  bytes: Uint8Array,
  options?: SourceOptions,
  mostBytes = largestFile,
): { source: Source; diagnostic: null } | { source: null; diagnostic: Diagnostic } {
  if (bytes.length > mostBytes) {
    return { source: null, diagnostic: diagnose('file-too-large', { file }, { limit: largestFileInWords }) };
  }
  if (isUtf16(bytes) || bytes.includes(0)) {
    const diagnostic = isUtf16(bytes)
      ? diagnose('not-utf8', { file, start: positionOfByte(bytes, 0, options) }, { byte: 'a UTF-16 mark' })
      : diagnose('binary-file', { file, start: positionOfByte(bytes, bytes.indexOf(0), options) }, {});
    return { source: null, diagnostic };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { source: new Source(file, text, options), diagnostic: null };
  } catch {
    const at = firstInvalidByte(bytes);
    const byte = `the byte ${(bytes[at] ?? 0).toString(16).padStart(2, '0').toUpperCase()} (hexadecimal)`;
    const place = { file, start: positionOfByte(bytes, at, options) };
    return { source: null, diagnostic: diagnose('not-utf8', place, { byte }) };
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/**
 * The decoder only says that a byte is wrong, not which. Halving finds the shortest prefix that cannot be
 * the beginning of any text; the character that is broken begins at most three bytes before its end.
 */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length + 1;
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2);
    if (decodes(bytes.subarray(0, middle), true)) valid = middle;
    else invalid = middle;
  }
  while (valid > 0 && !decodes(bytes.subarray(0, valid), false)) valid -= 1;
  return valid;
}

/** @param cut whether the last character may be incomplete */
function decodes(bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}

function positionOfByte(bytes: Uint8Array, offset: number, options?: SourceOptions): Position {
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, offset));
  return new Source('', before, options).positionAt(before.length);
}
