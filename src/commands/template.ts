import { extname } from 'node:path';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.js';
import { type Framework, listCriteria } from '../framework/framework.js';
import type { Io } from '../io.js';
import type { PageLook } from '../reports/look.js';
import type { Form } from '../sheet/sheet.js';
import { csvTemplate, yamlTemplate } from '../sheet/template.js';
import { loadFrameworkArgument, nameInSheet, protectWork, theOnlyFramework } from './framework-argument.js';
import { type LookOptions, loadLook } from './look.js';
import { formatOf, type OutputOptions, printDiagnostics, refuseTerminal, writeResult } from './output.js';

type TemplateFormat = 'yaml' | 'csv' | 'html' | 'xlsx';

const endings: Record<string, TemplateFormat> = {
  '.csv': 'csv',
  '.html': 'html',
  '.htm': 'html',
  '.xlsx': 'xlsx',
};

export interface TemplateOptions extends OutputOptions, LookOptions {
  /** Undefined: told by the ending of the output file, else yaml. */
  readonly format?: TemplateFormat;
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
  const format = formatOf(options, endings, 'yaml');
  if (format === 'yaml' && extname(output ?? '').toLowerCase() === '.json') {
    throw new UsageError(
      `A template is YAML, with comments, which JSON has not. Name a file that ends in .yaml.`,
    );
  }
  if (format === 'xlsx') refuseTerminal(io, options);
  protectWork(io, output, options.force === true);

  const { look, diagnostics: ofLook } = await loadLook(io, options, format === 'html');
  if (look === null) return printDiagnostics(io, options, ofLook, true);
  const { framework, diagnostics } = await loadFrameworkArgument(io, name);
  if (framework === null) return printDiagnostics(io, options, diagnostics, true);
  const form = options.short ? 'short' : 'full';
  if (form === 'short' && !listCriteria(framework).some(({ criterion }) => criterion.core)) {
    throw new UsageError('The framework has no core criteria, so it has no short form. Leave out --short.');
  }
  await writeResult(
    io,
    options,
    await render(io, framework, { format, form, look, named: nameInSheet(io, name, output) }),
  );
  return exitCodes.done;
}

/** @param named what a sheet calls the framework */
async function render(
  io: Io,
  framework: Framework,
  {
    format,
    form,
    look,
    named,
  }: {
    readonly format: TemplateFormat;
    readonly form: Form;
    readonly look: PageLook;
    readonly named: string;
  },
): Promise<string | Uint8Array> {
  switch (format) {
    case 'csv':
      return csvTemplate(framework, form);
    case 'yaml':
      return yamlTemplate(framework, { framework: named, form });
    case 'html': {
      const { formPage } = await import('./template/form.js');
      return formPage(io, framework, { form, named, look });
    }
    case 'xlsx': {
      const { workbookTemplate } = await import('../sheet/workbook/write.js');
      return workbookTemplate(framework, { framework: named, form, made: io.now() });
    }
  }
}
