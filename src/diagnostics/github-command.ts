import { showControlsInLines } from '../terminal/clean.js';

/** What an annotation is about. `file` is a path from the root of the repository. */
export interface Annotation {
  readonly file: string;
  readonly title: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly col?: number;
  /** The first column after it. */
  readonly endColumn?: number;
}

/**
 * One workflow command of GitHub Actions, with the escapes of its toolkit:
 * `::error file=a.yaml,line=2,endLine=2,col=3,endColumn=9,title=…::message`.
 */
export function githubCommand(
  severity: 'error' | 'warning' | 'notice',
  { file, title, ...place }: Annotation,
  message: string,
): string {
  const properties = {
    // The runner drops a “=” at the beginning of a value; before a path, `./` says the same.
    file: escapeProperty(file.startsWith('=') ? `./${file}` : file),
    ...place,
    // Last: the runner drops the space at the end of the last property, which a file name may need.
    title: escapeProperty(title),
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${value}`);
  return `::${severity} ${written.join(',')}::${escapeData(message)}`;
}

/**
 * A text for the log of a job, in which nothing is taken for a command: a file could hold `##[stop-commands]…`, and so
 * hide every finding after it. A character without width stands in such a place; all else is as it was.
 */
export function disarmForGithub(text: string): string {
  return text.replace(/##(?=\[)/g, '##\u2060').replace(/^([^\S\n]*:)(?=:)/gm, '$1\u2060');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/** As the toolkit of GitHub Actions escapes; other control characters have no escape and are made visible. */
function escapeData(text: string): string {
  return showControlsInLines(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
