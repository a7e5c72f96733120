import * as z from 'zod';
import type { Status } from '../assessment/score.js';
import { sheetSchema } from '../sheet/schema.js';
import { closedObject, formatVersion, id, level, text } from '../source/schema.js';

/**
 * The shape of a file of cases. What only the framework can say is in check.ts. What a case shares with a sheet is
 * the sheet's own. A key left empty is a key left out.
 */

/** Stands at the end of a list that is only the beginning of what is computed. */
export const more = ['…', '...'] as const;

const statuses = ['complete', 'partial', 'unscored', 'not-applicable'] as const satisfies Status[];

const score = z
  .number({ error: 'expected: a number, or null where there is none' })
  .min(0, 'expected: a number from 0 to 9')
  .max(9, 'expected: a number from 0 to 9')
  .nullable();
const share = z
  .number({ error: 'expected: a share from 0 to 1, or null where there is none' })
  .min(0, 'expected: a share from 0 to 1')
  .max(1, 'expected: a share from 0 to 1')
  .nullable();
const range = z
  .array(score.unwrap(), { error: 'expected: two numbers such as [1, 2.5], or null where there is none' })
  .length(2)
  .nullable();

const goesOn = z.literal(more).describe('At the end: more may follow.');
const action = z
  .union(
    [
      goesOn,
      id.describe('A criterion, by id.'),
      z.record(id, level).describe('A criterion and the level that its action leads to.'),
    ],
    { error: 'expected: the id of a criterion, or an id with a level such as { team-mix: 2 }' },
  )
  .describe('The next action.');
const criterion = z
  .union([goesOn, id.describe('A criterion, by id.')], { error: 'expected: the id of a criterion' })
  .describe('The next criterion.');

const expectShape = {
  scores: z.record(id, score).describe('Scores, by id of a phase, step or criterion, or “overall”.'),
  ranges: z.record(id, range).describe('Lowest and highest possible scores: [1, 2.5].'),
  levels: z.record(id, level.nullable()).describe('The whole levels of steps.'),
  statuses: z
    .record(id, z.enum(statuses))
    .describe('Whether all, some or none of the questions of a part are answered.'),
  completeness: z.record(id, share).describe('The share of the weight that is answered, from 0 to 1.'),
  targets: z.record(id, score).describe('Targets, by id of a phase, step or criterion, or “overall”.'),
  gaps: z.record(id, score).describe('Gaps, by id of a phase, step or criterion, or “overall”.'),
  open: z.record(id, z.boolean()).describe('Whether phases are open.'),
  now: z.array(action).describe('The actions to take now, in order.'),
  next: z.array(action).describe('The actions to take next, in order.'),
  'held-back': z
    .record(id, z.array(id).min(1))
    .describe('Every step that is held back, and by which criteria; {} when there is none.'),
  'find-out-first': z.array(criterion).describe('The open questions to settle first, in order.'),
};

const { form, target, targets, answers } = sheetSchema.shape;

const expectSchema = closedObject(
  Object.fromEntries(Object.entries(expectShape).map(([key, value]) => [key, value.nullish()])) as {
    [Key in keyof typeof expectShape]: z.ZodOptional<z.ZodNullable<(typeof expectShape)[Key]>>;
  },
).describe('What should come of it. Only what is named is compared.');

const caseSchema = closedObject({
  about: text.nullish().describe('What the case shows, in a sentence.'),
  form,
  target,
  targets,
  others: z
    .union([level, z.literal('unknown')], { error: 'expected: a level, or “unknown”' })
    .nullish()
    .describe('The answer to every question that “answers” does not name; unanswered when absent.'),
  answers: answers.nullish(),
  expect: expectSchema.nullish(),
});

export const casesSchema = closedObject({
  waymark: formatVersion,
  framework: text.describe('The path of the framework file from this file, or the id of a bundled one.'),
  cases: z.record(id, caseSchema).describe('The cases, by an id of their own.'),
});

export type CasesFile = z.output<typeof casesSchema>;
export type CaseFile = CasesFile['cases'][string];

/** The keys of a case and of what it expects, in the order in which they are written. */
export const caseKeys: readonly string[] = Object.keys(caseSchema.shape);
export const expectKeys: readonly string[] = Object.keys(expectShape);
