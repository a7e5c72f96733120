import { assess } from '../assessment/assess.js';
import type { Assessment } from '../assessment/assessment.js';
import type { Framework } from '../framework/framework.js';
import type { Data } from '../source/edit.js';
import { actualOfWhole, agrees, agreesOfWhole, aspectsOfParts, partsOf, written } from './aspects.js';
import type { Case, Expectation } from './case.js';

/** What came of a case. */
export interface CaseResult {
  readonly case: Case;
  /** `empty`: it expects nothing, and so tests nothing. */
  readonly state: 'passed' | 'failed' | 'empty';
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly expectation: Expectation;
  /** What was computed, as a file would say it: numbers have three decimals at most. */
  readonly actual: Data;
}

/** Assesses the answers of a case, and compares what is expected of it, and nothing else. */
export function runCase(framework: Framework, subject: Case): CaseResult {
  const { expectations } = subject;
  if (expectations.length === 0) return { case: subject, state: 'empty', failures: [] };
  const failures = compare(expectations, assess(framework, subject.sheet));
  return { case: subject, state: failures.length === 0 ? 'passed' : 'failed', failures };
}

function compare(expectations: readonly Expectation[], assessment: Assessment): Failure[] {
  const parts = partsOf(assessment);
  return expectations.flatMap((expectation): Failure[] => {
    const { aspect, part, expected } = expectation;
    const ofParts = aspectsOfParts[aspect];
    if (ofParts === undefined) {
      const actual = actualOfWhole(aspect, expected, assessment);
      return agreesOfWhole(aspect, expected, actual) ? [] : [{ expectation, actual }];
    }
    const found = parts.get(part ?? '');
    // Whoever read the case has seen to it that each part takes part.
    const actual = found === undefined ? null : ofParts.actual(found);
    return agrees(expected, actual) ? [] : [{ expectation, actual: written(actual) }];
  });
}
