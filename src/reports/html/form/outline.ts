import { type Framework, levelName, type Phase, type Step } from '../../../framework/framework.js';
import type { Form } from '../../../sheet/sheet.js';
import { takesPart } from '../../../sheet/template.js';
import { largestFile } from '../../../source/decode.js';
import { clean } from '../../../terminal/clean.js';
import type { FormOutline } from './fields.js';

/** What the script of a form needs to know. @param named what a sheet calls the framework */
export function outlineForm(framework: Framework, form: Form, named: string): FormOutline {
  const { id, version, title } = framework;
  return {
    named,
    id,
    version,
    title: clean(title),
    form,
    mostBytes: largestFile,
    questions: askedPhases(framework, form)
      .flatMap(({ steps }) => steps)
      .flatMap((step) =>
        step.criteria.map((criterion) => ({
          id: criterion.id,
          title: clean(criterion.title),
          step: step.id,
          levels: criterion.levels.map(({ level, ticksNeeded }) => ({
            level,
            ticksNeeded,
            name: clean(levelName(framework, level)),
          })),
          items: criterion.checklist.map((item) => item.id),
        })),
      ),
  };
}

/** The phases and steps that have a question in this form, with those questions only. */
export function askedPhases({ phases }: Pick<Framework, 'phases'>, form: Form): Phase[] {
  return phases
    .map((phase) => ({ ...phase, steps: phase.steps.map((step) => askedOf(step, form)).filter(asks) }))
    .filter(({ steps }) => steps.length > 0);
}

function askedOf(step: Step, form: Form): Step {
  return { ...step, criteria: step.criteria.filter((criterion) => takesPart(criterion, form)) };
}

function asks({ criteria }: Step): boolean {
  return criteria.length > 0;
}
