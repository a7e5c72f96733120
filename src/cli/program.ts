import { Argument, Command, Option } from 'commander';
import type { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { cleanLines } from '../terminal/clean.js';
import type { Shell } from './completion.js';
import { examples, exitCodeHelp } from './help.js';
import { addScore } from './score.js';
import { listOf, parseWidth } from './values.js';

/** The commands in `--help`, by who uses them. */
const groups = {
  workshops: 'Workshops:',
  analysts: 'Many sheets:',
  authors: 'Framework files and CI:',
  shell: 'Your shell:',
} as const;

const shells: Shell[] = ['bash', 'zsh', 'fish'];

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

  program
    .command('assess')
    .helpGroup(groups.workshops)
    .summary('ask the questions in the terminal, and report')
    .description(
      'Asks the questions of a framework in the terminal, one a screen, saves each answer as it is given, and ends with the gap report. A sheet that exists is continued at its first open question. You can leave at any time.',
    )
    .argument('[sheet]', 'the answer sheet, new or begun; a name is proposed when absent')
    .option(
      '--framework <framework>',
      'the framework, an id or a path; for a sheet that is begun, the one it names',
    )
    .option('--short', 'for a new sheet, the short form: only the core questions')
    .option('--only <ids...>', 'ask only these phases, steps or criteria', listOf)
    .option('--group <group>', 'ask only what this group should be asked')
    .option('--organisation <name>', 'who is assessed; then it is not asked')
    .option('--date <date>', 'the day of the assessment, such as 2026-11-23; then it is not asked')
    .option(
      '--from <sheet>',
      'show the answers and notes of another sheet, such as last year’s, beside each question',
    )
    .option('--show-scores', 'show the score of a step while it is answered, which may steer the room')
    .option('--plain', 'lines to type instead of keys, for screen readers; always with WAYMARK_PLAIN=1')
    .addHelpText(
      'after',
      examples([
        'waymark assess                                        # asks for the name of the file too',
        'waymark assess council.yaml                           # begins, or goes on',
        'waymark assess council.yaml --only launch growth',
        'waymark assess next.yaml --from council.yaml          # with last time’s answers beside',
        'waymark assess finance.yaml --group finance --short',
      ]),
    )
    .action(async (sheet, _options, command: Command) => {
      const { assess } = await import('../commands/assess.js');
      done(await assess(io, sheet, command.optsWithGlobals()));
    });

  program
    .command('show')
    .helpGroup(groups.workshops)
    .summary('list the frameworks, or print one')
    .description(
      'Lists the bundled frameworks, or prints one: an outline in the terminal, a hand-out for the workshop as Markdown, a code book as CSV, or the file itself to copy and tailor. With an id it prints one phase, step or criterion in full.',
    )
    .argument('[framework]', 'a bundled id, or the path of a framework of your own')
    .argument('[id]', 'a phase, step or criterion; the whole when absent')
    .addOption(
      new Option(
        '-f, --format <format>',
        'terminal, markdown or csv, else by the ending of --output',
      ).choices(['terminal', 'markdown', 'csv']),
    )
    .addOption(
      new Option(
        '--raw',
        'print the file itself, byte for byte, to copy and tailor; also when --output ends in .yaml',
      ).conflicts('format'),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--force', 'with --raw, write over a file that exists')
    .option('--width <columns>', 'lay the text out in this many columns (40 to 400)', parseWidth)
    .addHelpText(
      'after',
      examples([
        'waymark show',
        'waymark show public-sector-digital-transformation',
        'waymark show public-sector-digital-transformation team-skill-mix',
        'waymark show ./housing.yaml --format markdown -o hand-out.md',
        'waymark show public-sector-digital-transformation --raw -o housing.yaml',
      ]),
    )
    .action(async (framework, id, _options, command: Command) => {
      const { show } = await import('../commands/show.js');
      done(await show(io, framework, id, command.optsWithGlobals()));
    });

  program
    .command('template')
    .helpGroup(groups.workshops)
    .summary('print an empty answer sheet to fill in')
    .description(
      'Prints an answer sheet with every question and level as comments, ready to be filled in by hand and valid as it is; or, as CSV, the header of a table for many organisations.',
    )
    .argument(
      '[framework]',
      'a bundled id, or the path of a framework of your own; the bundled one when absent',
    )
    .addOption(
      new Option('-f, --format <format>', 'yaml or csv, else by the ending of --output').choices([
        'yaml',
        'csv',
      ]),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--force', 'write over a file that exists')
    .option('--short', 'the short form: only the core criteria')
    .addHelpText(
      'after',
      examples([
        'waymark template -o council.yaml',
        'waymark template --short -o council.yaml',
        'waymark template ./housing.yaml -o sheets/riverside.yaml',
        'waymark template --format csv -o councils.csv',
      ]),
    )
    .action(async (framework, _options, command: Command) => {
      const { template } = await import('../commands/template.js');
      done(await template(io, framework, command.optsWithGlobals()));
    });

  program
    .command('report')
    .helpGroup(groups.workshops)
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
      const { report } = await import('../commands/report.js');
      done(await report(io, sheet, command.optsWithGlobals()));
    });

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
      const { explain } = await import('../commands/explain.js');
      done(await explain(io, sheet, id, command.optsWithGlobals()));
    });

  addScore(program, groups.analysts, io, done);

  program
    .command('validate')
    .helpGroup(groups.authors)
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
      const { validate } = await import('../commands/validate.js');
      done(await validate(io, files, command.optsWithGlobals()));
    });

  program
    .command('schema')
    .helpGroup(groups.authors)
    .summary('print a JSON Schema, for editors and programs')
    .description(
      'Prints the JSON Schema of framework files, of answer sheets or of assessments, the JSON that “report” prints. With --framework the schema of sheets knows that framework: an editor then offers its questions, levels and checklists, and underlines what is wrong.',
    )
    .addArgument(
      new Argument('<kind>', 'what the schema is for').choices(['framework', 'sheet', 'assessment']),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--framework <framework>', 'with “sheet”, the framework that it should know: an id or a path')
    .addHelpText(
      'after',
      examples([
        'waymark schema framework -o framework.schema.json',
        'waymark schema sheet --framework ./housing.yaml -o sheet.schema.json',
        'waymark schema assessment | jq .properties.plan',
      ]),
    )
    .action(async (kind, _options, command: Command) => {
      const { schema } = await import('../commands/schema.js');
      done(await schema(io, kind, command.optsWithGlobals()));
    });

  program
    .command('completion')
    .helpGroup(groups.shell)
    .summary('print the completion script of a shell')
    .description(
      'Prints a script that lets your shell complete the commands, options and values of waymark when you press Tab.',
    )
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText(
      'after',
      examples([
        'eval "$(waymark completion bash)"                                 # in ~/.bashrc',
        'eval "$(waymark completion zsh)"                                  # in ~/.zshrc, after compinit',
        'waymark completion fish > ~/.config/fish/completions/waymark.fish',
      ]),
    )
    .action(async (shell: Shell) => {
      const { renderCompletion } = await import('./completion.js');
      io.stdout.write(renderCompletion(shell, program));
    });

  return program;
}
