import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import { type Framework, levelName } from '../../../framework/framework.js';
import type { TemplateOptions } from '../../template.js';
import { type aboutItems, columns, worksheets } from '../layout.js';
import type { WorkbookLists } from './lists.js';
import { linesOf, Page } from './page.js';
import * as styles from './styles.js';

/** What is said of the whole sheet: first what is to be filled in, then what must stay as it is. */
export function aboutPage(
  framework: Framework,
  { framework: named, form }: TemplateOptions,
  lists: WorkbookLists,
): WriteSheet {
  const page = new Page(worksheets.about, [22, 44, 70]);
  const add = (
    item: keyof typeof aboutItems,
    value: string | null,
    style: CellStyle,
    help: string,
  ): number => {
    page.row([item, styles.strong], [value, style], [help, styles.text]);
    page.lines(Math.max(linesOf(help, 70), linesOf(value ?? '', 50)));
    return page.length - 1;
  };
  const { item, value, help } = columns.about;
  page.header(item, value, help);
  add('Organisation', null, styles.input, 'Who is assessed: the council, the agency, the department.');
  const date = add(
    'Date',
    null,
    styles.inputDate,
    'The day of the assessment, such as 2026-11-23 (year, month, day).',
  );
  const usual = `${framework.target} ${levelName(framework, framework.target)}`;
  const target = add(
    'Target',
    null,
    styles.input,
    `The level that you aim at. Leave it empty to keep the target of the framework, which is ${usual} where it says nothing else.`,
  );
  const keep = 'Leave this as it is: the workbook is read back by it.';
  add('Framework', named, styles.quiet, keep);
  add('Framework version', framework.version, styles.quiet, keep);
  add(
    'Form',
    form,
    styles.quiet,
    form === 'short' ? 'The short form: the core questions only.' : 'The full form: every question.',
  );
  page.expect(
    1,
    { from: date, to: date },
    {
      type: 'date',
      operator: 'greaterThan',
      formula1: '1',
      errorStyle: 'warning',
      errorTitle: 'Not a date',
      errorMessage: 'Write the day of the assessment, such as 2026-11-23.',
    },
  );
  page.expect(1, { from: target, to: target }, lists.levels('Choose a level from the list.'));
  return page.finish({ hasHeader: true });
}
