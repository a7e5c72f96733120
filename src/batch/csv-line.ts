import { paragraph } from '../sheet/build.js';
import type { CsvHeader, Role } from '../sheet/csv.js';
import { states } from './answers.js';
import { ByteText, isByteDay, isByteText } from './byte-text.js';
import { isForbidden } from './json-cursor.js';
import type { Recognised } from './json-line.js';
import type { Known, KnownFrameworks } from './known.js';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const zero = 0x30;

/** A row that was recognised. */
export interface RecognisedRow extends Recognised {
  readonly kept: readonly (string | null)[];
}

/**
 * Recognises the rows of a wide table as they usually are, straight from the bytes. Whatever is unusual or wrong it
 * gives back, for the careful reader to judge; a law in the tests holds the two to the same results.
 */
export class CsvLine {
  readonly #frameworks: KnownFrameworks;
  readonly #header: CsvHeader;
  readonly #framework: string;
  /** Where the cell of each column is kept; -1 for the other columns. */
  readonly #keptPlaces: readonly number[];
  readonly #keptCount: number;
  readonly #delimiter: number;
  /** Where the answer of each column goes; -1 for the other columns. */
  #places: readonly number[] = [];
  #placesOf: Known | null = null;
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #from = 0;
  #to = 0;
  readonly #id = new ByteText();
  readonly #organisation = new ByteText();
  readonly #date = new ByteText();

  /** @param framework what a row without a column of that name is for */
  constructor(
    frameworks: KnownFrameworks,
    header: CsvHeader,
    framework: string,
    keptNames: readonly string[],
  ) {
    this.#frameworks = frameworks;
    this.#header = header;
    this.#framework = framework;
    this.#keptCount = keptNames.length;
    this.#keptPlaces = header.roles.map((role) => (role.kind === 'kept' ? keptNames.indexOf(role.name) : -1));
    this.#delimiter = header.delimiter.charCodeAt(0);
  }

