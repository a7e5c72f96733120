import { UsageError } from '../../exit-codes.js';
import { type Criterion, type Framework, listCriteria, scaleBounds } from '../../framework/framework.js';
import { isDate } from '../../sheet/schema.js';
import { type Assignment, assignmentStatuses, type Sheet, unanswered } from '../../sheet/sheet.js';
import { closest } from '../../source/closest.js';

/** What `--set` asks for: fields of the assignment of one criterion, as they were typed. */
export interface Setting {
  readonly criterion: string;
  readonly fields: ReadonlyMap<Field, string>;
}

const fields = ['owner', 'due', 'status', 'to'] as const;
type Field = (typeof fields)[number];

/**
 * Reads the words that follow `--set`: ids of criteria, each with its fields, such as
 * `senior-commitment owner=… due=2027-03-01 status=doing`.
 * @throws UsageError with what is allowed
 */
export function parseSettings(words: readonly string[]): Setting[] {
  const settings: { criterion: string; fields: Map<Field, string> }[] = [];
  for (const word of words) {
    const [name = '', ...value] = word.split('=');
    if (value.length === 0) {
      if (settings.some(({ criterion }) => criterion === word))
        throw new UsageError(`“${word}” is set twice. Give all its fields after one of them.`);
      settings.push({ criterion: word, fields: new Map() });
      continue;
    }
    const setting = settings.at(-1);
    if (setting === undefined)
      throw new UsageError(
        `“${word}” belongs to no criterion. Begin with its id: --set senior-commitment ${word}`,
      );
    const field = fields.find((one) => one === name);
    if (field === undefined) {
      const meant = closest(name, fields);
      throw new UsageError(
        `“${name}” cannot be set. ${meant === undefined ? `What can: ${fields.join(', ')}.` : `Did you mean “${meant}”?`}`,
      );
    }
    if (setting.fields.has(field))
      throw new UsageError(`“${field}” of “${setting.criterion}” is given twice.`);
    setting.fields.set(field, value.join('=').trim());
  }
  const empty = settings.find((setting) => setting.fields.size === 0);
  if (empty !== undefined) {
    throw new UsageError(
      /\.(ya?ml|json)$/i.test(empty.criterion)
        ? `--set takes every word that follows it. Name ${empty.criterion} before it.`
        : `Nothing is said of “${empty.criterion}”. Add owner=…, due=2027-03-01 or status=doing.`,
    );
  }
  return settings;
}

/**
 * The assignment as it should be: what is given, and of what is not given what the sheet says.
 * @returns null when nobody has taken the action on any more
 * @throws UsageError when the criterion or a value is none
 */
export function assignmentFor(
  { criterion: id, fields: given }: Setting,
  framework: Framework,
  sheet: Sheet,
): Assignment | null {
  const criterion = criterionOf(framework, id);
  const before = sheet.actions.get(id);
  const value = (field: Field, was: string | null) => {
    const typed = given.get(field);
    return typed === undefined ? was : typed === '' ? null : typed;
  };
  const due = value('due', before?.due ?? null);
  if (due !== null && !isDate(due))
    throw new UsageError(`“${due}” is not a date. Write year, month and day, such as due=2027-03-01.`);
  const said = value('status', before?.status ?? null) ?? 'to-do';
  const status = assignmentStatuses.find((one) => one === said);
  if (status === undefined) {
    throw new UsageError(
      `“${said}” is not a status. It is ${assignmentStatuses.slice(0, -1).join(', ')} or ${assignmentStatuses.at(-1)}.`,
    );
  }
  const owner = value('owner', before?.owner ?? null);
  if (owner === null && due === null && status === 'to-do') return null;
  const to = value('to', before?.to === undefined || before.to === null ? null : String(before.to));
  return { to: levelFor(to, criterion, framework, sheet), owner, due, status };
}

export function criterionOf(framework: Framework, id: string): Criterion {
  const criteria = listCriteria(framework).map(({ criterion }) => criterion);
  const found = criteria.find((criterion) => criterion.id === id);
  if (found !== undefined) return found;
  const meant = closest(
    id,
    criteria.map((criterion) => criterion.id),
  );
  throw new UsageError(
    `The framework has no criterion “${id}”. ${meant === undefined ? '“waymark show” with the name of the framework lists them.' : `Did you mean “${meant}”?`}`,
  );
}

/** The level that the action leads to, so that the assignment stays with it when the criterion gets there. */
function levelFor(to: string | null, { id }: Criterion, framework: Framework, sheet: Sheet): number {
  const { lowest, highest } = scaleBounds(framework);
  if (to !== null) {
    const level = Number(to);
    if (/^\d$/.test(to) && level > lowest && level <= highest) return level;
    throw new UsageError(`“to” of “${id}” is a level from ${lowest + 1} to ${highest}, and it is “${to}”.`);
  }
  const answer = sheet.answers.get(id) ?? unanswered;
  if (answer.state !== 'level') {
    throw new UsageError(
      `“${id}” has no level yet, so it is not known which action is next. Say which with to=${lowest + 1}, or answer it first.`,
    );
  }
  if (answer.level >= highest)
    throw new UsageError(`“${id}” is at level ${answer.level}, the highest: there is no action left.`);
  return answer.level + 1;
}
