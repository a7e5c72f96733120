import type { Block, Document } from '../document.js';

/** The sections of an explanation, by what they say. */
export const sections = {
  score: 'The score',
  level: 'The level',
  range: 'The range',
  target: 'The target and the gap',
  completeness: 'How much is answered',
  moves: 'What would move the level',
  gate: 'The gate',
  answer: 'The answer',
  share: 'Its part in the score',
  place: 'Its place in the plan',
} as const;

export type Section = keyof typeof sections;

/** What a section of an explanation says, without its heading; empty when there is no such section. */
export function sectionOf({ blocks }: Document, section: Section): readonly Block[] {
  const start = blocks.findIndex((block) => block.kind === 'heading' && block.text === sections[section]);
  if (start === -1) return [];
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex((block) => block.kind === 'heading');
  return end === -1 ? rest : rest.slice(0, end);
}
