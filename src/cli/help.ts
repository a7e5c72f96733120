import { exitCodeMeanings } from '../exit-codes.js';

/** Commands as the last part of a help page. */
export function examples(commands: readonly string[]): string {
  return `\nExamples:\n${commands.map((command) => `  ${command}`).join('\n')}\n`;
}

/** What each exit code means, under every help page. */
export function exitCodeHelp(): string {
  const lines = exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padEnd(5)}${meaning}`);
  return `\nExit codes:\n${lines.join('\n')}\n`;
}
