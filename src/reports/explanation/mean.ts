import type { PhaseExplanation, WholeExplanation } from '../../assessment/explanation.js';
import { type Block, bullets, dim, heading, type Item, paragraph, strong } from '../document.js';
import type { Words } from '../words.js';
import { sections } from './sections.js';
import { workingTable } from './working.js';

/** A phase from its steps, or the whole from its phases. */
export function meanBlocks(
  explanation: WholeExplanation | PhaseExplanation,
  child: string,
  words: Words,
): Block[] {
  const { range, target, gap, completeness } = explanation;
  return [
    heading(2, sections.score),
    ...workingTable(explanation.score, [child, 'Score'], words),
    ...(range === null
      ? []
      : [
          heading(2, sections.range),
          ...(range.low.result === range.high.result
            ? [paragraph('Nothing is open, so the range is this one score.')]
            : [
                paragraph('With every open question at the lowest level:'),
                ...workingTable(range.low, [child, 'Lowest'], words),
                paragraph('With every open question at the highest level:'),
                ...workingTable(range.high, [child, 'Highest'], words),
              ]),
        ]),
    heading(2, sections.target),
    ...workingTable(target, [child, 'Target'], words),
    ...workingTable(gap, [child, 'Gap'], words),
    paragraph(
      dim(
        'The gap is the mean of the gaps, not target − score: strength in one place does not fill a gap in another.',
      ),
    ),
    heading(2, sections.completeness),
    ...workingTable(completeness, [child, 'Share'], words),
  ];
}

export function gateBlocks({ gate, open }: PhaseExplanation, words: Words): Block[] {
  if (gate.length === 0 && open) return [];
  const items = gate.map(({ criterion, level, current, met }): Item => {
    const where = typeof current === 'number' ? `now ${current}` : whereWords[current];
    return {
      text: [`${words.name(criterion)} at ${level}: ${where}, so this is ${met ? 'met' : 'not met'}.`],
    };
  });
  const verdict = open
    ? 'The phase is open.'
    : gate.every(({ met }) => met)
      ? 'The phase is not open: the gate of a phase before it is not met.'
      : 'The phase is not open.';
  return [heading(2, sections.gate), bullets(items), paragraph(strong(verdict))];
}

const whereWords = {
  open: 'not known yet',
  'not-applicable': 'not applicable',
  'left-out': 'left out of the short form',
} as const;
