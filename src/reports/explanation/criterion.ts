import type { Assessment } from '../../assessment/assessment.js';
import type { CriterionExplanation } from '../../assessment/explanation.js';
import { type Block, type Cell, heading, paragraph, strong, table } from '../document.js';
import { count, formatExact } from '../numbers.js';
import { joinAnd, stateWords, type Words } from '../words.js';
import { explainPlace } from './place.js';
import { sections } from './sections.js';
import { originWords } from './working.js';

/** A criterion: its answer, its part in the score, where its target comes from, and its place in the plan. */
export function criterionBlocks(
  explanation: CriterionExplanation,
  assessment: Assessment,
  words: Words,
): Block[] {
  const {
    title,
    question,
    step,
    phase,
    level,
    levelName,
    descriptor,
    state,
    note,
    evidence,
    target,
    targets,
    gap,
    share,
    weight,
  } = explanation;
  return [
    heading(1, `${title}: ${level === null ? stateWords[state] : `${level} ${levelName}`}`),
    paragraph(
      `A criterion of ${words.title(step)}, in ${words.title(phase)}${explanation.essential ? '; essential' : ''}. ${question}`,
    ),
    heading(2, sections.answer),
    paragraph(level === null ? noAnswer(explanation) : `${words.level(level)}: ${descriptor ?? ''}`),
    ...(level === null ? [] : [paragraph(`Evidence: ${evidence}.`)]),
    ...(note === null ? [] : [paragraph(`Note: ${note}`)]),
    ...ticksBlock(explanation),
    heading(2, sections.share),
    paragraph(
      share === null
        ? 'It has no level, so it takes no part in the score.'
        : `Weight ${weight} × level ${level} = ${share.product}, of a total weight of ${share.stepWeight} in ${words.title(step)}, whose score is ${formatExact(share.stepScore)}: it brings ${share.product} ÷ ${share.stepWeight} = ${formatExact(share.product / share.stepWeight)} of it.`,
    ),
    heading(2, sections.target),
    table(
      [
        { title: 'Where a target can be set, nearest first', align: 'left' },
        { title: 'Target', align: 'right', width: 6 },
        { title: '', align: 'left', width: 12 },
      ],
      targets.map(({ from, level: set }): Cell[] => {
        const chosen = from.by === target.from.by && from.for === target.from.for;
        return [
          [originWords(from)],
          [set === null ? '–' : String(set)],
          [chosen ? strong('← this one') : ''],
        ];
      }),
    ),
    paragraph(
      gap === null
        ? `The target is ${target.level}.`
        : gap === 0
          ? `Level ${level} is at or above the target ${target.level}: no gap.`
          : `${target.level} − ${level} = ${gap}: ${count(gap, 'level')} below target.`,
    ),
    ...explainPlace(explanation, assessment, words),
  ];
}

function noAnswer({ state, reason }: CriterionExplanation): string {
  if (state === 'not-applicable') return `Not applicable: ${reason ?? ''}`;
  return state === 'unknown' ? 'Unknown: nobody in the room knew.' : 'Not answered yet.';
}

function ticksBlock({ checklist }: CriterionExplanation): Block[] {
  if (checklist === null) return [];
  if (!checklist.recorded) return [paragraph('It has a checklist; the ticks were not recorded.')];
  const ticked = checklist.items.filter((item) => item.ticked).map(({ title }) => title);
  const what = ticked.length === 0 ? 'none' : joinAnd(ticked);
  return [
    paragraph(
      `Ticked ${ticked.length} of ${checklist.items.length}: ${what}. Ticks limit which level may be claimed, and never change a score.`,
    ),
  ];
}
