import type { Entry } from './rows.js';

/** Numbers in the place of names: each name gets the next one, and keeps it. */
export class Numbers {
  readonly #organisations = new Map<string, number>();
  readonly #sheets = new Map<string, number>();
  /** The number of the last new sheet. */
  #last = 0;

  /** @returns the entry without the names of organisations and people */
  hide(entry: Entry): Entry {
    // People are named in what was said.
    for (const details of entry.scorer.answers.details) Object.assign(details, { note: null, reason: null });
    return { ...entry, organisation: this.organisation(entry.organisation) };
  }

  /** @param name null when the sheet does not say */
  organisation(name: Entry['organisation']): string | null {
    return name === null ? null : `organisation-${numberOf(this.#organisations, String(name))}`;
  }

  /** @param id what the sheet calls itself; null when it has no name that could come again */
  sheet(id: string | null): string {
    const known = id === null ? undefined : this.#sheets.get(id);
    if (known !== undefined) return `sheet-${known}`;
    this.#last += 1;
    if (id !== null) this.#sheets.set(id, this.#last);
    return `sheet-${this.#last}`;
  }
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size + 1);
  return numbers.size;
}
