import { parse } from 'yaml';
import { fileIn, footer, Terminal, type TerminalOptions } from './terminal.js';

/** The sheet of a workshop that only a part of is looked at. */
export const sheet = 'council.yaml';
const options = [sheet, '--organisation', 'Riverside Council', '--date', '2026-11-23'];

/** A new sheet at its first question: nobody is named, and the targets are the framework's. */
export async function atFirstQuestion(
  more: readonly string[] = [],
  terminalOptions: TerminalOptions = {},
): Promise<Terminal> {
  const terminal = await Terminal.assess([...options, ...more], terminalOptions);
  await terminal.sees('Name or role', footer.text);
  await terminal.press('Enter');
  await terminal.sees('Targets', footer.list);
  await to(terminal, 1, 'Enter');
  return terminal;
}

/** Presses keys, and waits for the question that they lead to, past its tick list. */
export async function to(terminal: Terminal, question: number, ...keys: string[]): Promise<string> {
  if (keys.length > 0) await terminal.press(...keys);
  return terminal.sees(`Question ${question} of 38`, 'Level  <', footer.question);
}

/** Answers one question after another, each with the next of the levels. */
export async function levels(terminal: Terminal, first: number, given: string): Promise<void> {
  for (const [index, level] of [...given].entries()) {
    await to(terminal, first + index + 1, level, 'Enter');
  }
}

/** Presses keys, and waits for the tick list that they lead to. */
export async function toTicks(terminal: Terminal, ...keys: string[]): Promise<string> {
  if (keys.length > 0) await terminal.press(...keys);
  return terminal.sees('Ticked:', footer.ticks);
}

/** Writes a line of text where it is asked for. */
export async function write(terminal: Terminal, asked: string, text: string): Promise<void> {
  await terminal.sees(asked, footer.text);
  await terminal.type(text);
  await terminal.press('Enter');
}

/** What the sheet holds. */
export function answersIn(folder: string): Record<string, unknown> {
  return parse(fileIn(folder, sheet)).answers;
}
