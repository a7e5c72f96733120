import * as z from 'zod';

/** A JSON Schema of draft 7, as far as it is needed here. */
export interface JsonSchema {
  $schema?: string;
  $ref?: string;
  title?: string;
  description?: string;
  examples?: readonly unknown[];
  type?: string | string[];
  const?: unknown;
  enum?: readonly unknown[];
  minimum?: number;
  maximum?: number;
  pattern?: string;
  format?: string;
  minItems?: number;
  uniqueItems?: boolean;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema | boolean>;
  patternProperties?: Record<string, JsonSchema>;
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  if?: JsonSchema;
  then?: JsonSchema;
}

/** The JSON Schema of a zod schema, headed by its title and written as an editor likes it. */
export function toJsonSchema(
  schema: z.ZodType,
  { title, description }: { title: string; description: string },
): JsonSchema {
  const { $schema, ...made } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as JsonSchema;
  return { ...($schema === undefined ? {} : { $schema }), title, description, ...simplify(made) };
}

/** The schema with every schema inside it rewritten, from the innermost out. */
export function rewrite(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const inner = (value: JsonSchema | boolean) =>
    typeof value === 'boolean' ? value : rewrite(value, change);
  const each = <T extends JsonSchema | boolean>(values: Record<string, T>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, inner(value) as T]));
  const { items, properties, additionalProperties, anyOf, allOf } = schema;
  return change({
    ...schema,
    ...(items && { items: rewrite(items, change) }),
    ...(properties && { properties: each(properties) }),
    ...(additionalProperties !== undefined && { additionalProperties: inner(additionalProperties) }),
    ...(anyOf && { anyOf: anyOf.map((branch) => rewrite(branch, change)) }),
    ...(allOf && { allOf: allOf.map((part) => rewrite(part, change)) }),
  });
}

/**
 * Writes `anyOf` of something and null as one type, which editors tell in one line; leaves out the bounds of
 * all numbers, and formats, as patterns say the same and more.
 */
function simplify(schema: JsonSchema): JsonSchema {
  return rewrite(schema, ({ description, anyOf, ...rest }) => {
    const simple = { ...(description !== undefined && { description }), ...rest };
    if (simple.maximum === Number.MAX_SAFE_INTEGER) delete simple.maximum;
    if (simple.minimum === Number.MIN_SAFE_INTEGER) delete simple.minimum;
    if (simple.pattern !== undefined) delete simple.format;
    if (simple.additionalProperties !== undefined && simple.propertyNames?.pattern === undefined) {
      delete simple.propertyNames;
    }
    if (anyOf === undefined) return simple;
    const [value, empty, ...others] = anyOf;
    if (
      value === undefined ||
      typeof value.type !== 'string' ||
      empty?.type !== 'null' ||
      others.length > 0
    ) {
      return { ...simple, anyOf };
    }
    return {
      ...simple,
      ...value,
      ...(simple.description !== undefined && { description: simple.description }),
      type: [value.type, 'null'],
      ...(value.enum && { enum: [...value.enum, null] }),
    };
  });
}
