import { describeTicks } from '../../framework/checklist.js';
import type { Criterion, CriterionLevel, Framework, Phase, Step } from '../../framework/framework.js';
import {
  type Block,
  bullets,
  type Document,
  dim,
  heading,
  type Item,
  paragraph,
  strong,
} from '../document.js';
import { count } from '../numbers.js';
import { marksOf, Names, weightOf } from './names.js';

/** One phase, step or criterion, with the parts that it belongs to. */
export interface Part {
  readonly phase: Phase;
  /** Null for a phase. */
  readonly step: Step | null;
  /** Null for a phase or a step. */
  readonly criterion: Criterion | null;
}

/** Every part that has an id, by this id, in the order of the framework. */
export function listParts(framework: Framework): Map<string, Part> {
  const parts = framework.phases.flatMap((phase): [string, Part][] => [
    [phase.id, { phase, step: null, criterion: null }],
    ...phase.steps.flatMap((step): [string, Part][] => [
      [step.id, { phase, step, criterion: null }],
      ...step.criteria.map((criterion): [string, Part] => [criterion.id, { phase, step, criterion }]),
    ]),
  ]);
  return new Map(parts);
}

/** A criterion in full; of a step or a phase, what it is and its criteria in short. */
export function partOutline(framework: Framework, { phase, step, criterion }: Part): Document {
  const names = new Names(framework);
  const blocks =
    step === null
      ? phaseInFull(phase, names)
      : criterion === null
        ? stepInFull(step, phase, names)
        : criterionInFull(criterion, step, phase, names);
  return { language: framework.language, blocks };
}

function phaseInFull(phase: Phase, names: Names): Block[] {
  const { id, title, summary, steps } = phase;
  const target = phase.target ?? names.framework.target;
  return [
    heading(1, title),
    paragraph(dim([id, ...weightOf(phase), `target ${names.level(target)}`].join(' · '))),
    ...(summary === null ? [] : [paragraph(summary)]),
    paragraph(names.gate(phase)),
    ...steps.flatMap((step) => [
      heading(2, step.title),
      paragraph(dim([step.id, ...weightOf(step)].join(' · '))),
      ...(step.summary === null ? [] : [paragraph(step.summary)]),
      inShort(step),
    ]),
  ];
}

function stepInFull(step: Step, phase: Phase, names: Names): Block[] {
  const { id, title, summary } = step;
  const target = step.target ?? phase.target ?? names.framework.target;
  return [
    heading(1, title),
    paragraph(dim([id, ...weightOf(step), `target ${names.level(target)}`].join(' · '))),
    paragraph(dim(`A step of the phase “${phase.title}”.`)),
    ...(summary === null ? [] : [paragraph(summary)]),
    inShort(step),
  ];
}

function inShort({ criteria }: Step): Block {
  return bullets(
    criteria.map((criterion): Item => {
      const marks = marksOf(criterion).map((mark) => ` · ${mark}`);
      return {
        text: [strong(criterion.title), dim(` (${criterion.id})`), marks.join('')],
        paragraphs: [[criterion.question]],
      };
    }),
  );
}

function criterionInFull(criterion: Criterion, step: Step, phase: Phase, names: Names): Block[] {
  const { id, title, question, why, ask, lookFor, notApplicableWhen } = criterion;
  const target = criterion.target ?? step.target ?? phase.target ?? names.framework.target;
  return [
    heading(1, title),
    paragraph(dim([id, ...marksOf(criterion), `target ${names.level(target)}`].join(' · '))),
    paragraph(dim(`In the step “${step.title}” of the phase “${phase.title}”.`)),
    paragraph(strong(question)),
    ...(why === null ? [] : [paragraph(strong('Why it matters: '), why)]),
    ...(ask.length === 0 ? [] : [paragraph(strong('Whom to ask: '), names.groups(ask))]),
    ...(lookFor.length === 0
      ? []
      : [paragraph(strong('What to look for:')), bullets(lookFor.map((text) => ({ text: [text] })))]),
    paragraph(
      strong('Not applicable when: '),
      notApplicableWhen ?? 'never; the answer is a level, or “unknown”.',
    ),
    ...checklistBlocks(criterion),
    heading(2, 'Levels'),
    bullets(criterion.levels.map((level) => levelItem(level, names))),
  ];
}

function checklistBlocks(criterion: Criterion): Block[] {
  if (criterion.checklist.length === 0) return [];
  const needed = describeTicks(criterion);
  return [
    heading(2, 'Checklist'),
    bullets(criterion.checklist.map(({ id, title }) => ({ text: [title, dim(` (${id})`)] }))),
    ...(needed === '' ? [] : [paragraph(strong('Ticks needed: '), `${needed}.`)]),
  ];
}

/** A level, and how to get there from the one below. */
function levelItem({ level, descriptor, requires, action }: CriterionLevel, names: Names): Item {
  const first = requires.length === 0 ? [] : [{ label: 'First', text: [`${names.requirements(requires)}.`] }];
  const toGetHere =
    action === null
      ? []
      : [
          { label: 'To get here', text: [action.do] },
          { label: 'Who', text: [names.owner(action.owner)] },
          { label: 'Time', text: [`${count(action.weeks, 'week')}, ${action.effort} effort`] },
        ];
  return { text: [strong(`${names.level(level)}: `), descriptor], facts: [...first, ...toGetHere] };
}
