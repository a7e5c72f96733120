import type { Comparison } from '../../comparison/comparison.js';
import { comparisonDocument, scoresTitle } from '../comparison/document.js';
import { ComparisonWords } from '../comparison/words.js';
import type { PageLook } from '../look.js';
import { Slopes } from './charts/slopes.js';
import { chartStyle } from './charts/style.js';
import { renderHtml } from './document.js';

/** A comparison as a page of its own; of one organisation with a picture of where its scores went. */
export function renderHtmlComparison(comparison: Comparison, look: PageLook): string {
  const words = new ComparisonWords(comparison);
  const figures =
    comparison.kind === 'dates'
      ? new Map([[scoresTitle, <Slopes comparison={comparison} words={words} level={3} />]])
      : new Map();
  return renderHtml(comparisonDocument(comparison), look, { style: chartStyle, figures });
}
