import { Command, Option } from 'commander';
import type { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { cleanLines } from '../terminal/clean.js';
import { addAssess } from './commands/assess.js';
import { addCompare } from './commands/compare.js';
import { addCompletion } from './commands/completion.js';
import { addDiff } from './commands/diff.js';
import { addExplain } from './commands/explain.js';
import { addMerge } from './commands/merge.js';
import { addMigrate } from './commands/migrate.js';
import { addPlan } from './commands/plan.js';
import { addReport } from './commands/report.js';
import { addSchema } from './commands/schema.js';
import { addScore } from './commands/score.js';
import { addShow } from './commands/show.js';
import { addTemplate } from './commands/template.js';
import { addTest } from './commands/test.js';
import { addValidate } from './commands/validate.js';
import { examples, exitCodeHelp, groups } from './help.js';

/**
 * The commands and their options. Each loads its own code when it runs, so that a start costs no more than
 * what is asked for.
 * @param done takes the exit code of the command that ran
 */
export function buildProgram(io: Io, version: string, done: (code: ExitCode) => void): Command {
  const program = new Command('waymark')
    .description('Maturity assessments: where an organisation stands, and which way to go next.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpCommand(
      new Command('help')
        .argument('[command]')
        .description('print the help of a command')
        .helpGroup(groups.shell),
    )
    .option('--color', 'use colour even where it would not be')
    .option('--no-color', 'use no colour')
    .addOption(new Option('--debug', 'print the stack trace of a bug').hideHelp())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      // A message quotes what was typed.
      outputError: (text, write) => write(cleanLines(text)),
      getOutHelpWidth: () => Math.min(100, io.stdout.columns ?? 80),
      getErrHelpWidth: () => Math.min(100, io.stderr.columns ?? 80),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError()
    .showHelpAfterError('Run “waymark --help” to see how it is used.')
    .addHelpText('afterAll', exitCodeHelp())
    .addHelpText(
      'after',
      examples([
        'waymark assess council.yaml            # the questions, one by one; then the report',
        'waymark template -o council.yaml       # or an empty sheet, to fill in by hand',
        'waymark report council.yaml            # where it stands, and what to do now',
        'waymark explain council.yaml targets   # where that score comes from',
        'waymark score sheets/                  # many sheets, one table',
        'waymark validate council.yaml          # every mistake, with its line',
      ]),
    );

  addAssess(program, io, done);
  addShow(program, io, done);
  addTemplate(program, io, done);
  addReport(program, io, done);
  addPlan(program, io, done);
  addMerge(program, io, done);
  addCompare(program, io, done);
  addExplain(program, io, done);
  addScore(program, io, done);
  addValidate(program, io, done);
  addTest(program, io, done);
  addDiff(program, io, done);
  addMigrate(program, io, done);
  addSchema(program, io, done);
  addCompletion(program, io);
  return program;
}
