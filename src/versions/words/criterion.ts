import type { Value } from '../change.js';
import { type ChangeWords, type Facts, words } from './entry.js';

const ifReworded = ({ version, staleReword }: Facts) =>
  `If it means the same in other words, write “reworded-in: ${version}” in the criterion.${takeOut(staleReword)}`;

/** What is declared once counts in every comparison with a version before it. */
const takeOut = (stale: string | null) =>
  stale === null
    ? ''
    : ` If not, take “reworded-in: ${stale}” out: compared with older versions it would pass for other words.`;

/** “0 → 1, 1 → 2” */
const moves = (before: Value, after: Value) =>
  [before]
    .flat()
    .map((level, index) => `${level} → ${[after].flat()[index]}`)
    .join(', ');

/** What is said of one criterion: its question, its levels, its checklist, its actions. */
export const criterionChangeWords = {
  'id-reused': words({
    grade: 'breaking',
    title: 'An id that asks another question',
    because: 'Old answers would be taken for answers to a question that nobody asked.',
    message: ({ part }) => `The id “${part.id}” asks another question now.`,
    hint: ({ version, staleReword }) =>
      `Give the new question an id of its own. If it asks the same in other words, write “reworded-in: ${version}”.${takeOut(staleReword)}`,
  }),
  'question-redefined': words({
    grade: 'breaking',
    title: 'A question redefined',
    because: 'Old answers were given to another question.',
    message: () => 'The question was redefined.',
    hint: ifReworded,
  }),
  'question-reworded': words({
    grade: 'wording',
    title: 'A question in other words',
    because: 'Text only.',
    message: () => 'The question is asked in other words.',
  }),
  'descriptor-redefined': words({
    grade: 'breaking',
    title: 'A level of a criterion redefined',
    because: 'An answer at that level says something else.',
    message: ({ level }) => `Level ${level} was redefined.`,
    hint: ifReworded,
  }),
  'descriptors-moved': words({
    saysValues: true,
    grade: 'breaking',
    title: 'Descriptors that belong to other levels now',
    because: 'The same answer says something else.',
    message: ({ before, after }) => `Descriptors moved to other levels: ${moves(before, after)}.`,
  }),
  'descriptor-reworded': words({
    grade: 'wording',
    title: 'A level of a criterion in other words',
    because: 'Text only.',
    message: ({ level }) => `Level ${level} is described in other words.`,
  }),
  'why-changed': words({
    grade: 'wording',
    title: 'Another reason',
    because: 'Text only.',
    message: () => 'The text on why it matters changed.',
  }),
  'look-for-changed': words({
    grade: 'wording',
    title: 'Other things to look for',
    because: 'Text only: it helps to answer, and is not part of the answer.',
    message: () => 'What to look for changed.',
  }),
  'essential-changed': words({
    saysValues: true,
    grade: 'breaking',
    title: 'Essential, or no longer',
    because: 'The level of the step changes.',
    message: ({ after }) => (after === true ? 'It is essential now.' : 'It is no longer essential.'),
  }),
  'core-changed': words({
    saysValues: true,
    grade: 'notable',
    title: 'Part of the short form, or no longer',
    because: 'The short form asks other questions, so its scores are made from others.',
    message: ({ after }) =>
      after === true ? 'It is part of the short form now.' : 'It is no longer part of the short form.',
  }),
  'ask-changed': words({
    grade: 'notable',
    title: 'Others to ask',
    because: 'Other people are asked.',
    message: () => 'Whom to ask changed.',
  }),
  'not-applicable-forbidden': words({
    grade: 'breaking',
    title: '“Not applicable” no longer allowed',
    because: 'Sheets that say so are refused.',
    message: () => '“Not applicable” is no longer allowed.',
  }),
  'not-applicable-allowed': words({
    grade: 'notable',
    title: '“Not applicable” allowed',
    because: 'There is one more answer to give; old ones stand.',
    message: () => '“Not applicable” is allowed now.',
  }),
  'not-applicable-redefined': words({
    grade: 'notable',
    title: '“Not applicable” for another reason',
    because: 'It may be used in other cases; sheets that say so stay valid.',
    message: () => '“Not applicable” may be used in other cases.',
    hint: ifReworded,
  }),
  'not-applicable-reworded': words({
    grade: 'wording',
    title: 'The case for “not applicable” in other words',
    because: 'Text only.',
    message: () => 'When “not applicable” may be used is said in other words.',
  }),
  'checklist-added': words({
    grade: 'notable',
    title: 'A checklist added',
    because: 'More is asked; an answer without ticks stays valid and keeps its level.',
    message: () => 'A checklist was added.',
  }),
  'checklist-removed': words({
    grade: 'breaking',
    title: 'A checklist removed',
    because: 'Sheets with ticks are refused.',
    message: () => 'The checklist was removed.',
  }),
  'item-added': words({
    grade: 'notable',
    title: 'An item added to a checklist',
    because: 'More is asked; the levels need as many ticks as before.',
    message: ({ name }) => `The item “${name}” was added to the checklist.`,
  }),
  'item-removed': words({
    grade: 'breaking',
    title: 'An item removed from a checklist',
    because: 'Sheets that tick it are refused.',
    message: ({ name }) => `The item “${name}” was removed from the checklist.`,
    hint: ({ name }) =>
      `If it was renamed, write “renamed-from: { new-id: ${name} }” in the checklist, with its new id.`,
  }),
  'item-renamed': words({
    saysValues: true,
    grade: 'breaking',
    title: 'An item of a checklist renamed',
    because: 'Sheets that tick the old id are refused; “waymark migrate” carries them over.',
    message: ({ before, after }) => `The item “${before}” was renamed to “${after}”.`,
  }),
  'item-redefined': words({
    grade: 'breaking',
    title: 'An item of a checklist redefined',
    because: 'Old ticks were given to something else.',
    message: ({ name }) => `The item “${name}” was redefined.`,
    hint: ifReworded,
  }),
  'item-reworded': words({
    grade: 'wording',
    title: 'An item of a checklist in other words',
    because: 'Text only.',
    message: ({ name }) => `The item “${name}” is said in other words.`,
  }),
  'ticks-changed': words({
    grade: 'breaking',
    title: 'Another number of ticks needed',
    because: 'Another level may be claimed with the same ticks.',
    message: ({ level }) => `Level ${level} needs another number of ticks.`,
  }),
  'requires-changed': words({
    grade: 'notable',
    title: 'Other prerequisites',
    because: 'The plan changes.',
    message: ({ level }) => `What level ${level} requires changed.`,
  }),
  'action-redefined': words({
    grade: 'notable',
    title: 'Another action',
    because: 'The plan says to do something else.',
    message: ({ level }) => `The action that leads to level ${level} is another one.`,
    hint: ({ after, ...facts }) => (after === null ? undefined : ifReworded({ after, ...facts })),
  }),
  'action-reworded': words({
    grade: 'wording',
    title: 'An action in other words',
    because: 'Text only.',
    message: ({ level }) => `The action that leads to level ${level} is said in other words.`,
  }),
  'action-owner-changed': words({
    grade: 'notable',
    title: 'Another owner of an action',
    because: 'The plan names somebody else.',
    message: ({ level }) => `The action that leads to level ${level} has another owner.`,
  }),
  'action-weeks-changed': words({
    grade: 'notable',
    title: 'Another length of an action',
    because: 'The plan changes.',
    message: ({ level }) => `The action that leads to level ${level} takes another number of weeks.`,
  }),
  'action-effort-changed': words({
    grade: 'notable',
    title: 'Another effort of an action',
    because: 'The plan changes.',
    message: ({ level }) => `The action that leads to level ${level} is another amount of work.`,
  }),
} as const satisfies Record<string, ChangeWords>;
