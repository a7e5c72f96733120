import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';

/** An empty sheet. */
export function addTemplate(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('template')
    .helpGroup(groups.workshops)
    .summary('print an empty answer sheet to fill in')
    .description(
      'Prints an answer sheet with every question and level as comments, ready to be filled in by hand and valid as it is; as HTML, a page that asks the questions and saves a sheet, for those who are not in the room; as XLSX, a workbook to fill in with a spreadsheet program, which “report”, “score” and “validate” read back; or, as CSV, the header of a table for many organisations.',
    )
    .argument(
      '[framework]',
      'a bundled id, or the path of a framework of your own; the bundled one when absent',
    )
    .addOption(
      new Option('-f, --format <format>', 'yaml, html, csv or xlsx, else by the ending of --output').choices([
        'yaml',
        'html',
        'csv',
        'xlsx',
      ]),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--force', 'write over a file that exists')
    .option('--short', 'the short form: only the core criteria')
    .option('--title <text>', 'the title of the page, instead of the framework’s')
    .option('--css <file>', 'a style sheet for the page, after its own')
    .addHelpText(
      'after',
      examples([
        'waymark template -o council.yaml',
        'waymark template --short -o council.yaml',
        'waymark template --format html -o council.html',
        'waymark template ./housing.yaml -o sheets/riverside.yaml',
        'waymark template -o council.xlsx',
        'waymark template --format csv -o councils.csv',
      ]),
    )
    .action(async (framework, _options, command: Command) => {
      const { template } = await import('../../commands/template.js');
      done(await template(io, framework, command.optsWithGlobals()));
    });
}
