import * as z from 'zod';
import { type JsonSchema, toJsonSchema } from '../source/json-schema.js';
import type { Assessment } from './assessment.js';
import { agreement, agreementCounts } from './schema/agreement.js';
import {
  ask,
  count,
  evidence,
  gap,
  id,
  ids,
  level,
  levelOrNull,
  note,
  onScale,
  openState,
  text,
  textOrNull,
  weight,
} from './schema/pieces.js';
import { assessedAction, blocker, later, placeInOrder, wave } from './schema/plan.js';

/*
 * The shape of an assessment as JSON, for programs that read it. `Assessment` is the type that counts; the last
 * lines of this file do not compile when the two differ. Objects are open and stay so: a later version may add
 * fields. No other command needs this file.
 */

const named = z.object({ id, title: text });

const framework = z
  .object({
    id,
    version: text.describe('Three whole numbers joined by dots.'),
    title: text,
    language: text.describe('A BCP 47 language tag.'),
    source: z
      .object({
        title: text,
        author: textOrNull,
        published: textOrNull.describe('Year, month, day.'),
        url: textOrNull,
      })
      .nullable()
      .describe('The work that the framework is made from.'),
    limits: textOrNull.describe('What the framework does not cover.'),
    scale: z
      .array(z.object({ level, name: text, meaning: textOrNull }))
      .min(2)
      .describe('The levels, lowest first.'),
    effort: z
      .object({ small: text, medium: text, large: text })
      .nullable()
      .describe('What small, medium and large mean.'),
    groups: z.array(named).describe('Whom to ask.'),
    owners: z.array(named).describe('Who acts.'),
  })
  .describe('The framework that was used.');

const sheet = z
  .object({
    organisation: textOrNull,
    date: textOrNull.describe('Year, month, day.'),
    form: z.enum(['full', 'short']).describe('In the short form only core criteria take part.'),
    frameworkVersion: textOrNull.describe('The version that the sheet states; null when it states none.'),
    respondents: z.array(
      z.object({ name: textOrNull.describe('Null with --no-notes.'), group: id.nullable() }),
    ),
  })
  .describe('What the sheet says about itself.');

const scoreFields = {
  score: onScale.describe('On the scale, at most nine decimals; null when nothing is answered.'),
  range: z
    .object({ low: z.number().min(0).max(9), high: z.number().min(0).max(9) })
    .nullable()
    .describe(
      'The lowest and the highest that the score could be once open questions are answered; null when nothing is applicable.',
    ),
  completeness: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('The share of the applicable weight that is answered; null when nothing is applicable.'),
  status: z.enum(['complete', 'partial', 'unscored', 'not-applicable']),
  target: onScale.describe('The mean target of what is applicable; null when nothing is.'),
  gap: gap.describe('The mean gap of what is scored, in levels; null when nothing is answered.'),
};

const gateEntry = z.object({
  criterion: id,
  level: level.describe('The level that is asked.'),
  current: z
    .union([level, z.enum(['open', 'not-applicable', 'left-out'])])
    .describe('Where the criterion stands: a level, open, not-applicable, or left-out of the short form.'),
  met: z.boolean(),
});

const criterion = z.object({
  id,
  title: text,
  question: text,
  weight,
  essential: z.boolean().describe('A weak essential criterion holds its step back.'),
  core: z.boolean().describe('Part of the short form.'),
  state: z.enum(['level', 'unknown', 'not-applicable', 'unanswered']),
  level: levelOrNull.describe('Null unless the state is “level”.'),
  levelName: textOrNull.describe('The name of the level, from the scale.'),
  descriptor: textOrNull.describe('What the level looks like.'),
  reason: textOrNull.describe('Why it is not applicable; null in every other state.'),
  target: z.object({
    level,
    from: z
      .object({
        by: z.enum(['sheet', 'framework']),
        for: z.enum(['criterion', 'step', 'phase', 'default']),
      })
      .describe('Who set the target, and for what.'),
  }),
  gap: count.nullable().describe('Target − level, at least 0; null unless the state is “level”.'),
  evidence,
  sources: z.array(text).describe('Where the evidence is.'),
  note,
  checklist: z
    .object({
      recorded: z.boolean().describe('False when the sheet does not say which items are ticked.'),
      items: z.array(named.extend({ ticked: z.boolean() })),
    })
    .nullable()
    .describe('Null when the criterion has no checklist.'),
  ask,
  candidate: z
    .object({
      ...placeInOrder,
      unblocks: ids.describe('Ids of the other candidates that need it.'),
      blockedBy: z.array(blocker).describe('Why its next level cannot be started; empty when it can.'),
    })
    .nullable()
    .describe('Its place in the plan’s order as things stand; null unless its level is below its target.'),
  agreement: agreement.default(null),
});

