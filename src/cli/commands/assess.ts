import type { Command } from 'commander';
import type { ExitCode } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { examples, groups } from '../help.js';
import { listOf } from '../values.js';

/** The questionnaire. */
export function addAssess(program: Command, io: Io, done: (code: ExitCode) => void): void {
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
    .option(
      '--discuss',
      'only what the respondents of a merged sheet see differently; their votes are hidden until you show them',
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
        'waymark assess consensus.yaml --discuss               # what “merge” has found',
      ]),
    )
    .action(async (sheet, _options, command: Command) => {
      const { assess } = await import('../../commands/assess.js');
      done(await assess(io, sheet, command.optsWithGlobals()));
    });
}
