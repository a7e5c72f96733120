import { bundledFrameworks } from '../framework/bundled.js';
import { type Framework, listCriteria } from '../framework/framework.js';
import { specialise, tightenAnswers, withProperties } from '../sheet/json-schema.js';
import { type JsonSchema, toJsonSchema } from '../source/json-schema.js';
import { aspectsOfParts, type PartKind, whole } from './aspects.js';
import type { Aspect } from './case.js';
import { casesSchema, more } from './schema.js';

/** The JSON Schema of files of cases: of any framework, or of one, whose criteria, levels and parts it knows. */
export function casesJsonSchema(framework: Framework | null): JsonSchema {
  const schema = toJsonSchema(casesSchema, {
    title: framework === null ? 'Waymark cases' : `Waymark cases: ${framework.title} ${framework.version}`,
    description:
      'Golden cases of a framework: given these answers, expect these scores, levels and first actions. “waymark test” runs them.',
  });
  return withProperties(schema, {
    framework: (named) => ({ ...named, examples: bundledFrameworks }),
    cases: ({ additionalProperties: one, ...cases }) => {
      const tight = withProperties(one as JsonSchema, { answers: tightenAnswers });
      return { ...cases, additionalProperties: framework === null ? tight : oneOf(tight, framework) };
    },
  });
}

/** A case of one framework. */
function oneOf(general: JsonSchema, framework: Framework): JsonSchema {
  const parts = partsOf(framework);
  const criteria = parts.filter(({ kind }) => kind === 'criterion').map(({ id }) => id);
  const aspects = Object.entries(aspectsOfParts) as [Aspect, NonNullable<(typeof aspectsOfParts)[Aspect]>][];
  return withProperties(specialise(general, framework), {
    expect: (expected) =>
      withProperties(expected, {
        ...Object.fromEntries(
          aspects.map(([aspect, { of }]) => [
            aspect,
            (values: JsonSchema) =>
              keyed(
                values,
                parts.filter(({ kind }) => of.includes(kind)),
              ),
          ]),
        ),
        'held-back': (values) =>
          keyed(
            values,
            parts.filter(({ kind }) => kind === 'step'),
          ),
        now: (list) => listing(list, criteria),
        next: (list) => listing(list, criteria),
        'find-out-first': (list) => listing(list, criteria),
      }),
  });
}

interface PartOfFramework {
  readonly id: string;
  readonly title: string;
  readonly kind: PartKind;
}

function partsOf(framework: Framework): PartOfFramework[] {
  const own = framework.phases.flatMap((phase) => [
    { id: phase.id, title: phase.title, kind: 'phase' as const },
    ...phase.steps.map(({ id, title }) => ({ id, title, kind: 'step' as const })),
  ]);
  const criteria = listCriteria(framework).map(({ criterion: { id, title } }) => {
    return { id, title, kind: 'criterion' as const };
  });
  return [{ id: whole, title: framework.title, kind: 'overall' }, ...own, ...criteria];
}

/** A mapping whose keys are these parts. */
function keyed(
  { propertyNames: _, additionalProperties: value, ...rest }: JsonSchema,
  parts: readonly PartOfFramework[],
): JsonSchema {
  if (typeof value !== 'object') return rest;
  const properties = parts.map(({ id, title }) => [id, { description: title, ...value }] as const);
  return { ...rest, properties: Object.fromEntries(properties), additionalProperties: false };
}

/** A list whose ids are these criteria. */
function listing(list: JsonSchema, criteria: readonly string[]): JsonSchema {
  const { items } = list;
  if (items?.anyOf === undefined) return list;
  const known = { enum: [...criteria, ...more] };
  const anyOf = items.anyOf.flatMap((branch): JsonSchema[] => {
    if (branch.enum !== undefined) return [];
    return [branch.pattern === undefined ? { ...branch, propertyNames: { enum: criteria } } : known];
  });
  return { ...list, items: { ...items, anyOf } };
}
