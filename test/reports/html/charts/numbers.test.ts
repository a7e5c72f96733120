import { describe, expect, test } from 'vitest';
import type { Assessment, PlannedAction } from '../../../../src/assessment/assessment.js';
import { formatGap, formatRange, formatScore } from '../../../../src/reports/numbers.js';
import { Words } from '../../../../src/reports/words.js';
import { chartNames, printed, say } from './drawn.js';

/* The tables have the numbers of `report --format json`, and the descriptions name every one of them. */

const names = ['riverside', 'hartwell', 'one-to-five', 'tiny'] as const;
const stepsOf = ({ phases }: Assessment) => phases.flatMap(({ steps }) => steps);
const rowsOf = (...[name, assessment]: Parameters<typeof say>) => say(name, assessment)?.rows;
const sorted = (rows: readonly (readonly string[])[] | undefined) => [...(rows ?? [])].sort();

describe.each(names)('%s', (name) => {
  const assessment = printed(name);
  const words = new Words(assessment);

  test('steps', () => {
    const expected = stepsOf(assessment).map(({ title, score, range, target, gap }) => [
      title,
      formatScore(score),
      formatRange(range),
      formatScore(target),
      formatGap(gap),
    ]);
    expect(sorted(rowsOf('steps', assessment))).toEqual(sorted(expected));
  });

  test('criteria', () => {
    const rows = rowsOf('criteria', assessment) ?? [];
    const criteria = stepsOf(assessment).flatMap((step) =>
      step.criteria.map((criterion) => ({ step, criterion })),
    );
    expect(rows).toHaveLength(criteria.length);
    criteria.forEach(({ step, criterion }, index) => {
      const [title, of, level, target, gap] = rows[index] ?? [];
      expect([title, of]).toEqual([criterion.title, step.title]);
      if (criterion.level !== null) {
        expect([level, target, gap]).toEqual(
          [criterion.level, criterion.target.level, criterion.gap].map(String),
        );
      } else expect(gap).toBe('–');
    });
  });

  test('radar', () => {
    const rows = rowsOf('radar', assessment);
    const steps = stepsOf(assessment);
    const scored = steps.filter(({ score }) => score !== null);
    if (scored.length < 3) expect(rows).toBe(undefined);
    else {
      expect(rows).toEqual(
        steps.map(({ title, score, target }, index) => [
          `${index + 1}. ${title}`,
          formatScore(score),
          formatScore(target),
        ]),
      );
    }
  });

  test('roadmap', () => {
    const { now, next, later } = assessment.plan;
    const row = (when: string, { criterion, owner, from, to, target, weeks }: Omit<Action, 'step'>) => [
      words.title(criterion),
      when,
      words.owner(owner),
      `${from} to ${to}`,
      String(target),
      String(weeks),
    ];
    const expected = [
      ...now.actions.map((action) => row('Now', action)),
      ...next.actions.map((action) => row('Next', action)),
      ...later.entries.flatMap((entry) =>
        entry.levels.slice(0, 1).map((level) => row('Later', { ...entry, ...level })),
      ),
    ];
    const rows = rowsOf('roadmap', assessment) ?? [];
    expect(sorted(rows.map((cells) => cells.slice(0, 6)))).toEqual(sorted(expected));
    const blockers = later.entries.flatMap(({ levels }) => levels.flatMap(({ blockedBy }) => blockedBy));
    const waits = rows.map((cells) => cells[6] ?? '').join('\n');
    for (const blocker of blockers) expect(waits).toContain(words.needed(blocker));
  });

  test('projection', () => {
    const { phases, overall, plan } = assessment;
    const worths = [plan.now.worth, plan.next.worth, plan.later.worth];
    const expected = [
      ...phases.map(({ title, score, target }, index) => [
        title,
        ...[score, ...worths.map((worth) => worth.phases[index]?.score ?? null), target].map(formatScore),
      ]),
      [
        'Overall',
        ...[overall.score, ...worths.map((worth) => worth.overall), overall.target].map(formatScore),
      ],
    ];
    expect(rowsOf('projection', assessment)).toEqual(phases.length > 1 ? expected : expected.slice(0, 1));
  });

  test.each(chartNames)(
    'the description of the picture “%s” says what it is and names every number',
    (chart) => {
      const said = say(chart, assessment);
      if (said === null) return expect(chart).toBe('radar');
      expect(said.description).toMatch(/^(Dumbbell|Heat map|Radar|Roadmap|Line chart)/);
      const pieces = said.description.split(/[;.] /);
      const isSaid = (row: readonly string[]) => {
        const [title = '', ...cells] = row.slice(0, 6);
        // An owner may have a number in its name.
        const numbers = cells
          .filter((cell) => /^[<\d]/.test(cell))
          .flatMap((cell) => cell.match(/<?[\d.]*\d/g) ?? []);
        return pieces.some((piece) => {
          const [, after] = piece.split(title.replace(/^\d+\. /, ''));
          return (
            after !== undefined &&
            numbers.every((number) => new RegExp(`[ –]${number.replace('.', '\\.')}(?!\\.?\\d)`).test(after))
          );
        });
      };
      expect(said.rows.length).toBeGreaterThan(0);
      expect(said.rows.filter((row) => !isSaid(row))).toEqual([]);
    },
  );
});

type Action = Pick<PlannedAction, 'criterion' | 'step' | 'owner' | 'from' | 'to' | 'target' | 'weeks'>;
