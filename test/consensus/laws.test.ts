import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anonymise, smallestGroup } from '../../src/consensus/anonymous.js';
import { findConflicts } from '../../src/consensus/conflicts.js';
import { mergeSheets } from '../../src/consensus/merge.js';
import { answerOf, type Contribution, saysSomething } from '../../src/consensus/voices.js';
import { type Answer, type Sheet, unanswered, type Vote } from '../../src/sheet/sheet.js';
import { assessable, sheetFor } from '../assessment/arbitraries.js';

const names = ['Ann', 'Bob', 'Cat', 'Dan', 'Eve', 'Fay', 'Gus'];
const said = fc.record({
  note: fc.option(fc.constantFrom('Since May.', 'Nobody told us.', 'We did.')),
  evidence: fc.constantFrom('asserted' as const, 'seen' as const, 'corroborated' as const),
  sources: fc.subarray(['Minutes', 'Survey']),
});

/** The same sheet, with something noted beside its answers. */
function withRemarks(sheet: Sheet): fc.Arbitrary<Sheet> {
  const ids = [...sheet.answers.keys()];
  return fc.array(said, { minLength: ids.length, maxLength: ids.length }).map((remarks) => ({
    ...sheet,
    target: null,
    targets: new Map(),
    answers: new Map(
      ids.map((id, index) => {
        const answer = sheet.answers.get(id) ?? unanswered;
        return [id, { ...answer, ...remarks[index] } as Answer];
      }),
    ),
  }));
}

/** Up to seven sheets of one framework, each of another person. */
const workshop = assessable.chain(({ framework }) =>
  fc
    .array(
      fc.tuple(
        sheetFor(framework).chain(withRemarks),
        fc.option(fc.constantFrom('leaders', 'staff', 'finance')),
        fc.boolean(),
      ),
      { minLength: 1, maxLength: names.length },
    )
    .map((all) => ({
      framework,
      contributions: all.map(([sheet, group, isNamed], index): Contribution => {
        const name = names[index] ?? '';
        return {
          label: name,
          sheet: { ...sheet, form: 'full', respondents: [{ name: isNamed ? name : null, group }] },
        };
      }),
    })),
);

/** What a sheet says, without what does not count: an entry that says nothing, and the order of the entries. */
function contentOf(sheet: Sheet) {
  const answers = [...sheet.answers].filter(([, answer]) => saysSomething(answer));
  return {
    ...sheet,
    answers: Object.fromEntries(answers.sort(([a], [b]) => (a < b ? -1 : 1))),
    votes: Object.fromEntries(sheet.votes),
  };
}

const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).sort();
const votesOf = ({ votes }: Sheet) =>
  [...votes].flatMap(([id, cast]) => cast.map((vote) => ({ id, ...vote })));

describe('merging', () => {
  test('one sheet is that sheet', () => {
    fc.assert(
      fc.property(workshop, ({ framework, contributions: [only] }) => {
        expect(mergeSheets(framework, only === undefined ? [] : [only])).toEqual(only?.sheet);
      }),
    );
  });

  test('does not depend on the order of the sheets', () => {
    const shuffled = workshop.chain((made) =>
      fc
        .shuffledSubarray([...made.contributions], { minLength: made.contributions.length })
        .map((contributions) => ({ ...made, shuffled: contributions })),
    );
    fc.assert(
      fc.property(shuffled, ({ framework, contributions, shuffled: other }) => {
        expect(mergeSheets(framework, other)).toEqual(mergeSheets(framework, contributions));
      }),
    );
  });

  test('equal sheets gives them back', () => {
    const equals = workshop.chain((made) =>
      fc.integer({ min: 2, max: names.length }).map((number) => ({ ...made, number })),
    );
    fc.assert(
      fc.property(equals, ({ framework, contributions: [first], number }) => {
        if (first === undefined) return;
        const same = names
          .slice(0, number)
          .map((name) => ({ label: name, sheet: { ...first.sheet, respondents: [{ name, group: null }] } }));
        const merged = mergeSheets(framework, same);
        const given = contentOf(first.sheet);
        expect(contentOf(merged).answers).toEqual(given.answers);
        expect({ ...merged, frameworkVersion: null }).toMatchObject({
          organisation: given.organisation,
          date: given.date,
          form: given.form,
          target: given.target,
          targets: given.targets,
        });
      }),
    );
  });

  test('every answer and every note in is a vote and a note out, of the same person', () => {
    fc.assert(
      fc.property(workshop, ({ framework, contributions }) => {
        fc.pre(contributions.length > 1);
        const given = contributions.flatMap(({ sheet }) => {
          const [person = { name: null, group: null }] = sheet.respondents;
          return [...sheet.answers]
            .filter(([, answer]) => saysSomething(answer))
            .map(([id, answer]) => ({ id, ...person, ...answer }));
        });
        const fields = (vote: { id: string } & Vote) =>
          Object.entries(vote).sort(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(votesOf(mergeSheets(framework, contributions)).map(fields))).toEqual(
          sorted(given.map(fields)),
        );
      }),
    );
  });

  test('in two goes is merging in one', () => {
    fc.assert(
      fc.property(workshop, ({ framework, contributions }) => {
        const [first, second, ...others] = contributions;
        fc.pre(first !== undefined && second !== undefined && others.length > 0);
        if (first === undefined || second === undefined) return;
        const sheet = mergeSheets(framework, [first, second]);
        const inTwo = mergeSheets(framework, [{ sheet, label: 'both' }, ...others]);
        expect(sorted(votesOf(inTwo))).toEqual(sorted(votesOf(mergeSheets(framework, contributions))));
      }),
    );
  });

  test('proposes a level that somebody gave, or else no level', () => {
    fc.assert(
      fc.property(workshop, ({ framework, contributions }) => {
        const merged = mergeSheets(framework, contributions);
        for (const [id, votes] of merged.votes) {
          const levels = votes.flatMap((vote) => (vote.state === 'level' ? [vote.level] : []));
          const answer = merged.answers.get(id) ?? unanswered;
          if (levels.length === 0) expect(answer.state).not.toBe('level');
          else expect(levels).toContain(answer.state === 'level' ? answer.level : null);
        }
      }),
    );
  });
});

test('sheets of people with other names are in no one’s way', () => {
  fc.assert(
    fc.property(workshop, ({ contributions }) => {
      expect(findConflicts(contributions)).toEqual([]);
    }),
  );
});

describe('without names', () => {
  test('every vote stays, nobody is named, and no group is too small', () => {
    fc.assert(
      fc.property(workshop, ({ framework, contributions }) => {
        const merged = mergeSheets(framework, contributions);
        const { sheet } = anonymise(merged, framework);
        const votes = votesOf(sheet);
        expect(sorted(votes.map(answerOf))).toEqual(sorted(votesOf(merged).map(answerOf)));
        expect(votes.every(({ name }) => name === null)).toBe(true);
        expect(sheet.respondents).toEqual([]);
        const most = (group: string | null) =>
          Math.max(
            ...[...sheet.votes.values()].map((cast) => cast.filter((vote) => vote.group === group).length),
          );
        for (const group of new Set(votes.map((vote) => vote.group))) {
          if (group !== null) expect(most(group)).toBeGreaterThanOrEqual(smallestGroup);
        }
      }),
    );
  });
});
