import type { Findings } from '../source/findings.js';
import type { Outline } from './outline.js';
import { checkChecklists } from './rules/checklists.js';
import { checkCycles } from './rules/cycles.js';
import { checkForgotten } from './rules/forgotten.js';
import { checkIds } from './rules/ids.js';
import { checkLevels, checkScale } from './rules/levels.js';
import { checkReach } from './rules/reach.js';
import { checkReferences } from './rules/references.js';
import { checkRenames } from './rules/renames.js';
import { checkRequirements } from './rules/requirements.js';
import { checkTexts } from './rules/texts.js';
import { checkVagueWords } from './rules/vague.js';

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
  checkRenames,
  checkReach,
  checkRequirements,
  checkForgotten,
  checkVagueWords,
];

export function checkRules(outline: Outline, findings: Findings): void {
  for (const rule of rules) rule(outline, findings);
}
