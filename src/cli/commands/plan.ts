import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { all, listOf, parseWidth } from '../values.js';

/** The plan on its own, and who does what by when. */
export function addPlan(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('plan')
    .helpGroup(groups.workshops)
    .summary('print the plan of one answer sheet, and say who does what by when')
    .description(
      'Prints the plan on its own: what to find out first, what to do now, next and later, who does it, by when, and what each wave is worth. --set writes into the sheet who does an action; --what-if shows the scores and the plan as they would be, and writes nothing.',
    )
    .argument('<sheet>', 'the answer sheet, or a report as a page; “-” reads standard input')
    .addOption(
      new Option(
        '-f, --format <format>',
        'terminal, markdown, csv or json, else by the ending of --output',
      ).choices(['terminal', 'markdown', 'csv', 'json']),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--force', 'write over a file that exists')
    .option(
      '--set <words...>',
      'a criterion, and what to write of its action: owner=…, due=2027-03-01, status=to-do, doing or done; an empty value takes it away',
      all,
    )
    .option('--what-if <pairs...>', 'levels to suppose, such as senior-commitment=3,value-targets=2', listOf)
    .option('--on <date>', 'the day on which due dates are judged (default: today)')
    .option(
      '--framework <framework>',
      'the framework, an id or a path, instead of the one that the sheet names',
    )
    .option('--no-notes', 'leave out notes and the names of people')
    .option('--width <columns>', 'lay the terminal plan out in this many columns (40 to 400)', parseWidth)
    .addHelpText(
      'after',
      examples([
        'waymark plan council.yaml',
        'waymark plan council.yaml -o plan.csv',
        'waymark plan council.yaml --set senior-commitment owner="A. Sample" due=2027-03-01',
        'waymark plan council.yaml --set senior-commitment status=done --set team-mix owner=',
        'waymark plan council.yaml --what-if senior-commitment=3,value-targets=2',
      ]),
    )
    .action(async (sheet, _options, command: Command) => {
      const { plan } = await import('../../commands/plan.js');
      done(await plan(io, sheet, command.optsWithGlobals()));
    });
}
