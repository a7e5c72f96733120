/** The same everywhere. A command returns one of these; only the bin file gives it to the process. */
export const exitCodes = {
  done: 0,
  findings: 1,
  usage: 2,
  input: 3,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What each code means, for `--help` and the documents. */
export const exitCodeMeanings: readonly (readonly [ExitCode, string])[] = [
  [exitCodes.done, 'done (warnings too, and leaving a questionnaire)'],
  [exitCodes.findings, 'done, and there are findings, failed cases, rejected sheets or a missed threshold'],
  [exitCodes.usage, 'wrong usage of the command line'],
  [exitCodes.input, 'an input is absent, unreadable, or invalid where it must be valid'],
  [exitCodes.bug, 'a bug in waymark'],
  [exitCodes.interrupted, 'interrupted; nothing that was saved is lost'],
];

/** The command line cannot be carried out as it was given; the message says what to do instead. */
export class UsageError extends Error {}
