import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.js';
import { ByteSink } from '../../src/batch/byte-sink.js';
import type { By } from '../../src/batch/columns.js';
import { ndjson } from '../../src/batch/encode.js';
import { RowWriter } from '../../src/batch/rows.js';
import { Scorer } from '../../src/batch/scorer.js';
import type { Framework } from '../../src/framework/framework.js';
import type { Sheet } from '../../src/sheet/sheet.js';
import { assessable } from '../assessment/arbitraries.js';

type Row = Record<string, unknown>;

/** The rows of sheets, written by one scorer one after the other, so that it remembers. */
function rowsOf(framework: Framework, sheets: readonly Sheet[], by: By): Row[] {
  const scorer = new Scorer(framework, by === 'criterion');
  const shape = { by, wide: false, withActions: true, kept: [] };
  const writer = new RowWriter(shape, ndjson, scorer);
  const sink = new ByteSink(new ArrayBuffer(16));
  for (const sheet of sheets) {
    scorer.answers.take(sheet);
    writer.write(
      { scorer, variant: scorer.variant(sheet), id: 'x', organisation: null, date: null, kept: [] },
      sink,
    );
  }
  const lines = Buffer.from(sink.content).toString('utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

/** What the assessment of each sheet, made on its own, says of the same parts. */
function expectedOf(framework: Framework, sheet: Sheet, by: By): Row[] {
  const { overall, phases, plan } = assess(framework, sheet);
  const steps = phases.flatMap((phase) => phase.steps);
  const now = (id: string) =>
    plan.now.actions
      .filter(({ criterion, step, phase }) => id === 'overall' || [criterion, step, phase].includes(id))
      .map(({ criterion, to }) => `${criterion}=${to}`)
      .join(' ') || null;
  const parts = { overall: [{ id: 'overall', ...overall }], phase: phases, step: steps };
  if (by === 'criterion') {
    return steps
      .flatMap((step) => step.criteria)
      .map(({ id, state, level, levelName, target, gap, evidence, reason, note }) => ({
        ...{ id, state, level, level_name: levelName, target: target.level, gap, reason, note },
        ...{ evidence: state === 'level' ? evidence : null, now: now(id) },
      }));
  }
  return parts[by].map((part) => ({
    ...{
      id: part.id,
      score: part.score,
      range_low: part.range?.low ?? null,
      range_high: part.range?.high ?? null,
    },
    ...{ target: part.target, gap: part.gap, completeness: part.completeness, status: part.status },
    level: 'level' in part ? part.level : null,
    level_name: 'levelName' in part ? part.levelName : null,
    held_back_by: 'heldBack' in part ? (part.heldBack?.by.join(' ') ?? null) : null,
    now: now(part.id),
  }));
}

const bys: By[] = ['overall', 'phase', 'step', 'criterion'];

test.each(bys)('by %s, the rows say what the assessment says, also of what is remembered', (by) => {
  fc.assert(
    fc.property(
      assessable,
      fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 4 }),
      ({ framework, sheet }, seeds) => {
        // The same answers again, and answers that differ in one criterion.
        const sheets = [sheet, sheet, ...seeds.map((seed) => without(sheet, seed))];
        const rows = rowsOf(framework, sheets, by).filter(
          ({ status, state }) => status !== 'left-out' && state !== 'left-out',
        );
        const expected = sheets.flatMap((one) => expectedOf(framework, one, by));
        expect(rows).toEqual(expected.map((row) => expect.objectContaining(row)));
      },
    ),
    { numRuns: 60 },
  );
});

function without(sheet: Sheet, seed: number): Sheet {
  const ids = [...sheet.answers.keys()];
  const answers = new Map(sheet.answers);
  answers.delete(ids[seed % ids.length] ?? '');
  return { ...sheet, answers };
}

test('every sheet has the same rows, whatever its form', () => {
  fc.assert(
    fc.property(assessable, ({ framework, sheet }) => {
      for (const by of bys) {
        const ids = (form: Sheet['form']) => rowsOf(framework, [{ ...sheet, form }], by).map(({ id }) => id);
        expect(ids('short')).toEqual(ids('full'));
      }
    }),
    { numRuns: 30 },
  );
});
