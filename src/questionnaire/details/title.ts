import type { Body } from '../dialogue.js';

/** The head of a screen that asks about the assessment itself. */
export function aboutAssessment(text: string, about: string): Body {
  return [{ text: 'About this assessment', style: 'dim' }, { text, style: 'strong' }, { text: about }];
}
