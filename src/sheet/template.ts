import { describeTicks } from '../framework/checklist.js';
import { type Criterion, type Framework, levelName, listCriteria } from '../framework/framework.js';
import { clean } from '../terminal/clean.js';
import { wrap } from '../terminal/layout.js';
import { ruleForTheRoom } from './rule.js';
import { scalar } from './scalar.js';
import type { Form } from './sheet.js';

export interface TemplateOptions {
  /** How the sheet names its framework: an id, or a path relative to the sheet. */
  readonly framework: string;
  readonly form: Form;
}

/** An answer sheet with every question and level as comments: valid as it is, with nothing answered. */
export function yamlTemplate(framework: Framework, options: TemplateOptions): string {
  return [
    ...head(framework, options.form),
    ...editorHint(options.framework),
    '',
    'waymark: 1',
    `framework: ${scalar(options.framework)}`,
    `framework-version: ${scalar(framework.version)}`,
    `form: ${options.form}`,
    'organisation:',
    '# The day of the workshop: year, month, day, such as 2026-11-23',
    'date:',
    ...respondents(framework),
    '',
    'answers:',
    ...answers(framework, options.form),
    '',
  ].join('\n');
}

/** The header of a table for many organisations: a row a sheet, a column a criterion. */
export function csvTemplate(framework: Framework, form: Form): string {
  const ids = criteriaOf(framework, form).map(({ id }) => id);
  return `${['sheet', 'organisation', 'date', ...ids].join(',')}\n`;
}

/** In the short form only core criteria take part. */
export function takesPart({ core }: Criterion, form: Form): boolean {
  return form === 'full' || core;
}

function criteriaOf(framework: Framework, form: Form): Criterion[] {
  return listCriteria(framework)
    .map(({ criterion }) => criterion)
    .filter((criterion) => takesPart(criterion, form));
}

function head(framework: Framework, form: Form): string[] {
  const { title, version } = framework;
  const short = form === 'short' ? ' (short form: the core questions only)' : '';
  return [
    ...comment(`Answer sheet for ${title} ${version}${short}.`),
    '#',
    ...comment(
      'Write each answer after the colon and a space, in any order. A question that is left empty counts as not answered, never as 0; the file is valid at any time. What follows a # is not read. Indent with spaces, not with tabs.',
    ),
    '#',
    ...comment(`The rule for the room: ${ruleForTheRoom}`),
    '#',
    ...answerKinds(framework, form),
  ];
}

/** The ways to answer, with criteria and levels of this framework as examples. */
function answerKinds(framework: Framework, form: Form): string[] {
  const criteria = criteriaOf(framework, form);
  const example = criteria.find(({ checklist }) => checklist.length > 0) ?? criteria[0];
  const leftOut = criteria.find(({ notApplicableWhen }) => notApplicableWhen !== null);
  const key = scalar(example?.id ?? '');
  const level = framework.scale[1]?.level ?? 0;
  // As many ticks as the level needs, so that the example is a valid answer.
  const needed = example?.levels.find((entry) => entry.level === level)?.ticksNeeded ?? 0;
  const ticked = (example?.checklist ?? []).slice(0, Math.max(1, needed)).map(({ id }) => scalar(id));
  const lines = [
    'The kinds of answer:',
    '  A level:',
    `    ${key}: ${level}`,
    '  Nobody in the room knows:',
    `    ${key}: unknown`,
    ...(leftOut === undefined
      ? []
      : [
          '  It does not apply, with the reason, and only where the question says when:',
          `    ${scalar(leftOut.id)}: { not-applicable: "Why it does not apply" }`,
        ]),
    '  With more to say; each of these may be left out:',
    `    ${key}:`,
    `      level: ${level}`,
    '      note: "What was said, in quotation marks."',
    '      evidence: seen                    # asserted, seen or corroborated',
    '      sources: ["Minutes of May"]',
    ...(ticked.length === 0
      ? []
      : [
          `      ticked: [${ticked.join(', ')}]`,
          '  Under “ticked”: the items of its checklist that are true today. [] means that none is.',
        ]),
  ];
  return lines.map((line) => `# ${clean(line)}`);
}

