import { didYouMean, listed, type None, quote, type Suggested, type Words, words } from './entry.js';

/** What is said of a sheet. */
export const sheetWords = {
  'unknown-framework': words<{ id: string; known: readonly string[] } & Suggested>({
    severity: 'error',
    title: 'A framework that is not known',
    explanation:
      'A sheet names its framework by the id of a bundled one, or by a path relative to the sheet. A path has a slash in it or ends in .yaml, .yml or .json.',
    message: ({ id }) => `There is no bundled framework ${quote(id)}.`,
    hint: (facts) =>
      didYouMean(facts) ??
      `The bundled frameworks are: ${listed(facts.known)}. For a file of yours, write its path, such as “./${facts.id}.yaml”.`,
  }),
  'framework-unreadable': words<{ path: string; problem: string }>({
    severity: 'error',
    title: 'A framework that is named and cannot be read',
    explanation:
      'A sheet, or a file of cases, names a framework file, as a path relative to itself, and that file cannot be read.',
    message: ({ path, problem }) => `The framework file ${quote(path)} cannot be read. ${problem}`,
    hint: () => 'The path is relative to the file that names it. For a sheet, --framework names another one.',
  }),
  'framework-invalid': words<{ path: string }>({
    severity: 'error',
    title: 'A framework that is named and has errors',
    explanation:
      'The framework that a sheet, or a file of cases, names has errors of its own, so the answers cannot be checked.',
    message: ({ path }) => `The framework ${quote(path)} has errors, so this file cannot be checked.`,
    hint: ({ path }) => `Run “waymark validate ${path}”.`,
  }),
  'framework-mismatch': words<{ named: string; given: string }>({
    severity: 'error',
    title: 'A sheet for another framework',
    explanation:
      'The sheet names one framework and is being read with another. Its answers would lose their meaning.',
    message: ({ named, given }) =>
      `This sheet is for the framework ${quote(named)}, not for ${quote(given)}.`,
  }),
  'framework-major-version': words<{ sheet: string; framework: string; isText?: boolean }>({
    severity: 'error',
    title: 'A sheet for another major version of the framework',
    explanation:
      'Between major versions criteria or levels change their meaning, so old answers cannot be read as they stand.',
    message: ({ sheet, framework }) =>
      `This sheet is for version ${sheet} of the framework, and it is now ${framework}.`,
    hint: ({ isText }) =>
      isText === false
        ? 'A workbook cannot be carried over. Make a new one with “waymark template”, and look at each answer as you copy it.'
        : '“waymark migrate” carries it over, and says which answers to look at.',
  }),
  'framework-minor-version': words<{ sheet: string; framework: string; isText?: boolean }>({
    severity: 'warning',
    title: 'A sheet for another minor version of the framework',
    explanation:
      'Between minor versions the plan or the questions may change. Old answers keep their meaning.',
    message: ({ sheet, framework }) =>
      `This sheet is for version ${sheet} of the framework, and it is now ${framework}.`,
    hint: ({ isText }) =>
      isText === false
        ? 'A new workbook, from “waymark template”, has the new questions.'
        : '“waymark migrate” carries it over; look for new questions.',
  }),
  'no-action-to-lowest': words<{ level: number }>({
    severity: 'error',
    title: 'An action that leads to the lowest level',
    explanation:
      'Under “actions” a sheet says who does the action that leads a criterion to a level. Nothing needs doing to be at the lowest level, so no action leads there.',
    message: ({ level }) => `No action leads to level ${level}, the lowest.`,
    hint: ({ level }) => `Give a level from ${level + 1}, or leave “to” out for the next one.`,
  }),
  'unknown-target': words<{ id: string } & Suggested>({
    severity: 'error',
    title: 'A target for something the framework does not have',
    explanation: '“targets” names phases, steps or criteria by id.',
    message: ({ id }) => `The framework has no phase, step or criterion ${quote(id)}.`,
    hint: didYouMean,
  }),
  'conflicting-answer': words<{ keys: readonly string[] }>({
    severity: 'error',
    title: 'An answer in two states',
    explanation: 'An answer is a level, or unknown, or not applicable. It cannot be two of these.',
    message: ({ keys }) => `An answer has one of these, not several: ${keys.join(', ')}.`,
    hint: () => 'Keep the one that is true.',
  }),
  'not-applicable-not-allowed': words<{ criterion: string }>({
    severity: 'error',
    title: 'Not applicable where it is not allowed',
    explanation:
      'A criterion can be left out as not applicable only where its “not-applicable-when” says so. Elsewhere a thing that is absent is the lowest level, and a thing that nobody knows is unknown.',
    message: ({ criterion }) => `${quote(criterion)} cannot be not applicable.`,
    hint: () => 'If it is absent, give the lowest level. If nobody knows, write “unknown”.',
  }),
  'not-applicable-without-reason': words<None>({
    severity: 'error',
    title: 'Not applicable without a reason',
    explanation: 'Whatever is left out of the score is printed in the report with its reason.',
    message: () => 'Not applicable needs a reason.',
    hint: () => 'Write “not-applicable: ” and why.',
  }),
  'level-above-ticks': words<{ level: number; needed: number; ticked: number; allowed: number }>({
    severity: 'error',
    title: 'A level above what the ticks allow',
    explanation: 'The criterion has a checklist, and a level may be claimed only with enough items ticked.',
    message: ({ level, needed, ticked }) =>
      `Level ${level} needs ${needed} ticked ${needed === 1 ? 'item' : 'items'}, and ${ticked === 0 ? 'none is' : ticked === 1 ? 'one is' : `${ticked} are`} ticked.`,
    hint: ({ allowed }) => `Tick more items if they are true, or give level ${allowed}.`,
  }),
  'unknown-tick': words<{ id: string; known: readonly string[] } & Suggested>({
    severity: 'error',
    title: 'A tick for an item that is not on the checklist',
    explanation: '“ticked” names items of the criterion’s checklist.',
    message: ({ id }) => `The checklist has no item ${quote(id)}.`,
    hint: (facts) => didYouMean(facts) ?? `The items are: ${listed(facts.known)}.`,
  }),
  'repeated-tick': words<{ id: string }>({
    severity: 'error',
    title: 'The same item ticked twice',
    explanation: 'Each item counts once.',
    message: ({ id }) => `${quote(id)} is ticked twice.`,
    hint: () => 'Remove one of the two.',
  }),
  'no-checklist': words<{ criterion: string }>({
    severity: 'error',
    title: 'Ticks for a criterion without a checklist',
    explanation: '“ticked” belongs to criteria that have a checklist.',
    message: ({ criterion }) => `${quote(criterion)} has no checklist to tick.`,
    hint: () => 'Remove “ticked”.',
  }),
  'not-in-short-form': words<{ criterion: string }>({
    severity: 'warning',
    title: 'An answer that the short form leaves out',
    explanation:
      'In the short form only core criteria take part. Other answers stay in the file and are not scored.',
    message: ({ criterion }) =>
      `${quote(criterion)} is not part of the short form, so this answer is not scored.`,
    hint: () => 'To score it, write “form: full”.',
  }),
  'no-short-form': words<None>({
    severity: 'error',
    title: 'A short form that the framework does not have',
    explanation: 'The short form asks the core criteria. This framework marks none as core.',
    message: () => 'This framework has no short form: none of its criteria is core.',
    hint: () => 'Write “form: full”.',
  }),
} as const satisfies Record<string, Words<never>>;
