import { createPrompt, isEnterKey, isSpaceKey, useKeypress } from '@inquirer/core';
import { hideCursor, type Pressed } from './keypress.js';

export interface PageConfig {
  readonly footer: readonly string[];
}

/** Under something to read: on to the next page, back to the one before, or enough of it. */
export const pagePrompt = createPrompt<'next' | 'previous' | 'back', PageConfig>(({ footer }, done) => {
  useKeypress((key: Pressed) => {
    if (isEnterKey(key) || isSpaceKey(key) || ['right', 'pagedown', 'down'].includes(key.name)) done('next');
    else if (['left', 'pageup', 'up'].includes(key.name)) done('previous');
    else if (key.name === 'escape' || key.name === 'b' || key.sequence === '?') done('back');
  });
  return `${footer.join('\n')}${hideCursor}`;
});
