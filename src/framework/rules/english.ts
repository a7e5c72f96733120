import { childOf, textOf } from '../../source/node.js';
import type { Outline } from '../outline.js';

/** True when the texts are in English, so that rules may look at their words. */
export function isEnglish(outline: Outline): boolean {
  const language = childOf(outline.root, 'language');
  return language === undefined || /^en(?:-|$)/i.test(textOf(language)?.value ?? '');
}

/**
 * A text as its words alone, in small letters, with single spaces between them: two texts that differ in
 * punctuation or capitals only are the same.
 */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
