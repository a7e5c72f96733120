import type { WriteSheet } from 'hucre/xlsx';
import { columns, worksheets } from '../layout.js';
import { type Asked, oneLine } from './answers.js';
import type { WorkbookLists } from './lists.js';
import { linesOf, Page } from './page.js';
import * as styles from './styles.js';

/** Targets for phases and steps; those for criteria stand beside the answers. */
export function targetsPage(asked: readonly Asked[], lists: WorkbookLists): WriteSheet {
  const page = new Page(worksheets.targets, [32, 12, 64, 18]);
  page.header(...Object.values(columns.targets));
  const seen = new Set<string>();
  const add = (id: string, part: string, title: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    page.row(
      [id, styles.quiet],
      [part, styles.text],
      [oneLine(title), part === 'Phase' ? styles.strong : styles.text],
      [null, styles.input],
    );
    page.lines(Math.max(linesOf(title, 62), linesOf(id, 34)));
  };
  for (const { phase, step } of asked) {
    add(phase.id, 'Phase', phase.title);
    add(step.id, 'Step', step.title);
  }
  page.expect(3, { from: 1 }, lists.levels('Choose a level, or leave the cell empty.'));
  return page.finish({ hasHeader: true });
}
