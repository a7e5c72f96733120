import { withoutControls } from '../terminal/clean.js';
import { scalar } from './scalar.js';
import type { Answer, Sheet } from './sheet.js';

export interface WriteOptions {
  /** How the sheet names its framework: an id, or a path relative to the sheet. */
  readonly framework: string;
  /** What the framework is called, for a comment at the head. */
  readonly title: string;
}

/**
 * A sheet as YAML, which reads as the same sheet: without a YAML library, so that it is small enough for a page.
 * What may not stand in a sheet is left out of its texts. Answers that say nothing are left out.
 * @param sheet its levels, groups and ticks are those of the framework, and a reason has something in it
 */
export function writeSheet(sheet: Sheet, options: WriteOptions): string {
  const { id, frameworkVersion, form, organisation, date, target, targets } = sheet;
  const respondents = sheet.respondents.flatMap(({ name, group }) => {
    const parts = [...pair('name', name), ...pair('group', group)];
    return parts.length === 0 ? [] : [`  - { ${parts.join(', ')} }`];
  });
  const answers = [...sheet.answers].flatMap(([criterion, answer]) => writeAnswer(scalar(criterion), answer));
  return [
    `# Answers to ${withoutControls(options.title).replace(/\s+/g, ' ').trim()}.`,
    '# “waymark report” reports them, “waymark assess” goes on with them.',
    'waymark: 1',
    `framework: ${write(options.framework)}`,
    ...pair('framework-version', frameworkVersion),
    ...pair('id', id),
    `form: ${form}`,
    ...pair('organisation', organisation),
    // As people write it: it is a text to every reader of sheets.
    ...(date === null ? [] : [`date: ${isDay.test(date) ? date : write(date)}`]),
    ...under('respondents', respondents),
    ...(target === null ? [] : [`target: ${target}`]),
    ...under(
      'targets',
      [...targets].map(([part, level]) => `  ${scalar(part)}: ${level}`),
    ),
    ...(answers.length === 0 ? ['answers: {}'] : ['answers:', ...answers]),
    '',
  ].join('\n');
}

function writeAnswer(id: string, answer: Answer): string[] {
  const { note, evidence, ticked } = answer;
  const sources = answer.sources.filter(saysSomething).map((source) => `      - ${write(source)}`);
  const more = [
    ...pair('note', note),
    ...(evidence === 'asserted' ? [] : [`evidence: ${evidence}`]),
    ...(sources.length === 0 ? [] : ['sources:', ...sources]),
    ...(ticked === null ? [] : [`ticked: [${ticked.map(scalar).join(', ')}]`]),
  ].map((line) => (line.startsWith(' ') ? line : `    ${line}`));
  switch (answer.state) {
    case 'level':
      return more.length === 0
        ? [`  ${id}: ${answer.level}`]
        : [`  ${id}:`, `    level: ${answer.level}`, ...more];
    case 'unknown':
      return more.length === 0 ? [`  ${id}: unknown`] : [`  ${id}:`, '    unknown: true', ...more];
    case 'not-applicable':
      return [`  ${id}:`, `    not-applicable: ${write(answer.reason)}`, ...more];
    case 'unanswered':
      return more.length === 0 ? [] : [`  ${id}:`, ...more];
  }
}

/** A key and its text; nothing when the text says nothing. */
function pair(key: string, text: string | null): string[] {
  return text === null || !saysSomething(text) ? [] : [`${key}: ${write(text)}`];
}

function under(key: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${key}:`, ...lines];
}

function saysSomething(text: string): boolean {
  return /\S/.test(withoutControls(text));
}

/** A text as YAML, without what may not stand in a sheet. */
function write(text: string): string {
  return scalar(withoutControls(text)).replace(unseen, escapeCharacter);
}

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** What JSON may hold as it is, and YAML may not. */
const unseen = /[\ufeff\ufffe\uffff]/g;

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}
