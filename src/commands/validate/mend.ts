import type { Io } from '../../io.js';
import { Source } from '../../source/source.js';
import { mendText } from '../../validation/mend.js';
import { type CheckContext, type CheckedFile, checkFiles } from './check.js';
import type { Input } from './inputs.js';

/** A mend can lay bare another problem that can be mended; it never takes many rounds. */
const mostRounds = 10;

interface Mended {
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
  const given = new Set<string>();
  const open: CheckContext['open'] = async (input) => {
    const text = mended.get(input.file)?.text;
    return text === undefined
      ? context.open(input)
      : { source: new Source(input.file, text), diagnostic: null };
  };
  let results = await checkFiles(inputs, { ...context, open });
  for (let round = 0; round < mostRounds; round += 1) {
    const before = new Map(mended);
    const problems = new Map(
      results.flatMap((result) => (result === null ? [] : [[result.file, result.diagnostics.length]])),
    );
    for (const [index, result] of results.entries()) {
      const input = inputs[index];
      if (input === undefined || result === null || given.has(result.file)) continue;
      if (result.diagnostics.every(({ fix }) => fix === null)) continue;
      const { source } = await open(input);
      if (source === null) continue;
      const { text, mended: count } = mendText(source.text, result.diagnostics);
      mended.set(input.file, { text, count: count + (before.get(input.file)?.count ?? 0) });
    }
    if (mended.size === before.size && [...mended].every(([file, one]) => before.get(file) === one)) break;
    const after = await checkFiles(inputs, { ...context, open });
    let isWorse = false;
    for (const result of after) {
      if (result === null || mended.get(result.file) === before.get(result.file)) continue;
      if (result.diagnostics.length < (problems.get(result.file) ?? 0)) continue;
      isWorse = true;
      given.add(result.file);
      const was = before.get(result.file);
      if (was === undefined) mended.delete(result.file);
      else mended.set(result.file, was);
    }
    results = isWorse ? await checkFiles(inputs, { ...context, open }) : after;
  }
  return { results, mended };
}

const byteOrderMark = '\ufeff';

/** Writes a text that was mended, with the mark before it that the file had. */
export async function writeMended(io: Io, file: string, text: string, mostBytes: number): Promise<void> {
  const reading = io.readFile(file, mostBytes);
  const hasMark =
    'bytes' in reading && reading.bytes[0] === 0xef && reading.bytes[1] === 0xbb && reading.bytes[2] === 0xbf;
  await io.writeFile(file, hasMark ? byteOrderMark + text : text);
}
