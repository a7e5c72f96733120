import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Framework } from '../../src/framework/framework.js';
import { readFramework } from '../../src/framework/read.js';
import { Source } from '../../src/source/source.js';
import { migrateSheet } from '../../src/versions/migrate.js';
import type { AnswerFate } from '../../src/versions/migration.js';
import { repository } from '../support/run.js';

const path = join(repository, 'test/fixtures/valid/renamed.yaml');
const text = readFileSync(path, 'utf8');

function frameworkOf(yaml: string): Framework {
  const { framework, diagnostics } = readFramework(new Source('framework.yaml', yaml));
  if (framework === null) throw new Error(JSON.stringify(diagnostics));
  return framework;
}

/** “habits” was called “customs” and “manners” before, “start” was “begin”, and the item “plan” was “planning”. */
const now = frameworkOf(text);

/** A sheet of an earlier version, which is not known; `answers` and more, as they are written. */
function carried(rest: string, to = now, old: Framework | null = null) {
  const sheet = `waymark: 1\nframework: small\nframework-version: 1.0.0\n${rest}`;
  const data = parse(sheet);
  const options = { old, now: to, scaleRule: null, framework: to.id };
  const { text: after, report, problems } = migrateSheet({ file: 'sheet.yaml', text: sheet, data }, options);
  expect(problems).toEqual([]);
  return { ...parse(after), after, report };
}

describe('several answers that come to one place', () => {
  test('the one that has it by its own name stays', () => {
    const { answers, archive } = carried('answers:\n  manners: 2\n  habits: 1\n  customs: 0\n');
    expect(answers).toEqual({ habits: 1 });
    const because = '“habits” is in the sheet under that name too.';
    expect(archive).toEqual([
      { id: 'manners', 'framework-version': '1.0.0', because, answer: 2 },
      { id: 'customs', 'framework-version': '1.0.0', because, answer: 0 },
    ]);
  });

  test('else the first by name, in whatever order they are', () => {
    for (const rest of ['  manners: 2\n  customs: 1\n', '  customs: 1\n  manners: 2\n']) {
      const { answers, archive } = carried(`answers:\n${rest}`);
      expect(answers).toEqual({ habits: 1 });
      const because = '“habits” has what was said of “customs”.';
      expect(archive).toMatchObject([{ id: 'manners', because, answer: 2 }]);
    }
  });

  test('one that says nothing gives way', () => {
    const { after, report } = carried(
      'answers:\n  habits: # none yet\n  owner: 1\n  manners: 2 # said\n  customs:\n',
    );
    expect(after).toContain('answers:\n  owner: 1\n  habits: 2 # said\n');
    expect(after).not.toContain('archive');
    expect(report.answers).toHaveLength(2);
  });
});

test('targets under old names, and of what is there no more', () => {
  const { targets, archive } = carried('targets: { begin: 1, manners: 2, nowhere: 0 }\nanswers: {}\n');
  expect(targets).toEqual({ start: 1, habits: 2 });
  expect(archive).toEqual([
    { id: 'nowhere', 'framework-version': '1.0.0', because: '1.2.0 has nothing of this name.', target: 0 },
  ]);
});

describe('where the old version is not known', () => {
  test('what the new one does not allow is asked again, and what it does not have is kept', () => {
    const { answers, archive, report } = carried(
      'target: 7\nanswers:\n  owner: { not-applicable: There is none }\n  reach: 8\n  other: { note: Kept }\n  habits: { level: 2, ticked: [planning, other] }\n',
    );
    expect(answers).toEqual({
      owner: { note: 'Ask again. “Not applicable” is not allowed here in 1.2.0.' },
      reach: { note: 'Ask again. Level 8 is not on the scale of 1.2.0.' },
      habits: {
        note: 'Ask again. Level 2 needs 3 ticked items in 1.2.0; of those that are ticked, 1 has no place there any more.',
      },
    });
    expect(
      archive.map(({ because: _, 'framework-version': __, ...entry }: Record<string, unknown>) => entry),
    ).toEqual([
      { id: 'owner', answer: { 'not-applicable': 'There is none' } },
      { id: 'reach', answer: 8 },
      { id: 'other', answer: { note: 'Kept' } },
      { id: 'habits', answer: { level: 2, ticked: ['planning', 'other'] } },
      { target: 7 },
    ]);
    expect(
      report.answers.filter((answer: AnswerFate) => answer.askAgain).map(({ id }: AnswerFate) => id),
    ).toEqual(['owner', 'reach', 'habits']);
  });
});

