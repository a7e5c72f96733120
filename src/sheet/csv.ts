import { closest } from '../source/closest.js';
import { type Cell, type Delimiter, parseRecord } from '../source/csv.js';
import type { Findings } from '../source/findings.js';
import type { Entry, MapNode, Node } from '../source/node.js';
import type { Range } from '../source/source.js';

/** The columns that say something about the whole sheet, and the key of a sheet that each stands for. */
const sheetKeyOf = {
  organisation: 'organisation',
  date: 'date',
  framework: 'framework',
  framework_version: 'framework-version',
  form: 'form',
  target: 'target',
} as const;

type SheetColumn = keyof typeof sheetKeyOf;

/** What a column of a table is. */
export type Role =
  | { readonly kind: 'sheet' }
  | { readonly kind: 'about'; readonly column: SheetColumn }
  | { readonly kind: 'answer'; readonly criterion: string }
  /** Carried through. */
  | { readonly kind: 'kept'; readonly name: string }
  /** Without a name, as a comma at the end of each row makes one; nothing may be in it. */
  | { readonly kind: 'nameless' }
  /** Of a long table. */
  | { readonly kind: 'criterion' | 'long-answer' | 'note' };

/** The header of a CSV file. Plain data: it travels to other threads. */
export interface CsvHeader {
  readonly delimiter: Delimiter;
  /** Wide: a row a sheet. Long: a row an answer. */
  readonly shape: 'wide' | 'long';
  readonly roles: readonly Role[];
  /** The column that names the framework of each row, if any. */
  readonly framework: number | null;
}

/** Which columns are carried through: those that are named, or all that are nothing else. */
export type Keep = readonly string[] | 'all';

export interface HeaderOptions {
  readonly delimiter: Delimiter;
  /** The ids of the criteria; null when each row names its framework, and they cannot be known yet. */
  readonly criteria: ReadonlySet<string> | null;
  readonly keep: Keep;
  /** The names of the columns that are carried through, over all inputs; what is found here is added. */
  readonly kept: string[];
}

/**
 * Reads the first row of a table.
 * @returns null when the table cannot be used; `findings` say why
 */
export function readHeader(findings: Findings, range: Range, options: HeaderOptions): CsvHeader | null {
  const cells = parseRecord(findings, range, options.delimiter);
  if (cells === null) return null;
  const names = cells.map(({ value }) => value);
  const shape = ['criterion', 'answer'].every((name) => names.includes(name)) ? 'long' : 'wide';
  const framework = names.indexOf('framework');
  const criteria = framework === -1 ? options.criteria : null;
  const before = findings.diagnostics.length;
  const roles = cells.map((cell, index): Role => {
    if (cell.value !== '' && names.indexOf(cell.value) !== index)
      findings.add('repeated-column', cell.range, { name: cell.value });
    return roleOf(cell, shape, criteria, options, findings);
  });
  if (shape === 'long' && !names.includes('sheet')) {
    findings.add('csv-columns', range, { missing: ['sheet'] });
  } else if (shape === 'wide' && !roles.some(({ kind }) => kind === 'answer')) {
    // It is for another framework: which of its columns are unknown says nothing more.
    findings.diagnostics.length = before;
    findings.add('csv-columns', range, { missing: [] });
  }
  if (findings.diagnostics.length > before) return null;
  return { delimiter: options.delimiter, shape, roles, framework: framework === -1 ? null : framework };
}

function roleOf(
  { value: name, range }: Cell,
  shape: CsvHeader['shape'],
  criteria: ReadonlySet<string> | null,
  { keep, kept }: HeaderOptions,
  findings: Findings,
): Role {
  if (name === '') return { kind: 'nameless' };
  if (name === 'sheet') return { kind: 'sheet' };
  if (Object.hasOwn(sheetKeyOf, name)) return { kind: 'about', column: name as SheetColumn };
  if (shape === 'long') {
    if (name === 'criterion' || name === 'note') return { kind: name };
    if (name === 'answer') return { kind: 'long-answer' };
  } else if (criteria?.has(name)) {
    return { kind: 'answer', criterion: name };
  }
  if (keep === 'all' ? criteria !== null || shape === 'long' : keep.includes(name)) {
    if (!kept.includes(name)) kept.push(name);
    return { kind: 'kept', name };
  }
  // Each row names its framework: whether this is one of its criteria is seen there.
  if (criteria === null && shape === 'wide') return { kind: 'answer', criterion: name };
  const known = [...(criteria ?? []), 'sheet', ...Object.keys(sheetKeyOf)];
  findings.add('unknown-column', range, { name, suggestion: closest(name, known) });
  return { kind: 'sheet' };
}

