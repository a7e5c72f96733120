import type {
  AssessedCriterion,
  Assessment,
  PlannedAction,
  PlannedLater,
  PlannedLevel,
} from '../../assessment/assessment.js';
import type { Worth } from '../../assessment/plan.js';
import {
  type Block,
  bullets,
  dim,
  heading,
  type Item,
  numbered,
  paragraph,
  strong,
  type Text,
} from '../document.js';
import { count, formatScore } from '../numbers.js';
import { joinAnd, type Words } from '../words.js';

export function nowActions(assessment: Assessment, words: Words): Block[] {
  const { now } = assessment.plan;
  if (now.actions.length === 0) {
    return [heading(2, 'Do now'), paragraph(whyNothingNow(assessment))];
  }
  return [
    heading(2, 'Do now'),
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
  const { criterion, from, to, target, owner, weeks, effort, quickWin, worked } = action;
  return {
    text: [strong(action.do)],
    facts: [
      {
        label: 'For',
        text: [
          `${words.title(criterion)}, level ${from} to ${to}${to === target ? '' : ` (target ${target})`}`,
        ],
      },
      { label: 'Who', text: [words.owner(owner)] },
      {
        label: 'Time',
        text: [`${count(weeks, 'week')}, ${effort} effort${quickWin ? ' – a quick win' : ''}`],
      },
      { label: 'Why now', text: [whyNow(action, words)] },
      { label: 'Worked if', text: [worked] },
    ],
  };
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

function laterLevel({ do: action, owner, weeks, effort, blockedBy }: PlannedLevel, words: Words): Text {
  const waits = blockedBy.length === 0 ? '' : ` Waits for ${words.blockers(blockedBy)}.`;
  return [action, dim(` ${words.owner(owner)}; ${count(weeks, 'week')}, ${effort}.${waits}`)];
}