describe('ticks', () => {
  test('go by the new names of their items; the others are kept', () => {
    const { answers, archive } = carried(
      'answers:\n  customs: { level: 1, ticked: [planning, gone, check] }\n',
    );
    expect(answers).toEqual({ habits: { level: 1, ticked: ['plan', 'check'] } });
    const because = 'The checklist of 1.2.0 has nothing that says the same.';
    expect(archive).toEqual([{ id: 'customs', 'framework-version': '1.0.0', because, ticked: ['gone'] }]);
  });

  test('of a criterion that has no checklist any more; that none was ticked is kept too', () => {
    for (const ticked of [['a'], []]) {
      const written = `[${ticked.join(', ')}]`;
      const { answers, archive } = carried(
        `answers:\n  owner: { level: 1, ticked: ${written} }\n  reach: { ticked: }\n`,
      );
      expect(answers).toEqual({ owner: { level: 1 }, reach: null });
      expect(archive).toMatchObject([{ id: 'owner', ticked }]);
    }
  });
});

describe('what the whole sheet says', () => {
  const without = (from: string, to: string) => frameworkOf(text.replace(from, to));

  test('a respondent whose group is gone keeps the name', () => {
    const respondents =
      'respondents: [{ name: A, group: staff }, { group: cooks }, { name: B, group: cooks }]\n';
    const { respondents: kept, archive, report } = carried(`${respondents}answers: {}\n`);
    expect(kept).toEqual([{ name: 'A', group: 'staff' }, { name: 'B' }]);
    const because = '1.2.0 has no group “cooks”.';
    expect(archive).toEqual([
      { 'framework-version': '1.0.0', because, respondent: { group: 'cooks' } },
      { 'framework-version': '1.0.0', because, respondent: { name: 'B', group: 'cooks' } },
    ]);
    expect(report.respondents).toEqual([
      { name: null, group: 'cooks' },
      { name: 'B', group: 'cooks' },
    ]);
  });

  test('a framework that names no groups leaves them to the sheet', () => {
    const open = frameworkOf(
      text
        .replace('groups: { staff: Staff, board: The board }\n', '')
        .replace('            ask: [board]\n', ''),
    );
    const { respondents, archive } = carried('respondents: [{ group: cooks }]\nanswers: {}\n', open);
    expect(respondents).toEqual([{ group: 'cooks' }]);
    expect(archive).toBeUndefined();
  });

  test('the short form, where there is none any more', () => {
    const whole = without('            core: true\n', '');
    const { form, report } = carried('form: short\nanswers: { owner: 1 }\n', whole);
    expect(form).toBe('full');
    expect(report).toMatchObject({ lostShortForm: true, leftOutOfShortForm: [] });
  });

  test('an answer that the short form no longer counts', () => {
    const old = frameworkOf(
      text
        .replace('version: 1.2.0', 'version: 1.0.0')
        .replace('            title: Reach\n', '            title: Reach\n            core: true\n'),
    );
    const { report } = carried('form: short\nanswers: { owner: 1, reach: 1 }\n', now, old);
    expect(report.leftOutOfShortForm).toEqual(['reach']);
  });
});

test('an archive that is there already grows, as it is written', () => {
  const before = 'answers: { nothing: 1 }\narchive:\n  # by hand\n  - { id: older,  answer: 2 } # kept\n';
  const { after, archive } = carried(before);
  expect(after).toContain('archive:\n  # by hand\n  - { id: older,  answer: 2 } # kept\n  - ');
  expect(archive).toHaveLength(2);
});

describe('what diff calls breaking is not kept without a word', () => {
  const old = frameworkOf(text.replace('version: 1.2.0', 'version: 1.0.0'));
  const answers = 'answers:\n  owner: 1\n';

  test('a descriptor that moved to another level', () => {
    const swapped = text
      .replace('1: Somebody was asked., 2: One person', '1: Swapped., 2: Somebody was asked.')
      .replace('Somebody was asked. is named in writing.', 'Somebody was asked.');
    const { report } = carried(answers, frameworkOf(swapped), old);
    expect(report.answers).toMatchObject([{ id: 'owner', fate: 'look-again' }]);
  });

  test('a level of the scale', () => {
    const scale = text.replace('{ level: 1, name: Some }', '{ level: 1, name: Everywhere }');
    const { report } = carried(answers, frameworkOf(scale), old);
    expect(report.answers).toMatchObject([
      { id: 'owner', fate: 'look-again', because: 'Level 1 of the scale was redefined.' },
    ]);
    expect(carried(answers.replace('1', '2'), frameworkOf(scale), old).report.answers).toMatchObject([
      { fate: 'kept' },
    ]);
  });
});
