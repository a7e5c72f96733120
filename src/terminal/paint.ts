import { Chalk, type ChalkInstance } from 'chalk';

export type Style = 'strong' | 'dim' | 'warning' | 'bad';

/** Adds a style to a text, or leaves the text as it is where there is no colour. */
export type Paint = (style: Style, text: string) => string;

/** @param level 0 none, 1 sixteen colours; terminal/color.ts decides which */
export function createPaint(level: 0 | 1): Paint {
  const chalk = new Chalk({ level });
  const styles: Record<Style, ChalkInstance> = {
    strong: chalk.bold,
    dim: chalk.dim,
    warning: chalk.yellow,
    bad: chalk.red,
  };
  return (style, text) => (text === '' ? '' : styles[style](text));
}

export const noPaint: Paint = (_style, text) => text;