  /** @param bytes valid UTF-8 @param end where the row ends; bytes[end] is a line feed */
  read(bytes: Buffer, start: number, end: number): RecognisedRow | null {
    const known = this.#frameworks.last;
    if (known === null) return null;
    if (this.#placesOf !== known) this.#learnPlaces(known);
    const { answers } = known.scorer;
    answers.clear();
    this.#bytes = bytes;
    this.#at = start;
    let id: string | ByteText | null = null;
    let organisation: string | ByteText | null = null;
    let date: ByteText | null = null;
    let version: string | null = null;
    let framework = this.#framework;
    let target: number | null = null;
    let form: 'full' | 'short' = 'full';
    const kept: (string | null)[] = [];
    for (let place = 0; place < this.#keptCount; place += 1) kept.push(null);

    const { roles } = this.#header;
    let isEmpty = true;
    for (let column = 0; column < roles.length; column += 1) {
      if (column > 0) {
        if (bytes[this.#at] !== this.#delimiter) return null;
        this.#at += 1;
      }
      const answer = this.#places[column] as number;
      if (answer >= 0) {
        const state = this.#answer(known, answer);
        if (state === -1) return null;
        answers.states[answer] = state;
        if (state !== states.unanswered) isEmpty = false;
        continue;
      }
      if (!this.#cell()) return null;
      const role = roles[column] as Role;
      if (role.kind === 'about' && role.column === 'date' && this.#from < this.#to) {
        if (!isByteDay(bytes, this.#from, this.#to)) return null;
        date = this.#date.set(bytes, this.#from, this.#to);
        isEmpty = false;
        continue;
      }
      if (role.kind === 'sheet' || (role.kind === 'about' && role.column === 'organisation')) {
        const isId = role.kind === 'sheet';
        const into = isId ? this.#id : this.#organisation;
        const isBytes = isByteText(bytes, this.#from, this.#to);
        const said = isBytes ? into.set(bytes, this.#from, this.#to) : paragraph(this.#text());
        if (isId) id = said;
        else organisation = said;
        if (said !== null) isEmpty = false;
        continue;
      }
      const text = this.#text();
      if (text === '') continue;
      isEmpty = false;
      if (role.kind === 'kept') kept[this.#keptPlaces[column] as number] = text;
      else if (role.kind !== 'about') return null;
      else {
        switch (role.column) {
          case 'framework':
            framework = text;
            break;
          case 'framework_version':
            version = text;
            break;
          case 'form':
            if (text !== 'short' && text !== 'full') return null;
            form = text;
            break;
          case 'target':
            target = /^\d$/.test(text) ? Number(text) : -1;
            if (target < known.bounds.lowest || target > known.bounds.highest) return null;
            break;
        }
      }
    }
    if (bytes[this.#at] === carriageReturn) this.#at += 1;
    if (this.#at !== end || isEmpty) return null;
    if (this.#frameworks.get(framework) !== known || !known.allows(version)) return null;
    if (form === 'short' && !this.#isShort(known)) return null;
    return { known, variant: known.scorer.usualVariant(form, target), id, organisation, date, kept };
  }

  #isShort({ scorer: { answers } }: Known): boolean {
    return (
      answers.criteria.some(({ core }) => core) &&
      answers.criteria.every(({ core }, place) => core || answers.states[place] === states.unanswered)
    );
  }

  #learnPlaces(known: Known): void {
    const { indexOf } = known.scorer.answers;
    this.#places = this.#header.roles.map((role) =>
      role.kind === 'answer' ? (indexOf.get(role.criterion) ?? -1) : -1,
    );
    this.#placesOf = known;
  }

  /** True where a cell may end. */
  #isEnd(value: number | undefined): boolean {
    return value === this.#delimiter || value === lineFeed || value === carriageReturn;
  }

  /** @returns a level or one of `states`, or -1 for what is not recognised */
  #answer(known: Known, place: number): number {
    const bytes = this.#bytes;
    const first = bytes[this.#at] as number;
    if (this.#isEnd(first)) return states.unanswered;
    const level = first - zero;
    if (level >= 0 && level <= 9) {
      if (level < known.bounds.lowest || level > known.bounds.highest) return -1;
      this.#at += 1;
      return this.#isEnd(bytes[this.#at]) ? level : -1;
    }
    // “unknown” or “na: …”
    if (first !== 0x75 && first !== 0x6e && first !== quote) return -1;
    if (!this.#cell()) return -1;
    const text = this.#text();
    if (text === 'unknown') return states.unknown;
    const { criteria, details } = known.scorer.answers;
    if (criteria[place]?.notApplicableWhen === null) return -1;
    const reason = /^na:\s*(.+)$/.exec(text)?.[1];
    if (reason === undefined) return -1;
    const said = details[place];
    if (said !== undefined) said.reason = paragraph(reason);
    return states.notApplicable;
  }

  /** Takes a cell that can be recognised. `#text` is then about it. */
  #cell(): boolean {
    const bytes = this.#bytes;
    const isQuoted = bytes[this.#at] === quote;
    const start = isQuoted ? this.#at + 1 : this.#at;
    let at = start;
    for (;;) {
      const value = bytes[at] as number;
      if (isQuoted ? value === quote : this.#isEnd(value)) break;
      if (value < 0x20 || value === 0x7f || value === quote) return false;
      if (value >= 0xc2 && isForbidden(value, bytes[at + 1] as number, bytes[at + 2] as number)) return false;
      at += 1;
    }
    this.#from = start;
    this.#to = at;
    this.#at = isQuoted ? at + 1 : at;
    return !isQuoted || this.#isEnd(bytes[this.#at]);
  }

  /** The text of the last cell, without white space around it. */
  #text(): string {
    return this.#bytes.toString('utf8', this.#from, this.#to).trim();
  }
}
