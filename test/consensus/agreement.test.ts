import { describe, expect, test } from 'vitest';
import { agreementOf, lowerMedian } from '../../src/consensus/agreement.js';
import { type AnswerState, unanswered, type Vote } from '../../src/sheet/sheet.js';

/** Votes as people would write them: `leaders 3`, `2`, `leaders ?` for unknown, `n/a`, `-` for a note alone. */
function votes(...written: string[]): Vote[] {
  return written.map((one): Vote => {
    const [said = '', group = null] = one.split(' ').reverse();
    return { name: null, group, ...unanswered, ...stateOf(said) };
  });
}

function stateOf(said: string): AnswerState {
  if (said === '?') return { state: 'unknown' };
  if (said === 'n/a') return { state: 'not-applicable', reason: 'None' };
  return said === '-' ? { state: 'unanswered' } : { state: 'level', level: Number(said) };
}

describe('what votes say together', () => {
  test.each([
    ['all the same', ['2', '2'], 'agreed'],
    ['within one level', ['2', '3', '2'], 'agreed'],
    ['two levels apart', ['1', '3'], 'to-discuss'],
    ['four of five at one level, and one far away', ['2', '2', '2', '2', '0'], 'mixed'],
    ['five, and the middle half two apart', ['1', '1', '2', '3', '3'], 'to-discuss'],
    ['seven, one far away on each side', ['0', '2', '2', '2', '2', '2', '4'], 'mixed'],
    ['seven, two far away on each side', ['0', '0', '2', '2', '2', '4', '4'], 'to-discuss'],
    ['somebody does not know', ['2', '2', '?'], 'mixed'],
    ['far apart, and somebody does not know', ['0', '2', '?'], 'to-discuss'],
    ['nobody knows', ['?', '?'], 'mixed'],
    ['some say that it does not apply', ['2', '2', 'n/a'], 'to-discuss'],
    ['all say that it does not apply', ['n/a', 'n/a'], 'agreed'],
    ['one says that it does not apply, one does not know', ['n/a', '?'], 'mixed'],
    ['one alone', ['2'], 'one-voice'],
    ['one, and a note of another', ['2', '-'], 'one-voice'],
    ['nobody', [], 'one-voice'],
  ])('%s', (_name, written, status) => {
    expect(agreementOf(votes(...written)).status).toBe(status);
  });

  test('zero is a level like any other', () => {
    expect(agreementOf(votes('0', '0'))).toMatchObject({
      status: 'agreed',
      median: 0,
      lowest: 0,
      highest: 0,
      spread: 0,
      voices: 2,
    });
  });

  test('a blank is no level and no voice', () => {
    expect(agreementOf(votes('-', '-'))).toMatchObject({
      median: null,
      lowest: null,
      spread: null,
      voices: 0,
    });
  });
});

describe('groups', () => {
  test('differ when their middle levels do, however close they are', () => {
    const { status, groupGap, groups } = agreementOf(
      votes('leaders 3', 'leaders 3', 'staff 2', 'staff 3', 'staff ?'),
    );
    expect({ status, groupGap }).toEqual({ status: 'mixed', groupGap: true });
    expect(groups).toEqual([
      { group: 'leaders', voices: 2, median: 3, lowest: 3, highest: 3 },
      { group: 'staff', voices: 3, median: 2, lowest: 2, highest: 3 },
    ]);
  });

  test('those who name no group are none: they come last, and make no gap', () => {
    const { groupGap, groups } = agreementOf(votes('0', 'leaders 3', '1'));
    expect(groupGap).toBe(false);
    expect(groups.map(({ group, median }) => [group, median])).toEqual([
      ['leaders', 3],
      [null, 0],
    ]);
  });

  test('a group in which nobody gave a level makes no gap', () => {
    expect(agreementOf(votes('leaders 3', 'staff ?')).groupGap).toBe(false);
  });
});

test.each([
  [[], null],
  [[0], 0],
  [[1, 2], 1],
  [[1, 2, 4], 2],
  [[0, 1, 3, 4], 1],
])('the lower median of %j is %j', (levels, median) => {
  expect(lowerMedian(levels)).toBe(median);
});
