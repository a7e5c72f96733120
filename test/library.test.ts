import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import * as library from '../src/index.js';
import { repository } from './support/run.js';

const {
  assess,
  bundledFramework,
  bundledFrameworks,
  explain,
  readFramework,
  readSheet,
  renderDiagnostics,
  renderReport,
} = library;
const read = (path: string) => readFileSync(join(repository, path), 'utf8');

test('the section of the README runs as it stands', async () => {
  const code = /## As a library\n\n```js\n(.*?)```/s.exec(read('README.md'))?.[1] ?? '';
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: repository,
  });
  expect(stdout).toMatch(/^1\.5 .+\n# Gap report\n/);
});

test.each(bundledFrameworks)('%s as it was built is what reading the file gives', (id) => {
  const { framework, diagnostics } = readFramework(read(`frameworks/${id}.yaml`));
  expect(diagnostics).toEqual([]);
  expect(bundledFramework(id)).toEqual(framework);
});

describe('reading', () => {
  const framework = bundledFramework('public-sector-digital-transformation');

  test('a framework with mistakes: all of them, and no framework', () => {
    const result = readFramework('waymark: 1\nid: Nope\n', 'mine.yaml');
    expect(result.framework).toBe(null);
    expect(result.diagnostics.map(({ code }) => code)).toContain('bad-id');
    expect(renderDiagnostics(result.diagnostics)).toContain('mine.yaml:2:5: error: “Nope” is not an id.');
  });

  test('a sheet for another framework', () => {
    const { sheet, diagnostics } = readSheet('waymark: 1\nframework: other\nanswers: {}\n', framework);
    expect(sheet).toBe(null);
    expect(diagnostics.map(({ code }) => code)).toEqual(['framework-mismatch']);
  });

  test('a sheet that names its framework by a path is taken at its word', () => {
    const { sheet } = readSheet('waymark: 1\nframework: ./mine.yaml\nanswers: {}\n', framework);
    expect(sheet?.framework).toBe(framework.id);
  });

  test('from several sheets to one, to a second date, and to what would be', () => {
    const { mergeSheets, findConflicts, compareAssessments, assessWhatIf, anonymise } = library;
    const names = ['helen-ashdown', 'tom-becket', 'sam-whitlock'];
    const contributions = names.map((label) => {
      const { sheet } = readSheet(read(`test/fixtures/workshop/sheets/${label}.yaml`), framework);
      if (sheet === null) throw new Error(label);
      return { label, sheet };
    });
    expect(findConflicts(contributions)).toEqual([]);
    const merged = mergeSheets(framework, contributions);
    const before = assess(framework, merged);
    expect(before.agreement).toMatchObject({ criteria: 38 });
    expect(anonymise(merged, framework).folded.toSorted()).toEqual(['frontline', 'leaders', 'managers']);
    const supposed = [{ criterion: 'team-mix', state: { state: 'level' as const, level: 3 } }];
    const { assessment, whatIf } = assessWhatIf(framework, merged, supposed, null);
    const columns = [before, assessment].map((one, index) => ({
      file: `${index}`,
      assessment: one,
      carried: null,
    }));
    expect(compareAssessments(columns).overall.change).toBe(whatIf.overall.change);
  });

  test('from text to report', async () => {
    const { sheet } = readSheet(read('examples/hartwell-agency.yaml'), framework);
    if (sheet === null) throw new Error('The example has errors');
    const assessment = assess(framework, sheet);
    expect(JSON.parse(await renderReport(assessment, { format: 'json' }))).toEqual(
      JSON.parse(JSON.stringify(assessment)),
    );
    expect(await renderReport(assessment)).toBe(read('test/expected/hartwell.txt'));
    expect(explain(framework, sheet, assessment, 'new-culture')).toMatchObject({ kind: 'step', level: 1 });
  });
});
