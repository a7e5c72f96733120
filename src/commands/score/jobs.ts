import { isUtf8 } from 'node:buffer';
import { type Block, cutBlocks, type TooLarge } from '../../batch/blocks.js';
import type { Job, SheetFile } from '../../batch/job.js';
import { Memory } from '../../batch/memory.js';
import { splitCsv, splitLines } from '../../batch/split.js';
import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import { InputProblem } from '../../io/input.js';
import type { InputStream, Io } from '../../io.js';
import { type CsvHeader, type Keep, readHeader } from '../../sheet/csv.js';
import { type Delimiter, findDelimiter } from '../../source/csv.js';
import { decodeSource, largestFile, largestFileInWords } from '../../source/decode.js';
import { Findings } from '../../source/findings.js';
import { describeInput, largestWhole } from './context.js';
import type { Input } from './inputs.js';

/** How inputs are read. */
export interface ReadOptions {
  /** The ids of the criteria of the framework that rows are for when they do not say. */
  readonly criteria: ReadonlySet<string>;
  readonly keep: Keep;
  /** The columns that are carried through, by name, over all inputs. */
  readonly kept: string[];
  /** Tables whose header had to be read before anything else, and that cannot be begun again. */
  readonly opened: Map<Input, Table>;
  /** What is being read, for whoever must end it. */
  readonly streams: Set<InputStream>;
}

/** Where blocks lie. A row of CSV is a tenth of the bytes that its sheet has as JSON, and gives as many rows. */
const ndjsonMemory = new Memory(1024 * 1024);
const csvMemory = new Memory(128 * 1024);

/** Gives back the memory of a job that is done. */
export function release(memory: ArrayBufferLike): void {
  (memory.byteLength < 1024 * 1024 ? csvMemory : ndjsonMemory).give(memory);
}

/** Files that one job reads: enough to be worth sending, and few enough to share the work out. */
const filesPerJob = 16;

/** Cuts the inputs into jobs, in their order. @param hasRead is told of each job as it is read, and can ask for its bytes */
export async function* listJobs(
  io: Io,
  inputs: readonly Input[],
  options: ReadOptions,
  hasRead: (bytes: () => number) => void,
): AsyncGenerator<Job> {
  for await (const job of cutJobs(io, inputs, options)) {
    hasRead(() => sizeOfJob(io, job));
    yield job;
  }
}

function sizeOfJob(io: Io, job: Job): number {
  if (job.kind === 'files') return job.files.reduce((sum, { path }) => sum + (io.sizeOf(path) ?? 0), 0);
  return 'bytes' in job ? job.bytes.length : 0;
}

async function* cutJobs(io: Io, inputs: readonly Input[], options: ReadOptions): AsyncGenerator<Job> {
  let files: SheetFile[] = [];
  for (const input of inputs) {
    const isFile = !input.isStdin && input.format !== 'csv' && input.format !== 'ndjson';
    const isWorkbook = input.format === 'xlsx';
    if (isFile) files.push({ path: input.file, isFound: input.isFound, isWorkbook });
    if (files.length === filesPerJob || (!isFile && files.length > 0)) {
      yield { kind: 'files', files };
      files = [];
    }
    if (!isFile) yield* streamJobs(io, input, options);
  }
  if (files.length > 0) yield { kind: 'files', files };
}

/** What is wrong with a stream ends it; the inputs after it are read all the same. */
async function* streamJobs(io: Io, input: Input, options: ReadOptions): AsyncGenerator<Job> {
  try {
    if (input.format === 'csv') yield* csvJobs(io, input, options);
    else if (input.format === 'ndjson') yield* ndjsonJobs(io, input, options);
    else yield await wholeJob(io, input, options);
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    yield faulty([describeInput(input.file, error.reading)]);
  }
}

async function* ndjsonJobs(io: Io, input: Input, options: ReadOptions): AsyncGenerator<Job> {
  const cut = { splitterOf: splitLines, mostBytes: largestFile, goesOn: true, memory: ndjsonMemory };
  for await (const block of cutBlocks(await open(io, input, options), cut)) {
    yield 'tooLarge' in block ? tooLarge(input, block, false) : recordsJob(input, block, null);
  }
}

async function* csvJobs(io: Io, input: Input, options: ReadOptions): AsyncGenerator<Job> {
  const table = options.opened.get(input) ?? (await openTable(io, input, options));
  if ('faults' in table) {
    yield faulty(table.faults);
    return;
  }
  const { header, blocks } = table;
  if (header.shape === 'long') {
    yield await longJob(input, header, blocks);
    return;
  }
  for await (const block of blocks) {
    if ('tooLarge' in block) yield tooLarge(input, block, true);
    else if (block.bytes.length > 0) yield recordsJob(input, block, header);
  }
}

/** Rows of a long table may stand anywhere, so all of them are needed. */
async function longJob(
  input: Input,
  header: CsvHeader,
  blocks: AsyncIterable<Block | TooLarge>,
): Promise<Job> {
  const pieces: Buffer[] = [];
  let firstLine: number | null = null;
  let size = 0;
  for await (const block of blocks) {
    if ('tooLarge' in block) return tooLarge(input, block, true);
    firstLine ??= block.firstLine;
    size += block.bytes.length;
    if (size > largestWhole.bytes) return faulty([describeInput(input.file, { problem: 'file-too-large' })]);
    pieces.push(Buffer.from(block.bytes));
    csvMemory.give(block.bytes.buffer);
  }
  return { kind: 'long', file: input.file, bytes: Buffer.concat(pieces), firstLine: firstLine ?? 1, header };
}

