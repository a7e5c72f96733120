import type { ComparedCriterion, Comparison } from '../../comparison/comparison.js';
import { type Block, bullets, type Fact, type Item, strong } from '../document.js';
import { sentence } from '../gap-report/sources.js';
import { capitalise } from '../words.js';
import { type ComparisonWords, formatProgress } from './words.js';

/** Criteria with where they were and are, and what was noted at each of the two. */
export function movedList(
  criteria: readonly ComparedCriterion[],
  comparison: Comparison,
  words: ComparisonWords,
): Block {
  return bullets(
    criteria.map((criterion): Item => {
      const course = criterion.answers.map((answer) => words.answer(answer)).join(' → ');
      const notes = notesOf(criterion, comparison, words);
      return {
        text: [strong(criterion.title), `: ${course}${towards(criterion)}.`],
        ...(notes.length === 0 ? {} : { facts: notes }),
      };
    }),
  );
}

/** Criteria that are where they were: those of which something was noted one by one, the others together. */
export function unmovedList(
  criteria: readonly ComparedCriterion[],
  comparison: Comparison,
  words: ComparisonWords,
): Block[] {
  const where = ({ answers, targets }: ComparedCriterion) => {
    const [last, target] = [answers.at(-1), targets.at(-1) ?? null];
    return `${last === undefined ? '' : words.answer(last)}${target === null ? '' : `, target ${target}`}`;
  };
  const withNotes = criteria.flatMap((criterion): Item[] => {
    const facts = notesOf(criterion, comparison, words);
    return facts.length === 0 ? [] : [{ text: [strong(criterion.title), `: ${where(criterion)}.`], facts }];
  });
  const others = new Map<string, string[]>();
  for (const criterion of criteria) {
    if (notesOf(criterion, comparison, words).length > 0) continue;
    others.set(where(criterion), [...(others.get(where(criterion)) ?? []), criterion.title]);
  }
  const together = [...others].map(
    ([place, titles]): Item => ({ text: [strong(`${capitalise(place)}: `), `${titles.join('; ')}.`] }),
  );
  return [
    ...(withNotes.length === 0 ? [] : [bullets(withNotes)]),
    ...(together.length === 0 ? [] : [bullets(together)]),
  ];
}

function towards({ targets, progress }: ComparedCriterion): string {
  const target = targets.at(-1) ?? null;
  if (target === null) return '';
  return progress === null || progress < 0
    ? `, target ${target}`
    : `, target ${target}, ${formatProgress(progress)} of the way`;
}

/** What was noted, at each date; once where it is the same. */
function notesOf({ answers }: ComparedCriterion, comparison: Comparison, words: ComparisonWords): Fact[] {
  return comparison.columns.flatMap((_, index): Fact[] => {
    const note = answers[index]?.note ?? null;
    const isSaidAgain = index > 0 && note === (answers[index - 1]?.note ?? null);
    return note === null || isSaidAgain ? [] : [{ label: words.shortColumn(index), text: [sentence(note)] }];
  });
}
