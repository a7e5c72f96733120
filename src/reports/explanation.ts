import type { Assessment } from '../assessment/assessment.js';
import type { Explanation, Working } from '../assessment/explanation.js';
import { type Block, type Document, heading, paragraph } from './document.js';
import { criterionBlocks } from './explanation/criterion.js';
import { gateBlocks, meanBlocks } from './explanation/mean.js';
import { stepBlocks } from './explanation/step.js';
import { formatScore } from './numbers.js';
import { Words } from './words.js';

/** The arithmetic of one part of an assessment, as a person would write it on a flipchart. */
export function explanationDocument(explanation: Explanation, assessment: Assessment): Document {
  const words = new Words(assessment);
  return { language: assessment.framework.language, blocks: blocksOf(explanation, assessment, words) };
}

function blocksOf(explanation: Explanation, assessment: Assessment, words: Words): Block[] {
  switch (explanation.kind) {
    case 'whole':
      return [
        heading(1, `${assessment.sheet.organisation ?? 'The whole'}: ${score(explanation.score)}`),
        paragraph(
          `${assessment.framework.title} ${assessment.framework.version}. A weighted mean of its phases.`,
        ),
        ...meanBlocks(explanation, 'Phase', words),
      ];
    case 'phase':
      return [
        heading(1, `${explanation.title}: ${score(explanation.score)}`),
        paragraph('A phase. Its score is the weighted mean of its steps.'),
        ...gateBlocks(explanation, words),
        ...meanBlocks(explanation, 'Step', words),
      ];
    case 'step':
      return [
        heading(1, `${explanation.title}: ${score(explanation.score)}`),
        paragraph(
          `A step of ${words.title(explanation.phase)}. Its score is the weighted mean of the levels of its answered criteria.`,
        ),
        ...stepBlocks(explanation, words),
      ];
    case 'criterion':
      return criterionBlocks(explanation, assessment, words);
  }
}

const score = (working: Working) =>
  working.result === null ? 'not scored yet' : formatScore(working.result);
