import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { assess } from '../../src/assessment/assess.js';
import type { Aspect, Case, Expectation } from '../../src/cases/case.js';
import { type Covered, countCovered, findCoverage } from '../../src/cases/coverage.js';
import { readCases } from '../../src/cases/read.js';
import { runCase } from '../../src/cases/run.js';
import { updateCases, usualExpectations } from '../../src/cases/update.js';
import { hasErrors } from '../../src/diagnostics/diagnostic.js';
import { type Framework, listCriteria } from '../../src/framework/framework.js';
import { readFramework } from '../../src/framework/read.js';
import type { Sheet } from '../../src/sheet/sheet.js';
import { type Data, isMapping } from '../../src/source/edit.js';
import { Findings } from '../../src/source/findings.js';
import { parseSource } from '../../src/source/parse.js';
import { Source } from '../../src/source/source.js';
import { assessable } from '../assessment/arbitraries.js';
import { repository } from '../support/run.js';

const { framework } = readFramework(
  new Source('tiny.yaml', readFileSync(join(repository, 'test/fixtures/valid/tiny.yaml'), 'utf8')),
);
const tiny = framework as Framework;

function read(text: string) {
  const findings = new Findings(new Source('tiny.cases.yaml', text));
  const draft = readCases(parseSource(findings.source, findings), findings);
  return { draft, source: findings.source, ...draft.complete(tiny) };
}

function run(text: string) {
  const { cases, draft, source } = read(text);
  if (cases === null) throw new Error(JSON.stringify(draft.diagnostics, null, 2));
  const results = cases.map((one) => runCase(tiny, one));
  return { results, updated: updateCases(source, draft.data, tiny, results) };
}

const level = fc.integer({ min: 0, max: 2 });
const score = fc.oneof(level, fc.constant(null), fc.double({ min: 0, max: 2, noNaN: true }));
const criterion = fc.constantFrom('owner', 'habits', 'reach');
const scored = fc.constantFrom('overall', 'start', 'onward', 'basics', 'spread');
const anyPart = fc.oneof(scored, criterion);
const step = fc.constantFrom('basics', 'spread');
const of = <T>(key: fc.Arbitrary<string>, value: fc.Arbitrary<T>) =>
  fc.dictionary(key, value, { maxKeys: 3 });
const actions = fc
  .tuple(
    fc.array(
      fc.oneof(
        criterion,
        fc.tuple(criterion, level).map(([id, to]) => ({ [id]: to })),
      ),
      { maxLength: 3 },
    ),
    fc.constantFrom<string[]>([], ['…'], ['...']),
  )
  .map(([items, end]) => [...items, ...end]);
const answer = fc.oneof(level, fc.constantFrom('unknown', null));
const expectation = fc.record(
  {
    scores: of(anyPart, score),
    ranges: of(
      scored,
      fc.oneof(
        fc.constant(null),
        fc.tuple(level, level).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
      ),
    ),
    levels: of(step, fc.oneof(level, fc.constant(null))),
    statuses: of(scored, fc.constantFrom('complete', 'partial', 'unscored', 'not-applicable')),
    completeness: of(scored, fc.double({ min: 0, max: 1, noNaN: true })),
    targets: of(anyPart, score),
    gaps: of(anyPart, score),
    open: of(fc.constantFrom('start', 'onward'), fc.boolean()),
    now: actions,
    next: actions,
    'held-back': of(step, fc.uniqueArray(criterion, { minLength: 1 })),
    'find-out-first': fc.uniqueArray(criterion),
  },
  { requiredKeys: [] },
);
const oneCase = fc.record(
  {
    about: fc.constantFrom('A council: with a colon.', 'Two\nlines'),
    target: level,
    others: fc.oneof(level, fc.constant('unknown')),
    answers: of(criterion, answer),
    expect: expectation,
  },
  { requiredKeys: [] },
);
const id = fc.stringMatching(/^[a-z]{1,6}$/);

