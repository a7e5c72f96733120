import type { Findings } from '../source/findings.js';
import type { Outline } from './outline.js';
import { checkChecklists } from './rules/checklists.js';
import { checkCycles } from './rules/cycles.js';
import { checkIds } from './rules/ids.js';
import { checkLevels, checkScale } from './rules/levels.js';
import { checkReferences } from './rules/references.js';
import { checkTexts } from './rules/texts.js';

type Rule = (outline: Outline, findings: Findings) => void;

/** What a framework must keep beyond its shape. Each rule looks at the outline alone and needs no other. */
const rules: readonly Rule[] = [
  checkScale,
  checkIds,
  checkLevels,
  checkReferences,
  checkCycles,
  checkChecklists,
  checkTexts,
];

export function checkRules(outline: Outline, findings: Findings): void {
  for (const rule of rules) rule(outline, findings);
}
