import * as z from 'zod';
import { count, evidence, id, levelOrNull, note, text, textOrNull } from './pieces.js';

const groupView = {
  voices: count,
  median: levelOrNull.describe('The lower median of the levels; null when nobody gave one.'),
  lowest: levelOrNull,
  highest: levelOrNull,
};

/** What was said on one criterion. */
export const agreement = z
  .object({
    status: z
      .enum(['agreed', 'mixed', 'to-discuss', 'one-voice'])
      .describe(
        'agreed: all within one level and nobody unknown. to-discuss: two levels apart or more (from five levels up: the middle half of them), or some say that it does not apply. one-voice: fewer than two voices. mixed: the rest.',
      ),
    ...groupView,
    spread: levelOrNull.describe('The highest level less the lowest.'),
    groupGap: z.boolean().describe('True when the lower medians of two groups differ.'),
    groups: z.array(z.object({ group: id.nullable(), ...groupView })),
    unknown: count,
    notApplicable: count,
    settled: z.boolean().describe('True when it was discussed and agreed on.'),
    votes: z.array(
      z.object({
        name: textOrNull.describe('Null with --no-notes.'),
        group: id.nullable(),
        state: z.enum(['level', 'unknown', 'not-applicable', 'unanswered']),
        level: levelOrNull,
        reason: textOrNull,
        evidence,
        sources: z.array(text),
        note,
      }),
    ),
  })
  .nullable()
  .describe('What the respondents said, each for themselves; null when the sheet carries no votes on it.');

/** How many criteria there are of each kind. */
export const agreementCounts = z
  .object({
    criteria: count.describe('Criteria that carry votes.'),
    agreed: count,
    mixed: count,
    toDiscuss: count.describe('Those that are settled too.'),
    oneVoice: count,
    settled: count.describe('To be discussed, and settled.'),
    groupGaps: count,
  })
  .nullable()
  .describe('How far the respondents agree; null when the sheet was not merged from several.');
