import type { Assessment } from '../assessment/assessment.js';
import type { Document } from './document.js';
import { certainty, followUps } from './gap-report/certainty.js';
import { laterActions, nextActions, notYet, nowActions } from './gap-report/plan.js';
import { everyStep } from './gap-report/steps.js';
import { findOutFirst, holdsBack, opening, strengths, whereYouStand } from './gap-report/summary.js';
import { Words } from './words.js';

/**
 * The gap report: one page for the room first, then the detail, then what comes later and how sure it is.
 * Each section leaves itself out when it has nothing to say.
 */
export function gapReport(assessment: Assessment): Document {
  const words = new Words(assessment);
  const sections = [
    opening,
    whereYouStand,
    strengths,
    holdsBack,
    findOutFirst,
    nowActions,
    notYet,
    everyStep,
    nextActions,
    laterActions,
    followUps,
    certainty,
  ];
  return {
    language: assessment.framework.language,
    blocks: sections.flatMap((section) => section(assessment, words)),
  };
}
