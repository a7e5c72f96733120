import { Argument, type Command } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';

/** JSON Schemas. */
export function addSchema(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('schema')
    .helpGroup(groups.authors)
    .summary('print a JSON Schema, for editors and programs')
    .description(
      'Prints the JSON Schema of framework files, of answer sheets, of cases or of assessments, the JSON that “report” prints. With --framework the schema of sheets, or of cases, knows that framework: an editor then offers its questions, levels and checklists, and underlines what is wrong.',
    )
    .addArgument(
      new Argument('<kind>', 'what the schema is for').choices(['framework', 'sheet', 'cases', 'assessment']),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option(
      '--framework <framework>',
      'with “sheet” or “cases”, the framework that it should know: an id or a path',
    )
    .addHelpText(
      'after',
      examples([
        'waymark schema framework -o framework.schema.json',
        'waymark schema sheet --framework ./housing.yaml -o sheet.schema.json',
        'waymark schema assessment | jq .properties.plan',
      ]),
    )
    .action(async (kind, _options, command: Command) => {
      const { schema } = await import('../../commands/schema.js');
      done(await schema(io, kind, command.optsWithGlobals()));
    });
}
