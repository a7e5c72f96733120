// A ruleset for spectral that asks for what Waymark asks for, as far as the functions that come with spectral can say
// it. They cannot follow an id to what it names, so ids that are not there, ids that are there twice and prerequisites
// that wait for each other stay with us.
import { readFileSync } from 'node:fs';

export const schemaPath = new URL('../../schemas/framework.schema.json', import.meta.url);

const criteria = '$.phases[*].steps[*].criteria[*]';
/** Of the scale of the frameworks here. */
const levels = ['0', '1', '2', '3', '4'];
/** Those of src/framework/rules/texts.ts. */
const longest = { title: 48, question: 140, descriptor: 140, action: 160 };
const questionWords =
  'how|what|which|who|whom|whose|when|where|why|is|are|do|does|did|has|have|can|could|will';

export const ruleset = {
  // Levels as keys are numbers, of which it would warn hundreds of times a file.
  parserOptions: { duplicateKeys: 'error', incompatibleValues: 'off' },
  rules: {
    // The schema stands here itself: by $ref spectral says nothing, and finds nothing.
    shape: rule('$', 'error', {
      function: 'schema',
      functionOptions: { schema: JSON.parse(readFileSync(schemaPath, 'utf8')), allErrors: true },
    }),
    'missing-descriptor': has(`${criteria}.levels`, levels),
    'missing-action': has(`${criteria}.actions`, levels.slice(1)),
    'action-for-lowest-level': hasNot(`${criteria}.actions`, levels[0]),
    'requirement-for-lowest-level': hasNot(`${criteria}.requires`, levels[0]),
    'long-title': fits(
      ['$.phases[*].title', '$.phases[*].steps[*].title', `${criteria}.title`],
      longest.title,
    ),
    'long-question': fits(`${criteria}.question`, longest.question),
    'long-descriptor': fits(`${criteria}.levels[*]`, longest.descriptor),
    'long-action': fits(`${criteria}.actions[*].do`, longest.action),
    'double-question': isNot(
      `${criteria}.question`,
      `/\\?.*\\?|\\b(?:and|or),? (?:${questionWords})\\b|\\band\\/or\\b|;/i`,
      'warn',
    ),
    'placeholder-text': isNot(
      '$..*',
      '/^\\s*(?:\\.{3,}\\s*$|…\\s*$|\\?+\\s*$|(?:TODO|TBC|TBD|FIXME|XXX+)\\b|[Ll]orem [Ii]psum\\b|<[^<>]*>\\s*$)/',
      'error',
    ),
  },
};

function has(given, fields) {
  return rule(
    given,
    'error',
    fields.map((field) => ({ field, function: 'truthy' })),
  );
}

function hasNot(given, field) {
  return rule(given, 'error', { field, function: 'undefined' });
}

function fits(given, max) {
  return rule(given, 'warn', { function: 'length', functionOptions: { max } });
}

function isNot(given, notMatch, severity) {
  return rule(given, severity, { function: 'pattern', functionOptions: { notMatch } });
}

function rule(given, severity, what) {
  // biome-ignore lint/suspicious/noThenProperty: it is spectral that calls it so
  return { given, severity, then: what };
}
