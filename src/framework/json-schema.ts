import { type JsonSchema, rewrite, toJsonSchema } from '../source/json-schema.js';
import { levelPattern } from '../source/schema.js';
import { frameworkSchema } from './schema.js';

/** The JSON Schema of framework files. */
export function frameworkJsonSchema(): JsonSchema {
  const schema = toJsonSchema(frameworkSchema, {
    title: 'Waymark framework',
    description:
      'A framework file of Waymark: phases with steps with criteria, each with a question, a descriptor for every level, and the actions that lead from level to level. “waymark validate” checks more than a schema can say.',
  });
  return rewrite(schema, keyByLevel);
}

/**
 * Levels as keys, told by their pattern. The server behind most YAML editors takes a key such as `1:` for a
 * number: it then refuses both `properties` called "1" and any rule for the names of properties.
 */
function keyByLevel(schema: JsonSchema): JsonSchema {
  const { propertyNames, additionalProperties: value, ...rest } = schema;
  const pattern = propertyNames?.pattern;
  if (pattern !== levelPattern.source || typeof value !== 'object') return schema;
  return { ...rest, patternProperties: { [pattern]: value }, additionalProperties: false };
}