async function wholeJob(io: Io, input: Input, options: ReadOptions): Promise<Job> {
  const stream = await open(io, input, options);
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for (;;) {
      const piece = Buffer.allocUnsafeSlow(256 * 1024);
      const read = await stream.read(piece);
      if (read === 0) break;
      size += read;
      if (size > largestWhole.bytes)
        return faulty([describeInput(input.file, { problem: 'file-too-large' })]);
      pieces.push(piece.subarray(0, read));
    }
  } finally {
    stream.close();
  }
  const syntax = input.format === 'json' ? 'json' : 'yaml';
  if (input.format === 'xlsx') return { kind: 'workbook', file: input.file, bytes: Buffer.concat(pieces) };
  return { kind: 'text', file: input.file, syntax, bytes: Buffer.concat(pieces) };
}

export type Table =
  | { readonly header: CsvHeader; readonly blocks: AsyncIterable<Block | TooLarge> }
  | { readonly faults: readonly Diagnostic[] };

/** Reads the header of a table. */
async function openTable(io: Io, input: Input, options: ReadOptions): Promise<Table> {
  let delimiter: Delimiter | null = null;
  const splitterOf = (bytes: Buffer) => {
    if (delimiter === null) {
      const { start } = skipBlank(bytes, 1);
      delimiter = findDelimiter(bytes.toString('latin1', start, Math.max(start, bytes.indexOf(0x0a, start))));
    }
    return splitCsv(bytes, delimiter);
  };
  const blocks = cutBlocks(await open(io, input, options), {
    splitterOf,
    mostBytes: largestFile,
    goesOn: false,
    memory: csvMemory,
  });
  const end = async (diagnostic: Diagnostic): Promise<Table> => {
    await blocks.return(undefined);
    return { faults: [diagnostic] };
  };
  const place = { file: input.file };
  let { value: first } = await blocks.next();
  while (first !== undefined && !('tooLarge' in first) && isBlank(first.bytes)) {
    first = (await blocks.next()).value;
  }
  if (first === undefined) return end(diagnose('empty-file', place, {}));
  if ('tooLarge' in first) {
    return end(
      diagnose('record-too-large', { ...place, start: { line: first.firstLine, column: 1 } }, limit),
    );
  }
  const { start, line } = skipBlank(first.bytes, first.firstLine);
  const after = splitterOf(first.bytes).end(start);
  const { source, diagnostic } = decodeSource(input.file, first.bytes.subarray(start, after), {
    firstLine: line,
  });
  if (source === null) return end(diagnostic);
  const findings = new Findings(source);
  const range = { start: 0, end: source.text.replace(/\r$/, '').length };
  const header = readHeader(findings, range, { ...options, delimiter: delimiter ?? ',' });
  if (header === null) {
    await blocks.return(undefined);
    return { faults: findings.diagnostics };
  }
  const firstLine = line + source.text.split('\n').length;
  const rows = { bytes: first.bytes.subarray(after + 1), firstLine };
  return { header, blocks: withFirst(rows, blocks) };
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte <= 0x20);
}

/** The place and the line of the first line that has something on it. */
function skipBlank(bytes: Buffer, firstLine: number): { start: number; line: number } {
  let line = firstLine;
  for (let start = 0; ; ) {
    const end = bytes.indexOf(0x0a, start);
    const text = bytes.toString('latin1', start, Math.min(end, start + 8));
    // Some spreadsheets say in a line of its own what parts the cells.
    const isSaid = line === firstLine && /^sep=.\r?$/i.test(text);
    if (!isSaid && (end === -1 || bytes.subarray(start, end).some((byte) => byte > 0x20)))
      return { start, line };
    start = end + 1;
    line += 1;
  }
}

async function* withFirst<T>(first: T, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield first;
    yield* rest;
  } finally {
    // Whoever leaves after the first has not begun with the rest.
    await rest.return(undefined);
  }
}

/** Finds the columns that are carried through: those of every table, in their order. @returns whether all could be read */
export async function findKept(io: Io, inputs: readonly Input[], options: ReadOptions): Promise<boolean> {
  let areAllRead = true;
  for (const input of inputs) {
    if (input.format !== 'csv') continue;
    try {
      const table = await openTable(io, input, options);
      if ('faults' in table) areAllRead = false;
      if (input.isStdin) options.opened.set(input, table);
      // To leave the loop closes the file.
      else if ('blocks' in table) for await (const _ of table.blocks) break;
    } catch (error) {
      // It is reported when the table is read.
      if (!(error instanceof InputProblem)) throw error;
      areAllRead = false;
    }
  }
  return areAllRead;
}

const limit = { limit: largestFileInWords };

/** @param isWhole whether the rest of the input is lost with it */
function tooLarge({ file }: Input, { firstLine }: TooLarge, isWhole: boolean): Job {
  const start = { line: firstLine, column: 1 };
  const diagnostics = [diagnose('record-too-large', { file, start }, limit)];
  return { kind: 'faulty', diagnostics, isWhole };
}

function faulty(diagnostics: readonly Diagnostic[]): Job {
  return { kind: 'faulty', diagnostics, isWhole: true };
}

function recordsJob({ file }: Input, { bytes, firstLine }: Block, header: CsvHeader | null): Job {
  return { kind: 'records', file, bytes, isUtf8: isUtf8(bytes), firstLine, header };
}

async function open(io: Io, input: Input, { streams }: ReadOptions): Promise<InputStream> {
  const stream = await (input.isStdin ? io.openStdin() : io.openInput(input.file, input.isCompressed));
  streams.add(stream);
  const close = () => {
    streams.delete(stream);
    stream.close();
  };
  return { read: (into) => stream.read(into), close };
}
