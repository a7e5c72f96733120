import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { all, parseJobs, parseWidth } from '../values.js';

/** The command that scores many sheets, which has more options than all others. */
export function addScore(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('score')
    .helpGroup(groups.analysts)
    .summary('score many sheets into one table')
    .description(
      'Scores many answer sheets and writes one table: a row for each step of each sheet, or whatever --by and --wide ask for. A sheet that is wrong is reported and left out; the others are scored.',
    )
    .argument(
      '[inputs...]',
      'files, folders, or patterns in quotation marks: YAML, JSON, NDJSON, CSV or XLSX, each also with .gz; “-” reads standard input',
    )
    .addOption(
      new Option('--input <format>', 'how all inputs are read, whatever their names; needed for “-”').choices(
        ['yaml', 'json', 'ndjson', 'csv', 'xlsx'],
      ),
    )
    .option('--framework <framework>', 'score with this framework, an id or a path')
    .addOption(
      new Option(
        '-f, --format <format>',
        'else by the ending of --output; a table in a terminal, csv elsewhere; markdown and html are for --summary',
      ).choices(['table', 'csv', 'ndjson', 'json', 'markdown', 'html']),
    )
    .addOption(
      new Option('--by <part>', 'what a row is about')
        .choices(['overall', 'phase', 'step', 'criterion'])
        .default('step'),
    )
    .option('--wide', 'a row a sheet, with columns for each part')
    .option('--keep <columns>', 'carry columns of CSV input through: their names, or “all”', all)
    .option('--with-actions', 'add the actions to take now')
    .option('--no-header', 'leave out the first line of CSV')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--summary', 'sum all sheets up instead: quartiles and shares for each part')
    .option('--title <text>', 'for a page: its title, instead of the usual one')
    .option('--css <file>', 'for a page: a style sheet of your own, after the page’s')
    .option('--anonymous', 'numbers in the place of sheets and organisations; no notes')
    .option(
      '--fail-under <score>',
      'end with 1 when a score is lower: 2.5, or launch=2; repeat for more',
      all,
    )
    .option('--strict', 'stop at the first sheet that is rejected')
    .option('--max-rejected <number>', 'end with 0 all the same while no more are rejected: 20, or 2%')
    .option('--diagnostics <where>', 'where problems go: text or json on standard error, or a file', 'text')
    .option('--jobs <number>', 'how many threads score; the cores of the machine when absent', parseJobs)
    .option('--quiet', 'no progress and no closing line')
    .option('--data-dictionary', 'print a datapackage.json that describes the columns, and score nothing')
    .option('--width <columns>', 'lay the table out in this many columns (40 to 400)', parseWidth)
    .addHelpText(
      'after',
      examples([
        'waymark score sheets/',
        "waymark score 'sheets/**/*.yaml' --by overall -o scores.csv",
        'waymark score survey.csv --wide --keep region --max-rejected 2% > scores.csv',
        'zcat answers.ndjson.gz | waymark score - --input ndjson --format ndjson',
        'waymark score sheets/ --summary --anonymous',
        "waymark score sheets/ --summary --title 'Our councils' -o portfolio.html",
        'waymark score sheets/ --fail-under 2.5 --fail-under launch=2',
      ]),
    )
    .action(async (inputs, _options, command: Command) => {
      const { score } = await import('../../commands/score.js');
      done(await score(io, inputs, command.optsWithGlobals()));
    });
}
