import { type FindingFormat, findingFormats } from '../../diagnostics/formats.js';
import { UsageError } from '../../exit-codes.js';
import { closest } from '../../source/closest.js';
import type { Surroundings } from '../surroundings.js';

/** A format, and the file that it goes to; null is a stream. */
export interface Wanted {
  readonly format: FindingFormat;
  readonly file: string | null;
}

/** The file that GitLab is told to take from the job. */
const gitlabReport = 'gl-code-quality-report.json';

/**
 * What is to be written where. Whatever else there is, people find all findings as text in the log.
 * @param asked the values of `--format`, such as `github` or `sarif=out.sarif`
 * @param output what `--output` names: the file of the one format that has none
 */
export function wantedFormats(
  asked: readonly string[] | undefined,
  output: string | undefined,
  service: Surroundings['service'],
): Wanted[] {
  const wanted = asked === undefined ? ofService(service) : asked.map(parseFormat);
  const file = output === undefined || output === '-' ? null : output;
  const streamed = wanted.filter((one) => one.file === null && one.format !== 'text');
  if (streamed.length > 1) {
    const names = streamed.map(({ format }) => format).join(' and ');
    throw new UsageError(
      `Only one of ${names} can go to standard output. Give the others a file, such as --format sarif=findings.sarif.`,
    );
  }
  const [first] = streamed.length > 0 ? streamed : wanted.filter((one) => one.file === null);
  if (file !== null && first === undefined) {
    throw new UsageError('Every --format has a file of its own, so there is nothing left for --output.');
  }
  const placed = wanted.map((one) => (one === first ? { ...one, file } : one));
  const files = placed.flatMap((one) => one.file ?? []);
  const twice = files.find((name, index) => files.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UsageError(`${twice} is named for two formats. Give each a file of its own.`);
  }
  const needsLog = placed.some(({ format, file }) => format === 'github' || file !== null);
  const hasText = placed.some(({ format }) => format === 'text');
  const isFileOnly = file !== null && placed.length === 1;
  return needsLog && !hasText && !isFileOnly ? [...placed, { format: 'text', file: null }] : placed;
}

function ofService(service: Surroundings['service']): Wanted[] {
  const text: Wanted = { format: 'text', file: null };
  if (service === 'github') return [{ format: 'github', file: null }, text];
  return service === 'gitlab' ? [{ format: 'gitlab', file: gitlabReport }, text] : [text];
}

function parseFormat(asked: string): Wanted {
  const at = asked.indexOf('=');
  const name = at === -1 ? asked : asked.slice(0, at);
  const file = at === -1 ? null : asked.slice(at + 1);
  const format = findingFormats.find((known) => known === name);
  if (format === undefined) {
    const suggestion = closest(name, findingFormats);
    const hint = suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`;
    throw new UsageError(
      `There is no format “${name}”.${hint} --format takes ${findingFormats.join(', ')}, each also with a file: sarif=findings.sarif.`,
    );
  }
  if (file === '') throw new UsageError(`Name the file after “${name}=”, such as ${name}=findings.${name}.`);
  return { format, file: file === '-' ? null : file };
}
