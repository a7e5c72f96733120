/**
 * Every diagnostic and its words. One entry a code: how bad it is, a title and an explanation for
 * `waymark validate --explain`, and the functions that turn the facts of one finding into sentences.
 * A code never changes its meaning; a new kind of problem gets a new code.
 */

interface Words<Facts> {
  readonly severity: 'error' | 'warning';
  /** A noun phrase that names the problem. */
  readonly title: string;
  /** Why it matters and what to do, for someone who has just met it. */
  readonly explanation: string;
  readonly message: (facts: Facts) => string;
  readonly hint?: (facts: Facts) => string | undefined;
}

const words = <Facts>(entry: Words<Facts>): Words<Facts> => entry;

type None = Record<never, never>;

interface Suggested {
  /** A known name close to the one that was written. */
  suggestion?: string | undefined;
}

const didYouMean = ({ suggestion }: Suggested) =>
  suggestion === undefined ? undefined : `Did you mean ${quote(suggestion)}?`;

const listed = (names: readonly string[]) =>
  names.length === 0 ? 'none' : names.length > 12 ? `${names.slice(0, 12).join(', ')} …` : names.join(', ');

export const diagnosticWords = {
  // --- The file -----------------------------------------------------------------------------------
  'file-not-found': words<None>({
    severity: 'error',
    title: 'A file that is not there',
    explanation: 'The named file does not exist. Check the spelling and the folder you are in.',
    message: () => 'There is no such file.',
    hint: () => 'Check the spelling, and the folder that you are in.',
  }),
  'not-a-file': words<None>({
    severity: 'error',
    title: 'A folder where a file belongs',
    explanation: 'The name is that of a folder, or of something else that is not a file. Name one file.',
    message: () => 'This is not a file.',
    hint: () => 'Name a file inside it.',
  }),
  'file-unreadable': words<{ reason: string }>({
    severity: 'error',
    title: 'A file that cannot be read',
    explanation: 'The file exists, but the system does not let this program read it.',
    message: ({ reason }) => `The file cannot be read: ${reason}.`,
    hint: () => 'Check who may read it.',
  }),
  'file-too-large': words<{ limit: string }>({
    severity: 'error',
    title: 'A file that is too large',
    explanation:
      'A framework or a sheet is a few dozen kilobytes. A file far larger than that is something else, and is refused before it is read.',
    message: ({ limit }) => `The file is larger than ${limit}, the most that is read of one.`,
    hint: () => 'Check that it is the file you meant.',
  }),
  'binary-file': words<None>({
    severity: 'error',
    title: 'A file that is not text',
    explanation: 'The file holds bytes that no text has. It may be a spreadsheet, a picture or an archive.',
    message: () => 'The file is not text.',
    hint: () => 'Give a YAML or JSON file.',
  }),
  'not-utf8': words<{ byte: string }>({
    severity: 'error',
    title: 'Text that is not UTF-8',
    explanation:
      'Frameworks and sheets are UTF-8 text. Older programs on Windows may save in another encoding; choose “UTF-8” when saving.',
    message: ({ byte }) => `The file is not UTF-8 text: ${byte} cannot stand here.`,
    hint: () => 'Open it in an editor and save it again as UTF-8.',
  }),
  'empty-file': words<None>({
    severity: 'error',
    title: 'An empty file',
    explanation: 'The file has no content, or nothing but comments.',
    message: () => 'The file is empty.',
  }),
  // --- The text -----------------------------------------------------------------------------------
  syntax: words<{ problem: string; hint?: string | undefined }>({
    severity: 'error',
    title: 'Text that is not YAML',
    explanation:
      'The text breaks a rule of YAML, so what follows cannot be trusted. Common causes: a tab used to indent, a missing quotation mark, a colon inside a text without quotation marks, lines that do not line up.',
    message: ({ problem }) => `This is not valid YAML: ${problem}.`,
    hint: ({ hint }) => hint,
  }),
  'json-syntax': words<{ problem: string }>({
    severity: 'error',
    title: 'Text that is not JSON',
    explanation:
      'A file whose name ends in .json must be JSON: names and texts in double quotation marks, no comments, no comma after the last item.',
    message: ({ problem }) => `This is not valid JSON: ${problem}.`,
  }),
  'several-documents': words<None>({
    severity: 'error',
    title: 'Several documents in one file',
    explanation:
      'A line of three dashes starts a new YAML document. A framework or a sheet is one document, so the rest would be lost.',
    message: () => 'A second document starts here, and only one is read.',
    hint: () => 'Remove the line “---”, or put each document in a file of its own.',
  }),
  'too-deep': words<{ limit: number }>({
    severity: 'error',
    title: 'Nesting that is too deep',
    explanation: 'Frameworks and sheets are a few levels deep. Far deeper text is a mistake or an attack.',
    message: ({ limit }) => `The text is nested more than ${limit} levels deep.`,
  }),
  'too-many-values': words<{ limit: number }>({
    severity: 'error',
    title: 'Too many values',
    explanation:
      'Aliases (“*name”) repeat a part of the file. Aliases of aliases can grow beyond all measure, so the number of values is limited, each alias counted as what it repeats.',
    message: ({ limit }) => `The file has more than ${limit} values, with its aliases written out.`,
    hint: () => 'Check that it is the file you meant, and look for aliases of aliases.',
  }),
  'unknown-alias': words<{ name: string }>({
    severity: 'error',
    title: 'An alias without its anchor',
    explanation:
      'An alias (“*name”) repeats what an anchor (“&name”) marked further up. There is no such anchor.',
    message: ({ name }) => `The alias ${quote(`*${name}`)} has no anchor above it.`,
    hint: () => 'If it is meant as text, put it in quotation marks.',
  }),
  'circular-alias': words<{ name: string }>({
    severity: 'error',
    title: 'An alias inside its own anchor',
    explanation: 'The alias stands inside the part that it repeats, so it would never end.',
    message: ({ name }) => `The alias ${quote(`*${name}`)} stands inside what it repeats.`,
  }),
  'custom-tag': words<{ tag: string }>({
    severity: 'error',
    title: 'A YAML tag',
    explanation:
      'Tags such as “!env” or “!!binary” ask a program to treat a value specially. Frameworks and sheets are plain text and numbers; tags are refused.',
    message: ({ tag }) => `The tag ${quote(tag)} is not allowed.`,
    hint: () => 'Remove the tag. If it is meant as text, put it in quotation marks.',
  }),
  'merge-key': words<None>({
    severity: 'error',
    title: 'A merge key',
    explanation:
      '“<<” merges one mapping into another in older YAML. It is not part of YAML 1.2, and programs differ in what they do with it.',
    message: () => 'The merge key “<<” is not supported.',
    hint: () => 'Write the merged keys out.',
  }),
  'duplicate-key': words<{ key: string; line: number }>({
    severity: 'error',
    title: 'The same key twice',
    explanation: 'A key stands twice in one place. Only one of the two could count, so neither is guessed.',
    message: ({ key, line }) => `${quote(key)} stands here already, on line ${line}.`,
    hint: () => 'Remove one of the two.',
  }),
  'reserved-key': words<{ key: string }>({
    severity: 'error',
    title: 'A reserved key',
    explanation: 'The name has a special meaning in JavaScript and cannot be a key.',
    message: ({ key }) => `${quote(key)} cannot be used as a key.`,
    hint: () => 'Choose another name.',
  }),
  'key-not-text': words<None>({
    severity: 'error',
    title: 'A key that is not a simple name',
    explanation: 'A list or a mapping stands where the name of a key belongs.',
    message: () => 'A key must be a simple name.',
    hint: () => 'If braces or brackets are meant as text, put it in quotation marks.',
  }),
  'control-character': words<{ character: string }>({
    severity: 'error',
    title: 'A control character in a text',
    explanation:
      'Control characters (such as the escape character, which can recolour or rewrite a terminal) and marks that reverse the direction of writing have no place in a framework or a sheet.',
    message: ({ character }) => `The text holds the control character ${character}.`,
    hint: () => 'Remove it. It may have been pasted from a terminal.',
  }),
  // --- The shape ----------------------------------------------------------------------------------
  'unknown-kind': words<None>({
    severity: 'error',
    title: 'Neither a framework nor a sheet',
    explanation:
      'A framework has “phases” and a “scale”. A sheet has “framework” and “answers”. This file has neither pair, so it cannot be told what it is.',
    message: () =>
      'This is neither a framework (with “phases”) nor a sheet (with “framework” and “answers”).',
  }),
  'wrong-kind': words<{ expected: 'framework' | 'sheet'; found: 'framework' | 'sheet' }>({
    severity: 'error',
    title: 'A framework where a sheet belongs, or the other way round',
    explanation: 'A framework holds the questions; a sheet holds one organisation’s answers.',
    message: ({ expected, found }) => `This is a ${found}, and a ${expected} is needed here.`,
  }),
  'missing-key': words<{ key: string; where: string }>({
    severity: 'error',
    title: 'A required key is missing',
    explanation: 'The format needs this key. The documentation of the format says what belongs there.',
    message: ({ key, where }) => `${where} has no ${quote(key)}.`,
    hint: ({ key }) => `Add “${key}: …”.`,
  }),
  'unknown-key': words<{ key: string; where: string; known: readonly string[] } & Suggested>({
    severity: 'error',
    title: 'A key that the format does not have',
    explanation:
      'Unknown keys are errors, because a misspelt key would otherwise be passed over without a word.',
    message: ({ key, where }) => `${where} has no key ${quote(key)} in this format.`,
    hint: (facts) => didYouMean(facts) ?? `The keys are: ${listed(facts.known)}.`,
  }),
  'wrong-type': words<{ expected: string; found: string; hint?: string | undefined }>({
    severity: 'error',
    title: 'A value of the wrong kind',
    explanation:
      'Another kind of value belongs here. A number or a word such as “true” that is meant as text needs quotation marks.',
    message: ({ expected, found }) => `This must be ${expected}, and it is ${found}.`,
    hint: ({ hint }) => hint,
  }),
  'wrong-value': words<{ allowed: readonly string[]; found: string } & Suggested>({
    severity: 'error',
    title: 'A value that is not one of the allowed ones',
    explanation: 'Only a few values are possible here.',
    message: ({ allowed, found }) => `This must be ${oneOf(allowed)}, and it is ${found}.`,
    hint: didYouMean,
  }),
  'wrong-number': words<{ rule: string; found: string }>({
    severity: 'error',
    title: 'A number out of bounds',
    explanation: 'The number is too small, too large, or not whole.',
    message: ({ rule, found }) => `This must be ${rule}, and it is ${found}.`,
  }),
  'wrong-length': words<{ rule: string; found: string }>({
    severity: 'error',
    title: 'Too few or too many items',
    explanation: 'A list, or a set of keys, has too few or too many items.',
    message: ({ rule, found }) => `This must have ${rule}, and it has ${found}.`,
  }),
  'empty-text': words<None>({
    severity: 'error',
    title: 'An empty text',
    explanation: 'A text belongs here, and there is none.',
    message: () => 'This text is empty.',
    hint: () => 'Write it, or remove the key if it is optional.',
  }),
  'bad-id': words<{ id: string }>({
    severity: 'error',
    title: 'An id that is not kebab-case',
    explanation:
      'Ids are lower-case letters and digits in words joined by single hyphens, beginning with a letter, at most 64 characters: “team-skill-mix”.',
    message: ({ id }) => `${quote(id)} is not an id.`,
    hint: () => 'Use lower-case letters, digits and single hyphens, such as “team-skill-mix”.',
  }),
  'bad-version': words<{ version: string }>({
    severity: 'error',
    title: 'A version that is not three numbers',
    explanation: 'Versions are semantic versions: three whole numbers joined by dots, such as “1.4.0”.',
    message: ({ version }) => `${quote(version)} is not a version.`,
    hint: () => 'Write three whole numbers joined by dots, such as “1.4.0”.',
  }),
  'bad-language': words<{ found: string }>({
    severity: 'error',
    title: 'A language that is no language tag',
    explanation: 'The language is a BCP 47 tag: “en”, “en-GB”, “cy”.',
    message: ({ found }) => `${quote(found)} is not a language tag.`,
    hint: () => 'Write a tag such as “en-GB”.',
  }),
  'bad-date': words<{ date: string }>({
    severity: 'error',
    title: 'A date that is no date',
    explanation: 'Dates are written year, month, day: “2026-11-23”. The day must exist.',
    message: ({ date }) => `${quote(date)} is not a date.`,
    hint: () => 'Write year, month and day, such as “2026-11-23”.',
  }),
  'format-version': words<{ found: string }>({
    severity: 'error',
    title: 'Another version of the file format',
    explanation: '“waymark: 1” says which version of the file format the file is written in.',
    message: ({ found }) => `This program reads file format 1, and the file says ${found}.`,
    hint: () => 'Write “waymark: 1”. If the file comes from a newer Waymark, update this one.',
  }),
  'level-key': words<{ key: string }>({
    severity: 'error',
    title: 'A key that is not a level',
    explanation: 'The keys here are levels of the scale, written as whole numbers from 0 to 9.',
    message: ({ key }) => `${quote(key)} is not a level.`,
    hint: () => 'Use the whole number of a level of the scale.',
  }),
  // --- The framework ------------------------------------------------------------------------------
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
  // --- The sheet ----------------------------------------------------------------------------------
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
    title: 'A sheet whose framework cannot be read',
    explanation:
      'The sheet names a framework file, as a path relative to the sheet, and that file cannot be read.',
    message: ({ path, problem }) => `The framework file ${quote(path)} cannot be read. ${problem}`,
    hint: () => 'The path is relative to the sheet. To use another file, give --framework.',
  }),
  'framework-invalid': words<{ path: string }>({
    severity: 'error',
    title: 'A sheet whose framework has errors',
    explanation:
      'The framework that the sheet names has errors of its own, so the answers cannot be checked.',
    message: ({ path }) => `The framework ${quote(path)} has errors, so this sheet cannot be checked.`,
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
  'framework-major-version': words<{ sheet: string; framework: string }>({
    severity: 'error',
    title: 'A sheet for another major version of the framework',
    explanation:
      'Between major versions criteria or levels change their meaning, so old answers cannot be read as they stand.',
    message: ({ sheet, framework }) =>
      `This sheet is for version ${sheet} of the framework, and it is now ${framework}.`,
    hint: () => 'Check each answer against the new descriptors, then change “framework-version”.',
  }),
  'framework-minor-version': words<{ sheet: string; framework: string }>({
    severity: 'warning',
    title: 'A sheet for another minor version of the framework',
    explanation:
      'Between minor versions the plan or the questions may change. Old answers keep their meaning.',
    message: ({ sheet, framework }) =>
      `This sheet is for version ${sheet} of the framework, and it is now ${framework}.`,
    hint: () => 'Look for new questions, then change “framework-version”.',
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
  // --- Many sheets --------------------------------------------------------------------------------
  'nothing-found': words<{ what: 'folder' | 'pattern' }>({
    severity: 'error',
    title: 'A folder or a pattern without sheets',
    explanation:
      '“score” looks in a folder, and in the folders inside it, for files that end in .yaml, .yml, .json, .ndjson, .jsonl, .csv or .tsv, each also with .gz. A pattern is matched against the names of files. When nothing is found, the name is probably wrong, and an empty table would hide that.',
    message: ({ what }) =>
      what === 'folder' ? 'There are no sheets in this folder.' : 'No file matches this pattern.',
    hint: ({ what }) =>
      what === 'folder'
        ? 'Sheets end in .yaml, .yml, .json, .ndjson, .jsonl, .csv or .tsv, each also with .gz.'
        : 'Check the spelling, and put the pattern in quotation marks so that the shell leaves it alone.',
  }),
  'unknown-input': words<None>({
    severity: 'error',
    title: 'A file whose format its name does not tell',
    explanation:
      '“score” tells by the ending of a name how a file is read: .yaml, .yml, .json, .ndjson, .jsonl, .csv or .tsv, each also with .gz. For other names, and for standard input, say it with --input.',
    message: () => 'The name of this file does not tell how it is to be read.',
    hint: () => 'Say so with --input yaml, json, ndjson or csv.',
  }),
  'broken-archive': words<None>({
    severity: 'error',
    title: 'A compressed file that is broken',
    explanation:
      'The name ends in .gz, but the content is not gzip, or it is damaged or cut short. What could be read before the damage has been scored.',
    message: () => 'The file cannot be decompressed: it is not gzip, or it is damaged.',
    hint: () => 'Make or fetch the file again.',
  }),
  'record-too-large': words<{ limit: string }>({
    severity: 'error',
    title: 'A record that is too large',
    explanation:
      'A sheet is a few kilobytes. A line, or a row, far larger than that is something else. In CSV the cause is nearly always a quotation mark that is never closed, so that the rest of the file is one cell.',
    message: ({ limit }) => `The record that begins here is larger than ${limit}.`,
    hint: () => 'Look for a quotation mark that is not closed, or for a missing line break.',
  }),
  'repeated-sheet': words<{ id: string; file: string; line: number | null }>({
    severity: 'warning',
    title: 'An id that two sheets have',
    explanation:
      'Each sheet is called by its id in the table. When two have the same, rows can no longer be told apart, and a join counts them twice. Both are scored all the same.',
    message: ({ id, file, line }) =>
      `The id ${quote(id)} was used before, by ${line === null ? file : `${file}, line ${line}`}.`,
    hint: () => 'Give each sheet an id of its own.',
  }),
  'other-framework': words<{ named: string; table: string }>({
    severity: 'error',
    title: 'A sheet of another framework in a wide table',
    explanation:
      'The columns of a wide table are those of one framework: the one that --framework names, else that of the first sheet. Sheets of several frameworks fit into a long table.',
    message: ({ named, table }) =>
      `This sheet is for ${quote(named)}, and the columns of this table are those of ${quote(table)}.`,
    hint: () => 'Leave out --wide, or score each framework on its own.',
  }),
  'below-threshold': words<{
    sheet: string;
    part: string;
    score: string | null;
    why: string | null;
    least: number;
    short: string | null;
  }>({
    severity: 'error',
    title: 'A score below what --fail-under asks',
    explanation:
      'Scores are compared as they are, not as they are printed. What is not applicable asks for nothing; what has no score, because nothing is answered or because the short form leaves it out, cannot be said to reach it, and falls short.',
    message: ({ sheet, part, score, why, least, short }) =>
      score === null
        ? `${quote(sheet)} has no score for ${quote(part)}, which ${why}; at least ${least} is asked.`
        : `${quote(sheet)} has ${score} for ${quote(part)}: ${short} below ${least}.`,
  }),
  'csv-syntax': words<{ problem: string }>({
    severity: 'error',
    title: 'A row that is not CSV',
    explanation:
      'A cell with a comma, a quotation mark or a line break in it stands between quotation marks, and quotation marks inside it are doubled.',
    message: ({ problem }) => `This is not valid CSV: ${problem}.`,
    hint: () => 'Double the quotation marks inside a cell that stands between quotation marks.',
  }),
  'many-lines': words<{ lines: number }>({
    severity: 'warning',
    title: 'A row of very many lines',
    explanation:
      'A cell may have line breaks in it. A row of hundreds of lines has more often a stray quotation mark in it, which made one cell of the rows up to the next.',
    message: ({ lines }) => `The row that begins here has ${lines} lines.`,
    hint: () => 'Look for a quotation mark that does not belong there.',
  }),
  'csv-columns': words<{ missing: readonly string[] }>({
    severity: 'error',
    title: 'A table without the columns that it needs',
    explanation:
      'A wide table has a row a sheet and a column for at least one criterion of the framework. A long table has the columns sheet, criterion and answer. The first row names the columns.',
    message: ({ missing }) =>
      missing.length === 0
        ? 'No column here is a criterion of the framework.'
        : `The table has no column ${missing.map((name) => quote(name)).join(' and ')}.`,
    hint: () => '“waymark template --format csv” prints a header. For another framework, give --framework.',
  }),
  'unknown-column': words<{ name: string } & Suggested>({
    severity: 'error',
    title: 'A column that is no criterion',
    explanation:
      'A column that is misspelt would be lost without a word. A column that belongs to you and not to the framework is carried into the result by --keep.',
    message: ({ name }) =>
      name === ''
        ? 'There is something in a column that has no name.'
        : `The column ${quote(name)} is no criterion of the framework.`,
    hint: (facts) =>
      didYouMean(facts) ?? 'To carry it into the result, name it with --keep, or give “--keep all”.',
  }),
  'repeated-column': words<{ name: string }>({
    severity: 'error',
    title: 'A column that is there twice',
    explanation: 'Two columns have the same name, so it is not certain which one counts.',
    message: ({ name }) => `The column ${quote(name)} is there twice.`,
    hint: () => 'Remove one of them.',
  }),
  'cell-count': words<{ cells: number; columns: number }>({
    severity: 'error',
    title: 'A row with too many or too few cells',
    explanation:
      'Each row has as many cells as the header. A comma inside a cell that does not stand between quotation marks moves every answer after it into the wrong column.',
    message: ({ cells, columns }) =>
      `This row has ${cells} ${cells === 1 ? 'cell' : 'cells'}, and the header has ${columns}.`,
    hint: ({ cells, columns }) =>
      cells > columns
        ? 'Put a cell with a comma in it between quotation marks.'
        : 'Fill it up with empty cells, and look for a quotation mark that is not closed.',
  }),
  'csv-answer': words<{ found: string; hint?: string | undefined }>({
    severity: 'error',
    title: 'A cell that is no answer',
    explanation:
      'An answer in CSV is a level, such as 2; “unknown”; “na:” with the reason why it does not apply; or an empty cell, which is not answered.',
    message: ({ found }) => `${quote(found)} is not an answer.`,
    hint: ({ hint }) =>
      hint ?? 'Write a level, “unknown”, “na:” with the reason, or leave the cell empty for not answered.',
  }),
  'na-without-reason': words<None>({
    severity: 'warning',
    title: 'Not applicable, without a reason',
    explanation:
      'In CSV “na” alone is taken as not applicable. Write the reason after a colon, so that it can be checked later.',
    message: () => 'This is taken as not applicable, and no reason is given.',
    hint: () => 'Write “na:” and the reason.',
  }),
  'repeated-answer': words<{ criterion: string; line: number }>({
    severity: 'error',
    title: 'A criterion that a sheet answers twice',
    explanation:
      'In a long table each sheet has one row for a criterion. With two it is not certain which counts.',
    message: ({ criterion, line }) => `This sheet has answered ${quote(criterion)} already, on line ${line}.`,
    hint: () => 'Remove one of the rows.',
  }),
  'rows-disagree': words<{ column: string; line: number }>({
    severity: 'error',
    title: 'Rows of one sheet that disagree',
    explanation:
      'In a long table whatever is said of the whole sheet, such as the organisation, is the same in each of its rows, or empty.',
    message: ({ column, line }) =>
      `The column ${quote(column)} says something else here than on line ${line}.`,
    hint: () => 'Write the same in each row of the sheet, or leave it empty in all but one.',
  }),
  'row-without-id': words<{ column: 'sheet' | 'criterion' }>({
    severity: 'error',
    title: 'A row that belongs nowhere',
    explanation:
      'In a long table the column “sheet” says which sheet an answer belongs to, and “criterion” what it answers.',
    message: ({ column }) =>
      column === 'sheet'
        ? 'This row does not say to which sheet it belongs.'
        : 'This row does not say which criterion it answers.',
    hint: ({ column }) => `Fill in the column “${column}”.`,
  }),
} as const satisfies Record<string, Words<never>>;

export type Code = keyof typeof diagnosticWords;
/** The facts that a code's sentences need. */
export type WordsFor<C extends Code> = Parameters<(typeof diagnosticWords)[C]['message']>[0];

/** The codes, in the order of the table. */
export const codes = Object.keys(diagnosticWords) as Code[];

export function isCode(text: string): text is Code {
  return Object.hasOwn(diagnosticWords, text);
}

/** Turns a code and its facts into words. */
export function describe<C extends Code>(
  code: C,
  facts: WordsFor<C>,
): { severity: 'error' | 'warning'; message: string; hint: string | null } {
  const entry: Words<WordsFor<C>> = diagnosticWords[code] as unknown as Words<WordsFor<C>>;
  return { severity: entry.severity, message: entry.message(facts), hint: entry.hint?.(facts) ?? null };
}

/** Quotes a name that somebody wrote, shortened when it is very long. */
function quote(text: string): string {
  const short = [...text].length > 60 ? `${[...text].slice(0, 57).join('')}…` : text;
  return `“${short}”`;
}

function oneOf(allowed: readonly string[]): string {
  return allowed.length === 1
    ? (allowed[0] as string)
    : `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
}
