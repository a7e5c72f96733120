import type { Column } from './columns.js';

/** A Frictionless Data Package that describes the columns of a table, for programs that read them. */
export function dataPackage(columns: readonly Column[], file: string): string {
  const descriptor = {
    profile: 'tabular-data-package',
    name: 'waymark-scores',
    title: 'Scores from maturity assessments',
    resources: [
      {
        profile: 'tabular-data-resource',
        name: 'scores',
        path: file,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
        schema: { fields: columns.map(field), missingValues: [''] },
      },
    ],
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

function field({ name, type, description, required, enum: values, minimum, maximum }: Column) {
  const constraints = {
    ...(required && { required }),
    ...(values && { enum: values }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
  return { name, type, description, ...(Object.keys(constraints).length > 0 && { constraints }) };
}
