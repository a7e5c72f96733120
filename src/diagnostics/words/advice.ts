import { quote, type Words, words } from './entry.js';

/** Why a level can never be reached, one thing that waits for another after the other, nearest first. */
export type WaitingChain = readonly [Waiting, ...Waiting[]];

export type Waiting =
  /** A criterion at a level, or a phase that must open. `far`: others between it and the one before are left out. */
  | { readonly for: 'criterion'; readonly id: string; readonly level: number; readonly far?: boolean }
  | { readonly for: 'phase'; readonly id: string; readonly far?: boolean }
  /** The end of the chain: what is wrong there has a diagnostic of its own, on this line. */
  | {
      readonly for: 'ticks';
      readonly level: number;
      readonly needed: number;
      readonly line: number;
    }
  | { readonly for: 'unknown' | 'outside-scale' | 'itself' | 'late-gate'; readonly line: number }
  | { readonly for: 'circle' };

/** What is said of a framework that can be used and could be better. */
export const adviceWords = {
  'unreachable-level': words<
    | { phase: string; others: boolean; lowest: number; chain: WaitingChain }
    | { criterion: string; level: number; chain: WaitingChain }
  >({
    severity: 'warning',
    title: 'A level that can never be reached',
    explanation:
      'A criterion can reach a level when it can reach the one below, its checklist has as many items as the level needs ticks, and everything that the level requires and that the gates of its phase and of the phases before it ask for can be reached. This says what else a mistake elsewhere closes: of a phase once, at the entry of its gate that can never be met. What is wrong itself is reported where it stands; put that right, and this goes too.',
    message: (facts) =>
      'phase' in facts
        ? `The phase ${quote(facts.phase)} can never open, so no criterion in it${facts.others ? ' or in a later phase' : ''} can get above level ${facts.lowest}: it ${describeChain(facts.chain)}.`
        : `Level ${facts.level} of ${quote(facts.criterion)} can never be reached: it ${describeChain(facts.chain)}.`,
    hint: ({ chain }) => mendChain(chain),
  }),
  'unreachable-action': words<{ criterion: string; level: number; chain: WaitingChain }>({
    severity: 'warning',
    title: 'An action whose level can never be reached',
    explanation:
      'The level that this action leads to requires something that can never be the case, so the turn of the action never comes. It is reported at the lowest such level of a criterion. What is wrong itself is reported where it stands; put that right, or remove the requirement.',
    message: ({ criterion, level, chain }) =>
      `This action leads to level ${level} of ${quote(criterion)}, which can never be reached: it ${describeChain(chain)}.`,
    hint: ({ chain }) => mendChain(chain),
  }),
  'requirement-above-target': words<{
    id: string;
    level: number;
    target: number;
    setFor: 'criterion' | 'step' | 'phase' | 'framework';
  }>({
    severity: 'warning',
    title: 'A requirement above the target of what it asks for',
    explanation:
      'The plan raises each criterion as far as its target and no further. A gate or a prerequisite that asks for more is never met by following the plan, so whatever waits for it stays in “later” for ever.',
    message: ({ id, level, target, setFor }) =>
      `This asks for ${quote(id)} at level ${level}, and the plan stops at its target, level ${target} (${setFor === 'criterion' ? 'its own' : `set for its ${setFor}`}).`,
    hint: () => 'Ask for no more than the target, or raise the target.',
  }),
  'redundant-requirement': words<{
    id: string;
    askedAt: number;
    asked: number;
    line: number;
  }>({
    severity: 'warning',
    title: 'A requirement that a lower level has already',
    explanation:
      'Each level builds on the one below, so what a lower level requires holds for the higher ones too. To ask for the same again, or for less, says nothing, and often it was meant to ask for more.',
    message: ({ id, askedAt, asked, line }) =>
      `Level ${askedAt} requires ${quote(id)} at ${asked} already (line ${line}), so this adds nothing.`,
    hint: ({ asked }) => `Remove it, or ask for more than level ${asked}.`,
  }),
  'no-core-criterion': words<{ step: string; withCore: number; steps: number }>({
    severity: 'warning',
    title: 'A step that the short form leaves out',
    explanation:
      'The short form asks only the criteria marked “core: true”. When most steps have one and a step has none, a short assessment says nothing of that step, and nobody sees that it is missing. Nothing is said while no more than half of the steps have one: then the short form is meant for a part.',
    message: ({ step, withCore, steps }) =>
      `The step ${quote(step)} has no core criterion, while ${withCore} of the ${steps} steps have one: the short form leaves it out.`,
    hint: () => 'Mark the criterion that says most about this step with “core: true”.',
  }),
  'only-degree-differs': words<{ level: number; other: number }>({
    severity: 'warning',
    title: 'Two levels that differ only in a word of degree',
    explanation:
      'Where two neighbouring levels are the same sentence with “some” in one and “most” in the other, or “sometimes” and “regularly”, two people who see the same thing choose different levels. Said of frameworks in English only.',
    message: ({ level, other }) =>
      `Level ${level} says the same as level ${other}, with other words for how much or how often.`,
    hint: () =>
      'Say what is there at this level and not at the other: a thing that can be seen, a number, a date.',
  }),
  'vague-word': words<{ word: string; about: 'frequency' | 'amount' | 'quality' | 'exception' }>({
    severity: 'warning',
    title: 'A word that everybody reads in their own way',
    explanation:
      'A room chooses the highest level whose descriptor is true. Words such as “regularly”, “appropriate”, “effective”, “fully” or “as needed” are true for one person and not for the next, so the level is decided by who speaks loudest. Said of the levels above the lowest, in frameworks in English only, once a word.',
    message: ({ word }) => `${quote(word)} can be read in more than one way, so a room cannot check it.`,
    hint: ({ about }) => {
      switch (about) {
        case 'frequency':
          return 'Say how often: “every month”, “before each release”, “within two weeks”.';
        case 'amount':
          return 'Say how many or how much: “in every department”, “at least three in four”.';
        case 'quality':
          return 'Say what can be seen when it is so: who does what, how many, how often.';
        case 'exception':
          return 'Say in which cases, or name what is meant.';
      }
    },
  }),
  'idle-owner': words<{ id: string }>({
    severity: 'warning',
    title: 'An owner who has nothing to do',
    explanation:
      'Somebody is declared under “owners”, and no action names them. Often the actions that were meant for them went to somebody else, or the role is no longer needed.',
    message: ({ id }) => `No action has the owner ${quote(id)}.`,
    hint: () => 'Give them the actions that are theirs, or remove them from “owners”.',
  }),
  'starved-phase': words<
    | {
        when: 'alone';
        phase: string;
        cap: 'owner' | 'step';
        whose: string;
        theirs: number;
        ready: number;
        planned: number;
        places: number;
        most: number;
        /** Other phases with the same owner for the same reason. */
        others: readonly string[];
      }
    | {
        when: 'at-the-start';
        phases: readonly string[];
        open: number;
        /** How many actions the two waves have. */
        planned: number;
        /** The owners who have their fill; null when the places of the waves run out. */
        owners: readonly string[] | null;
        takenBy: readonly string[];
      }
  >({
    severity: 'warning',
    title: 'A phase that the plan has no room for',
    explanation:
      'The plan names a few actions at a time: at most 5 in “now” and 7 in “next”, of these at most 2 for one step, and 2 (in “next” 3) for one owner. Sheets that nobody has filled in are planned to see whether a phase can make use of that. With everything at the lowest level, each phase that is open should have an action in “now” or “next”. When a phase has its turn, at the lowest level itself and all else at its target, “now” should have at least 3 of its actions, if 3 can begin. Phases of fewer than 4 criteria are left alone, and so are frameworks of more than 300 criteria, where planning takes too long.',
    message: (facts) => {
      if (facts.when === 'alone') {
        const { phase, cap, whose, theirs, ready, planned, places, most, others } = facts;
        const same = others.length === 0 ? '' : ` The same holds for ${names(others)}.`;
        const whom = cap === 'owner' ? `are for ${quote(whose)}` : `are in the step ${quote(whose)}`;
        return `When ${quote(phase)} is what remains to be done, “now” has ${planned} of its actions and ${places - planned} empty places: ${theirs === ready ? `all ${ready}` : `${theirs} of the ${ready}`} that could begin ${whom}, and it takes at most ${most} for one ${cap}.${same}`;
      }
      const { phases, open, planned, owners, takenBy } = facts;
      const which = `${names(phases)} ${phases.length === 1 ? 'gets' : 'get'} no action in “now” or “next”`;
      const why =
        owners === null
          ? `their ${planned} actions are all in ${names(takenBy)}`
          : `${names(owners)} ${owners.length === 1 ? 'has' : 'have'} as many in other phases as an owner can`;
      return `With everything at the lowest level ${open} phases are open, and ${which}: ${why}.`;
    },
    hint: (facts) => {
      if (facts.when === 'at-the-start') {
        return facts.owners === null
          ? 'Give a phase that is meant for later a gate (“opens-when”). In another give criteria more weight, or make one essential.'
          : 'Give some of its actions to other owners.';
      }
      return facts.cap === 'owner'
        ? 'Give some of these actions to other owners.'
        : 'Make two or more steps of it, or move some of its criteria to other steps.';
    },
  }),
} as const satisfies Record<string, Words<never>>;

