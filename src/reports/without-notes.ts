import type { Assessment } from '../assessment/assessment.js';

/**
 * The same assessment without what people said and who they are: notes and respondents' names. The reasons
 * for “not applicable” stay, for the scores rest on them.
 */
export function withoutNotes(assessment: Assessment): Assessment {
  return {
    ...assessment,
    sheet: {
      ...assessment.sheet,
      respondents: assessment.sheet.respondents.map((respondent) => ({ ...respondent, name: null })),
    },
    phases: assessment.phases.map((phase) => ({
      ...phase,
      steps: phase.steps.map((step) => ({
        ...step,
        criteria: step.criteria.map((criterion) => ({ ...criterion, note: null })),
      })),
    })),
    findOutFirst: assessment.findOutFirst.map((question) => ({ ...question, note: null })),
    followUps: assessment.followUps.map((followUp) =>
      followUp.kind === 'open-question' ? { ...followUp, note: null } : followUp,
    ),
  };
}
