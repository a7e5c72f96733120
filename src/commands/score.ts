import { IdRegister } from '../batch/ids.js';
import type { JobResult, Settings } from '../batch/job.js';
import { Summary } from '../batch/summary.js';
import { renderSummary, type SummaryFormat, summaryFormats } from '../batch/summary-report.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import { type Framework, listCriteria } from '../framework/framework.js';
import type { FileOutput, Io } from '../io.js';
import type { PageLook } from '../reports/look.js';
import { mostDrawn } from '../reports/portfolio/figures.js';
import { theOnlyFramework, unknownId } from './framework-argument.js';
import { loadFramework } from './load.js';
import { loadLook } from './look.js';
import { formatOf, layoutFor, printDiagnostics } from './output.js';
import { closingLine } from './score/closing-line.js';
import { printDataDictionary } from './score/data-dictionary.js';
import { findInputs, type Input } from './score/inputs.js';
import { findKept, listJobs, type ReadOptions } from './score/jobs.js';
import { type Log, openFile, openLog } from './score/log.js';
import {
  checkKept,
  checkUsage,
  isTolerated,
  parseKeep,
  parseThreshold,
  parseTolerance,
  type ScoreOptions,
  sortKept,
  type Tolerance,
} from './score/options.js';
import { Progress } from './score/progress.js';
import { runJobs } from './score/run.js';
import { openTableOutput, type Send, type TableFormat, tableFormats } from './score/table-output.js';

/** `waymark score <inputs…>` */
export async function score(io: Io, names: readonly string[], options: ScoreOptions): Promise<ExitCode> {
  checkUsage(names, options);
  const given = options.framework === undefined ? null : await loadFramework(io, options.framework);
  if (given?.framework === null) return printDiagnostics(io, options, given.diagnostics, true);
  if (options.dataDictionary === true) return printDataDictionary(io, options, given?.framework ?? null);
  return new Run(io, options, given?.framework ?? null).score(names);
}

const formatEndings = {
  '.csv': 'csv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.md': 'markdown',
  '.html': 'html',
  '.htm': 'html',
} as const;

/** Whether it is certain that several threads are worth their start. */
function isLarge(io: Io, inputs: readonly Input[]): boolean {
  if (inputs.length > 256) return true;
  const bytes = inputs.map(({ file, isStdin }) => (isStdin ? 0 : (io.sizeOf(file) ?? 0)));
  return bytes.reduce((sum, size) => sum + size, 0) > 16 * 1024 * 1024;
}

/** How a run ended; `unread`: nobody reads the output any more. */
type End = 'finished' | 'stopped' | 'interrupted' | 'unread';

/** One run of the command. */
class Run {
  readonly #io: Io;
  readonly #options: ScoreOptions;
  readonly #framework: Framework | null;
  readonly #format: TableFormat | SummaryFormat;
  readonly #ids = new IdRegister();
  readonly #summary: Summary;
  #look: PageLook = { title: null, css: null };
  #read = 0;
  #scored = 0;
  #unusable = 0;
  #shortfalls = 0;

