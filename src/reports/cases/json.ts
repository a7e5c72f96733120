import { type Coverage, type Covered, countCovered } from '../../cases/coverage.js';
import { escapeControls } from '../../terminal/clean.js';
import type { TestedFile } from './tested.js';

/** What came of the cases, for programs; docs/cases.md describes it. */
export function renderCasesJson(files: readonly TestedFile[], coverages: readonly Coverage[] | null): string {
  const results = files.flatMap((file) => file.results);
  const passed = results.filter(({ state }) => state === 'passed').length;
  const result = {
    schemaVersion: 1,
    cases: results.length,
    passed,
    failed: results.length - passed,
    files: files.map(({ source, framework, results: own }) => ({
      file: source.file,
      framework: { id: framework.id, version: framework.version },
      cases: own.map(({ case: { id, about, range, expectations }, state, failures }) => ({
        id,
        about,
        state,
        expectations: expectations.length,
        ...source.positionAt(range.start),
        failures: failures.map(({ expectation, actual }) => ({
          aspect: expectation.aspect,
          part: expectation.part,
          expected: expectation.expected,
          actual,
          ...source.positionAt(expectation.range.start),
        })),
      })),
    })),
    coverage: coverages?.map(describeCoverage) ?? null,
  };
  return `${escapeControls(JSON.stringify(result, null, 2))}\n`;
}

function describeCoverage({ framework, levels, gates, prerequisites, checklists }: Coverage) {
  const describe = (places: readonly Covered[]) => ({
    exercised: countCovered(places),
    of: places.length,
    missing: places.filter(({ missing }) => missing.length > 0),
  });
  return {
    framework: { id: framework.id, version: framework.version },
    levels: describe(levels),
    gates: describe(gates),
    prerequisites: describe(prerequisites),
    checklists: describe(checklists),
  };
}
