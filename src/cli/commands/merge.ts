import type { Command } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';

/** The sheets of several respondents, made into one. */
export function addMerge(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('merge')
    .helpGroup(groups.workshops)
    .summary('make the sheets of several respondents into one')
    .description(
      'Makes the sheets of several respondents into one. Of each question it keeps who said what, and proposes the middle level, the lower of two in the middle. It says where all are of one mind, what is to be discussed, and where groups see things differently. “assess --discuss” then goes through what is to be discussed, and every report shows it.',
    )
    .argument('[sheets...]', 'files, folders, or patterns in quotation marks: YAML, JSON or workbooks')
    .option('-o, --output <file>', 'write to a file instead of standard output; .json for JSON')
    .option('--anonymous', 'leave out names; groups of fewer than five are folded into the others')
    .option(
      '--framework <framework>',
      'the framework, an id or a path, instead of the one that the sheets name',
    )
    .option('--force', 'write over a file that exists, and merge sheets that do not fit together')
    .addHelpText(
      'after',
      examples([
        'waymark merge ann.yaml bob.yaml cat.yaml -o consensus.yaml',
        'waymark merge sheets/ -o consensus.yaml',
        'waymark assess consensus.yaml --discuss',
        'waymark merge sheets/ --anonymous -o consensus.yaml',
      ]),
    )
    .action(async (sheets, _options, command: Command) => {
      const { merge } = await import('../../commands/merge.js');
      done(await merge(io, sheets, command.optsWithGlobals()));
    });
}
