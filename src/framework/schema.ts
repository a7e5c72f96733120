import * as z from 'zod';
import {
  closedObject,
  date,
  formatVersion,
  id,
  level,
  levelKey,
  text,
  version,
  whole,
} from '../source/schema.js';

/** The shape of a framework file. What the shape cannot say is in rules.ts. */

const weight = whole(1, 100).optional().describe('How much it counts beside its siblings. 1 when absent.');
const target = level.optional().describe('The level to aim at; a sheet may override it.');
const names = z.record(id, text);

const requirements = z.record(id, level);

const action = closedObject({
  do: text.describe('What to do, in a sentence that begins with a verb.'),
  owner: id.describe('Who acts: one of the declared owners.'),
  weeks: whole(1, 520, 'a whole number of weeks').describe('How long it takes, in weeks.'),
  effort: z.enum(['small', 'medium', 'large']).describe('How much work it is.'),
});

const checklist = closedObject({
  items: names,
  needed: z
    .record(levelKey, whole(0, 99))
    .optional()
    .describe('How many ticks a level needs; a level not named needs what the one below needs.'),
});

const criterion = closedObject({
  id,
  title: text,
  question: text.describe('One idea, asked about today.'),
  why: text.optional().describe('Why it matters, in a sentence.'),
  weight,
  essential: z.boolean().optional().describe('A weak essential criterion holds its step back.'),
  core: z.boolean().optional().describe('Part of the short form.'),
  target,
  ask: z.array(id).optional().describe('The groups to ask.'),
  'look-for': z.array(text).optional().describe('What would show it.'),
  'not-applicable-when': text.optional().describe('When “not applicable” may be used; without it, never.'),
  checklist: checklist.optional(),
  requires: z
    .record(levelKey, requirements)
    .optional()
    .describe('For a level of this criterion, the levels that other criteria should have reached before.'),
  levels: z.record(levelKey, text).describe('The descriptor of each level of the scale.'),
  actions: z
    .record(levelKey, action)
    .optional()
    .describe('For each level but the lowest, the action that leads to it.'),
});

const step = closedObject({
  id,
  title: text,
  summary: text.optional(),
  weight,
  target,
  scoring: z.enum(['mean']).optional().describe('How the score of the step is made.'),
  criteria: z.array(criterion).min(1),
});

const phase = closedObject({
  id,
  title: text,
  summary: text.optional(),
  weight,
  target,
  'opens-when': requirements
    .optional()
    .describe('The gate: levels that criteria of earlier phases must have reached.'),
  steps: z.array(step).min(1),
});

export const frameworkSchema = closedObject({
  waymark: formatVersion.describe('The version of this file format: 1.'),
  id,
  version: version.describe('The semantic version of the content.'),
  title: text,
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'bad-language')
    .optional(),
  summary: text.optional(),
  source: closedObject({
    title: text,
    author: text.optional(),
    published: date.optional(),
    url: text.optional(),
  }).optional(),
  limits: text.optional().describe('What the framework does not cover; printed in every report.'),
  scale: z
    .array(closedObject({ level, name: text, meaning: text.optional() }))
    .min(2)
    .max(10),
  target,
  groups: names.optional().describe('Whom to ask.'),
  owners: names.optional().describe('Who acts.'),
  effort: closedObject({ small: text, medium: text, large: text }).optional(),
  phases: z.array(phase).min(1),
});

export type FrameworkFile = z.output<typeof frameworkSchema>;
