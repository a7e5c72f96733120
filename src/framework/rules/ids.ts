import type { Findings } from '../../source/findings.js';
import type { Range } from '../../source/source.js';
import type { Outline } from '../outline.js';

/** Phases, steps and criteria share one set of ids. */
export function checkIds(outline: Outline, findings: Findings): void {
  const seen = new Map<string, Range>();
  const inFileOrder = [...outline.phases, ...outline.steps, ...outline.criteria]
    .flatMap(({ id }) => (id === undefined ? [] : [id]))
    .sort((a, b) => a.range.start - b.range.start);
  for (const { value, range } of inFileOrder) {
    const first = seen.get(value);
    if (first === undefined) seen.set(value, range);
    else
      findings.add('duplicate-id', range, { id: value, line: findings.source.positionAt(first.start).line });
  }
}
