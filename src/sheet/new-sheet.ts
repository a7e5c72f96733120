import type { Framework } from '../framework/framework.js';
import { scalar } from './scalar.js';
import type { Form } from './sheet.js';
import { comment } from './template.js';

/**
 * The text of a sheet with nothing answered, for a questionnaire to fill in.
 * @param path where it will be: one that ends in `.json` is JSON
 * @param named how the sheet names its framework: an id, or a path relative to the sheet
 */
export function newSheet(path: string, framework: Framework, named: string, form: Form): string {
  if (path.toLowerCase().endsWith('.json')) {
    const sheet = { waymark: 1, framework: named, 'framework-version': framework.version, form, answers: {} };
    return `${JSON.stringify(sheet, null, 2)}\n`;
  }
  return [
    ...comment(`Answers to ${framework.title} ${framework.version}.`),
    ...comment(
      '“waymark assess” goes on with them, “waymark report” reports them; they can be edited by hand.',
    ),
    'waymark: 1',
    `framework: ${scalar(named)}`,
    `framework-version: ${scalar(framework.version)}`,
    `form: ${form}`,
    'answers: {}',
    '',
  ].join('\n');
}
