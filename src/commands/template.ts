import { extname } from 'node:path';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import { listCriteria } from '../framework/framework.js';
import type { Io } from '../io.js';
import { csvTemplate, yamlTemplate } from '../sheet/template.js';
import { loadFrameworkArgument, nameInSheet, protectWork, theOnlyFramework } from './framework-argument.js';
import { formatOf, type OutputOptions, printDiagnostics, writeResult } from './output.js';

export interface TemplateOptions extends OutputOptions {
  /** Undefined: told by the ending of the output file, else yaml. */
  readonly format?: 'yaml' | 'csv';
  /** Only the core criteria. */
  readonly short?: boolean;
  /** Write over a file that exists. */
  readonly force?: boolean;
}

/** `waymark template [framework]` */
export async function template(
  io: Io,
  named: string | undefined,
  options: TemplateOptions,
): Promise<ExitCode> {
  const name = named ?? theOnlyFramework();
  const { output } = options;
  if (name === '-') {
    throw new UsageError('A sheet names its framework by an id or a path: “-” is neither.');
  }
  const format = formatOf(options, { '.csv': 'csv' }, 'yaml');
  if (format === 'yaml' && extname(output ?? '').toLowerCase() === '.json') {
    throw new UsageError(
      `A template is YAML, with comments, which JSON has not. Name a file that ends in .yaml.`,
    );
  }
  protectWork(io, output, options.force === true);

  const { framework, diagnostics } = await loadFrameworkArgument(io, name);
  if (framework === null) return printDiagnostics(io, options, diagnostics, true);
  const form = options.short ? 'short' : 'full';
  if (form === 'short' && !listCriteria(framework).some(({ criterion }) => criterion.core)) {
    throw new UsageError('The framework has no core criteria, so it has no short form. Leave out --short.');
  }
  const text =
    format === 'csv'
      ? csvTemplate(framework, form)
      : yamlTemplate(framework, { framework: nameInSheet(io, name, output), form });
  await writeResult(io, options, text);
  return exitCodes.done;
}