/** What a row, or the rows of one sheet, say beside the answers. */
export interface CsvSheet {
  readonly root: Node;
  readonly id: Cell | null;
  readonly kept: readonly (string | null)[];
}

/**
 * A row of a wide table as the tree of a sheet, with every value at its cell.
 * @param framework what the sheet names as its framework when the row does not
 * @returns null when the row is empty, or broken, which `findings` then say
 */
export function readWideRow(
  findings: Findings,
  range: Range,
  header: CsvHeader,
  framework: string,
  keptNames: readonly string[],
): CsvSheet | null {
  const cells = parseRecord(findings, range, header.delimiter);
  if (cells === null || cells.every(({ value }) => value === '')) return null;
  if (!countCells(cells, header, range, findings)) return null;
  const sheet = new SheetTree(findings, range, framework, keptNames);
  for (const [index, role] of header.roles.entries()) {
    const cell = cells[index];
    if (cell === undefined || cell.value === '') continue;
    if (role.kind === 'answer') sheet.answer({ value: role.criterion, range: cell.range }, cell, null);
    else sheet.about(role, cell);
  }
  return sheet.finish();
}

/** @returns the sheet that a row belongs to; null when it is empty, or broken, which `findings` then say */
export function sheetOfLongRow(findings: Findings, range: Range, header: CsvHeader): string | null {
  const cells = parseRecord(findings, range, header.delimiter);
  if (cells === null || cells.every(({ value }) => value === '')) return null;
  if (!countCells(cells, header, range, findings)) return null;
  const sheet = cells[header.roles.findIndex(({ kind }) => kind === 'sheet')];
  if (sheet === undefined || sheet.value === '') {
    findings.add('row-without-id', sheet?.range ?? range, { column: 'sheet' });
    return null;
  }
  return sheet.value;
}

/** The rows of one sheet of a long table as its tree. @param rows where they are, each in order */
export function joinLongRows(
  findings: Findings,
  rows: readonly Range[],
  header: CsvHeader,
  framework: string,
  keptNames: readonly string[],
): CsvSheet {
  const start = rows[0] ?? { start: 0, end: 0 };
  const sheet = new SheetTree(findings, start, framework, keptNames);
  const place = (kind: Role['kind']) => header.roles.findIndex((role) => role.kind === kind);
  const [criterion, answer, note] = [place('criterion'), place('long-answer'), place('note')];
  for (const range of rows) {
    const cells = parseRecord(findings, range, header.delimiter) ?? [];
    for (const [index, role] of header.roles.entries()) {
      const cell = cells[index];
      if (cell !== undefined && cell.value !== '') sheet.about(role, cell);
    }
    const id = cells[criterion];
    const given = cells[answer];
    if (id === undefined || given === undefined) continue;
    const noted = cells[note];
    const hasNote = noted !== undefined && noted.value !== '';
    if (id.value !== '') sheet.answer(id, given, hasNote ? noted : null);
    else if (given.value !== '' || hasNote) {
      findings.add('row-without-id', id.range, { column: 'criterion' });
    }
  }
  return sheet.finish();
}

function countCells(cells: readonly Cell[], header: CsvHeader, range: Range, findings: Findings): boolean {
  const columns = header.roles.length;
  if (cells.length === columns) return true;
  const first = cells[columns];
  findings.add('cell-count', first === undefined ? range : { start: first.range.start, end: range.end }, {
    cells: cells.length,
    columns,
  });
  return false;
}

/** Collects what cells say into the tree that a YAML or JSON sheet would have. */
class SheetTree {
  readonly #findings: Findings;
  readonly #start: Range;
  readonly #about = new Map<string, Entry>();
  readonly #answers = new Map<string, Entry>();
  readonly #keptNames: readonly string[];
  readonly #kept: (string | null)[];
  #id: Cell | null = null;

