import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeAnswer } from '../../src/consensus/propose.js';
import { type Criterion, criterionLevel, listCriteria } from '../../src/framework/framework.js';
import { bundledFramework } from '../../src/index.js';
import { evidenceGrades, unanswered, type Vote } from '../../src/sheet/sheet.js';

const criterion = listCriteria(bundledFramework('public-sector-digital-transformation')).find(
  (one) => one.criterion.id === 'team-skill-mix',
)?.criterion as Criterion;
const items = criterion.checklist.map(({ id }) => id);
const needed = (level: number) => criterionLevel(criterion, level)?.ticksNeeded ?? 0;

/** A vote that keeps the rule of the checklist, if it records any ticks. */
const vote: fc.Arbitrary<Vote> = fc
  .record({
    level: fc.constantFrom(0, 1, 2, 3, 4),
    ticks: fc.option(fc.shuffledSubarray(items)),
    evidence: fc.constantFrom(...evidenceGrades),
    sources: fc.subarray(['Minutes', 'Survey']),
    isKnown: fc.boolean(),
  })
  .map(({ level, ticks, evidence, sources, isKnown }): Vote => {
    const who = { name: null, group: null, ...unanswered, evidence, sources };
    if (!isKnown) return { ...who, state: 'unknown' };
    const enough =
      ticks === null
        ? null
        : [...new Set([...ticks, ...items])].slice(0, Math.max(ticks.length, needed(level)));
    return { ...who, state: 'level', level, ticked: enough };
  });

test('what is proposed never contradicts its checklist', () => {
  fc.assert(
    fc.property(fc.array(vote, { minLength: 1, maxLength: 9 }), (votes) => {
      const answer = proposeAnswer(votes, criterion);
      if (answer.state !== 'level' || answer.ticked === null) return;
      expect(answer.ticked.length).toBeGreaterThanOrEqual(needed(answer.level));
      expect(items).toEqual(expect.arrayContaining([...answer.ticked]));
      expect(new Set(answer.ticked).size).toBe(answer.ticked.length);
    }),
  );
});

test('evidence and sources are those of the votes for what is proposed', () => {
  const cast = (level: number, evidence: Vote['evidence'], sources: string[]): Vote => ({
    name: null,
    group: null,
    ...unanswered,
    state: 'level',
    level,
    evidence,
    sources,
  });
  expect(
    proposeAnswer(
      [cast(1, 'asserted', []), cast(1, 'seen', ['Minutes']), cast(4, 'corroborated', ['Audit'])],
      criterion,
    ),
  ).toMatchObject({ level: 1, evidence: 'seen', sources: ['Minutes'] });
});

test('without a level it is unknown as soon as one does not know', () => {
  const none: Vote = {
    name: null,
    group: null,
    ...unanswered,
    state: 'not-applicable',
    reason: 'No team yet',
  };
  const other: Vote = { ...none, reason: 'No team at all' };
  const unknown: Vote = { name: null, group: null, ...unanswered, state: 'unknown' };
  expect(proposeAnswer([none, other], criterion)).toMatchObject({ reason: 'No team yet; No team at all' });
  expect(proposeAnswer([none, unknown], criterion).state).toBe('unknown');
  expect(proposeAnswer([], criterion)).toEqual(unanswered);
});
