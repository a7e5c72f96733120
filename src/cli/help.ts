import { exitCodeMeanings } from '../exit-codes.js';

/** The commands in `--help`, by who uses them. */
export const groups = {
  workshops: 'Workshops:',
  analysts: 'Many sheets:',
  authors: 'Framework files and CI:',
  shell: 'Your shell:',
} as const;

/** Commands as the last part of a help page. */
export function examples(commands: readonly string[]): string {
  return `\nExamples:\n${commands.map((command) => `  ${command}`).join('\n')}\n`;
}

/** What each exit code means, under every help page. */
export function exitCodeHelp(): string {
  const lines = exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padEnd(5)}${meaning}`);
  return `\nExit codes:\n${lines.join('\n')}\n`;
}
