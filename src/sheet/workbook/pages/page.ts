import type { Cell, CellStyle, DataValidation, WriteSheet } from 'hucre/xlsx';

type RichTextRun = NonNullable<Cell['richText']>[number];

import { cellText } from '../../../source/cell-text.js';
import { columnName } from '../../../source/cells.js';
import * as styles from './styles.js';

/** A worksheet in the making. Rows and columns count from 0, and a row is added below those before it. */
export class Page {
  readonly #name: string;
  readonly #widths: readonly number[];
  readonly #cells = new Map<string, Partial<Cell>>();
  readonly #validations: DataValidation[] = [];
  readonly #heights = new Map<number, { height: number }>();
  #rows = 0;

  /** @param widths of the columns, in characters */
  constructor(name: string, widths: readonly number[]) {
    this.#name = name;
    this.#widths = widths;
  }

  /** The number of rows so far. */
  get length(): number {
    return this.#rows;
  }

  /** Adds a row of cells, each a text, a text of several parts or nothing, and how it looks. */
  row(...cells: readonly (readonly [string | readonly RichTextRun[] | null, CellStyle] | null)[]): void {
    for (const [column, cell] of cells.entries()) {
      if (cell === null) continue;
      const [value, style] = cell;
      const key = `${this.#rows},${column}`;
      if (value === null) this.#cells.set(key, { value, style });
      else if (typeof value === 'string' && !value.startsWith('#')) {
        this.#cells.set(key, { value: cellText(value), style });
      } else {
        // A text such as “#REF!” would be written as an error, but not where it is one of parts.
        const runs = typeof value === 'string' ? [{ text: value, ...withFont(style) }] : value;
        this.#cells.set(key, { richText: runs.map((run) => ({ ...run, text: cellText(run.text) })), style });
      }
    }
    this.#rows += 1;
  }

  header(...names: readonly string[]): void {
    this.row(...names.map((name) => [name, styles.header] as const));
  }

  /** Makes the row that was added last as high as a number of lines needs. */
  lines(count: number): void {
    this.#heights.set(this.#rows - 1, { height: Math.min(409, 13 * count + 5) });
  }

  /**
   * Says what belongs in the cells of a column, from a row on.
   * @param from the first row; the last is the one that was added last
   */
  expect(
    column: number,
    rows: { readonly from: number; readonly to?: number },
    what: Omit<DataValidation, 'range'>,
  ): void {
    const name = columnName(column + 1);
    const range = `${name}${rows.from + 1}:${name}${(rows.to ?? this.#rows - 1) + 1}`;
    this.#validations.push({ allowBlank: true, showErrorMessage: true, ...what, range });
  }

  /** @param more what is not usual: a hidden worksheet, columns that stay in view */
  finish(more: Partial<WriteSheet> & { readonly hasHeader: boolean }): WriteSheet {
    const { hasHeader, ...rest } = more;
    return {
      name: this.#name,
      columns: this.#widths.map((width) => ({ width })),
      cells: this.#cells,
      rowDefs: this.#heights,
      dataValidations: this.#validations,
      ...(hasHeader ? { freezePane: { rows: 1 } } : {}),
      // Without a password: it keeps a slip of the hand away, nobody who means it.
      protection: {
        sheet: true,
        selectLockedCells: true,
        selectUnlockedCells: true,
        formatColumns: true,
        formatRows: true,
      },
      pageSetup: {
        paperSize: 'a4',
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: { top: 0.5, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
        ...(hasHeader ? { printTitlesRow: '$1:$1' } : {}),
      },
      headerFooter: { oddFooter: '&L&A&RPage &P of &N' },
      view: { showGridLines: false },
      ...rest,
    };
  }
}

function withFont({ font }: CellStyle) {
  return font === undefined ? {} : { font };
}

/** How many lines a text takes in a column of a width, roughly: a spreadsheet program knows its letters better. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}
