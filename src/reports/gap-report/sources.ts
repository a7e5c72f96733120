import type { Span } from '../document.js';

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
