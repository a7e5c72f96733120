import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { listOf, parseWidth } from '../values.js';

/** The golden cases of a framework. */
export function addTest(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('test')
    .helpGroup(groups.authors)
    .summary('run the golden cases of a framework')
    .description(
      'Runs the cases that stand beside a framework: given these answers, expect these scores, levels and first actions. Each failure is shown with what was expected, what was computed, and its arithmetic. The cases of housing.yaml are in housing.cases.yaml.',
    )
    .argument(
      '[names...]',
      'frameworks (ids or files), files of cases, folders, or patterns in quotation marks',
    )
    .addOption(
      new Option(
        '-f, --format <format>',
        'terminal, markdown or json, else by the ending of --output',
      ).choices(['terminal', 'markdown', 'json']),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--only <ids>', 'run these cases only: ids with commas between them', listOf)
    .option('--coverage', 'say which levels, gates, prerequisites and checklists no case exercises')
    .option('--fail-uncovered', 'the same, and end with 1 when there are any')
    .option('--update', 'write what was computed into the cases, after asking')
    .option('-y, --yes', 'with --update, write without asking')
    .option('--width <columns>', 'lay the text out in this many columns (40 to 400)', parseWidth)
    .addHelpText(
      'after',
      examples([
        'waymark test public-sector-digital-transformation',
        'waymark test frameworks/housing.yaml --coverage',
        'waymark test frameworks/ --fail-uncovered',
        'waymark test housing.cases.yaml --only just-started --update',
      ]),
    )
    .action(async (names, _options, command: Command) => {
      const { test } = await import('../../commands/test.js');
      done(await test(io, names, command.optsWithGlobals()));
    });
}
