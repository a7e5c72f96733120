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
const renamedFrom = z
  .union([id, z.array(id).min(1)], { error: 'expected: an id, or a list of ids' })
  .optional()
  .describe('The id or ids that this had in earlier versions. “diff” and “migrate” read it.');
const names = z.record(id, text.describe('What it is called.'));

const requirements = z
  .record(id, level.describe('The level that this criterion should have reached.'))
  .describe('The levels that other criteria should have reached, by id.');

const action = closedObject({
  do: text.describe('What to do, in a sentence that begins with a verb.'),
  owner: id.describe('Who acts: one of the declared owners.'),
  weeks: whole(1, 520, 'a whole number of weeks').describe('How long it takes, in weeks.'),
  effort: z.enum(['small', 'medium', 'large']).describe('How much work it is.'),
}).meta({ title: 'Action', description: 'The action that leads to this level from the level below.' });

const checklist = closedObject({
  items: names.describe('What can be ticked, by id.'),
  needed: z
    .record(levelKey, whole(0, 99).describe('How many ticks this level needs.'))
    .optional()
    .describe('How many ticks a level needs; a level not named needs what the one below needs.'),
  'renamed-from': z
    .record(id, id.describe('The id that it had in an earlier version.'))
    .optional()
    .describe('For items that were renamed, the id that each had before, by the id that it has now.'),
});

const criterion = closedObject({
  id: id.describe('Never changes its meaning: sheets refer to it. Unique in the whole framework.'),
  'renamed-from': renamedFrom,
  'reworded-in': version
    .optional()
    .describe('The version in which its texts were written anew without a change of meaning.'),
  title: text.describe('What reports call it; short.'),
  question: text.describe('One idea, asked about today.'),
  why: text.optional().describe('Why it matters, in a sentence.'),
  weight,
  essential: z
    .boolean()
    .optional()
    .describe('A weak essential criterion holds its step back. False when absent.'),
  core: z.boolean().optional().describe('Part of the short form. False when absent.'),
  target,
  ask: z.array(id.describe('One of the declared groups.')).optional().describe('The groups to ask.'),
  'look-for': z
    .array(text.describe('Something that can be seen.'))
    .optional()
    .describe('What would show it.'),
  'not-applicable-when': text.optional().describe('When “not applicable” may be used; without it, never.'),
  checklist: checklist.optional().describe('Items whose ticks limit which levels may be claimed.'),
  requires: z
    .record(levelKey, requirements)
    .optional()
    .describe('For a level of this criterion, the levels that other criteria should have reached before.'),
  levels: z
    .record(levelKey, text.describe('What this level looks like.'))
    .describe('The descriptor of each level of the scale.'),
  actions: z
    .record(levelKey, action)
    .optional()
    .describe('For each level but the lowest, the action that leads to it.'),
}).meta({
  title: 'Criterion',
  description: 'One question, with a descriptor for every level and the action that leads to it.',
});

const step = closedObject({
  id: id.describe('Never changes its meaning: sheets refer to it. Unique in the whole framework.'),
  'renamed-from': renamedFrom,
  title: text.describe('What reports call it; short.'),
  summary: text.optional().describe('What the step is about.'),
  weight,
  target,
  scoring: z.enum(['mean']).optional().describe('How the score of the step is made. mean when absent.'),
  criteria: z.array(criterion).min(1).describe('The criteria of the step, in their order.'),
}).meta({ title: 'Step', description: 'Criteria that are scored together.' });

const phase = closedObject({
  id: id.describe('Never changes its meaning: sheets refer to it. Unique in the whole framework.'),
  'renamed-from': renamedFrom,
  title: text.describe('What reports call it; short.'),
  summary: text.optional().describe('What the phase is about.'),
  weight,
  target,
  'opens-when': requirements
    .optional()
    .describe('The gate: levels that criteria of earlier phases must have reached.'),
  steps: z.array(step).min(1).describe('The steps of the phase, in their order.'),
}).meta({ title: 'Phase', description: 'Steps that are taken together, behind a gate or none.' });

export const frameworkSchema = closedObject({
  waymark: formatVersion,
  id: id.describe('What sheets call this framework. It never changes.'),
  'renamed-from': renamedFrom,
  version: version.describe('The semantic version of the content, such as 1.4.0.'),
  title: text.describe('What reports call the framework.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'bad-language')
    .optional()
    .describe('The language of the texts, a BCP 47 tag such as en-GB. en when absent.'),
  summary: text.optional().describe('What the framework is about.'),
  source: closedObject({
    title: text.describe('The title of the work.'),
    author: text.optional().describe('Who wrote it.'),
    published: date.optional().describe('The day of publication: year, month, day, such as 2020-03-05.'),
    url: text.optional().describe('Where it can be read.'),
  })
    .optional()
    .describe('The work that the framework is made from.'),
  limits: text.optional().describe('What the framework does not cover; printed in every report.'),
  scale: z
    .array(
      closedObject({
        level: level.describe('The whole number of the level.'),
        name: text.describe('The name of the level, such as Defined.'),
        meaning: text.optional().describe('What the level means for any criterion.'),
      }),
    )
    .min(2)
    .max(10)
    .describe('The levels, lowest first, whole numbers without a hole.'),
  target: target.describe('The level to aim at where nothing else is said. The highest when absent.'),
  groups: names.optional().describe('Whom to ask, by id.'),
  owners: names.optional().describe('Who acts, by id.'),
  effort: closedObject({
    small: text.describe('What a small effort is.'),
    medium: text.describe('What a medium effort is.'),
    large: text.describe('What a large effort is.'),
  })
    .optional()
    .describe('What small, medium and large mean in actions.'),
  phases: z.array(phase).min(1).describe('The phases, in their order.'),
});

export type FrameworkFile = z.output<typeof frameworkSchema>;
