import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { openXlsx, saveXlsx, type Sheet as Worksheet } from 'hucre/xlsx';
import type { Answer, Sheet } from '../../src/sheet/sheet.js';

type Value = string | number | boolean | Date | null;
type Found = { readonly page: Worksheet; readonly row: number };

/** A workbook that a test fills in as a person would: cell by cell, by the names of columns and rows. */
export class Filled {
  readonly #workbook: Awaited<ReturnType<typeof openXlsx>>;

  private constructor(workbook: Awaited<ReturnType<typeof openXlsx>>) {
    this.#workbook = workbook;
  }

  static async open(bytes: Uint8Array): Promise<Filled> {
    return new Filled(await openXlsx(bytes, { readStyles: true }));
  }

  page(name: string): Worksheet {
    const page = this.#workbook.sheets.find((sheet) => sheet.name === name);
    if (page === undefined) throw new Error(`There is no worksheet ${name}.`);
    return page;
  }

  /** The cell under a column, in the row that has these texts under others. */
  set(page: string, where: Readonly<Record<string, string>>, column: string, value: Value): void {
    const found = this.#find(page, where);
    this.put(page, found.row, columnOf(found.page, column), value);
  }

  /** The cell in a row and a column, from 0. */
  put(name: string, row: number, column: number, value: Value): void {
    const page = this.page(name);
    while (page.rows.length <= row) page.rows.push([]);
    const cells = page.rows[row] ?? [];
    while (cells.length <= column) cells.push(null);
    cells[column] = value;
    const cell = page.cells?.get(`${row},${column}`);
    if (cell === undefined) return;
    cell.value = value;
    cell.type = value instanceof Date ? 'date' : typeof value === 'number' ? 'number' : 'string';
    delete cell.richText;
  }

  /** A formula that was not worked out, in a row and a column from 0. */
  formula(name: string, row: number, column: number, formula: string): void {
    this.put(name, row, column, null);
    const cell = this.page(name).cells?.get(`${row},${column}`);
    if (cell === undefined) throw new Error(`There is no such cell in ${name}.`);
    cell.type = 'formula';
    cell.formula = formula;
  }

  #find(name: string, where: Readonly<Record<string, string>>): Found {
    const page = this.page(name);
    const row = page.rows.findIndex((cells) =>
      Object.entries(where).every(([column, text]) => cells[columnOf(page, column)] === text),
    );
    if (row === -1) throw new Error(`There is no row ${JSON.stringify(where)} in ${name}.`);
    return { page, row };
  }

  /** The file, once. Texts are escaped as a spreadsheet program does it, which the library does not. */
  save(): Promise<Uint8Array> {
    for (const { rows, cells } of this.#workbook.sheets) {
      for (const row of rows)
        for (const [column, value] of row.entries())
          if (typeof value === 'string') row[column] = asProgramsWrite(value);
      for (const cell of cells?.values() ?? []) {
        if (typeof cell.value !== 'string') continue;
        cell.value = asProgramsWrite(cell.value);
        // It would write a text such as “#REF!” as an error.
        if (cell.value.startsWith('#')) cell.richText ??= [{ text: cell.value }];
        else for (const run of cell.richText ?? []) run.text = asProgramsWrite(run.text);
      }
    }
    return saveXlsx(this.#workbook);
  }
}

/** `_x0041_` stands for the character of that number, so a text that has it is escaped. */
function asProgramsWrite(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function columnOf({ rows, name }: Worksheet, column: string): number {
  const found = rows[0]?.indexOf(column) ?? -1;
  if (found === -1) throw new Error(`There is no column ${column} in ${name}.`);
  return found;
}

/** Fills in what a sheet says. @param level how a level is written */
export async function fill(
  template: Uint8Array,
  sheet: Sheet,
  level: (level: number) => Value = (one) => one,
): Promise<Uint8Array> {
  const workbook = await Filled.open(template);
  const about = (item: string, value: Value) => workbook.set('About', { Item: item }, 'Value', value);
  about('Organisation', sheet.organisation);
  about('Date', sheet.date === null ? null : new Date(`${sheet.date}T00:00:00Z`));
  about('Target', sheet.target === null ? null : level(sheet.target));
  for (const [index, { name, group }] of sheet.respondents.entries()) {
    workbook.put('Respondents', index + 1, 0, name);
    workbook.put('Respondents', index + 1, 1, group);
  }
  const criteria = new Set(workbook.page('Answers').rows.map(([id]) => id));
  for (const [id, target] of sheet.targets)
    workbook.set(criteria.has(id) ? 'Answers' : 'Targets', { Id: id }, 'Target', level(target));
  for (const [id, answer] of sheet.answers) fillAnswer(workbook, id, answer, level);
  return workbook.save();
}

function fillAnswer(workbook: Filled, id: string, answer: Answer, level: (level: number) => Value): void {
  const set = (column: string, value: Value) => workbook.set('Answers', { Id: id }, column, value);
  if (answer.state === 'level') set('Answer', level(answer.level));
  else if (answer.state !== 'unanswered') set('Answer', answer.state.replace('-', ' '));
  if (answer.state === 'not-applicable') set('Reason', answer.reason);
  if (answer.note !== null) set('Note', answer.note);
  if (answer.evidence !== 'asserted') set('Evidence', answer.evidence);
  if (answer.sources.length > 0) set('Sources', answer.sources.join('\n'));
  if (answer.ticked === null) return;
  const items = workbook.page('Checklists').rows.filter(([criterion]) => criterion === id);
  for (const [, , item] of items) {
    const tick = answer.ticked.includes(String(item)) ? 'yes' : 'no';
    workbook.set('Checklists', { 'Criterion id': id, 'Item id': String(item) }, 'True today?', tick);
  }
}

/** A part of a zip file; `declared` is how large it says that it is. */
export interface Part {
  readonly name: string;
  readonly text: string | Buffer;
  readonly declared?: number;
}

/** A zip file, as simple as can be. */
export function zip(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, declared } of parts) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(declared ?? plain.length, 18);
    head.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(46);
    entry.write('PK\u0001\u0002', 0, 'latin1');
    head.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, Buffer.from(name), packed]);
    pieces.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listed, end]);
}

/** The parts of a zip file. */
export function unzip(bytes: Uint8Array): Part[] {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const parts: Part[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < file.readUInt16LE(end + 10); index += 1) {
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
    parts.push({
      name,
      text: (file.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString(),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}
