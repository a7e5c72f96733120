import type { CaseResult } from '../../cases/run.js';
import { usualExpectations } from '../../cases/update.js';
import { isMapping } from '../../source/edit.js';
import { type Block, bullets, type Fact, heading, type Item, strong } from '../document.js';
import { show, type TestedFile } from './tested.js';

/** What `--update` is about to write: for each case the old and the new, or all of it where nothing was expected. */
export function changeBlocks(files: readonly TestedFile[]): Block[] {
  return files.flatMap(({ source, framework, results }): Block[] => {
    const changed = results.filter(({ state }) => state !== 'passed');
    if (changed.length === 0) return [];
    return [
      heading(1, `Changes to ${source.file}`),
      bullets(
        changed.map((result): Item => {
          const facts =
            result.state === 'empty'
              ? newFacts(usualExpectations(framework, result.case))
              : changedFacts(result);
          return { text: [strong(result.case.id)], facts };
        }),
      ),
    ];
  });
}

function changedFacts({ failures }: CaseResult): Fact[] {
  return failures.map(({ expectation: { aspect, part, expected }, actual }) => ({
    label: part === null ? aspect : `${aspect}, ${part}`,
    text: [`${show(expected)} → `, strong(show(actual))],
  }));
}

function newFacts(expected: ReturnType<typeof usualExpectations>): Fact[] {
  return Object.entries(expected).flatMap(([aspect, value]) =>
    isMapping(value)
      ? Object.entries(value).map(([part, own]) => ({
          label: `${aspect}, ${part}`,
          text: [strong(show(own))],
        }))
      : [{ label: aspect, text: [strong(show(value))] }],
  );
}