  constructor(io: Io, options: ScoreOptions, framework: Framework | null) {
    this.#io = io;
    this.#options = options;
    this.#framework = framework;
    const toFile = options.output !== undefined && options.output !== '-';
    this.#format = formatOf(options, formatEndings, io.stdout.isTerminal && !toFile ? 'table' : 'csv');
    const formats: readonly string[] = options.summary === true ? summaryFormats : tableFormats;
    if (!formats.includes(this.#format)) {
      throw new UsageError(
        `A table of sheets has the formats ${formats.join(', ')}. Markdown and HTML are for --summary.`,
      );
    }
    this.#summary = new Summary(this.#mostDrawn());
  }

  async score(names: readonly string[]): Promise<ExitCode> {
    const { maxRejected = '0' } = this.#options;
    const tolerance = parseTolerance(maxRejected);
    const { look, diagnostics: faults } = await loadLook(this.#io, this.#options, this.#format === 'html');
    if (look === null) return printDiagnostics(this.#io, this.#options, faults, true);
    this.#look = look;
    const { inputs, diagnostics } = await findInputs(this.#io, names, this.#options.input);
    const csv = await this.#readOptions();
    try {
      return await this.#scoreInputs(inputs, diagnostics, csv, tolerance);
    } finally {
      // What was opened and not read to its end would be waited for.
      for (const stream of csv.streams) stream.close();
    }
  }

  async #scoreInputs(
    inputs: readonly Input[],
    diagnostics: readonly Diagnostic[],
    csv: ReadOptions,
    tolerance: Tolerance,
  ): Promise<ExitCode> {
    const { keep = [], diagnostics: where } = this.#options;
    if (keep.length > 0) {
      const areAllRead = await findKept(this.#io, inputs, csv);
      // Else the tables are reported, and what is missing may be in one of them.
      if (areAllRead) checkKept(keep, csv.kept);
      sortKept(keep, csv.kept);
    }
    this.#protectInputs(inputs, where);
    const settings = this.#settings(keep.length > 0 ? csv.kept : []);
    const log = await openLog(this.#io, where, this.#options);
    log.add(diagnostics);
    this.#unusable += diagnostics.length;

    const isStopped = this.#options.strict === true && diagnostics.length > 0;
    const end = isStopped ? 'stopped' : await this.#runLogged(inputs, csv, settings, log);
    if (end === 'interrupted') return exitCodes.interrupted;
    if (end === 'unread') return exitCodes.done;
    if (this.#options.quiet !== true) this.#io.stderr.write(this.#closingLine(end === 'stopped'));
    if (this.#unusable > 0) return exitCodes.input;
    const rejected = this.#read - this.#scored;
    const isFine =
      end === 'finished' && isTolerated(tolerance, rejected, this.#read) && this.#shortfalls === 0;
    return isFine ? exitCodes.done : exitCodes.findings;
  }

  /** A file that is read must not be written over, under whatever name. */
  #protectInputs(inputs: readonly Input[], where: string): void {
    const { output, framework, css } = this.#options;
    const files = inputs.filter(({ isStdin }) => !isStdin).map(({ file }) => file);
    files.push(...[framework, css].filter((file) => file !== undefined));
    if (output !== undefined && output !== '-' && output === where) {
      throw new UsageError('--output and --diagnostics name the same file. Name two.');
    }
    for (const [option, path] of [
      ['--output', output],
      ['--diagnostics', where],
    ] as const) {
      if (path === undefined || ['-', 'text', 'json'].includes(path)) continue;
      if (this.#io.isOneOf(path, files)) {
        throw new UsageError(
          `${path} is one of the inputs, and would be lost. Name another file for ${option}.`,
        );
      }
    }
  }

  /** What a table needs to know about its framework before any sheet is read. */
  async #readOptions(): Promise<ReadOptions> {
    const framework = this.#framework ?? (await loadFramework(this.#io, theOnlyFramework())).framework;
    const criteria = framework === null ? [] : listCriteria(framework);
    const keep = parseKeep(this.#options.keep ?? []);
    return {
      criteria: new Set(criteria.map(({ criterion }) => criterion.id)),
      keep,
      kept: [],
      opened: new Map(),
      streams: new Set(),
    };
  }

  #settings(kept: readonly string[]): Settings {
    const {
      by,
      wide = false,
      withActions = false,
      summary,
      anonymous = false,
      strict = false,
    } = this.#options;
    return {
      shape: { by, wide, withActions, kept },
      encoding: this.#format === 'csv' ? 'csv' : 'ndjson',
      output: summary === true ? 'summary' : 'rows',
      mostDrawn: this.#mostDrawn(),
      anonymous,
      strict,
      thresholds: (this.#options.failUnder ?? []).map(parseThreshold),
      framework: this.#framework,
      csvFramework: this.#framework?.id ?? theOnlyFramework(),
      tableFramework: this.#framework,
    };
  }

  /** A page draws every sheet, as long as they are few; the other formats name none. */
  #mostDrawn(): number {
    return this.#format === 'html' ? mostDrawn : 0;
  }

  async #runLogged(inputs: readonly Input[], csv: ReadOptions, settings: Settings, log: Log): Promise<End> {
    try {
      const end = await this.#run(inputs, csv, settings, log);
      if (end === 'interrupted') log.abandon();
      else log.finish();
      return end;
    } catch (error) {
      log.abandon();
      throw error;
    }
  }

  async #run(inputs: readonly Input[], csv: ReadOptions, settings: Settings, log: Log): Promise<End> {
    const io = this.#io;
    const threads = await this.#threads(settings);
    const showsProgress = io.stderr.isTerminal && this.#options.quiet !== true && !this.#writesToScreen();
    const sizes = (showsProgress ? inputs : []).map(({ file, isStdin, isCompressed }) =>
      isStdin || isCompressed ? null : io.sizeOf(file),
    );
    const total = sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
    const progress = new Progress(io, showsProgress, total);
    const state = { isInterrupted: false };
    const listening = io.onInterrupt(() => {
      state.isInterrupted = true;
      // It may be waiting for what never comes.
      for (const stream of csv.streams) stream.close();
    });
    const target = await this.#openTarget();
    const layout = layoutFor(io, this.#options);
    const shape = settings.shape;
    const table = openTableOutput(target.send, {
      shape,
      format: this.#format as TableFormat,
      hasHeader: this.#options.header,
      layout,
    });
    try {
      let framework: Framework | null = this.#framework;
      let bytes = 0;
      const jobs = listJobs(io, inputs, csv, (read) => {
        if (showsProgress) bytes += read();
      });
      for await (const result of runJobs(io, jobs, settings, threads, isLarge(io, inputs))) {
        if (state.isInterrupted) {
          target.abandon();
          return 'interrupted';
        }
        framework ??= result.framework;
        const found = this.#count(result);
        if (found.length > 0) progress.clear();
        log.add(found);
        if (settings.output === 'summary') {
          if (result.summary !== null) this.#summary.merge(result.summary);
        } else if (!(await table.add(result.output, framework))) {
          target.abandon();
          return 'unread';
        }
        if (result.stopped) {
          target.abandon();
          return 'stopped';
        }
        progress.show(this.#read, bytes);
      }
      progress.clear();
      if (state.isInterrupted) {
        target.abandon();
        return 'interrupted';
      }
      if (settings.output === 'summary') {
        const format = this.#format as SummaryFormat;
        const pageLayout = { ...layout, look: this.#look };
        const text = await renderSummary(this.#summary.figures(), format, this.#options.header, pageLayout);
        await target.send(Buffer.from(text));
      } else await table.finish();
      // A table that nothing is in, since everything went wrong, does not take the place of a good one.
      if (this.#scored === 0 && (this.#unusable > 0 || this.#read > 0)) target.abandon();
      else target.finish();
      return 'finished';
    } catch (error) {
      target.abandon();
      throw error;
    } finally {
      progress.clear();
      listening();
    }
  }

  /** Adds up one result. @returns what there is to report */
  #count(result: JobResult): readonly Diagnostic[] {
    if (result.unknownPart !== null) {
      const { id, framework } = result.unknownPart;
      throw new UsageError(`--fail-under: ${unknownId(framework, id)}`);
    }
    this.#read += result.read;
    this.#scored += result.scored;
    this.#unusable += result.unusable;
    this.#shortfalls += result.shortfalls;
    const found = [...result.diagnostics, ...this.#ids.add(result.ids)];
    return this.#options.anonymous === true
      ? found.map((one) => ({ ...one, excerpt: null, excerptColumn: null }))
      : found;
  }

  /** Numbers in the place of names are given in the order of the sheets, so they come from one thread. */
  async #threads({ anonymous }: Settings): Promise<number> {
    if (anonymous) return 1;
    return this.#options.jobs ?? Math.min(await this.#io.countCores(), 8);
  }

  #writesToScreen(): boolean {
    const { output } = this.#options;
    const toScreen = (output === undefined || output === '-') && this.#io.stdout.isTerminal;
    return toScreen && this.#format !== 'table' && this.#options.summary !== true;
  }

  async #openTarget(): Promise<{ send: Send; finish: () => void; abandon: () => void }> {
    const { output } = this.#options;
    if (output === undefined || output === '-') {
      return { send: (bytes) => this.#io.stdout.send(bytes), finish() {}, abandon() {} };
    }
    const file: FileOutput = await openFile(this.#io, output);
    return {
      send: async (bytes) => {
        file.write(bytes);
        return true;
      },
      finish: () => file.finish(),
      abandon: () => file.abandon(),
    };
  }

  #closingLine(isStopped: boolean): string {
    const { output } = this.#options;
    return closingLine({
      read: this.#read,
      scored: this.#scored,
      unusable: this.#unusable,
      shortfalls: this.#shortfalls,
      toFile: output !== undefined && output !== '-',
      isStopped,
      areIdsFull: this.#ids.isFull,
    });
  }
}
