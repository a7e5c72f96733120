import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { all, parseWidth } from '../values.js';

/** The gap report of one sheet. */
export function addReport(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('report')
    .helpGroup(groups.workshops)
    .summary('print the gap report of one answer sheet')
    .description(
      'Prints the gap report of one answer sheet: where the organisation stands, what to do now, what not to start yet, every step in detail, what comes next and later, and how sure all this is.',
    )
    .argument('<sheet>', 'the answer sheet, YAML or JSON, or a report as a page; “-” reads standard input')
    .addOption(
      new Option(
        '-f, --format <format>',
        'terminal, markdown, html, pdf, xlsx or json, else by the ending of --output',
      ).choices(['terminal', 'markdown', 'html', 'pdf', 'xlsx', 'json']),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option(
      '--framework <framework>',
      'the framework, an id or a path, instead of the one that the sheet names',
    )
    .option('--title <text>', 'for a page: its title, instead of the usual one')
    .option('--css <file>', 'for a page: a style sheet of your own, after the page’s')
    .addOption(
      new Option('--paper <size>', 'for a PDF: a4 or letter (default: a4)').choices(['a4', 'letter']),
    )
    .option('--baseline <sheet>', 'an earlier sheet, or report: what has changed since is part of the report')
    .option(
      '--from <framework>',
      'with --baseline, the version that it was answered for; repeat for more',
      all,
    )
    .option('--on <date>', 'the day on which due dates are judged (default: today)')
    .option('--no-notes', 'leave out notes and the names of people')
    .option('--width <columns>', 'lay the terminal report out in this many columns (40 to 400)', parseWidth)
    .addHelpText(
      'after',
      examples([
        'waymark report council.yaml',
        'waymark report council.yaml -o report.html',
        'waymark report november.yaml --baseline may.yaml',
        'waymark report council.yaml -o report.pdf --paper letter',
        'waymark report report.html --format json',
        'waymark report council.yaml --format json | jq .overall.score',
      ]),
    )
    .action(async (sheet, _options, command: Command) => {
      const { report } = await import('../../commands/report.js');
      done(await report(io, sheet, command.optsWithGlobals()));
    });
}