const mostNames = 3;

/** “a”, “b” and 4 more. */
function names(ids: readonly string[]): string {
  const shown = ids.slice(0, ids.length > mostNames + 1 ? mostNames : ids.length).map(quote);
  if (shown.length < ids.length) shown.push(`${ids.length - shown.length} more`);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function describeChain(chain: WaitingChain): string {
  return chain.map((link, index) => `${index === 0 ? '' : ', which '}${describeWaiting(link)}`).join('');
}

function describeWaiting(link: Waiting): string {
  switch (link.for) {
    case 'criterion':
      return `waits ${link.far ? 'in the end ' : ''}for ${quote(link.id)} at ${link.level}`;
    case 'phase':
      return `waits ${link.far ? 'in the end ' : ''}for the phase ${quote(link.id)} to open`;
    case 'ticks':
      return `needs ${link.needed} ticks at level ${link.level}, more than its checklist has items (line ${link.line})`;
    case 'unknown':
      return `the framework does not have (line ${link.line})`;
    case 'outside-scale':
      return `is above the scale (line ${link.line})`;
    case 'itself':
      return `waits for itself (line ${link.line})`;
    case 'late-gate':
      return `is not in an earlier phase (line ${link.line})`;
    case 'circle':
      return 'waits for itself in a circle';
  }
}

function mendChain(chain: WaitingChain): string {
  const end = chain.at(-1);
  return end !== undefined && 'line' in end
    ? `Put line ${end.line} right, or remove this requirement.`
    : 'Break the circle, or remove this requirement.';
}
