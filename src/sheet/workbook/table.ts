import type { CellSource } from '../../source/cells.js';
import type { Findings } from '../../source/findings.js';
import type { Range } from '../../source/source.js';
import { findControl } from '../../terminal/clean.js';
import { closestName } from './answer.js';
import { plain } from './layout.js';
import type { Content, Grid } from './open.js';

/** A cell that is used: what it holds, and where it is. An empty one holds no text. */
export interface Used {
  readonly kind: Content['kind'] | 'empty';
  readonly text: string;
  readonly range: Range;
}

/** A text longer than this is something else: no spreadsheet program lets anybody write it. */
const mostCharacters = 32_767;

/** How far down the header is looked for: somebody may have put a title above it. */
const headerWithin = 20;

/** The cells of a worksheet under the names of their columns. */
export class Table<Name extends string> {
  readonly #grid: Grid;
  readonly #findings: Findings;
  readonly #source: CellSource;
  readonly #columns: ReadonlyMap<string, number>;
  /** The rows below the header, from 0. */
  readonly rows: readonly number[];

  private constructor(
    grid: Grid,
    findings: Findings,
    source: CellSource,
    columns: ReadonlyMap<string, number>,
    headerRow: number,
  ) {
    this.#grid = grid;
    this.#findings = findings;
    this.#source = source;
    this.#columns = columns;
    this.rows = grid.rows.map((_, index) => index).slice(headerRow + 1);
  }

  /**
   * Finds the columns of a worksheet by the names in its header, wherever they are.
   * @param names of the columns that are read @param needed those without which nothing can be read
   * @returns null when they are not there, which `findings` then say
   */
  static find<Name extends string>(
    grid: Grid,
    names: readonly Name[],
    needed: readonly Name[],
    findings: Findings,
    source: CellSource,
  ): Table<Name> | null {
    const isIn = (row: readonly (Content | null)[], name: string) =>
      row.some((content) => content !== null && plain(content.text) === plain(name));
    const headerRow = grid.rows
      .slice(0, headerWithin)
      .findIndex((row) => needed.every((name) => isIn(row, name)));
    const place = (row: number, column: number) =>
      source.place({
        worksheet: grid.name,
        row: row + 1,
        column: column + 1,
        text: grid.rows[row]?.[column]?.text ?? '',
      });
    if (grid.goesOn) {
      findings.add('workbook-too-long', place(grid.rows.length - 1, 0), {
        worksheet: grid.name,
        rows: grid.rows.length,
      });
      return null;
    }
    if (headerRow === -1) {
      const first = grid.rows
        .slice(0, headerWithin)
        .findIndex((row) => needed.some((name) => isIn(row, name)));
      const missing = needed.filter((name) => first === -1 || !isIn(grid.rows[first] ?? [], name));
      findings.add('workbook-columns', place(Math.max(0, first), 0), { worksheet: grid.name, missing });
      return null;
    }
    const columns = new Map<string, number>();
    const unknown: { name: string; column: number }[] = [];
    for (const [column, content] of (grid.rows[headerRow] ?? []).entries()) {
      if (content === null) continue;
      const name = names.find((known) => plain(known) === plain(content.text));
      if (name === undefined) unknown.push({ name: content.text, column });
      else if (columns.has(name)) findings.add('repeated-column', place(headerRow, column), { name });
      else columns.set(name, column);
    }
    // A column of one's own does no harm; one that was renamed would be lost without a word.
    const missing = names.filter((name) => !columns.has(name));
    for (const { name, column } of unknown) {
      const suggestion = closestName(name, missing);
      if (suggestion !== undefined)
        findings.add('workbook-name', place(headerRow, column), { name, suggestion });
    }
    return new Table(grid, findings, source, columns, headerRow);
  }

  get name(): string {
    return this.#grid.name;
  }

  /** True when nothing stands in any of the columns that are read. */
  isEmpty(row: number): boolean {
    return [...this.#columns.values()].every((column) => (this.#grid.rows[row]?.[column] ?? null) === null);
  }

  /**
   * A cell. What no cell may hold becomes a finding, and the cell is then as good as empty.
   * A column that is not there has empty cells, which are placed at the first column.
   */
  cell(row: number, name: Name): Used {
    const column = this.#columns.get(name);
    const content = column === undefined ? null : (this.#grid.rows[row]?.[column] ?? null);
    const text = content?.text ?? '';
    const place = {
      worksheet: this.#grid.name,
      row: row + 1,
      column: (column ?? 0) + 1,
      text: text.slice(0, 1000),
    };
    const range = this.#source.place(place);
    if (content === null) return { kind: 'empty', text: '', range };
    const fault = this.#faultOf(content, range);
    return fault ? { kind: 'empty', text: '', range } : { kind: content.kind, text, range };
  }

  #faultOf({ kind, text }: Content, range: Range): boolean {
    if (kind === 'error') this.#findings.add('workbook-error', range, { error: text });
    else if (kind === 'formula') this.#findings.add('workbook-formula', range, {});
    else if (text.length > mostCharacters)
      this.#findings.add('workbook-text', range, { characters: text.length });
    else {
      const found = findControl(text);
      if (found === -1) return false;
      const code = (text.codePointAt(found) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      this.#findings.add('control-character', range, { character: `U+${code}` });
    }
    return true;
  }
}

/** Says that there is something in a row that does not say what it is for. */
export function reportStray(cells: readonly Used[], findings: Findings): void {
  const first = cells.find(({ text }) => text !== '');
  if (first !== undefined) findings.add('workbook-row', first.range, {});
}
