import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { all, parseWidth } from '../values.js';

/** Several dates of one organisation, or several organisations. */
export function addCompare(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('compare')
    .helpGroup(groups.workshops)
    .summary('compare several dates, or several organisations')
    .description(
      'Compares answer sheets with one framework. Of one organisation: what moved from date to date and what did not, how far it is on the way to its targets, and which actions of the last plan were done. Of several organisations: their scores side by side; it ranks nobody.',
    )
    .argument('[sheets...]', 'two answer sheets or more, or reports as pages; “-” reads standard input')
    .addOption(
      new Option(
        '-f, --format <format>',
        'terminal, markdown, html, csv or json, else by the ending of --output',
      ).choices(['terminal', 'markdown', 'html', 'csv', 'json']),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--force', 'write over a file that exists')
    .option(
      '--framework <framework>',
      'the framework to compare with, an id or a path, instead of the newest that the sheets name',
    )
    .option(
      '--from <framework>',
      'a version that a sheet was answered for: a file, a bundled id or git:REF:path; repeat for more',
      all,
    )
    .option('--title <text>', 'for a page: its title, instead of the usual one')
    .option('--css <file>', 'for a page: a style sheet of your own, after the page’s')
    .option('--no-notes', 'leave out notes and the names of people')
    .option('--width <columns>', 'lay the terminal text out in this many columns (40 to 400)', parseWidth)
    .addHelpText(
      'after',
      examples([
        'waymark compare may.yaml november.yaml',
        'waymark compare 2025.yaml 2026.yaml 2027.yaml -o change.html',
        'waymark compare riverside.yaml hartwell.yaml',
        'waymark compare old.yaml new.yaml --from git:v1.0.0:frameworks/housing.yaml',
        'waymark report november.yaml --baseline may.yaml',
      ]),
    )
    .action(async (sheets, _options, command: Command) => {
      const { compare } = await import('../../commands/compare.js');
      done(await compare(io, sheets, command.optsWithGlobals()));
    });
}
