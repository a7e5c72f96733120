import type { AssessedCriterion } from '../../assessment/assessment.js';
import { type Block, bullets, type Item, type Span, strong, type Text } from '../document.js';
import { joinAnd, type Words } from '../words.js';
import { sentence, sourceSpans } from './sources.js';
import { differenceOf, saidBy } from './voices.js';

/** What was noted, ticked, or given as a reason or a source, criterion by criterion. */
export function remarks(criteria: readonly AssessedCriterion[], words: Words): Block[] {
  const items = criteria.flatMap((criterion): Item[] => {
    const { title, note, reason, sources, checklist } = criterion;
    const ticked = checklist?.recorded
      ? checklist.items.filter((item) => item.ticked).map((item) => item.title)
      : null;
    const parts: Span[][] = [
      ...(reason === null ? [] : [[`Not applicable: ${sentence(reason)}`]]),
      ...(note === null ? [] : [[sentence(note)]]),
      ...(ticked === null
        ? []
        : [
            [
              `Ticked ${ticked.length} of ${checklist?.items.length ?? 0}${ticked.length === 0 ? '.' : `: ${joinAnd(ticked)}.`}`,
            ],
          ]),
      ...(sources.length === 0
        ? []
        : [[sources.length === 1 ? 'Source: ' : 'Sources: ', ...sourceSpans(sources)]]),
    ];
    const spans = parts.flatMap((part, index) => (index === 0 ? part : [' ', ...part]));
    const voices = voicesOn(criterion, words);
    if (spans.length === 0 && voices.length === 0) return [];
    const text = spans.length === 0 ? [strong(title)] : [strong(`${title}: `), ...spans];
    return [voices.length === 0 ? { text } : { text, paragraphs: voices }];
  });
  return items.length === 0 ? [] : [bullets(items)];
}

/** What was said with votes on a criterion on which all are close together; where views differ it is said there. */
function voicesOn({ agreement, note }: AssessedCriterion, words: Words): Text[] {
  if (agreement === null || differenceOf(agreement) !== null) return [];
  return agreement.votes
    .filter((vote) => vote.note === null || vote.note !== note)
    .flatMap((vote): Text[] => {
      const said = saidBy(vote, words);
      return said === null ? [] : [said];
    });
}
