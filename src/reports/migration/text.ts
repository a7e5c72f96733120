import { clean } from '../../terminal/clean.js';
import { hang } from '../../terminal/layout.js';
import type { AnswerFate, MigrationReport, TargetFate } from '../../versions/migration.js';
import type { Layout } from '../formats.js';
import { count } from '../numbers.js';
import {
  type Counts,
  countAnswers,
  type Migrated,
  type MigrationRun,
  migratedOf,
  type Outcome,
} from './outcome.js';

/** For people: a block a sheet, with what they have to look at, and what it comes to. */
export function renderMigrationText(run: MigrationRun, isDry: boolean, layout: Layout): string {
  const blocks = [
    ...migratedOf(run.outcomes).map((outcome) => renderSheet(outcome, layout)),
    run.outcomes
      .filter(({ state }) => state === 'current')
      .map(
        ({ file }) => `${hang('', `${clean(file)} is at ${run.framework.version} already.`, layout.width)}\n`,
      )
      .join(''),
    renderSummary(run, isDry, layout),
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

function renderSheet({ file, report, written, backup }: Migrated, { width, paint }: Layout): string {
  const { from, to, answers } = report;
  const head = `${paint('strong', clean(file))}: ${from ?? 'no version'} → ${to}`;
  const lines = [
    hang('', head, width),
    hang('  ', countsInWords(countAnswers(answers)), width),
    ...sections(report).flatMap(({ title, items }) => [
      `  ${paint('strong', title)}`,
      ...items.map((item) => hang('    ', clean(item), width)),
    ]),
    ...(backup === null ? [] : [hang('  ', `The sheet as it was: ${clean(backup)}`, width)]),
    ...(written === null || written === file || written === '-'
      ? []
      : [hang('  ', `Written to ${clean(written)}.`, width)]),
  ];
  return `${lines.join('\n')}\n`;
}

interface Section {
  readonly title: string;
  readonly items: readonly string[];
}

/** What people have to do comes first. */
function sections(report: MigrationReport): Section[] {
  const { answers, targets, ticks, respondents } = report;
  const gone = answers.filter(({ fate }) => fate === 'archived');
  const of = (fate: AnswerFate['fate']) => answers.filter((answer) => answer.fate === fate);
  const all: Section[] = [
    {
      title: 'Ask again; the old answer is in the archive',
      items: gone.filter(({ askAgain }) => askAgain).map(withReason),
    },
    { title: 'Look again', items: of('look-again').map(withReason) },
    { title: 'In the archive', items: gone.filter(({ askAgain }) => !askAgain).map(withReason) },
    {
      title: 'At another level',
      items: of('rescaled').map(({ was, now, ...answer }) => `${nameOf(answer)}: ${was}, now ${now}`),
    },
    { title: 'Under a new name', items: of('renamed').map(nameOf) },
    { title: 'Targets', items: targets.filter(({ fate }) => fate !== 'kept').map(targetInWords) },
    {
      title: 'Ticks in the archive',
      items: ticks.map(
        ({ criterion, items, because }) =>
          `${criterion}: ${items.length === 0 ? 'none was ticked' : items.join(', ')}. ${because}`,
      ),
    },
    {
      title: 'Respondents without a group; the old one is in the archive',
      items: respondents.map(({ name, group }) => `${name ?? 'Without a name'}: ${group}`),
    },
    { title: 'The form', items: formInWords(report) },
  ];
  return all.filter(({ items }) => items.length > 0);
}

function withReason({ was, because, ...answer }: AnswerFate): string {
  return `${nameOf(answer)}, ${was}: ${because}`;
}

function nameOf({ id, to }: { readonly id: string; readonly to: string | null }): string {
  return to === null || to === id ? id : `${id} → ${to}`;
}

function targetInWords({ id, to, was, now, because }: TargetFate): string {
  const name = id === null ? 'of the sheet' : nameOf({ id, to });
  if (now === null) return `${name}, ${was}: ${because} It is in the archive.`;
  return now === was ? name : `${name}: ${was}, now ${now}`;
}

function formInWords({ lostShortForm, leftOutOfShortForm, to }: MigrationReport): string[] {
  if (lostShortForm) return [`${to} has no short form, so the sheet is in the full form now.`];
  return leftOutOfShortForm.length === 0
    ? []
    : [`No longer part of the short form, so kept and not scored: ${leftOutOfShortForm.join(', ')}.`];
}

/** “12 answers: 8 as they were, 2 under a new name, 1 to look at again, 1 in the archive.” */
function countsInWords(counts: Counts): string {
  const { total, kept, renamed, rescaled, archived, askAgain } = counts;
  const parts = [
    [kept, kept === 1 ? 'as it was' : 'as they were'],
    [renamed, 'under a new name'],
    [rescaled, 'at another level'],
    [counts['look-again'], 'to look at again'],
    [askAgain, 'to ask again'],
    [archived - askAgain, 'in the archive'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return total === 0 ? 'No answers.' : `${count(total, 'answer')}: ${said.join(', ')}.`;
}

function renderSummary({ outcomes }: MigrationRun, isDry: boolean, { width }: Layout): string {
  const migrated = migratedOf(outcomes);
  const of = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
  const tables = outcomes.filter((outcome) => outcome.state === 'left-alone' && outcome.why === 'table');
  const parts = [
    [migrated.length, isDry ? 'to migrate' : 'migrated'],
    [of('current'), 'at the new version already'],
    [of('refused'), 'cannot be migrated'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  const sheets = parts.reduce((sum, [number]) => sum + number, 0);
  const answers = migrated.flatMap(({ report }) => report.answers);
  const lines = [
    ...(tables.length === 0
      ? []
      : [`Left alone, for tables cannot be migrated: ${tables.map(({ file }) => clean(file)).join(', ')}.`]),
    ...(sheets < 2 ? [] : [`${count(sheets, 'sheet')}: ${said.join(', ')}.`]),
    ...(migrated.length < 2 ? [] : [countsInWords(countAnswers(answers))]),
    ...newQuestions(migrated),
    ...(isDry && migrated.length > 0 ? ['Nothing was written; --write does it.'] : []),
  ];
  return lines.length === 0 ? '' : `${lines.map((line) => hang('', line, width)).join('\n')}\n`;
}

/** What is asked for the first time, since each version that sheets come from. */
function newQuestions(migrated: readonly Migrated[]): string[] {
  const since = new Map(
    migrated.map(({ report }): [string, string] => [
      report.from ?? 'before',
      clean(report.newQuestions.join(', ')),
    ]),
  );
  return [...since].flatMap(([version, ids]) =>
    ids === '' ? [] : [`New questions, not answered yet${since.size > 1 ? ` (${version})` : ''}: ${ids}.`],
  );
}