/** A file of cases in one of many styles: braces or lines, with comments, or JSON. */
const file = fc
  .record({
    cases: fc.dictionary(id, oneCase, { maxKeys: 4 }),
    style: fc.constantFrom('block', 'flow', 'cases-in-braces', 'json'),
    indent: fc.constantFrom(2, 3, 4),
  })
  .map(({ cases, style, indent }) => {
    const head = '# Kept.\nwaymark: 1\nframework: ./tiny.yaml\n';
    const data = JSON.parse(JSON.stringify(cases));
    if (style === 'json')
      return `{"waymark": 1, "framework": "./tiny.yaml", "cases": ${JSON.stringify(data)}}`;
    if (style === 'flow') return `${head}cases: ${JSON.stringify(data)} # kept\n`;
    if (style === 'block' || Object.keys(data).length === 0)
      return head + stringify({ cases: data }, { indent });
    const lines = Object.entries(data).map(
      ([name, one]) => `  # Of ${name}.\n  ${name}: ${JSON.stringify(one)}\n`,
    );
    return `${head}cases:\n${lines.join('\n')}# The end.\n`;
  });

describe('laws of --update', () => {
  test('after it every case passes, and there is nothing more to write', () => {
    const seen = { changed: 0, same: 0, empty: 0 };
    fc.assert(
      fc.property(file, (text) => {
        const { results, updated } = run(text);
        const passed = results.every(({ state }) => state === 'passed');
        seen[passed ? 'same' : 'changed'] += 1;
        if (results.some(({ state }) => state === 'empty')) seen.empty += 1;
        if (passed) expect(updated).toBe(text);
        const again = run(updated);
        expect(again.results.map(({ state }) => state)).toEqual(results.map(() => 'passed'));
        expect(again.updated).toBe(updated);
        const comments = (some: string) => some.match(/# (Kept|Of|The end|kept)/g) ?? [];
        expect(comments(updated)).toEqual(comments(text));
      }),
      { numRuns: 400 },
    );
    expect(Math.min(seen.changed, seen.same, seen.empty)).toBeGreaterThan(10);
  });

  test('it leaves what was answered, and what passed, as it was', () => {
    fc.assert(
      fc.property(file, (text) => {
        const { results, updated } = run(text);
        const [before, after] = [read(text).draft.data, read(updated).draft.data];
        for (const { case: one, failures, state } of results) {
          const [was, is] = [before, after].map((data) => mapping(mapping(mapping(data).cases)[one.id]));
          const without = ({ expect: _, ...rest }: Record<string, Data> = {}) => rest;
          expect(without(is)).toEqual(without(was));
          if (state !== 'failed') continue;
          const failed = new Set(failures.map(({ expectation: { aspect, part } }) => `${aspect} ${part}`));
          for (const { aspect, part, expected } of one.expectations) {
            if (failed.has(`${aspect} ${part}`)) continue;
            const now = mapping(is?.expect)[aspect];
            expect(part === null ? now : mapping(now)[part]).toEqual(expected);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  const mapping = (data: Data | undefined): Record<string, Data> => (isMapping(data) ? { ...data } : {});
});

/** A case that expects what is usual, of any framework. */
function caseOf(any: Framework, sheet: Sheet): Case {
  const bare: Case = { id: 'one', about: null, sheet, expectations: [], range: { start: 0, end: 0 } };
  const expectations = Object.entries(usualExpectations(any, bare)).flatMap(([key, value]): Expectation[] => {
    const aspect = key as Aspect;
    const range = { start: 0, end: 0 };
    return isMapping(value)
      ? Object.entries(value).map(([part, expected]) => ({ aspect, part, expected, range }))
      : [{ aspect, part: null, expected: value, range }];
  });
  return { ...bare, expectations };
}

describe('laws of any framework', () => {
  test('what was computed and written with three decimals passes', () => {
    fc.assert(
      fc.property(assessable, ({ framework: any, sheet }) => {
        expect(runCase(any, caseOf(any, sheet)).failures).toEqual([]);
      }),
    );
  });

  test('what is exercised is what the answers decide', () => {
    const seen = { prerequisites: 0, gates: 0 };
    fc.assert(
      fc.property(assessable, ({ framework: any, sheet }) => {
        const coverage = findCoverage(any, [caseOf(any, sheet)]);
        const assessment = assess(any, sheet);
        const criteria = assessment.phases.flatMap(({ steps }) => steps).flatMap((step) => step.criteria);
        const levelOf = (wanted: string) => criteria.find((one) => one.id === wanted)?.level ?? null;
        for (const { id: own, level: at, missing } of coverage.levels)
          expect(missing.length === 0).toBe(levelOf(own) === at);
        // An entry that alone is lacking: without it, nothing at that level, or in that gate, would be.
        for (const place of coverage.prerequisites.filter(lacksAlone)) {
          seen.prerequisites += 1;
          const one = criteria.find((other) => other.id === place.id);
          expect(one?.level).toBe((place.level ?? 0) - 1);
          expect(one?.candidate?.blockedBy.map((blocker) => blocker.criterion)).toContain(
            place.asks?.criterion,
          );
        }
        for (const place of coverage.gates.filter(lacksAlone)) {
          seen.gates += 1;
          const unmet = assessment.constraints.flatMap((one) =>
            one.kind === 'gate' && one.phase === place.id ? one.unmet.map((entry) => entry.criterion) : [],
          );
          expect(unmet).toEqual([place.asks?.criterion]);
        }
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.prerequisites, seen.gates)).toBeGreaterThan(10);
  });

  const lacksAlone = ({ missing }: Covered) => !missing.includes('unmet');

  test('one more case never takes anything away, and every level at once exercises all levels', () => {
    fc.assert(
      fc.property(assessable, ({ framework: any, sheet }) => {
        const levels = any.scale.map(({ level: every }) =>
          caseOf(any, {
            ...sheet,
            form: 'full',
            answers: new Map(
              listCriteria(any).map(({ criterion: { id: own } }) => [
                own,
                { state: 'level', level: every, note: null, evidence: 'asserted', sources: [], ticked: null },
              ]),
            ),
          }),
        );
        const all = findCoverage(any, levels);
        expect(countCovered(all.levels)).toBe(all.levels.length);
        const more = findCoverage(any, [...levels, caseOf(any, sheet)]);
        for (const kind of ['levels', 'gates', 'prerequisites', 'checklists'] as const) {
          for (const [index, place] of all[kind].entries())
            expect(place.missing).toEqual(expect.arrayContaining([...(more[kind][index]?.missing ?? [])]));
        }
        // What expects nothing exercises nothing.
        const none = findCoverage(
          any,
          levels.map((one) => ({ ...one, expectations: [] })),
        );
        expect(countCovered(none.levels)).toBe(0);
      }),
    );
  });
});

describe('broken files of cases', () => {
  const whole = readFileSync(join(repository, 'test/fixtures/valid/tiny.cases.yaml'), 'utf8');

  test('no mutation ends in anything but diagnostics inside the file', () => {
    const seen = { good: 0, bad: 0 };
    const piece = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ':',
        ' ',
        '\n',
        '- ',
        '…',
        '1',
        'null',
        '__proto__: 1',
        'overall',
        '"',
        '&a ',
        '*a',
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length), fc.nat(20), piece), { minLength: 1, maxLength: 3 }),
        (changes) => {
          const text = changes.reduce(
            (made, [at, length, put]) => made.slice(0, at) + put + made.slice(at + length),
            whole,
          );
          const { cases, diagnostics, draft } = read(text);
          seen[cases === null ? 'bad' : 'good'] += 1;
          if (cases === null) expect(hasErrors(diagnostics)).toBe(true);
          else for (const one of cases) expect(runCase(tiny, one).case).toBe(one);
          const last = text.split('\n').length;
          for (const { start } of draft.diagnostics) {
            expect(start?.line).toBeGreaterThanOrEqual(1);
            expect(start?.line).toBeLessThanOrEqual(last);
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(20);
  });
});
