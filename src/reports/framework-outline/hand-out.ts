import { describeTicks } from '../../framework/checklist.js';
import { type Criterion, type Framework, listCriteria, type Step } from '../../framework/framework.js';
import { ruleForTheRoom } from '../../sheet/rule.js';
import { type Block, bullets, type Document, heading, paragraph, strong, table } from '../document.js';
import { limitBlocks, scaleTable, sourceBlocks } from '../framework-outline.js';
import { Names } from './names.js';

/**
 * A framework to read before the workshop: every question with its levels. It leaves out weights and actions,
 * which would draw the answers towards the score.
 */
export function handOut(framework: Framework): Document {
  const { title, version, summary, language, phases } = framework;
  const names = new Names(framework);
  return {
    language,
    blocks: [
      heading(1, `${title} ${version}`),
      ...(summary === null ? [] : [paragraph(summary)]),
      ...sourceBlocks(framework),
      heading(2, 'How to answer'),
      paragraph(strong(ruleForTheRoom)),
      bullets(otherAnswers(framework).map((text) => ({ text: [text] }))),
      paragraph('The scale:'),
      scaleTable(framework),
      ...phases.flatMap((phase) => [
        heading(2, phase.title),
        ...(phase.summary === null ? [] : [paragraph(phase.summary)]),
        ...phase.steps.flatMap((step) => stepBlocks(step, names)),
      ]),
      ...limitBlocks(framework),
    ],
  };
}

function otherAnswers(framework: Framework): string[] {
  const mayBeLeftOut = listCriteria(framework).some(({ criterion }) => criterion.notApplicableWhen !== null);
  return [
    'Where nobody in the room knows, the answer is “unknown”. It is not the lowest level.',
    ...(mayBeLeftOut
      ? ['“Not applicable” is an answer only where the question says when. It needs a reason.']
      : []),
  ];
}

function stepBlocks({ title, summary, criteria }: Step, names: Names): Block[] {
  return [
    heading(3, title),
    ...(summary === null ? [] : [paragraph(summary)]),
    ...criteria.flatMap((criterion) => criterionBlocks(criterion, names)),
  ];
}

function criterionBlocks(criterion: Criterion, names: Names): Block[] {
  const { title, question, why, ask, checklist, notApplicableWhen, levels } = criterion;
  const needed = describeTicks(criterion);
  return [
    heading(4, title),
    paragraph(strong(question)),
    ...(why === null ? [] : [paragraph(why)]),
    table(
      [
        { title: 'Level', align: 'left', width: 16 },
        { title: 'What is true today', align: 'left' },
      ],
      levels.map(({ level, descriptor }) => [[strong(names.level(level))], [descriptor]]),
    ),
    ...(checklist.length === 0
      ? []
      : [
          paragraph(strong('Tick what is there today'), needed === '' ? ':' : ` (ticks needed: ${needed}):`),
          bullets(checklist.map((item) => ({ text: [item.title] }))),
        ]),
    ...(notApplicableWhen === null ? [] : [paragraph(strong('Not applicable when: '), notApplicableWhen)]),
    ...(ask.length === 0 ? [] : [paragraph(strong('Whom to ask: '), names.groups(ask))]),
  ];
}
