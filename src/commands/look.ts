import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UsageError } from '../exit-codes.js';
import type { Io } from '../io.js';
import type { PageLook } from '../reports/look.js';
import { loadSource } from './load.js';

/** The options of a command that can write a page. */
export interface LookOptions {
  /** Instead of the page's own title. */
  readonly title?: string;
  /** A file with a style sheet of one's own. */
  readonly css?: string;
}

/**
 * What was asked for the look of a page.
 * @param isPage whether a page is written at all: in any other format the options would do nothing, which is said
 * @returns null in `look` when the style sheet cannot be read
 */
export async function loadLook(
  io: Io,
  { title, css }: LookOptions,
  isPage: boolean,
): Promise<
  { look: PageLook; diagnostics: readonly [] } | { look: null; diagnostics: readonly Diagnostic[] }
> {
  if (!isPage && (title !== undefined || css !== undefined)) {
    throw new UsageError(
      `--${title === undefined ? 'css' : 'title'} is for a page. Ask for one with --format html, or with --output and a name that ends in .html.`,
    );
  }
  if (title?.trim() === '') throw new UsageError('--title is empty. Leave it out for the usual title.');
  if (css === '-') throw new UsageError('--css names a file: standard input is for the sheet.');
  if (css === undefined) return { look: { title: title ?? null, css: null }, diagnostics: [] };
  const { source, diagnostic } = await loadSource(io, css);
  if (source === null) return { look: null, diagnostics: [diagnostic] };
  return { look: { title: title ?? null, css: source.text }, diagnostics: [] };
}
