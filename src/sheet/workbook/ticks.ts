import type { Findings } from '../../source/findings.js';
import type { ListNode, ScalarNode } from '../../source/node.js';
import type { Range } from '../../source/source.js';
import { readTick } from './answer.js';
import { columns } from './layout.js';
import { list, scalar } from './nodes.js';
import { reportStray, type Table } from './table.js';

/** The ticks of a criterion, and the first cell that names it. */
export interface Ticks {
  readonly at: Range;
  readonly items: ListNode;
}

interface Checklist {
  readonly at: Range;
  readonly ticked: ScalarNode[];
  /** The row of each item. */
  readonly rows: Map<string, number>;
  isRecorded: boolean;
}

const { criterionId, itemId, tick } = columns.checklists;
type Name = typeof criterionId | typeof itemId | typeof tick;

/** The columns of the worksheet; none of them can be left out. */
export const tickColumns: readonly Name[] = [criterionId, itemId, tick];

/** What is ticked, by criterion. One of whose items nothing is said has no ticks: they were not recorded. */
export function readTicks(table: Table<Name>, findings: Findings): Map<string, Ticks> {
  const checklists = new Map<string, Checklist>();
  for (const row of table.rows) {
    if (table.isEmpty(row)) continue;
    const criterion = table.cell(row, criterionId);
    const item = table.cell(row, itemId);
    const given = table.cell(row, tick);
    if (criterion.text === '' || item.text === '') {
      reportStray([given], findings);
      continue;
    }
    const fresh: Checklist = { at: criterion.range, ticked: [], rows: new Map(), isRecorded: false };
    const known = checklists.get(criterion.text) ?? fresh;
    checklists.set(criterion.text, known);
    const before = known.rows.get(item.text);
    if (before !== undefined) {
      findings.add('workbook-repeated', item.range, { id: item.text, row: before + 1 });
      continue;
    }
    known.rows.set(item.text, row);
    const isTrue = readTick(given, findings);
    if (isTrue !== null) known.isRecorded = true;
    if (isTrue === true) known.ticked.push(scalar(item.text, item.range));
  }
  const ticks = new Map<string, Ticks>();
  for (const [criterion, { at, ticked, isRecorded }] of checklists) {
    if (isRecorded) ticks.set(criterion, { at, items: list(at, ticked) });
  }
  return ticks;
}
