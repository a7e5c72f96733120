import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import type { Io } from '../../io.js';
import { Source } from '../../source/source.js';
import { mendText } from '../../validation/mend.js';
import { decodeReading } from '../load.js';
import { whyNotWritten } from '../output.js';
import { type CheckContext, type CheckedFile, checkFiles, type Opened } from './check.js';
import type { Input } from './inputs.js';

/** A mend can lay bare another problem that can be mended; it never takes many rounds. */
const mostRounds = 10;

interface Mended {
  /** What the file holds. */
  readonly original: string;
  text: string;
  count: number;
}

/**
 * Checks files, mends what can be mended for certain, and checks them again until nothing is left to mend. A change
 * that leaves a file with as many problems as before is not made.
 * @returns the last results, and the texts to write, by file
 */
export async function checkAndMend(
  inputs: readonly Input[],
  context: CheckContext,
): Promise<{ results: readonly (CheckedFile | null)[]; mended: ReadonlyMap<string, Mended> }> {
  const mended = new Map<string, Mended>();
  const givenUp = new Set<string>();
  // Each is read once: what is mended is the text that was checked, whatever happens to the file meanwhile.
  const read = new Map<string, Opened>();
  const open: CheckContext['open'] = async (input) => {
    const text = mended.get(input.file)?.text;
    if (text !== undefined) return { source: new Source(input.file, text), diagnostic: null };
    const opened = read.get(input.file) ?? (await context.open(input));
    read.set(input.file, opened);
    return opened;
  };
  let results = await checkFiles(inputs, { ...context, open });
  for (let round = 0; round < mostRounds; round += 1) {
    const before = new Map(mended);
    const problems = new Map(
      results.flatMap((result) => (result === null ? [] : [[result.file, result.diagnostics.length]])),
    );
    for (const [index, result] of results.entries()) {
      const input = inputs[index];
      if (input === undefined || result === null || givenUp.has(result.file)) continue;
      if (result.diagnostics.every(({ fix }) => fix === null)) continue;
      const { source } = await open(input);
      if (source === null) continue;
      const { text, mended: count } = mendText(source.text, result.diagnostics);
      const was = before.get(input.file);
      const original = was?.original ?? source.text;
      mended.set(input.file, { original, text, count: count + (was?.count ?? 0) });
    }
    if (mended.size === before.size && [...mended].every(([file, one]) => before.get(file) === one)) break;
    const after = await checkFiles(inputs, { ...context, open });
    let isWorse = false;
    for (const result of after) {
      if (result === null || mended.get(result.file) === before.get(result.file)) continue;
      if (result.diagnostics.length < (problems.get(result.file) ?? 0)) continue;
      isWorse = true;
      givenUp.add(result.file);
      const was = before.get(result.file);
      if (was === undefined) mended.delete(result.file);
      else mended.set(result.file, was);
    }
    results = isWorse ? await checkFiles(inputs, { ...context, open }) : after;
  }
  return { results, mended };
}

const byteOrderMark = '\ufeff';

/**
 * Writes a text that was mended, with the mark before it that the file had.
 * @returns why it was not written
 */
export async function writeMended(
  io: Io,
  file: string,
  { original, text }: Mended,
  mostBytes: number,
): Promise<Diagnostic | null> {
  const reading = io.readFile(file, mostBytes);
  const bytes = 'bytes' in reading ? reading.bytes : new Uint8Array();
  if (decodeReading(file, reading).source?.text !== original) return diagnose('file-changed', { file }, {});
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    await io.writeFile(file, hasMark ? byteOrderMark + text : text);
    return null;
  } catch (error) {
    return diagnose('file-not-written', { file }, { reason: whyNotWritten(error) });
  }
}
