import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { all, parseCount } from '../values.js';

/** The check of frameworks and sheets. */
export function addValidate(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('validate')
    .helpGroup(groups.authors)
    .summary('check frameworks, answer sheets and cases')
    .description(
      'Checks framework files, answer sheets and golden cases, and reports every problem with its place in the file. What a file is, is told by its content. A sheet is checked against the framework that it names.',
    )
    .argument(
      '[files...]',
      'frameworks, sheets and cases, YAML or JSON: files, folders, or patterns in quotation marks; “-” reads standard input',
    )
    .option(
      '-f, --format <format>',
      'text, json, github, gitlab, sarif or junit, each also with a file: sarif=findings.sarif; repeat for more. Text when absent, and what the service shows in GitHub Actions and GitLab CI',
      all,
    )
    .option('-o, --output <file>', 'write the findings to a file')
    .option('--framework <framework>', 'check sheets against this framework, an id or a path')
    .option('--stdin-filename <file>', 'what to call standard input')
    .addOption(
      new Option('--fail-on <severity>', 'end with 1 when there is one of these; error when absent').choices([
        'error',
        'warning',
      ]),
    )
    .option('--max-warnings <number>', 'end with 1 when there are more warnings', parseCount)
    .option('--fix', 'mend what can be mended for certain, in the files themselves')
    .option('--config <file>', 'the settings of the project, else waymark.config.yaml here or above')
    .option('--no-config', 'use no settings')
    .option('--explain [code]', 'list every kind of problem, or explain one')
    .addHelpText(
      'after',
      examples([
        'waymark validate frameworks/housing.yaml',
        'waymark validate frameworks/ sheets/',
        'waymark validate housing.yaml --fix',
        'waymark validate frameworks/ --format github --format sarif=findings.sarif',
        'waymark validate frameworks/ --fail-on warning',
        'waymark validate --explain requirement-cycle',
      ]),
    )
    .action(async (files, _options, command: Command) => {
      const { validate } = await import('../../commands/validate.js');
      done(await validate(io, files, command.optsWithGlobals()));
    });
}
