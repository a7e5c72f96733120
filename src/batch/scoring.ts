import { addAll, type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import { paragraph } from '../sheet/build.js';
import { type CsvHeader, joinLongRows, readWideRow, sheetOfLongRow } from '../sheet/csv.js';
import type { Sheet } from '../sheet/sheet.js';
import { decodeSource, largestFile, largestFileInWords } from '../source/decode.js';
import { splitDocuments } from '../source/documents.js';
import { Findings } from '../source/findings.js';
import { loadQuickly } from '../source/quick.js';
import type { Range, Source, SourceOptions } from '../source/source.js';
import { Acceptance } from './acceptance.js';
import { CsvLine } from './csv-line.js';
import type { FrameworkIdentity, Job, JobResult, Settings, SheetFile } from './job.js';
import { JsonLine, type Recognised, recogniseData } from './json-line.js';
import { type Known, KnownFrameworks } from './known.js';
import { type FindFramework, Reader } from './reader.js';
import { recordsOf, splitCsv, splitLines } from './split.js';
import type { Tally } from './tally.js';

/** How a file is had: its bytes, decompressed, or why not. */
export type ReadFile = (
  file: string,
) => Promise<{ readonly bytes: Uint8Array } | { readonly diagnostic: Diagnostic }>;

/** A row with more lines than this has perhaps swallowed others. */
const mostLines = 100;

/** What is said of a file that lies among the sheets of a folder and is none of them. */
const foreign: ReadonlySet<string> = new Set(['wrong-kind', 'workbook-of-another']);

type RecordsJob = Extract<Job, { kind: 'records' }>;

/** Scores the jobs of one thread, one after the other. */
export class Scoring {
  readonly #settings: Settings;
  readonly #readFile: ReadFile;
  readonly #reader: Reader;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #acceptance: Acceptance;
  readonly #noneKept: readonly null[];
  readonly #folders = new Map<string, { readonly names: KnownFrameworks; readonly json: JsonLine }>();
  #tally: Tally;

  constructor(settings: Settings, find: FindFramework, readFile: ReadFile) {
    this.#settings = settings;
    this.#readFile = readFile;
    const withDetails = settings.output === 'rows' && settings.shape.by === 'criterion';
    this.#reader = new Reader(find, withDetails, this.#diagnostics);
    this.#acceptance = new Acceptance(settings, this.#diagnostics);
    this.#tally = this.#acceptance.begin(new ArrayBuffer(0), null);
    this.#noneKept = settings.shape.kept.map(() => null);
  }

  /**
   * @param spare memory for the rows, which is then that of the result
   * @param table the framework whose columns a wide table has, where that is known by now
   * @throws only what is a bug: what is wrong with the input is in the result
   */
  async run(
    job: Job,
    spare = new ArrayBuffer(0),
    table: FrameworkIdentity | null = null,
  ): Promise<JobResult> {
    this.#tally = this.#acceptance.begin(spare, table);
    this.#diagnostics.length = 0;
    switch (job.kind) {
      case 'files':
        for (const file of job.files) {
          if (this.#isOver()) break;
          await this.#file(file);
        }
        break;
      case 'text':
        await this.#documents(job.file, job.bytes, { syntax: job.syntax });
        break;
      case 'workbook':
        await this.#workbook(job.file, job.bytes);
        break;
      case 'records':
        await this.#records(job);
        break;
      case 'long':
        await this.#long(job.file, job.bytes, job.firstLine, job.header);
        break;
      case 'faulty':
        addAll(this.#diagnostics, job.diagnostics);
        if (job.isWhole) this.#tally.unusable += 1;
        else this.#tally.read += 1;
        break;
    }
    return this.#tally.result(this.#diagnostics, this.#isOver());
  }

  /** True when nothing more is to be read: a sheet was rejected, or a threshold makes no sense. */
  #isOver(): boolean {
    const { read, scored, unusable, unknownPart } = this.#tally;
    return unknownPart !== null || (this.#settings.strict && (read > scored || unusable > 0));
  }

  async #file({ path: file, isFound, isWorkbook }: SheetFile): Promise<void> {
    const reading = await this.#readFile(file);
    if ('diagnostic' in reading) {
      this.#tally.unusable += 1;
      this.#diagnostics.push(reading.diagnostic);
      return;
    }
    const syntax = /\.json(?:\.gz)?$/i.test(file) ? 'json' : 'yaml';
    const faults = this.#diagnostics.length;
    if (isWorkbook) await this.#workbook(file, reading.bytes);
    else await this.#documents(file, reading.bytes, { syntax });
    // A framework that lies among the sheets of a folder is none of them, nor is the workbook of another program.
    const [fault, ...more] = this.#diagnostics.slice(faults);
    if (isFound && more.length === 0 && foreign.has(fault?.code ?? '')) {
      this.#diagnostics.length = faults;
      this.#tally.read -= 1;
    }
  }

  async #workbook(file: string, bytes: Uint8Array): Promise<void> {
    this.#enter(file);
    this.#tally.read += 1;
    const { readWorkbook } = await import('../sheet/workbook/read.js');
    const { source, diagnostic } = await readWorkbook(file, bytes);
    if (source === null) {
      this.#diagnostics.push(diagnostic);
      return;
    }
    const read = await this.#reader.readCarefully(source);
    if (read !== null) this.#sheet(read.sheet, read.known, file, null, null, null);
  }

  async #documents(file: string, bytes: Uint8Array, options: SourceOptions): Promise<void> {
    const json = this.#enter(file);
    const { source, diagnostic } = decodeSource(file, bytes, options, Number.POSITIVE_INFINITY);
    if (source === null) {
      this.#tally.read += 1;
      this.#diagnostics.push(diagnostic);
      return;
    }
    const documents = splitDocuments(source);
    for (const { source: document, line } of documents) {
      if (this.#isOver()) return;
      this.#tally.read += 1;
      // Of text, not of bytes: close enough to keep out what only an attack would hold.
      if (document.text.length > largestFile) {
        const start = { line, column: 1 };
        this.#diagnostics.push(diagnose('record-too-large', { file, start }, { limit: largestFileInWords }));
        continue;
      }
      const place = documents.length > 1 ? line : null;
      const data = loadQuickly(document);
      // As JSON it can be recognised, which is quicker than to go through all that a sheet may say.
      json.unknownTargets = null;
      const recognised = data === undefined ? null : recogniseData(json, data);
      if (recognised === null) {
        const targets = json.unknownTargets;
        const faults = this.#diagnostics.length;
        const read = await this.#reader.read(document, data);
        if (read === null) continue;
        if (targets !== null && this.#diagnostics.length === faults) read.known.learn(read.sheet, targets);
        this.#sheet(read.sheet, read.known, file, place, null, null);
      } else this.#recognised(recognised, file, place, this.#noneKept);
    }
  }

  /** Begins with a file. Names of frameworks are known by folder: paths in sheets are relative to it. */
  #enter(file: string): JsonLine {
    const folder = file.replace(/[^\\/]*$/, '');
    if (this.#folders.size > 1000) this.#folders.clear();
    let known = this.#folders.get(folder);
    if (known === undefined) {
      const names = new KnownFrameworks();
      known = { names, json: new JsonLine(names) };
      this.#folders.set(folder, known);
    }
    this.#reader.names = known.names;
    return known.json;
  }

  async #records(job: RecordsJob): Promise<void> {
    const { file, header, isUtf8, firstLine } = job;
    const bytes = Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.length);
    const json = this.#enter(file);
    const { kept } = this.#settings.shape;
    const row =
      header === null ? null : new CsvLine(this.#reader.names, header, this.#settings.csvFramework, kept);
    const splitter = header === null ? splitLines(bytes) : splitCsv(bytes, header.delimiter);
    let line = firstLine;
    for (let start = 0; start < bytes.length && !this.#isOver(); ) {
      const found = splitter.end(start);
      const end = found === -1 ? bytes.length - 1 : found;
      json.unknownTargets = null;
      const recognised = isUtf8
        ? (row?.read(bytes, start, end) ?? (row ? null : json.read(bytes, start, end)))
        : null;
      if (recognised !== null) {
        this.#tally.read += 1;
        const carried = 'kept' in recognised ? (recognised.kept as readonly string[]) : this.#noneKept;
        this.#recognised(recognised, file, line, carried);
      } else if (header === null) {
        await this.#jsonLine(file, line, bytes.subarray(start, end), json);
      } else {
        await this.#csvRow(file, line, bytes.subarray(start, end), header);
      }
      line += header === null ? 1 : countLines(bytes, start, end);
      start = end + 1;
    }
  }

  async #jsonLine(file: string, line: number, bytes: Uint8Array, json: JsonLine): Promise<void> {
    if (isBlank(bytes)) return;
    this.#tally.read += 1;
    const targets = json.unknownTargets;
    const content = bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
    const source = this.#decode(file, content, { firstLine: line, syntax: 'json' });
    if (source === null) return;
    const faults = this.#diagnostics.length;
    const read = await this.#reader.read(source);
    if (read === null) return;
    if (targets !== null && this.#diagnostics.length === faults) read.known.learn(read.sheet, targets);
    this.#sheet(read.sheet, read.known, file, line, null, null);
  }

  /** The text of a record, or null when it has none, which is then reported. */
  #decode(file: string, bytes: Uint8Array, options: SourceOptions): Source | null {
    const { source, diagnostic } = decodeSource(file, bytes, options);
    if (source !== null) return source;
    const start = { line: options.firstLine ?? 1, column: 1 };
    const isTooLarge = diagnostic.code === 'file-too-large';
    const limit = largestFileInWords;
    this.#diagnostics.push(
      isTooLarge ? diagnose('record-too-large', { file, start }, { limit }) : diagnostic,
    );
    return null;
  }

  async #csvRow(file: string, line: number, bytes: Uint8Array, header: CsvHeader): Promise<void> {
    const source = this.#decode(file, bytes, { firstLine: line });
    if (source === null) {
      this.#tally.read += 1;
      return;
    }
    const findings = new Findings(source);
    const range = { start: 0, end: source.text.replace(/\r$/, '').length };
    const row = readWideRow(findings, range, header, this.#settings.csvFramework, this.#settings.shape.kept);
    if (row === null) {
      if (findings.diagnostics.length === 0) return;
      // A stray quotation mark makes one cell of the rows after it, and how many they were cannot be known.
      const isLost = source.text.includes('\n') && findings.diagnostics[0]?.code === 'csv-syntax';
      if (isLost) this.#tally.unusable += 1;
      else this.#tally.read += 1;
      addAll(this.#diagnostics, findings.diagnostics);
      return;
    }
    this.#tally.read += 1;
    const lines = source.text.split('\n').length;
    if (lines > mostLines) findings.add('many-lines', { start: 0, end: 1 }, { lines });
    const read = await this.#reader.readCells(row, findings);
    if (read !== null) this.#sheet(read.sheet, read.known, file, line, row.id?.value ?? null, row.kept);
  }

  async #long(file: string, bytes: Uint8Array, firstLine: number, header: CsvHeader): Promise<void> {
    this.#enter(file);
    const { source, diagnostic } = decodeSource(file, bytes, { firstLine }, Number.POSITIVE_INFINITY);
    if (source === null) {
      this.#tally.read += 1;
      this.#diagnostics.push(diagnostic);
      return;
    }
    // Where the rows of each sheet are: two numbers a row, for there may be millions.
    const sheets = new Map<string, number[]>();
    const broken = new Findings(source);
    for (const { start, end } of recordsOf(source.text, header)) {
      const faults = broken.diagnostics.length;
      const sheet = sheetOfLongRow(broken, { start, end }, header);
      if (sheet === null) {
        if (broken.diagnostics.length > faults) this.#tally.read += 1;
        continue;
      }
      const places = sheets.get(sheet);
      if (places === undefined) sheets.set(sheet, [start, end]);
      else places.push(start, end);
    }
    addAll(this.#diagnostics, broken.diagnostics);
    for (const places of sheets.values()) {
      if (this.#isOver()) return;
      this.#tally.read += 1;
      const rows: Range[] = [];
      for (let at = 0; at < places.length; at += 2) {
        rows.push({ start: places[at] as number, end: places[at + 1] as number });
      }
      const findings = new Findings(source);
      const joined = joinLongRows(
        findings,
        rows,
        header,
        this.#settings.csvFramework,
        this.#settings.shape.kept,
      );
      const read = await this.#reader.readCells(joined, findings);
      const { line } = source.positionAt(places[0] as number);
      if (read !== null)
        this.#sheet(read.sheet, read.known, file, line, joined.id?.value ?? null, joined.kept);
    }
  }

  #sheet(
    sheet: Sheet,
    { scorer }: Known,
    file: string,
    line: number | null,
    id: string | null,
    kept: readonly (string | null)[] | null,
  ): void {
    scorer.answers.take(sheet);
    const variant =
      sheet.targets.size === 0 ? scorer.usualVariant(sheet.form, sheet.target) : scorer.variant(sheet);
    const { organisation, date } = sheet;
    const about = {
      file,
      line,
      id: paragraph(id) ?? sheet.id,
      organisation,
      date,
      kept: kept ?? this.#noneKept,
    };
    this.#acceptance.accept(scorer, variant, about);
  }

  #recognised(
    { known, variant, id, organisation, date }: Recognised,
    file: string,
    line: number | null,
    kept: readonly (string | null)[],
  ): void {
    this.#acceptance.accept(known.scorer, variant, { file, line, id, organisation, date, kept });
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

function countLines(bytes: Buffer, start: number, end: number): number {
  let lines = 1;
  for (let at = bytes.indexOf(0x0a, start); at !== -1 && at < end; at = bytes.indexOf(0x0a, at + 1))
    lines += 1;
  return lines;
}
