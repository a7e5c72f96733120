import type {
  AssessedCriterion,
  Assessment,
  Assigned,
  PlannedAction,
  PlannedLater,
  PlannedLevel,
} from '../../assessment/assessment.js';
import type { Worth } from '../../assessment/plan.js';
import {
  type Block,
  bullets,
  dim,
  type Fact,
  heading,
  type Item,
  numbered,
  paragraph,
  strong,
  type Text,
} from '../document.js';
import { count, formatDate, formatScore } from '../numbers.js';
import { capitalise, firstFew, joinAnd, type Words } from '../words.js';

export function nowActions(assessment: Assessment, words: Words): Block[] {
  const { now } = assessment.plan;
  if (now.actions.length === 0) {
    return [heading(2, 'Do now'), ...overdueActions(assessment, words), paragraph(whyNothingNow(assessment))];
  }
  return [
    heading(2, 'Do now'),
    ...overdueActions(assessment, words),
    numbered(now.actions.map((action) => actionItem(action, words))),
    worth('Once these are done', assessment, now.worth, words),
  ];
}

/** Why there is no action to take now. */
export function whyNothingNow({ plan, findOutFirst, counts, phases }: Assessment): string {
  const candidates = phases
    .flatMap(({ steps }) => steps)
    .flatMap(({ criteria }) => criteria)
    .filter(({ candidate }) => candidate !== null);
  if (counts.answered === 0) return 'Nothing is answered yet, so there is nothing to plan.';
  if (candidates.length === 0) return 'Every answered criterion is at its target. Nothing needs doing now.';
  if (findOutFirst.length > 0)
    return 'Everything that is below its target waits for a question that is open. Find those answers first.';
  return plan.later.entries.length > 0
    ? 'Everything that is below its target waits for something that this plan cannot reach. See the follow-ups.'
    : 'Nothing can be started now.';
}

export function nextActions(assessment: Assessment, words: Words): Block[] {
  const { next } = assessment.plan;
  if (next.actions.length === 0) return [];
  return [
    heading(2, 'Next, when the actions above are done'),
    numbered(next.actions.map((action) => actionItem(action, words))),
    worth('Once these are done too', assessment, next.worth, words),
  ];
}

/** What to do, who, how long, why now, and how you will know it worked. */
function actionItem(action: PlannedAction, words: Words): Item {
  const { criterion, from, to, target, weeks, effort, quickWin, worked } = action;
  return {
    text: [strong(action.do)],
    facts: [
      {
        label: 'For',
        text: [
          `${words.title(criterion)}, level ${from} to ${to}${to === target ? '' : ` (target ${target})`}`,
        ],
      },
      { label: 'Who', text: [whoDoes(action, words)] },
      ...assignedFacts(action.assigned),
      {
        label: 'Time',
        text: [`${count(weeks, 'week')}, ${effort} effort${quickWin ? ' – a quick win' : ''}`],
      },
      { label: 'Why now', text: [whyNow(action, words)] },
      { label: 'Worked if', text: [worked] },
    ],
  };
}

/** “A. Sample (Finance director)”: who has taken the action on, and the owner that the framework names. */
export function whoDoes(
  { owner: role, assigned }: { readonly owner: string; readonly assigned: Assigned | null },
  words: Words,
): string {
  const owner = assigned?.owner ?? role;
  return owner === role ? words.owner(role) : `${words.owner(owner)} (${words.owner(role)})`;
}

/** “being done, due on 1 March 2027: overdue”. */
export function stateOf({ due, status, overdue }: Assigned): string {
  const when = due === null ? '' : `, due on ${formatDate(due)}`;
  return `${statusWords[status]}${when}${overdue ? ': overdue' : ''}`;
}

const statusWords: Record<Assigned['status'], string> = {
  'to-do': 'to do',
  doing: 'being done',
  done: 'done',
};

function assignedFacts(assigned: Assigned | null): Fact[] {
  if (assigned === null) return [];
  const state = capitalise(stateOf(assigned));
  return [{ label: 'State', text: assigned.overdue ? [{ text: state, style: 'warning' }] : [state] }];
}

/** What was taken on and the plan has no more: what was reached, and what cannot be told. */
export function outsideThePlan({ actions }: Assessment, words: Words): Block[] {
  const outside = actions.filter(({ wave }) => wave === null);
  if (outside.length === 0) return [];
  const items = outside.map((action): Item => {
    const { criterion, to, reached, role, owner, do: what } = action;
    const who = owner ?? role;
    const facts = [
      ...(who === null ? [] : [words.owner(who)]),
      reached ? 'the level is reached' : stateOf(action),
    ];
    return {
      text: [strong(words.title(criterion)), `${to === null ? '' : ` to ${to}`}: ${facts.join('; ')}.`],
      ...(what === null ? {} : { paragraphs: [[dim(what)]] }),
    };
  });
  return [heading(2, 'Taken on, and not in the plan any more'), bullets(items)];
}

