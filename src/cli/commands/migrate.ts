import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { all } from '../values.js';

/** Sheets on their way to another version of their framework. */
export function addMigrate(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('migrate')
    .helpGroup(groups.authors)
    .summary('carry sheets to a new version of their framework')
    .description(
      'Carries answer sheets to a new version of their framework: answers, targets and ticks go where the framework says with “renamed-from”, and what has no place any more goes to an archive in the sheet. It says what becomes of every answer, and writes nothing unless it is asked to.',
    )
    .argument('[sheets...]', 'files, folders, or patterns in quotation marks: YAML or JSON')
    .requiredOption('--to <framework>', 'the new version: a file, a bundled id or git:REF:path')
    .option(
      '--from <framework>',
      'the version that the sheets were answered for, given in the same way; repeat for more',
      all,
    )
    .addOption(
      new Option('--scale <rule>', 'what becomes of levels when the scale is another').choices([
        'clamp',
        'proportional',
        'ask-again',
      ]),
    )
    .option('--write', 'write the sheets, and keep each old one beside it as a backup')
    .option('-o, --output <file>', 'write the one sheet to a file; “-” prints it')
    .option('--force', 'write over a file that exists')
    .addOption(new Option('-f, --format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      examples([
        'waymark migrate sheets/ --to frameworks/housing.yaml            # what would happen',
        'waymark migrate sheets/ --to frameworks/housing.yaml --write',
        'waymark migrate sheets/ --to housing.yaml --from git:v1.0.0:housing.yaml',
        'waymark migrate council.yaml --to housing.yaml -o -            # print the new sheet',
        'waymark migrate council.yaml --to housing.yaml --scale proportional',
      ]),
    )
    .action(async (sheets, _options, command: Command) => {
      const { migrate } = await import('../../commands/migrate.js');
      done(await migrate(io, sheets, command.optsWithGlobals()));
    });
}
