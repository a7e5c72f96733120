import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { parseWidth } from '../values.js';

/** The frameworks, to look at. */
export function addShow(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('show')
    .helpGroup(groups.workshops)
    .summary('list the frameworks, or print one')
    .description(
      'Lists the bundled frameworks, or prints one: an outline in the terminal, a hand-out for the workshop as Markdown or as a page, a code book as CSV, or the file itself to copy and tailor. With an id it prints one phase, step or criterion in full.',
    )
    .argument('[framework]', 'a bundled id, or the path of a framework of your own')
    .argument('[id]', 'a phase, step or criterion; the whole when absent')
    .addOption(
      new Option(
        '-f, --format <format>',
        'terminal, markdown, html or csv, else by the ending of --output',
      ).choices(['terminal', 'markdown', 'html', 'csv']),
    )
    .addOption(
      new Option(
        '--raw',
        'print the file itself, byte for byte, to copy and tailor; also when --output ends in .yaml',
      ).conflicts('format'),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--force', 'with --raw, write over a file that exists')
    .option('--title <text>', 'for a page: its title, instead of the usual one')
    .option('--css <file>', 'for a page: a style sheet of your own, after the page’s')
    .option('--width <columns>', 'lay the text out in this many columns (40 to 400)', parseWidth)
    .addHelpText(
      'after',
      examples([
        'waymark show',
        'waymark show public-sector-digital-transformation',
        'waymark show public-sector-digital-transformation team-skill-mix',
        'waymark show ./housing.yaml -o hand-out.html',
        'waymark show public-sector-digital-transformation --raw -o housing.yaml',
      ]),
    )
    .action(async (framework, id, _options, command: Command) => {
      const { show } = await import('../../commands/show.js');
      done(await show(io, framework, id, command.optsWithGlobals()));
    });
}
