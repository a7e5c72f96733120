import type { Assessment } from '../assessment/assessment.js';
import type { Comparison } from '../comparison/comparison.js';
import { changeInShort, changeSince } from './comparison/document.js';
import type { Document } from './document.js';
import { certainty, followUps } from './gap-report/certainty.js';
import { laterActions, nextActions, notYet, nowActions, outsideThePlan } from './gap-report/plan.js';
import { everyStep } from './gap-report/steps.js';
import { findOutFirst, holdsBack, opening, strengths, whereYouStand } from './gap-report/summary.js';
import { whereViewsDiffer } from './gap-report/views.js';
import { Words } from './words.js';

/**
 * The gap report: one page for the room first, then the detail, then what comes later and how sure it is.
 * Each section leaves itself out when it has nothing to say.
 * @param comparison with an earlier assessment, whose change is then part of the report
 */
export function gapReport(assessment: Assessment, comparison: Comparison | null = null): Document {
  const words = new Words(assessment);
  const change = () => (comparison === null ? [] : changeSince(comparison));
  const changeShort = () => (comparison === null ? [] : [changeInShort(comparison)]);
  const sections = [
    opening,
    whereYouStand,
    changeShort,
    strengths,
    holdsBack,
    findOutFirst,
    nowActions,
    notYet,
    change,
    whereViewsDiffer,
    everyStep,
    nextActions,
    laterActions,
    outsideThePlan,
    followUps,
    certainty,
  ];
  return {
    language: assessment.framework.language,
    blocks: sections.flatMap((section) => section(assessment, words)),
  };
}
