import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import { bundledFrameworks, isBundled } from '../framework/bundled.js';
import type { Framework } from '../framework/framework.js';
import type { Io } from '../io.js';
import { type DocumentFormat, type Layout, renderDocument } from '../reports/formats.js';
import { handOut } from '../reports/framework-outline/hand-out.js';
import { listParts, type Part, partOutline } from '../reports/framework-outline/part.js';
import { frameworkList, frameworkOutline } from '../reports/framework-outline.js';
import { closest } from '../source/closest.js';
import { largestFile } from '../source/decode.js';
import { loadFrameworkArgument, protectWork } from './framework-argument.js';
import { bundledSource, decodeReading, loadFramework } from './load.js';
import { type LookOptions, loadLook } from './look.js';
import { formatOf, layoutFor, type OutputOptions, printDiagnostics, writeResult } from './output.js';

export interface ShowOptions extends OutputOptions, LookOptions {
  /** Undefined: told by the ending of the output file, else terminal. */
  readonly format?: DocumentFormat | 'csv';
  /** The file itself, to copy and tailor. */
  readonly raw?: boolean;
  /** Write over a file that exists. */
  readonly force?: boolean;
  readonly width?: number;
}

const endings = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.yaml': 'raw',
  '.yml': 'raw',
} as const;

/** `waymark show [framework] [id]` */
export async function show(
  io: Io,
  name: string | undefined,
  id: string | undefined,
  options: ShowOptions,
): Promise<ExitCode> {
  const format = options.raw
    ? 'raw'
    : formatOf<NonNullable<ShowOptions['format']> | 'raw'>(options, endings, 'terminal');
  const { look, diagnostics: ofLook } = await loadLook(io, options, format === 'html');
  if (look === null) return printDiagnostics(io, options, ofLook, true);
  const layout = { ...layoutFor(io, options), look };
  if (name === undefined) return showList(io, format, layout, options);
  protectWork(io, options.output, format !== 'raw' || options.force === true);
  if (format === 'raw') {
    if (id === undefined) return showRaw(io, name, options);
    throw new UsageError(`The file is shown whole: leave out “${id}”, or ask for another --format.`);
  }

  const { framework, diagnostics } = await loadFrameworkArgument(io, name);
  // Warnings about the framework are left to `validate`.
  if (framework === null) return printDiagnostics(io, options, diagnostics, true);
  const part = id === undefined ? null : findPart(framework, id);
  await writeResult(io, options, await render(framework, part, format, layout));
  return exitCodes.done;
}

/** The whole framework is an outline on the screen and a hand-out on paper; a part is the same on both. */
async function render(
  framework: Framework,
  part: Part | null,
  format: NonNullable<ShowOptions['format']>,
  layout: Layout,
): Promise<string> {
  if (format === 'csv') {
    const { codeBook } = await import('../reports/code-book.js');
    return codeBook(framework, part);
  }
  const document =
    part !== null
      ? partOutline(framework, part)
      : format === 'markdown' || format === 'html'
        ? handOut(framework)
        : frameworkOutline(framework);
  return renderDocument(format, document, layout);
}

async function showList(
  io: Io,
  format: DocumentFormat | 'csv' | 'raw',
  layout: Layout,
  options: ShowOptions,
): Promise<ExitCode> {
  if (format === 'csv' || format === 'raw') {
    throw new UsageError(`Name the framework to show, such as “waymark show ${bundledFrameworks[0]}”.`);
  }
  const readings = await Promise.all(bundledFrameworks.map((id) => loadFramework(io, id)));
  const frameworks = readings.flatMap(({ framework }) => (framework === null ? [] : [framework]));
  await writeResult(io, options, await renderDocument(format, frameworkList(frameworks), layout));
  return exitCodes.done;
}

function findPart(framework: Framework, id: string): Part {
  const parts = listParts(framework);
  const part = parts.get(id);
  if (part !== undefined) return part;
  const suggestion = closest(id, parts.keys());
  const hint =
    suggestion === undefined ? 'Leave the id out to see them all.' : `Did you mean “${suggestion}”?`;
  throw new UsageError(`The framework has no phase, step or criterion “${id}”. ${hint}`);
}

/** The file byte for byte, mistakes and all: it need not be a valid framework, only a text. */
async function showRaw(io: Io, name: string, options: ShowOptions): Promise<ExitCode> {
  if (name === '-')
    throw new UsageError('Name a file or a framework to copy: standard input is yours already.');
  const reading = io.readFile(isBundled(name) ? bundledSource(name) : name, largestFile);
  const { diagnostic } = decodeReading(name, reading);
  if (diagnostic !== null || !('bytes' in reading)) {
    // For a name that is no file, loading it as a framework says which names there are.
    const { diagnostics } = await loadFrameworkArgument(io, name);
    return printDiagnostics(io, options, diagnostics, true);
  }
  // Decoding it as every other file would drop a byte order mark.
  await writeResult(io, options, Buffer.from(reading.bytes).toString('utf8'));
  return exitCodes.done;
}
