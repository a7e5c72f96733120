import * as z from 'zod';
import { assignmentStatuses } from '../../sheet/sheet.js';
import { count, effort, id, ids, level, levelOrNull, onScale, text, textOrNull } from './pieces.js';

export const blocker = z
  .object({
    kind: z.enum(['gate', 'requirement']),
    criterion: id.describe('What should come first.'),
    level: level.describe('The level that it should reach.'),
    current: z.union([level, z.literal('open')]).describe('Where it stands at that point of the plan.'),
    phase: id.nullable().describe('For a gate the phase that it opens; null for a requirement.'),
  })
  .describe('A requirement that is not met.');

export const placeInOrder = {
  position: z.int().min(1).describe('The place in the order of its wave, blocked candidates counted.'),
  tier: z
    .union([z.literal(0), z.literal(1), z.literal(2)])
    .describe('0: essential and weak, or such a criterion waits for it. 1: in an open phase. 2: the rest.'),
  value: z.int(),
  unblocksWeight: count.describe('The weight of what it unblocks, at most 12.'),
  score: z.int().describe('What decides the order within a tier; not a maturity score.'),
};
const order = z
  .object(placeInOrder)
  .describe('What decides its place in the plan; docs/scoring.md explains it.');

const worth = z
  .object({ overall: onScale, phases: z.array(z.object({ id, score: onScale })) })
  .describe('The scores with this wave, and the waves before it, done.');

const action = {
  do: text.describe('What to do.'),
  owner: id.describe('Who acts: id of one of the framework’s owners.'),
  weeks: z.int().min(1).max(520),
  effort,
  worked: text.describe('How you will know that it worked: the descriptor of the level that it leads to.'),
};

const assignedFields = {
  owner: textOrNull.describe(
    'A name, or the id of one of the framework’s owners; names are null with --no-notes.',
  ),
  due: textOrNull.describe('Year, month, day.'),
  status: z.enum(assignmentStatuses),
  overdue: z.boolean().describe('Due before the day of “on”, and neither done nor reached.'),
};
const assigned = z
  .object(assignedFields)
  .nullable()
  .default(null)
  .describe('Who has taken it on; null when nobody has.');

/** An action that somebody has taken on. */
export const assessedAction = z.object({
  criterion: id,
  to: levelOrNull.describe('The level that it leads to; null when it is not known.'),
  do: textOrNull.describe('What to do.'),
  role: textOrNull.describe('Id of the owner that the framework names.'),
  ...assignedFields,
  reached: z.boolean().describe('True when the criterion is at that level, or above.'),
  wave: z
    .enum(['now', 'next', 'later'])
    .nullable()
    .describe('Where the plan has it; null when it has it no more.'),
});

export const wave = z.object({
  actions: z.array(
    z.object({
      criterion: id,
      step: id,
      phase: id,
      from: level,
      to: level,
      ...action,
      quickWin: z.boolean().describe('Small, and six weeks or less.'),
      target: level,
      gap: z.int().min(1).describe('Target − from.'),
      opens: ids.describe('Ids of the phases whose unmet gate names the criterion.'),
      unblocks: ids.describe('Ids of the other candidates that need it.'),
      assigned,
      order,
    }),
  ),
  worth,
});

export const later = z.object({
  entries: z.array(
    z.object({
      criterion: id,
      step: id,
      phase: id,
      from: level,
      target: level,
      reaches: level.describe('How far it can get once everything that can become unblocked is done.'),
      levels: z.array(z.object({ to: level, ...action, assigned, blockedBy: z.array(blocker) })),
      order,
    }),
  ),
  worth,
});
