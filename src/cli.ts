import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type ExitCode, exitCodeMeanings, exitCodes, UsageError } from './exit-codes.js';
import { type Io, packageVersion } from './io.js';

export { processIo } from './io.js';

/**
 * Runs the program. It reads and writes only through `io`, and never ends the process.
 * @param argv the arguments, without the names of node and of the program
 * @returns the exit code
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const program = buildProgram(io, packageVersion(), (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return explainFailure(error, argv, io);
  }
}

function explainFailure(error: unknown, argv: readonly string[], io: Io): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has printed its message already.
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
  if (error instanceof UsageError) {
    io.stderr.write(`waymark: ${error.message}\n`);
    return exitCodes.usage;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  io.stderr.write(
    `waymark: ${message}\nThis is a bug in waymark. Please report it with the command that led to it.\n`,
  );
  io.stderr.write(argv.includes('--debug') ? `${stack}\n` : 'With --debug it says where it happened.\n');
  return exitCodes.bug;
}

function buildProgram(io: Io, version: string, done: (code: ExitCode) => void): Command {
  const program = new Command('waymark')
    .description('Maturity assessments: where an organisation stands, and which way to go next.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .option('--color', 'use colour even where it would not be')
    .option('--no-color', 'use no colour')
    .addOption(new Option('--debug', 'print the stack trace of a bug').hideHelp())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => Math.min(100, io.stdout.columns ?? 80),
      getErrHelpWidth: () => Math.min(100, io.stderr.columns ?? 80),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError()
    .showHelpAfterError('Run “waymark --help” to see how it is used.')
    .addHelpText('afterAll', exitCodeHelp());

  program
    .command('report')
    .summary('print the gap report of one answer sheet')
    .description(
      'Prints the gap report of one answer sheet: where the organisation stands, what to do now, what not to start yet, every step in detail, what comes next and later, and how sure all this is.',
    )
    .argument('<sheet>', 'the answer sheet, YAML or JSON; “-” reads standard input')
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
    .option('--no-notes', 'leave out notes and the names of people')
    .option('--width <columns>', 'lay the terminal report out in this many columns (40 to 400)', parseWidth)
    .addHelpText(
      'after',
      examples([
        'waymark report council.yaml',
        'waymark report council.yaml --format markdown -o report.md',
        'waymark report council.yaml --format json | jq .overall.score',
      ]),
    )
    .action(async (sheet, _options, command: Command) => {
      const { report } = await import('./commands/report.js');
      done(await report(io, sheet, command.optsWithGlobals()));
    });

  program
    .command('explain')
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
      const { explain } = await import('./commands/explain.js');
      done(await explain(io, sheet, id, command.optsWithGlobals()));
    });

  program
    .command('validate')
    .summary('check frameworks and answer sheets')
    .description(
      'Checks framework files and answer sheets and reports every problem with its place in the file. What a file is, is told by its content. A sheet is checked against the framework that it names.',
    )
    .argument('[files...]', 'frameworks and sheets, YAML or JSON; “-” reads standard input')
    .addOption(new Option('-f, --format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .option('-o, --output <file>', 'write the findings to a file')
    .option('--framework <framework>', 'check sheets against this framework, an id or a path')
    .option('--explain [code]', 'list every kind of problem, or explain one')
    .addHelpText(
      'after',
      examples([
        'waymark validate frameworks/housing.yaml',
        'waymark validate frameworks/*.yaml sheets/*.yaml',
        'waymark validate --explain requirement-cycle',
      ]),
    )
    .action(async (files, _options, command: Command) => {
      const { validate } = await import('./commands/validate.js');
      done(await validate(io, files, command.optsWithGlobals()));
    });

  return program;
}

function parseWidth(text: string): number {
  const width = Number(text);
  if (!/^\d+$/.test(text) || width < 40 || width > 400) {
    throw new InvalidArgumentError('Give a whole number from 40 to 400.');
  }
  return width;
}

function examples(commands: readonly string[]): string {
  return `\nExamples:\n${commands.map((command) => `  ${command}`).join('\n')}\n`;
}

function exitCodeHelp(): string {
  const lines = exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padEnd(5)}${meaning}`);
  return `\nExit codes:\n${lines.join('\n')}\n`;
}
