import type { DataValidation, WriteSheet } from 'hucre/xlsx';
import type { Framework } from '../../../framework/framework.js';
import { columnName } from '../../../source/cells.js';
import { evidenceGrades } from '../../sheet.js';
import { columns, notApplicableAnswer, unknownAnswer, worksheets } from '../layout.js';
import { Page } from './page.js';
import * as styles from './styles.js';

/**
 * What the drop-downs offer. It stands in cells of a hidden worksheet, since a list inside a rule of a cell may be
 * neither long nor have commas in its values, which the names of levels may have.
 */
export class WorkbookLists {
  readonly #lists: readonly { readonly name: string; readonly values: readonly string[] }[];

  constructor({ scale, groups }: Framework) {
    const levels = scale.map(({ level, name }) => `${level} ${name}`);
    this.#lists = [
      { name: columns.lists.level, values: levels },
      { name: 'Answers', values: [...levels, unknownAnswer] },
      { name: 'Answers, also not applicable', values: [...levels, unknownAnswer, notApplicableAnswer] },
      { name: 'Evidence', values: evidenceGrades },
      { name: 'Ticks', values: ['yes', 'no'] },
      { name: 'Groups', values: groups.map(({ id }) => id) },
    ];
  }

  levels(message: string): Omit<DataValidation, 'range'> {
    return this.#choice(0, message);
  }

  answers(isNotApplicableAllowed: boolean): Omit<DataValidation, 'range'> {
    return this.#choice(
      isNotApplicableAllowed ? 2 : 1,
      'Choose from the list. The number of a level is enough.',
    );
  }

  evidence(): Omit<DataValidation, 'range'> {
    return this.#choice(3, 'Choose asserted, seen or corroborated, or leave the cell empty.');
  }

  ticks(): Omit<DataValidation, 'range'> {
    return this.#choice(4, 'Choose yes or no, or leave the cell empty.');
  }

  /** Null where the framework names no groups: then any may be written. */
  groups(): Omit<DataValidation, 'range'> | null {
    return this.#lists[5]?.values.length === 0 ? null : this.#choice(5, 'Choose a group from the list.');
  }

  #choice(index: number, message: string): Omit<DataValidation, 'range'> {
    const column = columnName(index + 1);
    const last = (this.#lists[index]?.values.length ?? 0) + 1;
    return {
      type: 'list',
      formula1: `${worksheets.lists}!$${column}$2:$${column}$${last}`,
      // A warning can be passed over: what is typed is read with more forbearance than a list has.
      errorStyle: 'warning',
      errorTitle: 'Not in the list',
      errorMessage: message,
    };
  }

  page(): WriteSheet {
    const page = new Page(
      worksheets.lists,
      this.#lists.map(() => 28),
    );
    page.header(...this.#lists.map(({ name }) => name));
    const most = Math.max(...this.#lists.map(({ values }) => values.length));
    for (let row = 0; row < most; row += 1) {
      page.row(
        ...this.#lists.map(({ values }) => {
          const value = values[row];
          return value === undefined ? null : ([value, styles.text] as const);
        }),
      );
    }
    return page.finish({ hasHeader: true, hidden: true });
  }
}
