import { type ChangeWords, words } from './entry.js';

/** What is said of the framework itself: its scale, its groups and owners, its texts. */
export const frameworkChangeWords = {
  'framework-id-changed': words({
    saysValues: true,
    grade: 'breaking',
    title: 'Another framework',
    because: 'Sheets name the old id and are refused.',
    message: ({ before, after }) => `The id is “${after}” and was “${before}”: this is another framework.`,
    hint: ({ before }) => `If it is the same one under a new name, write “renamed-from: ${before}”.`,
  }),
  'framework-renamed': words({
    saysValues: true,
    grade: 'breaking',
    title: 'The framework renamed',
    because: 'Sheets name the old id; “waymark migrate” carries them over.',
    message: ({ before, after }) => `The framework was renamed from “${before}” to “${after}”.`,
  }),
  'level-added': words({
    grade: 'breaking',
    title: 'A level added to the scale',
    because: 'Every score is on another scale.',
    message: ({ level }) => `Level ${level} was added to the scale.`,
  }),
  'level-removed': words({
    grade: 'breaking',
    title: 'A level removed from the scale',
    because: 'Answers at that level are refused, and every score is on another scale.',
    message: ({ level }) => `Level ${level} was removed from the scale.`,
  }),
  'level-redefined': words({
    grade: 'breaking',
    title: 'A level of the scale redefined',
    because: 'An answer at that level says something else.',
    message: ({ level }) => `Level ${level} of the scale was redefined.`,
  }),
  'level-reworded': words({
    grade: 'wording',
    title: 'A level of the scale in other words',
    because: 'Text only.',
    message: ({ level }) => `Level ${level} of the scale is said in other words.`,
  }),
  'groups-declared': words({
    grade: 'breaking',
    title: 'Groups declared for the first time',
    because: 'Without them a sheet could name any group; now any other is refused.',
    message: () => 'Groups are declared for the first time, so respondents of any other group are refused.',
  }),
  'groups-dropped': words({
    grade: 'notable',
    title: 'No groups declared any more',
    because: 'Any group is accepted, and the framework no longer says whom to ask.',
    message: () => 'No groups are declared any more, so a sheet may name any.',
  }),
  'group-added': words({
    grade: 'notable',
    title: 'A group added',
    because: 'Somebody else can be asked.',
    message: ({ name }) => `The group “${name}” was added.`,
  }),
  'group-removed': words({
    grade: 'breaking',
    title: 'A group removed',
    because: 'Sheets with respondents of that group are refused.',
    message: ({ name }) => `The group “${name}” was removed.`,
  }),
  'group-redefined': words({
    grade: 'notable',
    title: 'A group redefined',
    because: 'Other people are asked.',
    message: ({ name }) => `The group “${name}” is somebody else now.`,
  }),
  'group-reworded': words({
    grade: 'wording',
    title: 'A group in other words',
    because: 'Text only.',
    message: ({ name }) => `The group “${name}” is called something else.`,
  }),
  'owner-added': words({
    grade: 'notable',
    title: 'An owner added',
    because: 'Somebody else can act.',
    message: ({ name }) => `The owner “${name}” was added.`,
  }),
  'owner-removed': words({
    grade: 'notable',
    title: 'An owner removed',
    because: 'The plan gives that owner nothing to do any more.',
    message: ({ name }) => `The owner “${name}” was removed.`,
  }),
  'owner-redefined': words({
    grade: 'notable',
    title: 'An owner redefined',
    because: 'The plan names somebody else.',
    message: ({ name }) => `The owner “${name}” is somebody else now.`,
  }),
  'owner-reworded': words({
    grade: 'wording',
    title: 'An owner in other words',
    because: 'Text only.',
    message: ({ name }) => `The owner “${name}” is called something else.`,
  }),
  'effort-redefined': words({
    grade: 'notable',
    title: 'An effort redefined',
    because: 'The plan means another amount of work.',
    message: ({ name }) => `A ${name} effort is something else now.`,
  }),
  'effort-reworded': words({
    grade: 'wording',
    title: 'An effort in other words',
    because: 'Text only.',
    message: ({ name }) => `A ${name} effort is said in other words.`,
  }),
  'language-changed': words({
    grade: 'wording',
    title: 'Another language',
    because: 'Text only; the texts themselves are judged one by one.',
    message: () => 'The language changed.',
  }),
  'source-changed': words({
    grade: 'wording',
    title: 'The source changed',
    because: 'Text only.',
    message: () => 'The source changed.',
  }),
  'limits-changed': words({
    grade: 'wording',
    title: 'The limits changed',
    because: 'Text only.',
    message: () => 'The text on what is not covered changed.',
  }),
} as const satisfies Record<string, ChangeWords>;
