import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { parseWidth } from '../values.js';

/** What changed between two versions of a framework. */
export function addDiff(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const side = 'a file, a bundled id, git:REF:path, or “-” for standard input';
  program
    .command('diff')
    .helpGroup(groups.authors)
    .summary('what changed between two versions of a framework')
    .description(
      'Says what changed between two versions of a framework, in three grades. Breaking: answers lose their meaning or scores change. Notable: the plan or the questions asked change. Wording: text only. And it says whether the version rises accordingly: a breaking change needs a new major version, a notable one a new minor version, other words a new patch.',
    )
    .argument('<old>', `the version before: ${side}`)
    .argument('<new>', `the version after: ${side}`)
    .addOption(
      new Option(
        '-f, --format <format>',
        'text, json, github (annotations) or markdown (a comment), else by the ending of --output',
      ).choices(['text', 'json', 'github', 'markdown']),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addOption(
      new Option(
        '--fail-on <what>',
        'end with 1 when the version is too low; with a grade also when there is a change of it or a graver one',
      ).choices(['version', 'breaking', 'notable', 'wording']),
    )
    .option(
      '--sheets <sheets...>',
      'say also how these real sheets of the old version would move: files, folders or patterns',
    )
    .addOption(
      new Option(
        '--scale <rule>',
        'with --sheets, what becomes of a level where the two have other scales',
      ).choices(['clamp', 'proportional', 'ask-again']),
    )
    .option('--width <columns>', 'lay the text out in this many columns (40 to 400)', parseWidth)
    .addHelpText(
      'after',
      examples([
        'waymark diff housing-1.0.0.yaml housing.yaml',
        'waymark diff git:main:housing.yaml housing.yaml --fail-on version',
        'waymark diff git:v1.2.0:housing.yaml housing.yaml --format markdown -o comment.md',
        'waymark diff git:main:housing.yaml housing.yaml --sheets sheets/',
        'waymark diff public-sector-digital-transformation housing.yaml',
      ]),
    )
    .action(async (old, now, _options, command: Command) => {
      const { diff } = await import('../../commands/diff.js');
      done(await diff(io, old, now, command.optsWithGlobals()));
    });
}
