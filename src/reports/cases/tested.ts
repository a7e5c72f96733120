import type { Aspect, Expectation } from '../../cases/case.js';
import type { CaseResult } from '../../cases/run.js';
import type { Framework } from '../../framework/framework.js';
import type { Data } from '../../source/edit.js';
import { isMapping } from '../../source/edit.js';
import type { Range, Source } from '../../source/source.js';

/** A file of cases that has been run. */
export interface TestedFile {
  readonly source: Source;
  readonly framework: Framework;
  /** In the order of the file. */
  readonly results: readonly CaseResult[];
}

/** Where something stands, as editors and terminals open it: `housing.cases.yaml:12:7`. */
export function placeIn(source: Source, range: Range): string {
  const { line, column } = source.positionAt(range.start);
  return `${source.file}:${line}:${column}`;
}

/** What is expected, as people say it: “the score of launch”. */
export function sayAspect({ aspect, part }: Expectation): string {
  if (aspect === 'open') return `whether ${part} is open`;
  return part === null ? aspectWords[aspect] : `${aspectWords[aspect]} of ${part}`;
}

const aspectWords: Record<Exclude<Aspect, 'open'>, string> = {
  scores: 'the score',
  ranges: 'the range',
  levels: 'the level',
  statuses: 'the status',
  completeness: 'the completeness',
  targets: 'the target',
  gaps: 'the gap',
  now: 'the actions to take now',
  next: 'the actions to take next',
  'held-back': 'which steps are held back, and by what',
  'find-out-first': 'what to find out first',
};

/** A value in a line; undefined is a place where there is nothing. */
export function show(data: Data | undefined): string {
  if (data === undefined) return '–';
  if (data === null) return 'none';
  if (Array.isArray(data)) {
    const [low, high] = data;
    if (typeof low === 'number' && high !== undefined) return `${low} to ${show(high)}`;
    return data.length === 0 ? 'none' : data.map(show).join(', ');
  }
  if (!isMapping(data)) return String(data);
  const entries = Object.entries(data).map(([key, value]) => `${key}: ${show(value)}`);
  return entries.length === 0 ? 'none' : entries.join('; ');
}

/** “12 cases: 10 passed, 1 failed, 1 expects nothing.” */
export function countCases(files: readonly TestedFile[]): string {
  const results = files.flatMap((file) => file.results);
  const count = (state: CaseResult['state']) => results.filter((result) => result.state === state).length;
  const [passed, failed, empty] = [count('passed'), count('failed'), count('empty')];
  const parts = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(empty > 0 ? [`${empty} ${empty === 1 ? 'expects' : 'expect'} nothing`] : []),
  ];
  return `${results.length} ${results.length === 1 ? 'case' : 'cases'}: ${parts.join(', ')}.`;
}
