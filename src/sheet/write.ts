import { withoutControls } from '../terminal/clean.js';
import { scalar } from './scalar.js';
import type { Answer, Assignment, Respondent, Sheet, Vote } from './sheet.js';

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
  const respondents = sheet.respondents.flatMap((respondent) => {
    const parts = respondentPairs(respondent);
    return parts.length === 0 ? [] : [`  - ${flow(parts)}`];
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
    ...under(
      'votes',
      [...sheet.votes].flatMap(([criterion, votes]) =>
        under(`  ${scalar(criterion)}`, votes.flatMap(writeVote)),
      ),
    ),
    ...(sheet.settled.size === 0 ? [] : [`settled: [${[...sheet.settled].map(scalar).join(', ')}]`]),
    ...under(
      'actions',
      [...sheet.actions].map(([criterion, assignment]) => writeAssignment(scalar(criterion), assignment)),
    ),
    '',
  ].join('\n');
}

function writeAnswer(id: string, answer: Answer): string[] {
  const lines = answerLines(answer);
  const saysMore = lines.length > (answer.state === 'unanswered' ? 0 : 1);
  if (answer.state === 'level' && !saysMore) return [`  ${id}: ${answer.level}`];
  if (answer.state === 'unknown' && !saysMore) return [`  ${id}: unknown`];
  return lines.length === 0 ? [] : [`  ${id}:`, ...lines.map((line) => `    ${line}`)];
}

/** On one line when there is little to say. */
function writeVote(vote: Vote): string[] {
  const lines = [...respondentPairs(vote), ...answerLines(vote)];
  const isShort = vote.note === null && vote.sources.length === 0 && vote.state !== 'not-applicable';
  if (isShort) return [`    - ${flow(lines)}`];
  return lines.map((line, index) => `    ${index === 0 ? '- ' : '  '}${line}`);
}

function writeAssignment(id: string, { to, owner, due, status }: Assignment): string {
  const parts = [
    ...(to === null ? [] : [`to: ${to}`]),
    ...pair('owner', owner),
    ...(due === null ? [] : [`due: ${due}`]),
    `status: ${status}`,
  ];
  return `  ${id}: ${flow(parts)}`;
}

function respondentPairs({ name, group }: Respondent): string[] {
  return [...pair('name', name), ...pair('group', group)];
}

/** Everything that an answer says, a key a line; what is usual is left out. */
function answerLines(answer: Answer): string[] {
  const { note, evidence, ticked } = answer;
  const sources = answer.sources.filter(saysSomething).map((source) => `  - ${write(source)}`);
  return [
    ...stateLines(answer),
    ...pair('note', note),
    ...(evidence === 'asserted' ? [] : [`evidence: ${evidence}`]),
    ...under('sources', sources),
    ...(ticked === null ? [] : [`ticked: [${ticked.map(scalar).join(', ')}]`]),
  ];
}

function stateLines(answer: Answer): string[] {
  switch (answer.state) {
    case 'level':
      return [`level: ${answer.level}`];
    case 'unknown':
      return ['unknown: true'];
    case 'not-applicable':
      return [`not-applicable: ${write(answer.reason)}`];
    case 'unanswered':
      return [];
  }
}

function flow(parts: readonly string[]): string {
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
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
