import { didYouMean, listed, type None, quote, type Suggested, type Words, words } from './entry.js';

/** What is said of a framework. */
export const frameworkWords = {
  'scale-order': words<{ expected: number; found: number }>({
    severity: 'error',
    title: 'A scale with a hole or out of order',
    explanation: 'The levels of a scale are whole numbers, lowest first, each one above the one before.',
    message: ({ expected, found }) => `Level ${expected} should come here, and it is ${found}.`,
    hint: () => 'List the levels lowest first, without a hole.',
  }),
  'duplicate-id': words<{ id: string; line: number }>({
    severity: 'error',
    title: 'The same id twice',
    explanation:
      'Phases, steps and criteria share one set of ids, so that a target or an answer can name any of them.',
    message: ({ id, line }) => `The id ${quote(id)} is already used on line ${line}.`,
    hint: () => 'Give one of the two another id. Sheets refer to ids, so rename the newer one.',
  }),
  'unknown-criterion': words<{ id: string } & Suggested>({
    severity: 'error',
    title: 'A criterion that the framework does not have',
    explanation: 'An answer, a prerequisite or a gate names a criterion id that is not in the framework.',
    message: ({ id }) => `The framework has no criterion ${quote(id)}.`,
    hint: didYouMean,
  }),
  'undeclared-group': words<{ id: string; known: readonly string[] } & Suggested>({
    severity: 'error',
    title: 'A group that is not declared',
    explanation: 'The framework lists under “groups” whom to ask. “ask” and respondents name one of these.',
    message: ({ id }) => `The group ${quote(id)} is not declared.`,
    hint: (facts) => didYouMean(facts) ?? `The groups are: ${listed(facts.known)}.`,
  }),
  'undeclared-owner': words<{ id: string; known: readonly string[] } & Suggested>({
    severity: 'error',
    title: 'An owner who is not declared',
    explanation: 'The framework lists under “owners” who acts. Each action names one of these.',
    message: ({ id }) => `The owner ${quote(id)} is not declared.`,
    hint: (facts) => didYouMean(facts) ?? `The owners are: ${listed(facts.known)}.`,
  }),
  'requirement-cycle': words<{ path: readonly string[] }>({
    severity: 'error',
    title: 'Prerequisites that wait for each other',
    explanation:
      'Following “requires” and the gates of phases leads back to where it began, so none of these levels could ever come first.',
    message: ({ path }) => `These wait for each other: ${path.join(' → ')}.`,
    hint: () => 'Remove one of the requirements.',
  }),
  'late-gate': words<{ id: string; phase: string }>({
    severity: 'error',
    title: 'A gate that names its own or a later phase',
    explanation:
      'A phase opens when criteria of earlier phases have reached a level. A criterion of the same or a later phase cannot be asked for.',
    message: ({ id, phase }) => `${quote(id)} is in the phase ${quote(phase)}, which is not before this one.`,
    hint: () => 'Name a criterion of an earlier phase.',
  }),
  'missing-descriptor': words<{ level: number; criterion: string }>({
    severity: 'error',
    title: 'A level without a descriptor',
    explanation: 'Every level of every criterion says what it looks like, or nobody can choose it.',
    message: ({ level, criterion }) => `${quote(criterion)} has no descriptor for level ${level}.`,
    hint: ({ level }) => `Add “${level}: …” under “levels”.`,
  }),
  'repeated-descriptor': words<{ level: number; other: number }>({
    severity: 'error',
    title: 'Two levels with the same descriptor',
    explanation: 'Two levels of one criterion read the same, so nobody could tell them apart.',
    message: ({ level, other }) => `Level ${level} reads the same as level ${other}.`,
    hint: () => 'Say what can be seen at this level and not at the one below.',
  }),
  'missing-action': words<{ level: number; criterion: string }>({
    severity: 'error',
    title: 'A level without the action that leads to it',
    explanation: 'Every level but the lowest has an action that leads to it. Without it the plan has a hole.',
    message: ({ level, criterion }) => `${quote(criterion)} has no action that leads to level ${level}.`,
    hint: ({ level }) => `Add “${level}: { do: …, owner: …, weeks: …, effort: … }” under “actions”.`,
  }),
  'action-for-lowest-level': words<{ level: number }>({
    severity: 'error',
    title: 'An action for the lowest level',
    explanation: 'An action leads to a level from the one below. Nothing is below the lowest level.',
    message: ({ level }) => `Level ${level} is the lowest: no action leads to it.`,
    hint: () => 'Remove it, or name the level that it leads to.',
  }),
  'requirement-for-lowest-level': words<{ level: number }>({
    severity: 'error',
    title: 'A prerequisite or tick for the lowest level',
    explanation: 'Everyone is at the lowest level to begin with, so it can need nothing.',
    message: ({ level }) => `Level ${level} is the lowest, and can need nothing.`,
  }),
  'level-outside-scale': words<{ level: number; lowest: number; highest: number }>({
    severity: 'error',
    title: 'A level that the scale does not have',
    explanation: 'The framework’s scale lists the levels that exist.',
    message: ({ level, lowest, highest }) =>
      `Level ${level} is not on the scale, which runs from ${lowest} to ${highest}.`,
  }),
  'target-outside-scale': words<{ target: number; lowest: number; highest: number }>({
    severity: 'error',
    title: 'A target outside the scale',
    explanation: 'A target is a level of the scale.',
    message: ({ target, lowest, highest }) =>
      `The target ${target} is not on the scale, which runs from ${lowest} to ${highest}.`,
  }),
  'requirement-always-met': words<{ id: string; level: number }>({
    severity: 'error',
    title: 'A requirement that is always met',
    explanation: 'Everyone is at least at the lowest level, so to ask for it says nothing.',
    message: ({ id, level }) => `${quote(id)} is always at level ${level} or above: it is the lowest.`,
    hint: () => 'Ask for a higher level, or remove the entry.',
  }),
  'requires-itself': words<{ id: string }>({
    severity: 'error',
    title: 'A criterion that requires itself',
    explanation: 'Each level builds on the one below it already. A criterion cannot be its own prerequisite.',
    message: ({ id }) => `${quote(id)} cannot require itself.`,
  }),
  'checklist-needs-too-many': words<{ needed: number; items: number }>({
    severity: 'error',
    title: 'A level that needs more ticks than there are items',
    explanation:
      'A checklist’s “needed” says how many items a level needs. It cannot be more than there are.',
    message: ({ needed, items }) => `This level needs ${needed} ticks, and there are ${items} items.`,
  }),
  'checklist-needs-fall': words<{ level: number; needed: number; below: number }>({
    severity: 'error',
    title: 'A higher level that needs fewer ticks',
    explanation: 'Each level builds on the one below, so the ticks that it needs cannot fall.',
    message: ({ level, needed, below }) =>
      `Level ${level} needs ${needed} ticks, fewer than the ${below} of a level below it.`,
  }),
  'placeholder-text': words<{ text: string }>({
    severity: 'error',
    title: 'Text still to be written',
    explanation: 'The text is a placeholder such as “TODO”, “TBC”, “lorem ipsum” or “…”.',
    message: ({ text }) => `${quote(text)} is a placeholder.`,
    hint: () => 'Write the text.',
  }),
  'double-question': words<None>({
    severity: 'warning',
    title: 'A question that holds two ideas',
    explanation:
      'If the answer to one half can differ from the answer to the other, nobody knows which to give. One question, one idea.',
    message: () => 'This question seems to ask two things.',
    hint: () => 'Ask one thing, or make two criteria of it.',
  }),
  'similar-descriptors': words<{ level: number; other: number }>({
    severity: 'warning',
    title: 'Two descriptors that are nearly the same',
    explanation: 'Neighbouring levels that differ by a word or two are hard to tell apart in a room.',
    message: ({ level, other }) => `Level ${level} is nearly the same as level ${other}.`,
    hint: () => 'Say what can be seen at this level and not at the other.',
  }),
  'long-text': words<{ what: string; length: number; limit: number }>({
    severity: 'warning',
    title: 'A text too long for the screen',
    explanation:
      'A question and its levels must fit one screen of 80 columns and 24 lines, or the room reads half of it.',
    message: ({ what, length, limit }) =>
      `This ${what} has ${length} characters; more than ${limit} may not fit the screen.`,
  }),
  'renamed-from-existing': words<{ id: string }>({
    severity: 'error',
    title: 'A former id that is in use',
    explanation:
      '“renamed-from” says what a part was called in an earlier version, so that old answers can be carried to it. An id that another part has today cannot be carried anywhere else.',
    message: ({ id }) =>
      `${quote(id)} is the id of a part of this framework, so nothing can have been renamed from it.`,
    hint: () => 'Remove it, or correct the id.',
  }),
  'renamed-from-twice': words<{ id: string; line: number }>({
    severity: 'error',
    title: 'A former id that two parts claim',
    explanation:
      'Old answers can be carried to one part only. When a criterion was split in two, name the one that keeps its answers.',
    message: ({ id, line }) => `${quote(id)} was renamed already, on line ${line}.`,
    hint: () => 'Keep it where the old answers belong.',
  }),
  'renamed-item-unknown': words<{ id: string; known: readonly string[] } & Suggested>({
    severity: 'error',
    title: 'A former id of an item that is not there',
    explanation:
      'Under “renamed-from” of a checklist each key is an item as it is called today, and its value the id that it had before.',
    message: ({ id }) => `The checklist has no item ${quote(id)}.`,
    hint: (facts) => didYouMean(facts) ?? `The items are: ${listed(facts.known)}.`,
  }),
} as const satisfies Record<string, Words<never>>;
