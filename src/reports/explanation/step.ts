import type { Move, StepArithmetic, StepExplanation } from '../../assessment/explanation.js';
import { type Block, bullets, type Cell, heading, type Item, paragraph, strong, table } from '../document.js';
import { formatExact, formatScore } from '../numbers.js';
import { joinAnd, stateWords, type Words } from '../words.js';
import { sections } from './sections.js';
import { fraction, originWords, workingTable } from './working.js';

/** A step from its criteria: score, level, range, target, gap, and what would move the level. */
export function stepBlocks(explanation: StepExplanation, words: Words): Block[] {
  return [
    ...stepArithmeticBlocks(explanation, words),
    heading(2, sections.moves),
    ...moveBlocks(explanation, words),
  ];
}

/** The same without what is scored anew for it. */
export function stepArithmeticBlocks(explanation: StepArithmetic, words: Words): Block[] {
  const { range, target, gap, completeness, criteria, levelRange } = explanation;
  const left = criteria.filter(({ level }) => level === null);
  const leftOut = left.map(({ title, state }) => `“${title}” is ${stateWords[state]}`);
  return [
    heading(2, sections.score),
    ...workingTable(explanation.score, ['Criterion', 'Level'], words),
    ...(leftOut.length === 0 ? [] : [paragraph(`Left out: ${joinAnd(leftOut)}.`)]),
    heading(2, sections.level),
    ...levelBlocks(explanation, words),
    heading(2, sections.range),
    ...(range === null
      ? [paragraph('Nothing is applicable, so there is none.')]
      : range.low.result === range.high.result
        ? [paragraph('Nothing is open, so the range is this one score.')]
        : [
            paragraph(
              `With every open question at the lowest level: ${fraction(range.low)}, level ${levelRange?.low}.`,
            ),
            paragraph(
              `With every open question at the highest level: ${fraction(range.high)}, level ${levelRange?.high}.`,
            ),
          ]),
    heading(2, sections.target),
    table(
      [
        { title: 'Criterion', align: 'left' },
        { title: 'Target', align: 'right', width: 6 },
        { title: 'Level', align: 'right', width: 5 },
        { title: 'Gap', align: 'right', width: 3 },
        { title: 'Weight', align: 'right', width: 6 },
        { title: 'Product', align: 'right', width: 7 },
        { title: 'Target set by', align: 'left', width: 22 },
      ],
      criteria
        .filter(({ state }) => state !== 'not-applicable')
        .map(({ id, title, level, weight, target: own }): Cell[] => {
          const part = gap.parts.find((other) => other.id === id);
          return [
            [title],
            [String(own.level)],
            [level === null ? '–' : String(level)],
            [part === undefined ? '–' : String(part.value)],
            [String(weight)],
            [part === undefined ? '–' : String(part.product)],
            [originWords(own.from)],
          ];
        }),
    ),
    ...(target.result === null ? [] : [paragraph(`Target: ${fraction(target)}.`)]),
    ...(gap.result === null
      ? []
      : [paragraph(`Gap: ${fraction(gap)}. A level above its target counts as no gap.`)]),
    heading(2, sections.completeness),
    paragraph(
      completeness.result === null
        ? 'Nothing is applicable.'
        : `Weight answered ÷ weight applicable: ${fraction(completeness)}.`,
    ),
  ];
}

function levelBlocks(
  { score: working, floor, cap, level, heldBack, levelRange, status }: StepArithmetic,
  words: Words,
): Block[] {
  if (floor === null || level === null || working.result === null)
    return [paragraph('Nothing is answered, so there is none.')];
  const whole = `The whole level in ${formatExact(working.result)} is ${floor}.`;
  const capped =
    cap === null
      ? ' No essential criterion is answered, so nothing caps it.'
      : ` The weakest essential criterion is ${joinAnd(cap.by.map((id) => words.name(id)))} at ${cap.weakest}, and a step is never more than one above it: at most ${cap.most}.`;
  const range =
    status === 'partial' && levelRange !== null
      ? [
          paragraph(
            `While questions are open this is provisional: ${levelRange.low === levelRange.high ? `it stays ${levelRange.low} whatever they are` : `${levelRange.low} to ${levelRange.high}`}.`,
          ),
        ]
      : [];
  return [
    paragraph(whole, capped),
    paragraph(
      strong(`Level ${words.level(level)}`),
      heldBack === null
        ? '.'
        : `, held back by ${joinAnd(heldBack.by.map((id) => words.name(id)))}; the score alone would give ${heldBack.wouldBe}.`,
    ),
    ...range,
  ];
}

function moveBlocks({ moves }: StepExplanation, words: Words): Block[] {
  if (moves.length === 0) return [paragraph('No single answer would.')];
  const result = ({ score: then, level: reached }: Move) =>
    `score ${formatScore(then)}, level ${words.level(reached)}`;
  const raised = moves
    .filter(({ from }) => from !== null)
    .map(
      (move): Item => ({
        text: [`${words.name(move.criterion)} from ${move.from} to ${move.to}: ${result(move)}.`],
      }),
    );
  const open = [...new Set(moves.filter(({ from }) => from === null).map(({ criterion }) => criterion))];
  const answered = open.map((id): Item => {
    const tried = moves.filter(({ criterion, from }) => criterion === id && from === null);
    const parts = [...new Set(tried.map(({ level: reached }) => reached))].map((reached) => {
      const levels = tried.filter((move) => move.level === reached).map(({ to }) => String(to));
      return `${levels.length === 1 ? levels[0] : joinOr(levels)} would make it level ${words.level(reached)}`;
    });
    return { text: [`${words.name(id)}, once answered: ${parts.join('; ')}.`] };
  });
  return [bullets([...raised, ...answered])];
}

const joinOr = (parts: readonly string[]) => `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
