import type { Text } from '../document.js';

/** A text without its styles. */
export function plain(text: Text): string {
  return text.map((span) => (typeof span === 'string' ? span : span.text)).join('');
}
