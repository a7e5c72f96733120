import { aboutFields, type FormOutline, type FormQuestion, fieldName } from '../reports/html/form/fields.js';
import { type Evidence, evidenceGrades } from '../sheet/sheet.js';

/** What stands in the form beside one question. It may contradict itself. */
export interface Entry {
  /** Null when nothing is chosen. */
  readonly choice: number | 'unknown' | 'not-applicable' | null;
  /** Why it does not apply. */
  readonly reason: string;
  readonly note: string;
  readonly evidence: Evidence;
  /** One a line. */
  readonly sources: string;
  /** Null when nothing was ticked, not even that none is true: then nobody looked. */
  readonly ticked: readonly string[] | null;
}

/** Everything that stands in the form. */
export interface Entries {
  readonly organisation: string;
  /** Year, month, day; empty when there is none. */
  readonly date: string;
  readonly name: string;
  readonly group: string;
  readonly answers: ReadonlyMap<string, Entry>;
}

/** Fields and their values, in the order of the form: a group of checkboxes gives as many as are ticked. */
export type Values = readonly (readonly [name: string, value: string])[];

/** Reads the values of the fields. What the framework does not know, of an old draft for instance, is left out. */
export function readEntries(outline: FormOutline, values: Values): Entries {
  const byName = new Map<string, string[]>();
  for (const [name, value] of values) byName.set(name, [...(byName.get(name) ?? []), value]);
  const first = (name: string) => byName.get(name)?.[0] ?? '';
  return {
    organisation: first(aboutFields.organisation),
    date: first(aboutFields.date),
    name: first(aboutFields.name),
    group: first(aboutFields.group),
    answers: new Map(outline.questions.map((question) => [question.id, readEntry(question, byName)])),
  };
}

function readEntry(question: FormQuestion, byName: ReadonlyMap<string, readonly string[]>): Entry {
  const { id, items } = question;
  const all = (part: Parameters<typeof fieldName>[1]) => byName.get(fieldName(id, part)) ?? [];
  const ticked = items.filter((item) => all('ticked').includes(item));
  const looked = ticked.length > 0 || (items.length > 0 && all('none').length > 0);
  return {
    choice: choiceOf(question, all('choice')[0]),
    reason: all('reason')[0] ?? '',
    note: all('note')[0] ?? '',
    evidence: evidenceGrades.find((grade) => grade === all('evidence')[0]) ?? 'asserted',
    sources: all('sources')[0] ?? '',
    ticked: looked ? ticked : null,
  };
}

function choiceOf({ levels }: FormQuestion, value: string | undefined): Entry['choice'] {
  if (value === 'unknown' || value === 'not-applicable') return value;
  return levels.find(({ level }) => `${level}` === value)?.level ?? null;
}

/** True for what needs no more thought: a level, or not applicable. “Unknown” stays open. */
export function isAnswered({ choice }: Entry): boolean {
  return choice !== null && choice !== 'unknown';
}
