// The bundled framework, as the build writes it.
import { readFileSync } from 'node:fs';

export const framework = JSON.parse(
  readFileSync(
    new URL('../../dist/frameworks/public-sector-digital-transformation.json', import.meta.url),
    'utf8',
  ),
);
export const steps = framework.phases.flatMap((phase) =>
  phase.steps.map((step) => ({
    ...step,
    criteria: step.criteria.map((one) => ({
      ...one,
      target: one.target ?? step.target ?? phase.target ?? framework.target ?? framework.scale.at(-1).level,
    })),
  })),
);
export const criteria = steps.flatMap((step) => step.criteria);
