import * as z from 'zod';
import { closedObject, date, formatVersion, id, level, text, version } from '../source/schema.js';
import { evidenceGrades } from './sheet.js';

/** The shape of a sheet. What only the framework can say is in check.ts. A key left empty is a key left out. */

const longAnswer = closedObject({
  level: level.nullish().describe('The highest level that is true today.'),
  unknown: z.boolean().nullish().describe('True when nobody in the room knows.'),
  'not-applicable': z.string().nullish().describe('The reason why it does not apply.'),
  note: z.string().nullish(),
  evidence: z.enum(evidenceGrades).nullish().describe('How well it is known; asserted when absent.'),
  sources: z.array(text).nullish().describe('Where the evidence is.'),
  ticked: z
    .array(id)
    .nullish()
    .describe('The checklist items that are true. Absent: not recorded. Empty: none.'),
});

const answer = z.union([level, z.literal('unknown'), z.null(), longAnswer], {
  error: 'expected: a level, “unknown”, or a mapping such as { level: 2, note: … }',
});

const respondent = closedObject({ name: text.nullish(), group: id.nullish() });

export const sheetSchema = closedObject({
  waymark: formatVersion.describe('The version of this file format: 1.'),
  framework: text.describe('The id of a bundled framework, or a path relative to this file.'),
  'framework-version': version.nullish(),
  form: z.enum(['full', 'short']).nullish().describe('Short: only the core criteria take part.'),
  organisation: z.string().nullish(),
  date: date.nullish(),
  respondents: z.array(respondent).nullish(),
  target: level.nullish().describe('The default target of this organisation.'),
  targets: z.record(id, level).nullish().describe('Targets by phase, step or criterion.'),
  answers: z.record(id, answer).describe('The answers by criterion.'),
});

export type SheetFile = z.output<typeof sheetSchema>;
export type AnswerFile = SheetFile['answers'][string];
