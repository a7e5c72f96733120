import { Argument, type Command } from 'commander';
import type { Io } from '../../io.js';
import type { Shell } from '../completion.js';
import { examples, groups } from '../help.js';

const shells: Shell[] = ['bash', 'zsh', 'fish'];

/** Shell completion. */
export function addCompletion(program: Command, io: Io): void {
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
      const { renderCompletion } = await import('../completion.js');
      io.stdout.write(renderCompletion(shell, program));
    });
}
