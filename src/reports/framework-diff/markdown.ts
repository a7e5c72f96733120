import { renderMarkdown } from '../markdown.js';
import { diffDocument } from './document.js';
import type { DiffReport } from './report.js';

/** The most characters that GitHub takes in a comment. */
const longestComment = 65_536;

/** Fewer and fewer changes of each grade, until the comment is short enough. */
const fewer = [undefined, 100, 30, 10, 3, 0];

/** A comment for a pull request: the summary first, the changes folded under it. */
export function renderDiffMarkdown(report: DiffReport): string {
  let text = '';
  for (const most of fewer) {
    const options = { marks: 'strong', isFolded: true, ...(most !== undefined && { most }) } as const;
    text = withoutReferences(renderMarkdown(diffDocument(report, options)));
    if (text.length <= longestComment) break;
  }
  return text;
}

/**
 * In a comment `@name` calls somebody and `#12` points at an issue. A text of a framework means neither; a space
 * without width keeps the two apart and leaves the text as it looks.
 */
function withoutReferences(text: string): string {
  return text.replace(/(?<![&\w])([@#])(?=\w)/g, '$1\u200b');
}
