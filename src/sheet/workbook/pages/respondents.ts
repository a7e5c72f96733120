import type { WriteSheet } from 'hucre/xlsx';
import type { Framework } from '../../../framework/framework.js';
import { columns, worksheets } from '../layout.js';
import { oneLine } from './answers.js';
import type { WorkbookLists } from './lists.js';
import { Page } from './page.js';
import * as styles from './styles.js';

/** Rows for people. More may be written below. */
const rows = 30;

/** Who answered, and beside it the groups that they may speak for. */
export function respondentsPage({ groups }: Framework, lists: WorkbookLists): WriteSheet {
  const hasGroups = groups.length > 0;
  const page = new Page(worksheets.respondents, hasGroups ? [36, 24, 4, 24, 56] : [36, 24]);
  const { name, group, groups: known, who } = columns.respondents;
  const heads = [name, group].map((title) => [title, styles.header] as const);
  page.row(
    ...heads,
    null,
    ...(hasGroups ? [known, who].map((title) => [title, styles.header] as const) : []),
  );
  for (let row = 0; row < Math.max(rows, groups.length); row += 1) {
    const beside = groups[row];
    page.row(
      [null, styles.input],
      [null, styles.input],
      null,
      ...(beside === undefined
        ? []
        : ([
            [beside.id, styles.text],
            [oneLine(beside.title), styles.text],
          ] as const)),
    );
  }
  const choice = lists.groups();
  if (choice !== null) page.expect(1, { from: 1 }, choice);
  return page.finish({ hasHeader: true });
}
