import { updateCases } from '../../cases/update.js';
import { type ExitCode, exitCodes, UsageError } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { changeBlocks } from '../../reports/cases/changes.js';
import { caseBlocks } from '../../reports/cases/report.js';
import type { TestedFile } from '../../reports/cases/tested.js';
import { renderDocument } from '../../reports/formats.js';
import { largestFile, largestFileInWords } from '../../source/decode.js';
import { decodeReading } from '../load.js';
import { layoutFor, whyNotWritten } from '../output.js';
import type { TestOptions } from '../test.js';
import { type ReadCases, runFile } from './read.js';

/** Shows what would be written, asks, and writes it. */
export async function updateFiles(
  io: Io,
  read: readonly ReadCases[],
  only: ReadonlySet<string> | null,
  options: TestOptions,
): Promise<ExitCode> {
  const tested = read.map((one) => runFile(one, only));
  const changed = tested.flatMap((file, index) => {
    const from = read[index];
    return from === undefined || file.results.every(({ state }) => state === 'passed')
      ? []
      : [{ file, from }];
  });
  if (changed.length === 0) {
    await print(io, tested, [], options);
    io.stdout.write('Nothing to update.\n');
    return exitCodes.done;
  }
  refuseBundled(changed.map(({ from }) => from));
  await print(
    io,
    [],
    changed.map(({ file }) => file),
    options,
  );
  const what = changed.length === 1 ? `${changed[0]?.file.source.file}` : `${changed.length} files`;
  if (options.yes !== true) {
    const answer = await askToWrite(io, `Write this into ${what}?`);
    if (answer !== true) {
      io.stderr.write('Nothing was written.\n');
      return answer === false ? exitCodes.findings : exitCodes.interrupted;
    }
  }
  for (const { file, from } of changed) await write(io, file, from);
  io.stdout.write(`Written into ${what}.\n`);
  return exitCodes.done;
}

function refuseBundled(files: readonly ReadCases[]): void {
  const bundled = files.find(({ isOwn }) => !isOwn);
  if (bundled === undefined) return;
  throw new UsageError(
    `${bundled.source.file} is part of the program. To update cases of your own, name their file, or a framework file.`,
  );
}

async function print(
  io: Io,
  tested: readonly TestedFile[],
  changed: readonly TestedFile[],
  options: TestOptions,
): Promise<void> {
  const blocks = changed.length > 0 ? changeBlocks(changed) : caseBlocks(tested);
  const text = await renderDocument('terminal', { language: 'en', blocks }, layoutFor(io, options));
  io.stdout.write(`${text}\n`);
}

/** @returns null when the question was interrupted */
async function askToWrite(io: Io, question: string): Promise<boolean | null> {
  const { keyboard, screen } = io;
  if (keyboard === null || screen === null) {
    throw new UsageError('Without a terminal --update cannot ask. With --yes it writes without asking.');
  }
  const [{ PlainDialogue }, { Stopped }] = await Promise.all([
    import('../../questionnaire/plain.js'),
    import('../../questionnaire/dialogue.js'),
  ]);
  const interrupted = new AbortController();
  const stopListening = io.onInterrupt(() => interrupted.abort());
  const dialogue = new PlainDialogue(keyboard, screen, interrupted.signal);
  try {
    return await dialogue.confirm(question);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return error.how === 'interrupted' ? null : false;
  } finally {
    stopListening();
    dialogue.close();
  }
}

/** Writes one file, unless somebody else has changed it in the meantime. */
async function write(
  io: Io,
  { framework, results, source }: TestedFile,
  { draft }: ReadCases,
): Promise<void> {
  const { file } = source;
  const reading = io.readFile(file, largestFile);
  const now = decodeReading(file, reading);
  if (now.source?.text !== source.text) {
    throw new UsageError(
      `${file} has changed in the meantime, so nothing was written into it. Run it again.`,
    );
  }
  const text = updateCases(source, draft.data, framework, results);
  if (Buffer.byteLength(text) > largestFile) {
    throw new UsageError(
      `With everything in it ${file} would be larger than ${largestFileInWords}, the most that is read of a file. Divide it: all files named like housing.growth.cases.yaml are found.`,
    );
  }
  const mark = 'bytes' in reading && reading.bytes[0] === 0xef ? '\uFEFF' : '';
  try {
    await io.writeFile(file, mark + text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${whyNotWritten(error)}.`);
  }
}
