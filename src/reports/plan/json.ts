import { escapeControls } from '../../terminal/clean.js';
import type { ShownPlan } from './document.js';

/** The plan as JSON; docs/plan.md describes it. The fields are those of the assessment. */
export function planJson({ assessment, whatIf }: ShownPlan): string {
  const { framework, sheet, titles, on, overall, phases, findOutFirst, plan, actions } = assessment;
  const { id, version, title, owners } = framework;
  const data = {
    schemaVersion: 1,
    framework: { id, version, title, owners },
    sheet,
    titles,
    on,
    scores: {
      overall: overall.score,
      phases: phases.map((phase) => ({ id: phase.id, score: phase.score, open: phase.open })),
    },
    whatIf,
    findOutFirst,
    plan,
    actions,
  };
  return `${escapeControls(JSON.stringify(data, null, 2))}\n`;
}