/** Which actions are overdue, and on which day that was judged; nothing where none is. */
export function overdueActions({ actions, on }: Assessment, words: Words): Block[] {
  const overdue = actions.filter((action) => action.overdue);
  if (overdue.length === 0 || on === null) return [];
  const each = overdue.map(({ criterion, owner, due }) => {
    const who = owner === null ? '' : `${words.owner(owner)}, `;
    return `${words.name(criterion)} (${who}due on ${formatDate(due ?? '')})`;
  });
  return [paragraph({ text: `Overdue on ${formatDate(on)}: ${firstFew(each, 3)}.`, style: 'warning' })];
}

/** Why an action comes when it does. */
export function whyNow({ gap, opens, unblocks }: PlannedAction, words: Words): string {
  const below = `${count(gap, 'level')} below target`;
  const parts = [
    ...(opens.length > 0 ? [`${joinAnd(opens.map((id) => words.title(id)))} cannot open without it`] : []),
    ...(unblocks.length > 0
      ? [`${count(unblocks.length, 'other criterion waits', 'other criteria wait')} for it`]
      : []),
  ];
  return parts.length === 0 ? `${below}.` : `${below}; ${joinAnd(parts)}.`;
}

function worth(lead: string, assessment: Assessment, after: Worth, words: Words): Block {
  const before = new Map(assessment.phases.map(({ id, score }) => [id, score]));
  const phases = after.phases
    .filter(({ score }) => score !== null)
    .map(({ id, score }) => `${words.title(id)} ${change(before.get(id) ?? null, score)}`);
  const overall =
    assessment.phases.length > 1 ? [`overall ${change(assessment.overall.score, after.overall)}`] : [];
  return paragraph(strong(`${lead}: `), `${[...phases, ...overall].join(', ')}.`);
}

function change(before: number | null, after: number | null): string {
  return before === after
    ? `stays at ${formatScore(after)}`
    : `${formatScore(before)} → ${formatScore(after)}`;
}

/** Criteria below their target whose next level cannot be started as things stand, by what they wait for. */
export function notYet(assessment: Assessment, words: Words): Block[] {
  const blocked = assessment.phases.flatMap((phase) =>
    phase.steps
      .flatMap(({ criteria }) => criteria)
      .filter(({ candidate }) => candidate !== null && candidate.blockedBy.length > 0)
      .map((criterion) => ({ phase, criterion })),
  );
  if (blocked.length === 0) return [];
  const closed = assessment.phases.flatMap((phase): Item[] => {
    const waiting = blocked.filter((entry) => entry.phase.id === phase.id && !phase.open);
    if (waiting.length === 0) return [];
    const titles = waiting.map(({ criterion }) => criterion.title);
    return [
      {
        text: [
          strong(`Everything in ${phase.title}`),
          ` (${count(titles.length, 'criterion', 'criteria')}): the phase has not opened yet.`,
        ],
        paragraphs: [[dim(`${titles.join('; ')}.`)]],
      },
    ];
  });
  const single = blocked
    .filter(({ phase }) => phase.open)
    .map(
      ({ criterion }): Item => ({
        text: [
          strong(criterion.title),
          ` to level ${(criterion.level ?? 0) + 1}: first ${blockersOf(criterion, words)}.`,
        ],
      }),
    );
  return [heading(2, 'Do not start yet'), bullets([...single, ...closed])];
}

function blockersOf({ candidate }: AssessedCriterion, words: Words): string {
  return words.blockers(candidate?.blockedBy ?? []);
}

export function laterActions(assessment: Assessment, words: Words): Block[] {
  const { entries, worth: after } = assessment.plan.later;
  if (entries.length === 0) return [];
  return [
    heading(2, 'Later'),
    bullets(entries.map((entry) => laterItem(entry, words))),
    worth('Once all that can be reached is done', assessment, after, words),
  ];
}

function laterItem({ criterion, from, target, reaches, levels }: PlannedLater, words: Words): Item {
  const stuck =
    reaches === target
      ? ''
      : reaches === from
        ? ' It cannot move as things stand.'
        : ` As things stand it can reach only ${reaches}.`;
  return {
    text: [strong(words.title(criterion)), `, level ${from}, target ${target}.${stuck}`],
    facts: levels.map((level) => ({ label: `To ${level.to}`, text: laterLevel(level, words) })),
  };
}

function laterLevel(level: PlannedLevel, words: Words): Text {
  const { do: action, weeks, effort, blockedBy, assigned } = level;
  const state = assigned === null ? '' : ` ${capitalise(stateOf(assigned))}.`;
  const waits = blockedBy.length === 0 ? '' : ` Waits for ${words.blockers(blockedBy)}.`;
  return [action, dim(` ${whoDoes(level, words)}; ${count(weeks, 'week')}, ${effort}.${state}${waits}`)];
}
