import type { AssessedCriterion } from '../../assessment/assessment.js';
import { type Block, bullets, type Item, type Span, strong } from '../document.js';
import { joinAnd } from '../words.js';

/** What was noted, ticked, or given as a reason or a source, criterion by criterion. */
export function remarks(criteria: readonly AssessedCriterion[]): Block[] {
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
    return spans.length === 0 ? [] : [{ text: [strong(`${title}: `), ...spans] }];
  });
  return items.length === 0 ? [] : [bullets(items)];
}

/** Where the evidence is, with links where it is on the web. */
export function sourceSpans(sources: readonly string[]): Span[] {
  return sources.flatMap((source, index) =>
    index === 0 ? [sourceSpan(source)] : ['; ', sourceSpan(source)],
  );
}

function sourceSpan(source: string): Span {
  return /^https?:\/\/\S+$/.test(source) ? { text: source, url: source } : source;
}

/** A text with an end. */
export function sentence(text: string): string {
  return /[.!?…”"]$/.test(text) ? text : `${text}.`;
}
