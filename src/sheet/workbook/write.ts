import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type Framework, listCriteria } from '../../framework/framework.js';
import { cellText } from '../../source/cell-text.js';
import type { TemplateOptions } from '../template.js';
import { aboutPage } from './pages/about.js';
import { answersPage } from './pages/answers.js';
import { checklistsPage } from './pages/checklists.js';
import { instructionsPage } from './pages/instructions.js';
import { WorkbookLists } from './pages/lists.js';
import { respondentsPage } from './pages/respondents.js';
import { font } from './pages/styles.js';
import { targetsPage } from './pages/targets.js';

export interface WorkbookOptions extends TemplateOptions {
  /** When it is made, for the properties of the file. */
  readonly made: Date;
}

/**
 * An answer sheet as a workbook to fill in, valid as it is, with nothing answered.
 * @returns the bytes of the file
 */
export async function workbookTemplate(framework: Framework, options: WorkbookOptions): Promise<Uint8Array> {
  const lists = new WorkbookLists(framework);
  const asked = listCriteria(framework).filter(({ criterion }) => options.form === 'full' || criterion.core);
  const pages: (WriteSheet | null)[] = [
    instructionsPage(framework, options.form, asked),
    aboutPage(framework, options, lists),
    answersPage(framework, asked, lists),
    checklistsPage(asked, lists),
    respondentsPage(framework, lists),
    targetsPage(asked, lists),
    lists.page(),
  ];
  const { made } = options;
  return writeXlsx({
    sheets: pages.filter((page) => page !== null),
    properties: { title: cellText(framework.title), creator: 'Waymark', created: made, modified: made },
    defaultFont: font,
  });
}
