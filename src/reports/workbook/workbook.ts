import { writeXlsx } from 'hucre/xlsx';
import type { Assessment } from '../../assessment/assessment.js';
import type { Comparison } from '../../comparison/comparison.js';
import { cellText } from '../../source/cell-text.js';
import { Words } from '../words.js';
import { aboutTable } from './about-table.js';
import { changesTable } from './changes-table.js';
import { criteriaTable, stepsTable } from './detail-tables.js';
import { followUpsTable, planTable } from './plan-tables.js';
import { summaryTable } from './summary-table.js';
import { font, worksheetOf } from './table.js';
import { viewsTable } from './views-table.js';

/** The workbook has no date of its own, so that the same assessment gives the same bytes. */
const epoch = new Date(Date.UTC(2000, 0, 1));

/** The assessment as a workbook, for those who go on working with its numbers. It has no formulas. */
export async function renderWorkbook(
  assessment: Assessment,
  comparison: Comparison | null = null,
): Promise<Uint8Array> {
  const words = new Words(assessment);
  const { framework, sheet } = assessment;
  const views = viewsTable(assessment, words);
  const tables = [
    summaryTable(assessment, words),
    stepsTable(assessment, words),
    criteriaTable(assessment),
    planTable(assessment, words),
    ...(views === null ? [] : [views]),
    ...(comparison === null ? [] : [changesTable(comparison)]),
    followUpsTable(assessment, words),
    aboutTable(assessment),
  ];
  return writeXlsx({
    sheets: tables.map(worksheetOf),
    defaultFont: font,
    properties: {
      title: cellText(`${sheet.organisation ?? 'Gap report'}: ${framework.title}`),
      creator: 'Waymark',
      created: epoch,
      modified: epoch,
    },
  });
}