/**
 * How to have an editor complete and check the sheet. The line that names the schema is only shown: while there
 * is no such file, an editor would complain of it.
 */
function editorHint(framework: string): string[] {
  // A path with spaces or signs would have to be quoted for a shell that is not known.
  if (scalar(framework) !== framework) return [];
  return [
    '#',
    '# For completion in an editor, run this in the folder of the sheet:',
    `#   waymark schema sheet --framework ${framework} -o sheet.schema.json`,
    '# and make this the first line of the sheet:',
    '#   # yaml-language-server: $schema=./sheet.schema.json',
  ];
}

/** Who was in the room; an example to take the # away from. */
function respondents({ groups }: Framework): string[] {
  const group = groups[0];
  return [
    ...comment('Who was in the room, each with a name, a group, or both. Take the # away.'),
    ...(groups.length === 0 ? [] : comment('The groups are:')),
    ...groups.flatMap(({ id, title }) => comment(`${id}: ${title}`, '', '  ')),
    'respondents:',
    `#  - { name: A. Sample${group === undefined ? '' : `, group: ${scalar(group.id)}`} }`,
  ];
}

function answers(framework: Framework, form: Form): string[] {
  return framework.phases.flatMap((phase) => {
    const steps = phase.steps.flatMap((step) => {
      const criteria = step.criteria.filter((criterion) => takesPart(criterion, form));
      return criteria.length === 0
        ? []
        : [
            ...title(step.title, '-'),
            ...criteria.flatMap((criterion) => ['', ...question(criterion, framework)]),
          ];
    });
    return steps.length === 0 ? [] : [...title(phase.title, '='), ...steps];
  });
}

function title(text: string, line: '=' | '-'): string[] {
  return ['', ...comment(`${line.repeat(4)} ${text} ${line.repeat(4)}`, '  ')];
}

/** Everything that a room needs to answer, and the place for the answer. */
function question(criterion: Criterion, framework: Framework): string[] {
  const { id, essential, checklist, notApplicableWhen, ask, levels } = criterion;
  const needed = describeTicks(criterion);
  const groups = ask.map((group) => framework.groups.find((entry) => entry.id === group)?.title ?? group);
  return [
    ...comment(`${criterion.title}${essential ? ' (essential)' : ''}`, '  '),
    ...comment(criterion.question, '  '),
    ...levels.flatMap(({ level, descriptor }) =>
      comment(`${level} ${levelName(framework, level)}: ${descriptor}`, '  ', '  '),
    ),
    ...(checklist.length === 0
      ? []
      : comment(`Checklist for “ticked”${needed === '' ? '' : ` (needed: ${needed})`}:`, '  ')),
    ...checklist.flatMap((item) => comment(`${item.id}: ${item.title}`, '  ', '  ')),
    ...(notApplicableWhen === null ? [] : comment(`Not applicable when: ${notApplicableWhen}`, '  ')),
    ...(groups.length === 0 ? [] : comment(`Whom to ask: ${groups.join('; ')}`, '  ')),
    `  ${scalar(id)}:`,
  ];
}

/** Columns of the longest line. */
const width = 100;

/**
 * A text as comment lines. Whatever could end a line is a space before it is wrapped, so that no text of a
 * framework can leave its comment.
 * @param indent before the #; @param inner after it, and two more where a line goes on
 */
export function comment(text: string, indent = '', inner = ''): string[] {
  const plain = clean(text).replace(/\s+/g, ' ').trim();
  const room = width - indent.length - inner.length - 4;
  return wrap(plain, room).map((line, index) =>
    `${indent}# ${inner}${index > 0 && inner !== '' ? '  ' : ''}${line}`.trimEnd(),
  );
}
