import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { parseWidth } from '../values.js';

/** The gap report of one sheet. */
export function addReport(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('report')
    .helpGroup(groups.workshops)
    .summary('print the gap report of one answer sheet')
    .description(
      'Prints the gap report of one answer sheet: where the organisation stands, what to do now, what not to start yet, every step in detail, what comes next and later, and how sure all this is.',
    )
    .argument('<sheet>', 'the answer sheet, YAML or JSON; “-” reads standard input')
    .addOption(
      new Option(
        '-f, --format <format>',
        'terminal, markdown or json, else by the ending of --output',
      ).choices(['terminal', 'markdown', 'json']),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option(
      '--framework <framework>',
      'the framework, an id or a path, instead of the one that the sheet names',
    )
    .option('--no-notes', 'leave out notes and the names of people')
    .option('--width <columns>', 'lay the terminal report out in this many columns (40 to 400)', parseWidth)
    .addHelpText(
      'after',
      examples([
        'waymark report council.yaml',
        'waymark report council.yaml --format markdown -o report.md',
        'waymark report council.yaml --format json | jq .overall.score',
      ]),
    )
    .action(async (sheet, _options, command: Command) => {
      const { report } = await import('../../commands/report.js');
      done(await report(io, sheet, command.optsWithGlobals()));
    });
}