const step = z.object({
  id,
  title: text,
  weight,
  ...scoreFields,
  level: levelOrNull.describe('The whole level reached, caps applied; null when nothing is answered.'),
  levelName: textOrNull.describe('The name of the level, from the scale.'),
  levelRange: z
    .object({ low: level, high: level })
    .nullable()
    .describe('The level at both ends of the range; null when nothing is applicable.'),
  heldBack: z
    .object({ by: ids, wouldBe: level.describe('The level without the cap.') })
    .nullable()
    .describe('Set when weak essential criteria lower the level.'),
  provisional: z.boolean().describe('True while questions of the step are open.'),
  criteria: z.array(criterion),
});

const phase = z.object({
  id,
  title: text,
  weight,
  ...scoreFields,
  open: z.boolean().describe('False while its gate, or the gate of a phase before it, is not met.'),
  gate: z.array(gateEntry).describe('Its own gate.'),
  steps: z.array(step),
});

const constraint = z.union([
  z.object({
    kind: z.literal('weak-criterion'),
    criterion: id,
    level,
    because: z
      .enum(['essential', 'waited-for'])
      .describe('It is essential and weak, or such a criterion waits for it.'),
  }),
  z.object({ kind: z.literal('gate'), phase: id, unmet: z.array(gateEntry) }),
  z.object({
    kind: z.literal('held-back'),
    step: id,
    level,
    wouldBe: level.describe('The level without the cap.'),
    by: ids.describe('Ids of the criteria that hold the step back.'),
  }),
]);

const actionFollowUp = {
  criterion: id,
  to: levelOrNull.describe('The level that the action leads to.'),
  owner: textOrNull,
  due: textOrNull.describe('Year, month, day.'),
};

const followUp = z.union([
  z.object({ kind: z.literal('open-question'), criterion: id, state: openState, note, ask }),
  z.object({ kind: z.literal('asserted-only'), criterion: id, level, target: level }),
  z.object({
    kind: z.literal('ticks-not-recorded'),
    criterion: id,
    level,
    needed: count.describe('How many ticks the level needs.'),
  }),
  z.object({ kind: z.literal('claimed-early'), criterion: id, level, unmet: z.array(blocker) }),
  z.object({
    kind: z.literal('target-too-low'),
    criterion: id,
    target: level,
    needed: level.describe('The level that something else asks for.'),
    neededBy: ids.describe('Ids of the criteria or phases that ask for it.'),
  }),
  z.object({
    kind: z.literal('disagreement'),
    criterion: id,
    lowest: levelOrNull.describe('Of the votes.'),
    highest: levelOrNull.describe('Of the votes.'),
    notApplicable: count.describe('Votes that say that it does not apply.'),
  }),
  z.object({ kind: z.literal('overdue-action'), ...actionFollowUp }),
  z.object({ kind: z.literal('done-not-reached'), ...actionFollowUp }),
]);

/** An assessment as data, whoever kept it. */
export const assessmentSchema = z.object({
  schemaVersion: z
    .literal(1)
    .describe('Rises when a field changes its meaning or goes away; not when one is added.'),
  framework,
  sheet,
  titles: z.record(id, text).describe('What each phase, step and criterion is called, by id.'),
  overall: z.object(scoreFields).describe('The whole.'),
  phases: z.array(phase).describe('The phases that take part.'),
  counts: z
    .object({
      criteria: count,
      answered: count,
      unknown: count,
      unanswered: count,
      notApplicable: count,
      evidence: z
        .object({ asserted: count, seen: count, corroborated: count })
        .describe('Of the answered criteria, by how well they are known.'),
    })
    .describe('How many answers there are of each kind.'),
  strengths: z
    .array(z.object({ criterion: id, level, target: level, evidence }))
    .describe('Criteria at or above their target, strongest first.'),
  constraints: z.array(constraint).describe('What holds the organisation back.'),
  findOutFirst: z
    .array(
      z.object({
        criterion: id,
        state: openState,
        note,
        ask,
        gateOf: ids.describe('Ids of the phases whose unmet gate names it.'),
        waitedForBy: ids.describe('Ids of the candidates that need it.'),
      }),
    )
    .describe('Open criteria that a gate or a prerequisite waits for, most important first.'),
  plan: z
    .object({
      now: wave.describe('What to do now.'),
      next: wave.describe('What to do once Now is done.'),
      later: later.describe('What remains after Next.'),
    })
    .describe('What to do, in three waves.'),
  followUps: z.array(followUp).describe('What else is to be settled.'),
  agreement: agreementCounts.default(null),
  actions: z
    .array(assessedAction)
    .default([])
    .describe('Every action that somebody has taken on, whether the plan has it or not.'),
  on: textOrNull
    .default(null)
    .describe('The day on which due dates were judged: year, month, day; null when no action has one.'),
});

/** The JSON Schema of what `waymark report --format json` prints. */
export function assessmentJsonSchema(): JsonSchema {
  return toJsonSchema(assessmentSchema, {
    title: 'Waymark assessment',
    description:
      'A framework and a sheet, scored: what “waymark report --format json” prints. A later version may add fields, and kinds of constraints and follow-ups; ignore what you do not know.',
  });
}

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type FromSchema = Frozen<z.output<typeof assessmentSchema>>;
type FromType = Frozen<Assessment>;

null as unknown as FromSchema satisfies FromType;
null as unknown as FromType satisfies FromSchema;
