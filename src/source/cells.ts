import type { Place, Position } from '../diagnostics/diagnostic.js';
import type { Findings } from './findings.js';
import type { Node } from './node.js';
import { type Range, Source } from './source.js';

/** A cell of a workbook that something may be said about. */
export interface PlacedCell {
  readonly worksheet: string;
  /** From 1, as a spreadsheet program counts. */
  readonly row: number;
  /** From 1: the column A is 1. */
  readonly column: number;
  /** What it shows. */
  readonly text: string;
}

/** How much of a cell is shown under a message. */
const mostShown = 200;

/**
 * A workbook as a source: what is said of it is said of a cell, whose row is the line and whose column is the column.
 * It has no text; its tree is planted from its cells, each of which gets a range of its own.
 */
export class CellSource extends Source {
  readonly #plant: (findings: Findings, source: CellSource) => Node | null;
  readonly #cells: PlacedCell[] = [];

  /** @param plant makes the tree, and says what is wrong with the cells; each cell that it uses it gives to `place` */
  constructor(file: string, plant: (findings: Findings, source: CellSource) => Node | null) {
    super(file, '');
    this.#plant = plant;
  }

  plant(findings: Findings): Node | null {
    return this.#plant(findings, this);
  }

  /** Gives a cell its range. */
  place(cell: PlacedCell): Range {
    this.#cells.push(cell);
    // The place 0 is that of the whole workbook.
    return { start: this.#cells.length, end: this.#cells.length };
  }

  /** A workbook cannot be changed by writing another text into it. */
  override get isText(): boolean {
    return false;
  }

  override positionAt(offset: number): Position {
    const { row, column } = this.#cells[offset - 1] ?? { row: 1, column: 1 };
    return { line: row, column };
  }

  override placeAt({ start }: Range): Required<Place> {
    const cell = this.#cells[start - 1];
    const at = this.positionAt(start);
    const end = { line: at.line, column: at.column + 1 };
    if (cell === undefined) return { file: this.file, start: at, end, excerpt: '', excerptColumn: 1 };
    const name = `${cell.worksheet}!${columnName(cell.column)}${cell.row}`;
    // The caret is put under the column counted from where the excerpt begins, which must not be after the first.
    const before = name.padEnd(Math.max(name.length + 2, cell.column - 1));
    const shown = cell.text.replace(/\s+/g, ' ').slice(0, mostShown);
    return {
      file: this.file,
      start: at,
      end,
      excerpt: `${before}${shown === '' ? '(empty)' : shown}`,
      excerptColumn: cell.column - before.length,
    };
  }
}

/** What a spreadsheet calls a column: 1 is A, 27 is AA. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  const before = Math.floor((column - 1) / 26);
  return before === 0 ? last : columnName(before) + last;
}
