import { didYouMean, type None, quote, type Suggested, type Words, words } from './entry.js';

/** What is said of comments and files that switch rules off or grade them otherwise. */
export const settingsWords = {
  'directive-syntax': words<{ found: string }>({
    severity: 'error',
    title: 'A comment for waymark that is not understood',
    explanation:
      'A comment such as “# waymark: off long-text -- The board agreed on this wording” switches a warning off. It may say “off”, “warning” or “error”, then one code or several with commas between them, then two hyphens and the reason. At the end of a line it holds for that line; on a line of its own for the part that begins below it, such as a whole criterion; above the first key for the whole file.',
    message: ({ found }) => `This comment is not understood: ${quote(found)}.`,
    hint: () => 'Write “# waymark: off CODE -- the reason”, or leave “waymark:” out of the comment.',
  }),
  'directive-without-reason': words<None>({
    severity: 'error',
    title: 'A rule that is switched off without a reason',
    explanation:
      'Whoever reads the file later has to know why a warning was switched off. The reason stands after two hyphens: “# waymark: off long-text -- The board agreed on this wording”.',
    message: () => 'This comment changes a rule and does not say why.',
    hint: () => 'Add two hyphens and the reason: “-- The board agreed on this wording”.',
  }),
  'unknown-rule': words<{ code: string } & Suggested>({
    severity: 'error',
    title: 'A rule that is not there',
    explanation: 'A comment or the settings name a code that no problem has.',
    message: ({ code }) => `There is no rule ${quote(code)}.`,
    hint: (facts) => didYouMean(facts) ?? '“waymark validate --explain” lists them.',
  }),
  'rule-fixed': words<{ code: string }>({
    severity: 'error',
    title: 'A rule that cannot be changed',
    explanation:
      'An error makes a file unusable: no other command could read it. So errors are neither switched off nor made warnings. Warnings can be switched off, and made errors.',
    message: ({ code }) => `${quote(code)} is always an error, for a file with it cannot be used.`,
    hint: () => 'Mend what it says. Only warnings can be switched off or graded otherwise.',
  }),
  'unused-directive': words<{ codes: readonly string[] }>({
    severity: 'warning',
    title: 'A comment that changes nothing',
    explanation:
      'A comment switches a warning off that is not there any more. Left in place it would hide the next one.',
    message: ({ codes }) => `There is no ${codes.map((code) => quote(code)).join(' or ')} here.`,
    hint: () => 'Remove the comment, or move it to the part that it is about.',
  }),
} as const satisfies Record<string, Words<never>>;
