import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { parseWidth } from '../values.js';

/** Where a score comes from. */
export function addExplain(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('explain')
    .helpGroup(groups.workshops)
    .summary('show where a score comes from')
    .description(
      'Shows the arithmetic of the whole, or of one phase, step or criterion, as on a flipchart: each answer and weight, the mean, the cap that bites, the range, where the target comes from, the place in the plan, and the single answers that would move the level.',
    )
    .argument('<sheet>', 'the answer sheet, YAML or JSON; “-” reads standard input')
    .argument('[id]', 'a phase, step or criterion; the whole when absent')
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
    .option('--no-notes', 'leave out notes')
    .option('--width <columns>', 'lay the text out in this many columns (40 to 400)', parseWidth)
    .addHelpText(
      'after',
      examples([
        'waymark explain council.yaml',
        'waymark explain council.yaml launch-team',
        'waymark explain council.yaml team-skill-mix --format markdown',
      ]),
    )
    .action(async (sheet, id, _options, command: Command) => {
      const { explain } = await import('../../commands/explain.js');
      done(await explain(io, sheet, id, command.optsWithGlobals()));
    });
}
