import * as z from 'zod';
import { closedObject, date, formatVersion, id, level, text, version } from '../source/schema.js';
import { assignmentStatuses, evidenceGrades } from './sheet.js';

/** The shape of a sheet. What only the framework can say is in check.ts. A key left empty is a key left out. */

const answerFields = {
  level: level.nullish().describe('The highest level that is true today; in doubt, the lower one.'),
  unknown: z.boolean().nullish().describe('True when nobody in the room knows.'),
  'not-applicable': z.string().nullish().describe('The reason why it does not apply; the report prints it.'),
  note: z.string().nullish().describe('What was said.'),
  evidence: z
    .enum(evidenceGrades)
    .nullish()
    .describe(
      'How well the level is known: somebody said so (asserted, also when absent), somebody here has seen it (seen), an independent source confirms it (corroborated).',
    ),
  sources: z.array(text).nullish().describe('Where the evidence is.'),
  ticked: z
    .array(id)
    .nullish()
    .describe('The checklist items that are true today. Absent: not recorded. Empty: none is true.'),
};
const longAnswer = closedObject(answerFields).describe(
  'An answer with more to say. At most one of level, unknown and not-applicable.',
);

const answer = z
  .union(
    [
      level,
      z.literal('unknown').describe('Nobody in the room knows.'),
      z.null().describe('Not answered yet.'),
      longAnswer,
    ],
    { error: 'expected: a level, “unknown”, or a mapping such as { level: 2, note: … }' },
  )
  .describe('The highest level that is true today, “unknown”, or a mapping with more to say.');

const respondentFields = {
  name: text.nullish().describe('Left out of reports with --no-notes.'),
  group: id.nullish().describe('The group that the person speaks for.'),
};
const respondent = closedObject(respondentFields);

const vote = closedObject({ ...respondentFields, ...answerFields }).describe(
  'What one respondent said. At most one of level, unknown and not-applicable.',
);

const assignment = closedObject({
  to: level.nullish().describe('The level that the action leads to; the next one when absent.'),
  owner: text
    .nullish()
    .describe('Who does it: a name, or the id of an owner. The framework’s owner when absent.'),
  due: date.nullish().describe('The day by which it should be done: year, month, day, such as 2027-03-01.'),
  status: z.enum(assignmentStatuses).nullish().describe('How far it is; to-do when absent.'),
}).describe('An action that somebody has taken on.');

const archived = closedObject({
  id: id.nullish().describe('The criterion, step or phase that it was for, as it was called then.'),
  'framework-version': version.nullish().describe('The version of the framework that it was given for.'),
  because: text.nullish().describe('Why it could not stay where it was.'),
  answer: z.unknown().optional().describe('The answer, as it was written.'),
  ticked: z.array(id).nullish().describe('Ticks of items that are gone.'),
  votes: z.unknown().optional().describe('Votes on a criterion that is gone, as they were written.'),
  action: z
    .unknown()
    .optional()
    .describe('An assignment whose criterion or level is gone, as it was written.'),
  target: level.nullish().describe('The target, as it was.'),
  respondent: respondent.nullish().describe('A respondent whose group is gone.'),
}).describe('Something that was said for an earlier version of the framework, and is kept.');

export const sheetSchema = closedObject({
  waymark: formatVersion,
  framework: text.describe('The id of a bundled framework, or the path of a framework file from this file.'),
  'framework-version': version
    .nullish()
    .describe('The version of the framework that the answers were given for, such as 1.0.0.'),
  id: z
    .union([text, z.int().min(0)], { error: 'expected: a text, or a whole number' })
    .nullish()
    .describe('What this sheet is called in tables of many; the name of its file when absent.'),
  form: z
    .enum(['full', 'short'])
    .nullish()
    .describe('In the short form only the core criteria take part. Full when absent.'),
  organisation: z.string().nullish().describe('Who is assessed.'),
  date: date.nullish().describe('The day of the assessment: year, month, day, such as 2026-11-23.'),
  respondents: z.array(respondent).nullish().describe('Who answered.'),
  target: level.nullish().describe('The level that this organisation aims at.'),
  targets: z.record(id, level).nullish().describe('Targets for single phases, steps and criteria, by id.'),
  answers: z.record(id, answer).describe('The answers, by id of the criterion; {} when there are none yet.'),
  votes: z
    .record(id, z.array(vote))
    .nullish()
    .describe('What each respondent said, by id of the criterion; “merge” puts it here.'),
  settled: z
    .array(id)
    .nullish()
    .describe('Ids of the criteria that were agreed on in a discussion; “assess --discuss” puts them here.'),
  actions: z
    .record(id, assignment)
    .nullish()
    .describe('Who does the action of a criterion and by when, by id; “plan --set” writes it.'),
  archive: z
    .array(archived)
    .nullish()
    .describe('What earlier versions of the framework asked for; “migrate” puts it here. Nothing counts it.'),
});

export type SheetFile = z.output<typeof sheetSchema>;
export type AnswerFile = SheetFile['answers'][string];
export type VoteFile = NonNullable<SheetFile['votes']>[string][number];

/** The keys of a sheet, in the order in which they are written. */
export const sheetKeys: readonly string[] = Object.keys(sheetSchema.shape);

/** True for a day of the calendar, as a sheet gives it: `2026-11-23`. */
export function isDate(text: string): boolean {
  return date.safeParse(text).success;
}
