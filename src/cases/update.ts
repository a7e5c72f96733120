import { assess } from '../assessment/assess.js';
import type { Framework } from '../framework/framework.js';
import { type Change, type Data, editText, isMapping, type Mapping } from '../source/edit.js';
import type { Source } from '../source/source.js';
import { actualOfWhole, aspectsOfParts, partsOf, whole, written } from './aspects.js';
import type { Case } from './case.js';
import type { CaseResult } from './run.js';
import { caseKeys, expectKeys } from './schema.js';

/**
 * The text of a file of cases with what was computed in the place of every expectation that failed; a case that
 * expects nothing gets the usual expectations. What does not change stays as it was written.
 * @param data what the text says
 */
export function updateCases(
  { file, text }: Source,
  data: Data,
  framework: Framework,
  results: readonly CaseResult[],
): string {
  const changes = results.flatMap(({ case: subject, state, failures }): Change[] => {
    if (state === 'passed') return [];
    const expected =
      state === 'empty' ? usualExpectations(framework, subject) : expectedNow(data, subject.id);
    for (const { expectation, actual } of failures) {
      const { aspect, part } = expectation;
      expected[aspect] = part === null ? actual : { ...mapping(expected[aspect]), [part]: actual };
    }
    return [{ path: ['cases', subject.id, 'expect'], value: expected }];
  });
  if (changes.length === 0) return text;
  const editable = editText(file, text, data);
  editable.setAll(changes, (path) => (path.length === 2 ? caseKeys : path.length === 3 ? expectKeys : []));
  return editable.text;
}

/** What is written for a case that expects nothing: its scores, the levels of its steps, and what to do now. */
export function usualExpectations(framework: Framework, { sheet }: Case): Record<string, Data> {
  const assessment = assess(framework, sheet);
  const parts = partsOf(assessment);
  const each = (aspect: 'scores' | 'levels', ids: readonly string[]) =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const part = parts.get(id);
        return part === undefined ? [] : [[id, written(aspectsOfParts[aspect]?.actual(part) ?? null)]];
      }),
    );
  const phases = assessment.phases.map(({ id }) => id);
  const steps = assessment.phases.flatMap((phase) => phase.steps.map(({ id }) => id));
  return {
    scores: each('scores', [whole, ...phases]),
    levels: each('levels', steps),
    now: actualOfWhole('now', [], assessment),
  };
}

function expectedNow(data: Data, id: string): Record<string, Data> {
  return { ...mapping(mapping(mapping(mapping(data).cases)[id]).expect) };
}

function mapping(data: Data | undefined): Mapping {
  return isMapping(data) ? data : {};
}
