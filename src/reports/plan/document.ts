import type { Assessment } from '../../assessment/assessment.js';
import type { Moved, WhatIf } from '../../assessment/what-if.js';
import { formatChange } from '../comparison/words.js';
import {
  type Block,
  type Cell,
  type Document,
  dim,
  heading,
  paragraph,
  type Span,
  strong,
  table,
} from '../document.js';
import { laterActions, nextActions, notYet, nowActions, outsideThePlan } from '../gap-report/plan.js';
import { findOutFirst } from '../gap-report/summary.js';
import { formatDate, formatScore } from '../numbers.js';
import { joinAnd, Words } from '../words.js';

/** A plan that is to be shown: of what the sheet says, or of what is supposed. */
export interface ShownPlan {
  readonly assessment: Assessment;
  readonly whatIf: WhatIf | null;
}

/** The plan on its own: where the organisation stands in a line, then what to do, wave by wave. */
export function planDocument({ assessment, whatIf }: ShownPlan): Document {
  const words = new Words(assessment);
  const sections = [findOutFirst, nowActions, notYet, nextActions, laterActions, outsideThePlan];
  return {
    language: assessment.framework.language,
    blocks: [
      ...opening(assessment),
      ...(whatIf === null ? [] : supposed(whatIf, words)),
      ...sections.flatMap((section) => section(assessment, words)),
    ],
  };
}

function opening({ framework, sheet, phases, overall }: Assessment): Block[] {
  const facts = [
    `${framework.title} ${framework.version}`,
    ...(sheet.date === null ? [] : [formatDate(sheet.date)]),
    ...(sheet.form === 'short' ? ['short form'] : []),
  ];
  const scores = phases.map(({ title, score }) => `${title} ${formatScore(score)}`);
  const whole = phases.length > 1 ? `; overall ${formatScore(overall.score)}` : '';
  return [
    heading(1, sheet.organisation === null ? 'The plan' : `The plan of ${sheet.organisation}`),
    paragraph(facts.join(' · ')),
    paragraph(`${scores.join(', ')}${whole}. The target is ${formatScore(overall.target)}.`),
  ];
}

/** What is supposed, and what it would change. What stays as it is is left out. */
function supposed({ suppositions, overall, phases, steps }: WhatIf, words: Words): Block[] {
  const what = suppositions.map(({ criterion, from, to }) => {
    const level = (value: number | null) => (value === null ? 'not known' : words.level(value));
    return `${words.name(criterion)} at ${level(to)} instead of ${level(from)}`;
  });
  const moved = [
    ...phases.map((part) => ({ title: strong(words.title(part.id)), ...part })),
    ...steps.map((part) => ({ title: `· ${words.title(part.id)}`, ...part })),
    ...(phases.length > 1 ? [{ title: strong('Overall'), ...overall }] : []),
  ].filter(({ before, after }) => before !== after);
  return [
    heading(2, 'What if'),
    paragraph(
      what.length === 0 ? 'Nothing else is supposed: this is the plan.' : `Supposed: ${joinAnd(what)}.`,
    ),
    moved.length === 0
      ? paragraph('No score changes.')
      : table(
          [
            { title: 'Score', align: 'left' },
            { title: 'Today', align: 'right', width: 6 },
            { title: 'Then', align: 'right', width: 6 },
            { title: 'Change', align: 'right', width: 7 },
          ],
          moved.map((row) => movedRow(row.title, row)),
        ),
    paragraph(dim('Nothing was written. The plan below is the one that would follow.')),
  ];
}

function movedRow(title: Span, { before, after, change }: Moved): Cell[] {
  return [[title], [formatScore(before)], [formatScore(after)], [formatChange(change)]];
}
