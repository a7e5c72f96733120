import type { Assessment, Constraint } from '../../assessment/assessment.js';
import type { Score } from '../../assessment/score.js';
import { drawScale } from '../bar.js';
import {
  type Block,
  bullets,
  type Cell,
  dim,
  heading,
  type Item,
  paragraph,
  strong,
  type Text,
  table,
} from '../document.js';
import { count, formatDate, formatRange, formatScore } from '../numbers.js';
import { evidenceWords, firstFew, joinAnd, nameLevels, stateWords, type Words } from '../words.js';

/** Columns for a bar: the widest number of whole columns a level that leaves room for the rest at 80. */
const barWidth = 21;

export function opening({ framework, sheet, counts }: Assessment): Block[] {
  const { organisation, date, form } = sheet;
  const facts = [
    `${framework.title} ${framework.version}`,
    ...(date === null ? [] : [formatDate(date)]),
    ...(form === 'short' ? ['short form'] : []),
  ];
  const answers = [
    `${counts.answered} of ${count(counts.criteria, 'question')} answered`,
    ...(counts.unknown > 0 ? [`${counts.unknown} unknown`] : []),
    ...(counts.unanswered > 0 ? [`${counts.unanswered} not answered yet`] : []),
    ...(counts.notApplicable > 0 ? [`${counts.notApplicable} not applicable`] : []),
  ];
  return [
    heading(1, organisation ?? 'Gap report'),
    paragraph(facts.join(' · ')),
    paragraph(`${answers.join(' · ')}.`),
  ];
}

export function whereYouStand(assessment: Assessment): Block[] {
  const legend = [
    '█ score',
    ...(isOpen(assessment) ? ['▒ what open questions could still add'] : []),
    '│ target',
  ];
  return [
    heading(2, standing),
    standingTable(assessment),
    paragraph(dim(legend.join(' · '))),
    paragraph(dim(scaleInWords(assessment))),
  ];
}

/** What the section is called that says where an organisation stands. */
export const standing = 'Where you stand';

/** The phases, and the whole when there is more than one, each with its place on the scale. */
export function standingTable(assessment: Assessment): Block {
  const { phases, overall, framework } = assessment;
  const lowest = framework.scale[0]?.level ?? 0;
  const highest = framework.scale.at(-1)?.level ?? 0;
  const hasRange = isOpen(assessment);
  const row = (title: Text, score: Score): Cell[] => [
    title,
    [strong(formatScore(score.score))],
    {
      kind: 'bar',
      lowest,
      highest,
      score: score.score,
      high: score.range?.high ?? null,
      target: score.target,
    },
    ...(hasRange ? [[formatRange(score.range)]] : []),
    [formatScore(score.target)],
  ];
  const columns = [
    { title: 'Phase', align: 'left' },
    { title: 'Score', align: 'right', width: 5 },
    { title: drawScale(lowest, highest, barWidth), align: 'left', width: barWidth },
    ...(hasRange ? [{ title: 'Range', align: 'right', width: 8 } as const] : []),
    { title: 'Target', align: 'right', width: 6 },
  ] as const;
  // With one phase the whole is the phase, and a second row would say the same again.
  const whole = phases.length > 1 ? [row([strong('Overall')], overall)] : [];
  return table(columns, [
    ...phases.map((phase) => row([phase.title, ...(phase.open ? [] : [dim(' (not open)')])], phase)),
    ...whole,
  ]);
}

/** True while open questions could still change the overall score. */
export function isOpen({ overall: { range } }: Assessment): boolean {
  return range !== null && range.low !== range.high;
}

export function scaleInWords({ framework }: Assessment): string {
  return `Scale: ${nameLevels(framework.scale)}.`;
}

export function strengths({ strengths: all }: Assessment, words: Words): Block[] {
  if (all.length === 0) return [];
  const items = all.slice(0, 3).map(({ criterion, level, target, evidence }): Item => {
    const assessed = words.criterion(criterion);
    const note = assessed?.note ?? null;
    return {
      text: [
        strong(words.title(criterion)),
        `: ${words.level(level)}, target ${target}, ${evidenceWords[evidence]}.`,
        ...(note === null ? [] : [` “${note}”`]),
      ],
    };
  });
  const more =
    all.length > 3
      ? [
          paragraph(
            dim(`And ${count(all.length - 3, 'more', 'more')} at or above target; see the steps below.`),
          ),
        ]
      : [];
  return [heading(2, 'What is strong'), bullets(items), ...more];
}

export function holdsBack({ constraints }: Assessment, words: Words): Block[] {
  if (constraints.length === 0) return [];
  return [
    heading(2, 'What holds you back'),
    bullets(constraints.map((constraint) => ({ text: describe(constraint, words) }))),
  ];
}

function describe(constraint: Constraint, words: Words): Text {
  switch (constraint.kind) {
    case 'weak-criterion': {
      const why =
        constraint.because === 'essential'
          ? 'it is essential, so it comes before everything else'
          : 'an essential criterion waits for it';
      return [strong(words.title(constraint.criterion)), ` is at ${words.level(constraint.level)}; ${why}.`];
    }
    case 'gate': {
      const needs = joinAnd(constraint.unmet.map((entry) => words.needed(entry)));
      return [strong(words.title(constraint.phase)), ` cannot open yet: it needs ${needs}.`];
    }
    case 'held-back': {
      const { step, by, level, wouldBe } = constraint;
      const weak = joinAnd(by.map((id) => words.name(id)));
      return [
        strong(words.title(step)),
        ` stays at level ${words.level(level)}, held back by ${weak}. Its score alone would give level ${wouldBe}.`,
      ];
    }
  }
}

/** Open questions that a gate or a prerequisite waits for: they head the plan. */
export function findOutFirst({ findOutFirst: questions }: Assessment, words: Words): Block[] {
  if (questions.length === 0) return [];
  const items = questions.map(({ criterion, state, note, ask, gateOf, waitedForBy }): Item => {
    const assessed = words.criterion(criterion);
    const phases = gateOf.map((id) => words.title(id));
    const others = waitedForBy.map((id) => words.name(id));
    const waiting =
      phases.length > 0
        ? `${joinAnd(phases)} cannot open until this is known`
        : `${firstFew(others, 2)} ${others.length === 1 ? 'waits' : 'wait'} for it`;
    const asked = words.ask(ask);
    return {
      text: [strong(words.title(criterion)), ` (${stateWords[state]}): ${waiting}.`],
      facts: [
        { label: 'Question', text: [assessed?.question ?? '', ...(asked === '' ? [] : [` (${asked})`])] },
        ...(note === null ? [] : [{ label: 'Note', text: [note] }]),
      ],
    };
  });
  return [heading(2, 'Find out first'), bullets(items)];
}
