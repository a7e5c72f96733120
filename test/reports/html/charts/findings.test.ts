import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../../src/assessment/assessment.js';
import { answered, bundled, chartNames, draw, everywhere, fixture, printed, say } from './drawn.js';

/* The title of each picture is a sentence that is true whatever was answered; where nothing is to draw it is null. */

const tiny = fixture('tiny');
const room = fixture('one-to-five');
const findings = (assessment: Assessment) =>
  Object.fromEntries(chartNames.map((name) => [name, say(name, assessment)?.finding ?? null]));

/** The steps of the bundled framework, each with all its criteria at one level. */
const perStep = (...levels: readonly (number | 'unknown')[]) =>
  Object.fromEntries(
    bundled.phases
      .flatMap(({ steps }) => steps)
      .flatMap(({ criteria }, index) => criteria.map(({ id }) => [id, levels[index % levels.length]])),
  );

describe('the examples', () => {
  test('Riverside Council', () => {
    expect(findings(printed('riverside'))).toEqual({
      steps: 'The largest gap is in “Promote a new culture”: 2.4, with a score of 0.6 and a target of 3.0',
      criteria: '27 of the 30 answered criteria are below their targets; 7 more are still open',
      radar:
        '“Organise agile work strategies” has the highest score, 1.8; “Promote a new culture” has the lowest, 0.6',
      roadmap:
        '4 actions can start now, for 3 owners; 7 follow next; 27 criteria have more to do later, 9 of them blocked',
      projection:
        'Now and next would take the overall score from 1.2 to 1.6, and later would take it to 2.4; its target is 2.7',
    });
  });

  test('one phase of two steps: no radar, and the score of the phase', () => {
    expect(findings(printed('one-to-five'))).toEqual({
      steps: 'The largest gap is in “Welcome”: 2.0, with a score of 2.3 and a target of 4.0',
      criteria: '2 of the 3 answered criteria are below their targets',
      radar: null,
      roadmap: '1 action can start now, for 1 owner; 1 follows next; 2 criteria have more to do later',
      projection:
        'Now and next would take the score of “The room” from 2.7 to 3.3, and later would take it to 4.2; its target is 4.0',
    });
  });
});

describe('the edges', () => {
  test('nothing is answered', () => {
    expect(findings(answered(bundled, {}))).toEqual({
      steps: 'No step has a score yet',
      criteria: 'No criterion has a level yet',
      radar: null,
      roadmap: null,
      projection: null,
    });
  });

  test('nothing applies', () => {
    const assessment = answered(tiny, everywhere(tiny, 'unknown'));
    const excluded = {
      ...assessment,
      phases: assessment.phases.map((phase) => ({
        ...phase,
        steps: phase.steps.map((step) => ({
          ...step,
          range: null,
          target: null,
          status: 'not-applicable' as const,
          criteria: step.criteria.map((criterion) => ({ ...criterion, state: 'not-applicable' as const })),
        })),
      })),
    };
    expect(findings(excluded)).toMatchObject({ steps: null, criteria: 'No criterion applies' });
  });

  test('everything is at its target', () => {
    expect(findings(answered(bundled, everywhere(bundled, 3)))).toEqual({
      steps: 'No criterion that is answered is below its target',
      criteria: 'None of the 38 answered criteria is below its target',
      radar: 'All 10 steps that have a score have the same: 3.0',
      roadmap: null,
      projection: null,
    });
  });

  test('all are as far from it', () => {
    expect(findings(answered(bundled, everywhere(bundled, 2)))).toMatchObject({
      steps: 'All 10 steps that have a score have the same gap: 1.0',
      criteria: 'All 38 answered criteria are below their targets',
    });
  });

  test('two share the largest gap', () => {
    expect(findings(answered(bundled, perStep(0, 1, 2, 3, 4)))).toMatchObject({
      steps:
        '“Secure the commitment of senior management” and “Organise agile work strategies” have the largest gap: 3.0 each',
      radar:
        '“Create a top-quality launch team” and “Adopting new operational models” have the highest score, 4.0; “Secure the commitment of senior management” and “Organise agile work strategies” have the lowest, 0.0',
    });
  });

  test('many share the largest gap', () => {
    expect(findings(answered(bundled, perStep(1, 2)))).toMatchObject({
      steps:
        '“Secure the commitment of senior management”, “Secure investment” and 3 more have the largest gap: 2.0 each',
    });
  });

  test('one answer, at its target, beside open questions: nothing is said of what is not known', () => {
    expect(findings(answered(tiny, { owner: 2 }))).toEqual({
      steps: 'No criterion that is answered is below its target',
      criteria: 'The one answered criterion is at or above its target; 2 more are still open',
      radar: null,
      roadmap: null,
      projection: null,
    });
  });

  test('one answer, below its target', () => {
    expect(findings(answered(tiny, { owner: 0 }))).toEqual({
      steps: 'The largest gap is in “The basics”: 2.0, with a score of 0.0 and a target of 2.0',
      criteria: 'The one answered criterion is below its target; 2 more are still open',
      radar: null,
      roadmap: '1 action can start now, for 1 owner; 1 follows next',
      projection:
        'Now and next would take the overall score from 0.0 to 2.0, and later leaves it there; its target is 2.0',
    });
  });

  test('strength elsewhere brings the score of a step with a gap to its target', () => {
    const { steps } = findings(
      answered(room, { 'opening-hours': 5, signs: 3, 'quiet-hours': 5 }, { target: 4 }),
    );
    expect(steps).toBe(
      'The largest gap is in “Welcome”: 0.3, although its score of 4.3 reaches its target of 4.0',
    );
  });

  test('nothing can start', () => {
    expect(findings(answered(tiny, { reach: 0 }))).toMatchObject({
      roadmap: 'No action can start now; 1 criterion has more to do later, blocked',
      projection: 'Now and next leave the overall score at 0.0, and later leaves it there; its target is 2.0',
    });
  });
});

