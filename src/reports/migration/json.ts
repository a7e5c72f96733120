import { escapeControls } from '../../terminal/clean.js';
import { type Counts, countAnswers, type MigrationRun, migratedOf, type Outcome } from './outcome.js';

/** For programs; docs/migrating.md describes the fields. */
export function renderMigrationJson({
  framework: { id, version },
  outcomes,
  diagnostics,
}: MigrationRun): string {
  const migrated = migratedOf(outcomes);
  const of = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
  const result = {
    schemaVersion: 1,
    framework: { id, version },
    sheets: outcomes.map(renderOutcome),
    migrated: migrated.length,
    current: of('current'),
    refused: of('refused'),
    leftAlone: of('left-alone'),
    answers: renderCounts(countAnswers(migrated.flatMap(({ report }) => report.answers))),
    diagnostics,
  };
  return `${escapeControls(JSON.stringify(result, null, 2))}\n`;
}

function renderOutcome(outcome: Outcome): object {
  if (outcome.state !== 'migrated') return outcome;
  const { file, state, written, backup, report } = outcome;
  const { answers, ...rest } = report;
  return { file, state, written, backup, counts: renderCounts(countAnswers(answers)), answers, ...rest };
}

function renderCounts({ 'look-again': lookAgain, ...counts }: Counts): object {
  return { ...counts, lookAgain };
}
