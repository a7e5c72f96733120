import type { Assessment } from '../../assessment/assessment.js';
import type { CriterionExplanation, ExplainedCandidate } from '../../assessment/explanation.js';
import { planRules } from '../../assessment/plan.js';
import { type Block, bullets, heading, type Item, paragraph, strong } from '../document.js';
import { count } from '../numbers.js';
import { joinAnd, type Words } from '../words.js';
import { sections } from './sections.js';

/** The place of a criterion in the plan's order: tier, value, what it unblocks, score, and why. */
export function explainPlace(
  explanation: CriterionExplanation,
  assessment: Assessment,
  words: Words,
): Block[] {
  const { candidate } = explanation;
  if (candidate === null) return [heading(2, sections.place), paragraph(whyNoPlace(explanation, words))];
  return [
    heading(2, sections.place),
    paragraph(
      strong(`Place ${candidate.position} of ${candidate.of} in the order.`),
      ` Next: ${candidate.do}`,
    ),
    bullets([
      { text: [`Tier ${candidate.tier}: ${tierWords(explanation, candidate, assessment, words)}.`] },
      { text: [unblocksWords(candidate, words)] },
      {
        text: [
          `Value = weight × levels below target + what it unblocks = ${candidate.ownValue} + ${candidate.unblocksWeight} = ${candidate.value}.`,
        ],
      },
      {
        text: [
          `Score = value × ${candidate.effortFactor} for a ${candidate.effort} action = ${candidate.value} × ${candidate.effortFactor} = ${candidate.score}.`,
        ],
      },
      blockedItem(candidate, words),
    ]),
    paragraph(
      `The order is by tier, then by score, then by what it unblocks, then the lowest level, the fewest weeks (here ${candidate.weeks}) and the order of the framework.`,
    ),
    paragraph(strong(waveWords(explanation))),
  ];
}

function whyNoPlace({ state, level, target }: CriterionExplanation, words: Words): string {
  if (state === 'not-applicable') return 'It does not apply, so there is nothing to do.';
  if (level === null) return 'It is open. An open question has no action: find the answer first.';
  return `It is at ${words.level(level)}, at or above its target ${target.level}, so there is nothing to do.`;
}

function tierWords(
  { essential, level, phase }: CriterionExplanation,
  { tier }: ExplainedCandidate,
  { framework, phases }: Assessment,
  words: Words,
): string {
  const lowest = framework.scale[0]?.level ?? 0;
  const isOpen = phases.find(({ id }) => id === phase)?.open ?? false;
  if (tier === 1) return `${words.title(phase)} is open, and nothing makes it urgent`;
  if (tier === 2) return `${words.title(phase)} is not open yet`;
  return essential && isOpen && level !== null && level <= lowest + 1
    ? 'it is essential, at one of the two lowest levels, and its phase is open'
    : 'an essential criterion that is weak waits for it';
}

function unblocksWords({ waiting, unblocksWeight }: ExplainedCandidate, words: Words): string {
  if (waiting.length === 0) return 'It unblocks nothing: no other criterion below its target waits for it.';
  const weights = waiting.map(({ weight }) => weight);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const limit = sum > unblocksWeight ? `, and at most ${planRules.mostUnblocks} count` : '';
  const names = joinAnd(waiting.map(({ criterion, weight }) => `${words.name(criterion)} (${weight})`));
  return `It unblocks ${count(waiting.length, 'other criterion', 'other criteria')}, whose weights sum to ${sum}${limit}: ${names}.`;
}

function blockedItem({ blockedBy }: ExplainedCandidate, words: Words): Item {
  return {
    text: [
      blockedBy.length === 0
        ? 'It is not blocked.'
        : `It is blocked, so it is neither in Now nor in Next until this is met: ${words.blockers(blockedBy)}.`,
    ],
  };
}

function waveWords({ waves }: CriterionExplanation): string {
  const names = { now: 'Now', next: 'Next', later: 'Later' };
  const parts = (['now', 'next', 'later'] as const).flatMap((wave) => {
    const levels = waves.filter((entry) => entry.wave === wave).map(({ to }) => String(to));
    return levels.length === 0 ? [] : [`${names[wave]} (to ${joinAnd(levels)})`];
  });
  return `In the plan: ${parts.join(', ')}.`;
}
