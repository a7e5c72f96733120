import { bundledFrameworks } from '../framework/bundled.js';
import {
  type Criterion,
  type Framework,
  levelName,
  listCriteria,
  type ScaleLevel,
} from '../framework/framework.js';
import { type JsonSchema, rewrite, toJsonSchema } from '../source/json-schema.js';
import { frameworkPath } from './framework-name.js';
import { sheetSchema } from './schema.js';

/**
 * The JSON Schema of answer sheets: of those of any framework, or of one. The latter knows the criteria, their
 * questions, levels and checklists, and so says nearly all that `check.ts` says.
 */
export function sheetJsonSchema(framework: Framework | null): JsonSchema {
  const schema = toJsonSchema(sheetSchema, {
    title:
      framework === null
        ? 'Waymark answer sheet'
        : `Waymark answer sheet: ${framework.title} ${framework.version}`,
    description:
      framework === null
        ? 'What one organisation answered. This schema knows no framework; “waymark schema sheet --framework” makes one that knows its questions and levels.'
        : (framework.summary ?? `What one organisation answered to “${framework.title}”.`),
  });
  const general = withProperties(schema, {
    framework: (named) => ({ ...named, examples: bundledFrameworks }),
    answers: tightenAnswers,
    votes: tightenAnswers,
  });
  return framework === null ? general : specialise(general, framework);
}

/** Answers held to what is checked of every answer apart from its shape. */
export function tightenAnswers(answers: JsonSchema): JsonSchema {
  return rewrite(answers, (inner) => (isLongAnswer(inner) ? tighten(inner) : inner));
}

/** What is checked of every answer apart from its shape: one state, a reason, and no item ticked twice. */
function tighten(longAnswer: JsonSchema): JsonSchema {
  return {
    ...withProperties(longAnswer, {
      'not-applicable': ({ description }) => ({ ...describe(description), type: 'string', pattern: '\\S' }),
      ticked: (ticked) => ({ ...ticked, uniqueItems: true }),
    }),
    // Written out each time: editors take what several parts refer to for a part of the last of them.
    allOf: oneState,
  };
}

const oneState: JsonSchema[] = [
  when({ level: { type: 'integer' } }, { unknown: { enum: [false, null] }, 'not-applicable': false }),
  when({ unknown: { const: true } }, { 'not-applicable': false }),
];

/** The keys of a sheet, as many of them as there are, made into those of a sheet of one framework. */
export function specialise(general: JsonSchema, framework: Framework): JsonSchema {
  const criteria = listCriteria(framework).map(({ criterion }) => criterion);
  const [major] = framework.version.split('.');
  const groups = framework.groups.map(({ id }) => id);
  const oneOf = { enum: criteria.map(({ id }) => id) };
  const withGroups = (respondents: JsonSchema) =>
    groups.length === 0
      ? respondents
      : rewrite(respondents, (inner) =>
          withProperties(inner, {
            group: ({ type }) => ({
              description: paragraphs(framework.groups.map(({ id, title }) => `${id}: ${title}`)),
              ...(type && { type }),
              enum: [...groups, null],
            }),
          }),
        );
  return withProperties(general, {
    framework: ({ description }) => ({
      ...describe(description),
      anyOf: [
        { title: framework.title, const: framework.id },
        // For a path the id is not compared.
        {
          description: 'The path of its file.',
          type: 'string',
          pattern: frameworkPath.source,
        },
      ],
    }),
    'framework-version': (version) => ({
      ...version,
      pattern: version.pattern?.replace(/^\^\(.*?\)/, `^${major}`) ?? '',
      examples: [framework.version],
    }),
    form: (form) => (criteria.some(({ core }) => core) ? form : { ...form, enum: ['full', null] }),
    respondents: withGroups,
    target: ({ description }) => ({
      description: paragraphs([description ?? '', ...framework.scale.map(nameOf)]),
      enum: [...framework.scale.map(({ level }) => level), null],
    }),
    targets: ({ propertyNames: _, ...targets }) => ({
      ...targets,
      properties: targetProperties(framework),
      additionalProperties: false,
    }),
    votes: (votes) => ({ ...withGroups(votes), propertyNames: oneOf }),
    settled: (settled) => ({ ...settled, items: oneOf }),
    actions: (actions) => ({ ...actions, propertyNames: oneOf }),
    answers: ({ propertyNames: _, additionalProperties: answer, ...answers }) => ({
      ...answers,
      properties: Object.fromEntries(
        criteria.map((criterion) => [
          criterion.id,
          answerTo(criterion, framework, typeof answer === 'object' ? answer : {}),
        ]),
      ),
      additionalProperties: false,
    }),
  });
}

