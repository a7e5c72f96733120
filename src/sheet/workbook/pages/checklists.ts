import type { WriteSheet } from 'hucre/xlsx';
import { describeTicks } from '../../../framework/checklist.js';
import { columns, worksheets } from '../layout.js';
import { type Asked, oneLine } from './answers.js';
import type { WorkbookLists } from './lists.js';
import { linesOf, Page } from './page.js';
import * as styles from './styles.js';

/** One row an item. @returns null where no criterion has a checklist */
export function checklistsPage(asked: readonly Asked[], lists: WorkbookLists): WriteSheet | null {
  const page = new Page(worksheets.checklists, [18, 26, 20, 60, 14, 34]);
  page.header(...Object.values(columns.checklists));
  for (const { criterion } of asked) {
    const needed = describeTicks(criterion);
    for (const [index, { id, title }] of criterion.checklist.entries()) {
      page.row(
        [criterion.id, styles.quiet],
        [oneLine(criterion.title), styles.strong],
        [id, styles.quiet],
        [oneLine(title), styles.text],
        [null, styles.inputStrong],
        [index === 0 && needed !== '' ? `Ticks needed: ${needed}` : '', styles.text],
      );
      page.lines(
        Math.max(
          linesOf(title, 60),
          linesOf(criterion.title, 25),
          linesOf(criterion.id, 20),
          linesOf(id, 22),
          index === 0 ? linesOf(`Ticks needed: ${needed}`, 34) : 1,
        ),
      );
    }
  }
  if (page.length === 1) return null;
  page.expect(4, { from: 1 }, lists.ticks());
  return page.finish({ hasHeader: true });
}
