import type { KeypressEvent } from '@inquirer/core';
import type { Command } from '../dialogue.js';

/** A key as readline tells it; signs such as “?” have no name. */
export type Pressed = KeypressEvent & { readonly sequence?: string; readonly meta?: boolean };

/** The command that a key stands for, whether it is typed as a capital or not; Escape goes back everywhere. */
export function commandOf<Name extends string>(
  commands: readonly Command<Name>[],
  key: Pressed,
): Command<Name> | undefined {
  if (key.ctrl || key.meta) return undefined;
  if (key.name === 'escape') return commands.find(({ name }) => name === 'back');
  const pressed = (key.sequence ?? key.name)?.toLowerCase();
  return commands.find((command) => command.key === pressed);
}

/** The prompts draw their own cursor where there is something to type. */
export const hideCursor = '\u001b[?25l';