function targetProperties(framework: Framework): Record<string, JsonSchema> {
  const target = (kind: string, { id, title }: { id: string; title: string }): [string, JsonSchema] => [
    id,
    { title, description: `Target for this ${kind}.`, enum: framework.scale.map(({ level }) => level) },
  ];
  return Object.fromEntries(
    framework.phases.flatMap((phase) => [
      target('phase', phase),
      ...phase.steps.flatMap((step) => [
        target('step', step),
        ...step.criteria.map((criterion) => target('criterion', criterion)),
      ]),
    ]),
  );
}

/** An answer of any framework, made into one to this criterion. An editor shows the branch that fits. */
function answerTo(criterion: Criterion, framework: Framework, general: JsonSchema): JsonSchema {
  const { title, question, levels } = criterion;
  return {
    title,
    description: question,
    anyOf: (general.anyOf ?? []).flatMap((branch): JsonSchema[] => {
      if (isLongAnswer(branch)) return [longAnswerTo(criterion, framework, branch)];
      switch (branch.type) {
        case 'integer':
          return levels.map(({ level, descriptor }) => ({
            title: `${title}: ${level} ${levelName(framework, level)}`,
            description: descriptor,
            const: level,
          }));
        case 'null':
          return [
            { ...branch, title, description: paragraphs([question, ...levelsOf(criterion, framework)]) },
          ];
        default:
          return [{ title, ...branch }];
      }
    }),
  };
}

function longAnswerTo(criterion: Criterion, framework: Framework, general: JsonSchema): JsonSchema {
  const { checklist, levels, notApplicableWhen, question } = criterion;
  return {
    ...withProperties(
      { ...general, description: paragraphs([question, general.description ?? '']) },
      {
        level: ({ description }) => ({
          description: paragraphs([description ?? '', ...levelsOf(criterion, framework)]),
          enum: [...levels.map(({ level }) => level), null],
        }),
        'not-applicable': (reason) =>
          notApplicableWhen === null ? null : { ...reason, description: `Only when: ${notApplicableWhen}` },
        ticked: (ticked) =>
          checklist.length === 0
            ? null
            : {
                ...ticked,
                items: {
                  description: paragraphs(checklist.map(({ id, title }) => `${id}: ${title}`)),
                  enum: checklist.map(({ id }) => id),
                },
              },
      },
    ),
    allOf: [...(general.allOf ?? []), ...ticksNeeded(criterion)],
  };
}

/** A level that needs ticks has enough of them, if any are recorded. */
function ticksNeeded({ levels }: Criterion): JsonSchema[] {
  const counts = new Set(levels.map((level) => level.ticksNeeded).filter((count) => count > 0));
  return [...counts].map((count) => {
    const needing = levels.filter((level) => level.ticksNeeded === count).map(({ level }) => level);
    return when(
      { level: { enum: needing }, ticked: { type: 'array' } },
      { ticked: { type: 'array', minItems: count } },
    );
  });
}

/** If the keys are there with such values, then other keys are as stated. */
function when(given: Record<string, JsonSchema>, then: Record<string, JsonSchema | boolean>): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: { properties: given, required: Object.keys(given) }, then: { properties: then } };
}

function isLongAnswer(schema: JsonSchema): boolean {
  return schema.properties?.ticked !== undefined;
}

/** The schema with some of its properties changed, or left out where the change gives null. */
export function withProperties(
  schema: JsonSchema,
  changes: Record<string, (property: JsonSchema) => JsonSchema | null>,
): JsonSchema {
  if (schema.properties === undefined) return schema;
  const properties = Object.entries(schema.properties).flatMap(([key, property]) => {
    const change = changes[key];
    if (change === undefined || typeof property === 'boolean') return [[key, property] as const];
    const changed = change(property);
    return changed === null ? [] : [[key, changed] as const];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

function levelsOf({ levels }: Criterion, framework: Framework): string[] {
  return levels.map(({ level, descriptor }) => `${level} ${levelName(framework, level)}: ${descriptor}`);
}

function nameOf({ level, name, meaning }: ScaleLevel): string {
  return meaning === null ? `${level} ${name}` : `${level} ${name}: ${meaning}`;
}

const paragraphs = (texts: readonly string[]) => texts.join('\n\n');
const describe = (description: string | undefined) => (description === undefined ? {} : { description });
