/*
 * What the worksheets of a workbook and their columns are called. The template writes them, and what is read back is
 * found by them: a name never changes.
 */

export const worksheets = {
  instructions: 'Instructions',
  about: 'About',
  answers: 'Answers',
  checklists: 'Checklists',
  respondents: 'Respondents',
  targets: 'Targets',
  /** Hidden: what the drop-downs offer. */
  lists: 'Lists',
} as const;

export const columns = {
  about: { item: 'Item', value: 'Value', help: 'What belongs here' },
  answers: {
    id: 'Id',
    phase: 'Phase',
    step: 'Step',
    criterion: 'Criterion',
    question: 'Question',
    levels: 'Levels',
    answer: 'Answer',
    reason: 'Reason',
    note: 'Note',
    evidence: 'Evidence',
    sources: 'Sources',
    target: 'Target',
  },
  checklists: {
    criterionId: 'Criterion id',
    criterion: 'Criterion',
    itemId: 'Item id',
    item: 'Item',
    tick: 'True today?',
    needed: 'Needed',
  },
  respondents: { name: 'Name', group: 'Group', groups: 'The groups', who: 'Who is in them' },
  targets: { id: 'Id', part: 'Part', title: 'Title', target: 'Target' },
  lists: { level: 'Levels' },
} as const;

/** The rows of “About”, and the key of a sheet that each stands for. */
export const aboutItems = {
  Organisation: 'organisation',
  Date: 'date',
  Target: 'target',
  Framework: 'framework',
  'Framework version': 'framework-version',
  Form: 'form',
} as const;

/** What a cell says, without regard to capitals, to the spaces around it and between its words. */
export function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The words that are answers and no level, as the drop-down has them. */
export const unknownAnswer = 'unknown';
export const notApplicableAnswer = 'not applicable';
