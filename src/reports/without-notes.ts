import type { Assessment, FollowUp } from '../assessment/assessment.js';

/**
 * The same assessment without what people said and who they are: notes, respondents' names, and the names of those
 * who have taken on an action. The reasons for “not applicable” stay, for the scores rest on them.
 */
export function withoutNotes(assessment: Assessment): Assessment {
  const { sheet, phases, plan, findOutFirst, followUps, actions, framework } = assessment;
  const roles = new Set(framework.owners.map(({ id }) => id));
  const withRole = <T extends { readonly owner: string | null }>(assigned: T): T =>
    assigned.owner === null || roles.has(assigned.owner) ? assigned : { ...assigned, owner: null };
  const withRoles = <T extends { readonly assigned: Parameters<typeof withRole>[0] | null }>(
    action: T,
  ): T => ({
    ...action,
    assigned: action.assigned && withRole(action.assigned),
  });
  return {
    ...assessment,
    sheet: {
      ...sheet,
      respondents: sheet.respondents.map((respondent) => ({ ...respondent, name: null })),
    },
    phases: phases.map((phase) => ({
      ...phase,
      steps: phase.steps.map((step) => ({
        ...step,
        criteria: step.criteria.map(({ agreement, ...criterion }) => ({
          ...criterion,
          note: null,
          agreement: agreement && {
            ...agreement,
            votes: agreement.votes.map((vote) => ({ ...vote, name: null, note: null })),
          },
        })),
      })),
    })),
    findOutFirst: findOutFirst.map((question) => ({ ...question, note: null })),
    plan: {
      now: { ...plan.now, actions: plan.now.actions.map(withRoles) },
      next: { ...plan.next, actions: plan.next.actions.map(withRoles) },
      later: {
        ...plan.later,
        entries: plan.later.entries.map((entry) => ({ ...entry, levels: entry.levels.map(withRoles) })),
      },
    },
    followUps: followUps.map((followUp): FollowUp => {
      if (followUp.kind === 'open-question') return { ...followUp, note: null };
      return 'owner' in followUp ? withRole(followUp) : followUp;
    }),
    actions: actions.map(withRole),
  };
}