describe('what is drawn', () => {
  test('the steps in order of their gaps; those without a score last, and it says so', () => {
    const assessment = answered(bundled, perStep(2, 'unknown', 0, 3, 1));
    const rows = say('steps', assessment)?.rows ?? [];
    expect(rows.map((row) => row.at(-1))).toEqual([
      ...['3.0', '3.0', '2.0', '2.0', '1.0', '1.0', '0.0', '0.0'],
      ...['–', '–'],
    ]);
    expect(draw('steps', assessment).match(/no score yet, target 3\.0/g)).toHaveLength(2);
  });

  test('a radar breaks where there is no score, and draws nothing to its centre', () => {
    const whole = draw('radar', answered(bundled, everywhere(bundled, 2)));
    expect(whole).toMatch(/class="area" d="M[^MZ]*Z"/);
    const parted = draw('radar', answered(bundled, perStep(2, 2, 2, 2, 'unknown')));
    expect(parted).toMatch(/class="area parted" d="M[^MZ]*M[^MZ]*"/);
    expect(parted.match(/<circle class="score"[^>]*r="4"/g)).toHaveLength(8);
    expect(parted).toContain('a break in the line: no score');
  });

  test.each([
    [{ 'senior-commitment': 'unknown' }, 'cell open', '?', 'unknown'],
    [{}, 'cell open', '\u00a0', 'not answered yet'],
    [{ 'senior-commitment': 1 }, 'cell below', '1', '▼ target 3'],
    [{ 'senior-commitment': 3 }, 'cell', '3', '✓ target 3'],
  ])('a cell of the heat map for %j', (answers, look, mark, word) => {
    const [, kind, head] =
      /<div class="(cell[^"]*)"[^>]*><span class="cell-head">(.*?<\/span>)/.exec(
        draw('criteria', answered(bundled, answers)),
      ) ?? [];
    expect([kind, head]).toEqual([look, `<b>${mark}</b><span>${word}</span>`]);
  });

  test('an answer that does not apply has its own mark', () => {
    const assessment = answered(bundled, {
      'transition-incentives': { 'not-applicable': 'No releases yet' },
    });
    expect(draw('criteria', assessment)).toContain(
      '<div class="cell excluded"><span class="cell-head"><b>n/a</b><span>not applicable</span></span>',
    );
  });

  test('what later waits for is said with a mark and a word', () => {
    expect(draw('roadmap', answered(tiny, { reach: 0 }))).toContain('⊘ waits for “Onward” to open');
  });
});
