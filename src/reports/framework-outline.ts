import { type Framework, listCriteria, type Phase, type Step } from '../framework/framework.js';
import {
  type Block,
  bullets,
  type Document,
  dim,
  heading,
  type Item,
  paragraph,
  type Span,
  strong,
  table,
} from './document.js';
import { marksOf, Names, weightOf } from './framework-outline/names.js';
import { count, formatDate } from './numbers.js';

/** The frameworks that there are, and how to see one. */
export function frameworkList(frameworks: readonly Framework[]): Document {
  const [first] = frameworks;
  const id = first?.id ?? '';
  const part = first?.phases[0]?.id ?? '';
  return {
    language: 'en-GB',
    blocks: [
      heading(1, 'Frameworks'),
      bullets(
        frameworks.map(
          (framework): Item => ({
            text: [strong(framework.title), ` ${framework.version}`],
            facts: [
              { label: 'Id', text: [framework.id] },
              { label: 'Size', text: [sizeOf(framework)] },
              ...(framework.summary === null ? [] : [{ label: 'About', text: [framework.summary] }]),
            ],
          }),
        ),
      ),
      paragraph('To see one, one part of it, or one of your own; to copy its file and tailor it:'),
      bullets([
        { text: [`waymark show ${id}`] },
        { text: [`waymark show ${id} ${part}`] },
        { text: ['waymark show my-framework.yaml'] },
        { text: [`waymark show ${id} --raw -o my-framework.yaml`] },
      ]),
    ],
  };
}

/** A framework on a few screens: what it measures on which scale, and the names of everything in it. */
export function frameworkOutline(framework: Framework): Document {
  const names = new Names(framework);
  return {
    language: framework.language,
    blocks: [
      ...opening(framework),
      ...scaleBlocks(framework, names),
      ...framework.phases.flatMap((phase) => phaseBlocks(phase, names)),
      ...limitBlocks(framework),
    ],
  };
}

function opening(framework: Framework): Block[] {
  const { id, title, version, summary } = framework;
  return [
    heading(1, `${title} ${version}`),
    paragraph(dim(`${id} · ${sizeOf(framework)}`)),
    ...(summary === null ? [] : [paragraph(summary)]),
    ...sourceBlocks(framework),
  ];
}

/** Where a framework comes from; nothing when it does not say. */
export function sourceBlocks({ source }: Framework): Block[] {
  if (source === null) return [];
  const { title, author, published, url } = source;
  const rest = [
    ...(author === null ? [] : [` by ${author}`]),
    ...(published === null ? [] : [`, ${formatDate(published)}`]),
  ].join('');
  const link: Span = url !== null && /^https?:\/\/\S+$/.test(url) ? { text: url, url } : (url ?? '');
  return [paragraph(strong('Source: '), `“${title}”${rest}.`, ...(url === null ? [] : [' ', link]))];
}

/** What a framework does not cover; nothing when it does not say. */
export function limitBlocks({ limits }: Framework): Block[] {
  return limits === null ? [] : [heading(2, 'What it does not cover'), paragraph(limits)];
}

/** The scale with what its levels mean, where the framework says so. */
export function scaleTable({ scale }: Framework): Block {
  const widest = Math.max(...scale.map(({ name }) => name.length));
  const withMeaning = scale.some(({ meaning }) => meaning !== null);
  return withMeaning
    ? table(
        [
          { title: 'Level', align: 'right', width: 5 },
          { title: 'Name', align: 'left', width: Math.min(20, Math.max(4, widest)) },
          { title: 'Meaning', align: 'left' },
        ],
        scale.map(({ level, name, meaning }) => [[String(level)], [strong(name)], [meaning ?? '–']]),
      )
    : bullets(scale.map(({ level, name }) => ({ text: [`${level} `, strong(name)] })));
}

function scaleBlocks(framework: Framework, names: Names): Block[] {
  const { effort, target } = framework;
  return [
    heading(2, 'Scale'),
    scaleTable(framework),
    paragraph(strong('Target: '), `${names.level(target)}, unless a part or an answer sheet sets its own.`),
    ...(effort === null
      ? []
      : [
          paragraph(strong('Effort of an action:')),
          bullets(
            (['small', 'medium', 'large'] as const).map((size) => ({
              text: [strong(size), `: ${effort[size]}`],
            })),
          ),
        ]),
    paragraph(dim(legendOf(framework))),
  ];
}

/** What the marks beside the criteria mean; only those that there are. */
function legendOf(framework: Framework): string {
  const criteria = listCriteria(framework).map(({ criterion }) => criterion);
  return [
    'In brackets: the id. With it, “show” prints one part in full.',
    ...(criteria.some(({ essential }) => essential)
      ? ['Essential: while it is weak, it holds its step back.']
      : []),
    ...(criteria.some(({ core }) => core) ? ['Core: part of the short form.'] : []),
    'Weight: 1 where none is given.',
  ].join(' ');
}

function phaseBlocks(phase: Phase, names: Names): Block[] {
  const { id, title, summary, target, steps } = phase;
  const facts = [id, ...weightOf(phase), ...(target === null ? [] : [`target ${names.level(target)}`])];
  return [
    heading(2, title),
    paragraph(dim(facts.join(' · '))),
    ...(summary === null ? [] : [paragraph(summary)]),
    paragraph(names.gate(phase)),
    ...steps.flatMap((step) => stepBlocks(step, names)),
  ];
}

function stepBlocks(step: Step, names: Names): Block[] {
  const { id, title, target, criteria } = step;
  const facts = [...weightOf(step), ...(target === null ? [] : [`target ${names.level(target)}`])];
  return [
    heading(3, [`${title} (${id})`, ...facts].join(' · ')),
    bullets(
      criteria.map((criterion) => {
        const own = criterion.target === null ? [] : [`target ${names.level(criterion.target)}`];
        const marks = [...marksOf(criterion), ...own].map((mark) => ` · ${mark}`).join('');
        return { text: [criterion.title, dim(` (${criterion.id})`), marks] };
      }),
    ),
  ];
}

/** “3 phases, 10 steps, 38 criteria (20 in the short form)”. */
function sizeOf(framework: Framework): string {
  const steps = framework.phases.flatMap((phase) => phase.steps);
  const criteria = steps.flatMap((step) => step.criteria);
  const core = criteria.filter((criterion) => criterion.core).length;
  const short = core === 0 ? '' : ` (${core} in the short form)`;
  const sizes = [
    count(framework.phases.length, 'phase'),
    count(steps.length, 'step'),
    count(criteria.length, 'criterion', 'criteria'),
  ];
  return `${sizes.join(', ')}${short}`;
}