  constructor(findings: Findings, range: Range, framework: string, keptNames: readonly string[]) {
    this.#findings = findings;
    this.#start = { start: range.start, end: range.start };
    this.#keptNames = keptNames;
    this.#kept = keptNames.map(() => null);
    this.#about.set('waymark', this.#entry('waymark', { value: 1, range: this.#start }));
    this.#about.set('framework', this.#entry('framework', { value: framework, range: this.#start }));
  }

  about(role: Role, cell: Cell): void {
    if (role.kind === 'sheet') this.#id ??= cell;
    else if (role.kind === 'nameless') {
      this.#findings.add('unknown-column', cell.range, { name: '' });
    } else if (role.kind === 'kept') this.#kept[this.#keptNames.indexOf(role.name)] ??= cell.value;
    else if (role.kind === 'about') {
      const key = sheetKeyOf[role.column];
      const known = this.#about.get(key);
      const value =
        role.column === 'target' && /^\d(?:\.0)?$/.test(cell.value) ? Number(cell.value) : cell.value;
      if (known !== undefined && known.keyRange !== this.#start) {
        if (known.value.kind === 'scalar' && known.value.value === value) return;
        const { line } = this.#findings.source.positionAt(known.keyRange.start);
        this.#findings.add('rows-disagree', cell.range, { column: role.column, line });
        return;
      }
      this.#about.set(key, this.#entry(key, { value, range: cell.range }));
    }
  }

  answer(id: Cell, given: Cell, note: Cell | null): void {
    const known = this.#answers.get(id.value);
    if (known !== undefined) {
      const { line } = this.#findings.source.positionAt(known.keyRange.start);
      this.#findings.add('repeated-answer', id.range, { criterion: id.value, line });
      return;
    }
    const state = this.#state(given);
    if (state === null) return;
    const value: Node =
      note === null && state.length === 1 && state[0]?.key !== 'not-applicable'
        ? (state[0] as Entry).value
        : this.#map(
            note === null ? state : [...state.map(asLong), this.#entry('note', note)],
            given.value === '' && note !== null ? note.range : given.range,
          );
    this.#answers.set(id.value, { key: id.value, keyRange: id.range, value });
  }

  /** What a cell says, as entries of a long answer; null when it is none. */
  #state({ value, range }: Cell): Entry[] | null {
    if (value === '') return [];
    if (/^\d(?:\.0)?$/.test(value)) return [this.#entry('level', { value: Number(value), range })];
    if (/^unknown$/i.test(value)) return [this.#entry('unknown', { value: 'unknown', range })];
    const reason = /^na:\s*(.*)$/s.exec(value)?.[1];
    if (reason !== undefined && reason !== '') {
      return [this.#entry('not-applicable', { value: reason, range })];
    }
    if (value === 'na' || value === 'na:') {
      this.#findings.add('na-without-reason', range, {});
      return [this.#entry('not-applicable', { value: noReason, range })];
    }
    this.#findings.add('csv-answer', range, { found: value, hint: hintFor(value) });
    return null;
  }

  finish(): CsvSheet {
    const answers = this.#map([...this.#answers.values()], this.#start);
    const root = this.#map(
      [...this.#about.values(), { key: 'answers', keyRange: this.#start, value: answers }],
      this.#start,
    );
    return { root, id: this.#id, kept: this.#kept };
  }

  #map(entries: readonly Entry[], range: Range): MapNode {
    return { kind: 'map', entries, range };
  }

  #entry(key: string, { value, range }: { value: string | number; range: Range }): Entry {
    return { key, keyRange: range, value: { kind: 'scalar', value, range } };
  }
}

/** In a long answer “unknown” is true or false. */
function asLong(entry: Entry): Entry {
  if (entry.key !== 'unknown') return entry;
  return { ...entry, value: { kind: 'scalar', value: true, range: entry.keyRange } };
}

/** What stands for the reason where the table gives none. */
const noReason = 'No reason given';

function hintFor(value: string): string | undefined {
  if (/^n\/?a$/i.test(value)) {
    return 'Some programs write NA for a missing value: leave the cell empty for that. For “not applicable” write “na:” and the reason.';
  }
  if (/^na\b/i.test(value)) return 'Write “na:” in small letters, then the reason.';
  if (/^-?\d+[.,]\d+$/.test(value)) return 'A level is a whole number.';
  return undefined;
}
