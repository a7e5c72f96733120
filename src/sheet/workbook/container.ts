import { isCompound, isZip } from './kind.js';

/** Why a file is no workbook that can be read. */
export type Unfit =
  | 'not-zip'
  | 'broken'
  | 'password'
  | 'old'
  | 'binary'
  | 'open-document'
  | 'other'
  | 'macros';

/** What all parts of a workbook may be together once they are unpacked. The bundled template is half a megabyte. */
const mostUnpacked = 32 * 1024 * 1024;
const mostParts = 2000;

/**
 * Looks into a workbook without unpacking anything: what is in it, and how large it says that it is. The reader
 * stops when a part turns out to be larger than it says.
 * @returns null when it may be read
 */
export function inspectContainer(bytes: Uint8Array): Unfit | 'too-large' | null {
  if (isCompound(bytes)) return hasName(bytes, 'EncryptedPackage') ? 'password' : 'old';
  if (!isZip(bytes)) return 'not-zip';
  const parts = listParts(bytes);
  if (parts === null) return 'broken';
  const names = new Set(parts.map(({ name }) => name));
  if (names.has('content.xml') && names.has('mimetype')) return 'open-document';
  if (names.has('xl/workbook.bin')) return 'binary';
  if (!names.has('[Content_Types].xml')) return 'other';
  if (parts.some(({ name }) => /(?:^|\/)vbaProject\.bin$/i.test(name))) return 'macros';
  // A part that hides its size would be unpacked without end.
  if (parts.some(({ packed, unpacked }) => unpacked === 0 && packed > 16)) return 'broken';
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  return parts.length > mostParts || unpacked > mostUnpacked ? 'too-large' : null;
}

/**
 * Whether the parts that are read are whole, and are nothing but elements. The reader takes XML that was cut off for
 * what is left of it, so that answers would be lost without a word.
 * @param bytes of a container that `inspectContainer` has let pass
 */
export async function hasWholeParts(bytes: Uint8Array): Promise<boolean> {
  for (const part of listParts(bytes) ?? []) {
    if (!/^xl\/(?:worksheets\/[^/]+|workbook|sharedStrings)\.xml$/i.test(part.name)) continue;
    const content = await unpack(bytes, part);
    if (content === null || !isWholeXml(new TextDecoder('latin1').decode(content))) return false;
  }
  return true;
}

/** Ends with the end of its first element. A document type has no place here, and only attacks have one. */
function isWholeXml(text: string): boolean {
  const root = /<([A-Za-z_][^\s/>]*)/.exec(text);
  if (root === null || text.includes('<!DOCTYPE')) return false;
  const from = text.slice(root.index).trimEnd();
  return from.endsWith(`</${root[1]}>`) || /^<[^<>]*\/>$/.test(from);
}

/** The bytes of a part; null where it is not what the directory says. */
async function unpack(bytes: Uint8Array, { at, packed, unpacked, method }: Part): Promise<Uint8Array | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length) return null;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const content = bytes.slice(start, start + packed);
  if (method === 0) return content;
  const pieces = new Blob([content]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const whole = new Uint8Array(unpacked);
  let length = 0;
  try {
    for await (const piece of pieces) {
      if (length + piece.length > unpacked) return null;
      whole.set(piece, length);
      length += piece.length;
    }
  } catch {
    return null;
  }
  return length === unpacked ? whole : null;
}

interface Part {
  readonly name: string;
  /** Where it begins, and how it is packed: 0 is not at all. */
  readonly at: number;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
}

/** The directory at the end of a zip file; null where there is none, or where it is broken. */
function listParts(bytes: Uint8Array): Part[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const first = Math.max(0, end - 0xffff);
  while (end >= first && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < first) return null;
  const count = view.getUint16(end + 10, true);
  const parts: Part[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const start = at + 46;
    const nameEnd = start + (nameLength ?? 0);
    parts.push({
      name: new TextDecoder().decode(bytes.subarray(start, nameEnd)),
      at: view.getUint32(at + 42, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
    });
    at = nameEnd + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

/** Whether one of the streams of a compound file has this name, which stands there in UTF-16. */
function hasName(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
