import { describe, expect, test } from 'vitest';
import { compareTexts, isOtherName, isRedefined } from '../../src/versions/wording.js';

describe('a text that changed says something else when', () => {
  test.each<[string, string, string, boolean]>([
    ['nothing', 'Every tenant is asked.', 'Every tenant is asked.', false],
    ['not capitals and punctuation', 'Every tenant is asked.', 'every tenant, is asked', false],
    [
      'not one word in six',
      'Nobody asks tenants after a repair.',
      'Nobody asks the tenants after a repair.',
      false,
    ],
    ['a number is another', 'It is done within 24 hours.', 'It is done within 12 hours.', true],
    [
      'a number is gone',
      'It is done within 24 hours by the team.',
      'It is done within hours by the team.',
      true,
    ],
    ['a percentage is another', 'At least 5% of the homes.', 'At least 50% of the homes.', true],
    ['a number word is another', 'Two of the homes are surveyed.', 'Three of the homes are surveyed.', true],
    ['a point makes another number', 'It is done within 1.5 days.', 'It is done within 15 days.', true],
    ['a fraction is another', 'About 1/2 of the homes are done.', 'About 12 of the homes are done.', true],
    [
      'more becomes less',
      'In each year ≥80% of homes are safe.',
      'In each year <80% of homes are safe.',
      true,
    ],
    ['a high number word', 'Sixty per cent of them are done.', 'Ninety per cent of them are done.', true],
    [
      'it is denied in short',
      'The list of all faults is posted.',
      'The list of all faults isn’t posted.',
      true,
    ],
    ['not the point at the end', 'It is done within 15 days.', 'It is done within 15 days', false],
    ['it is denied', 'The list of faults is posted.', 'The list of faults is not posted.', true],
    [
      'its halves change places',
      'In 5 years all homes are surveyed',
      'All homes are surveyed in 5 years',
      true,
    ],
    [
      'fewer than two thirds of the words are shared',
      'A log is kept in the office.',
      'Somebody writes a list at home.',
      true,
    ],
    [
      'the words are the same in another order',
      'staff tell tenants what they found',
      'tenants tell staff what they found',
      true,
    ],
    ['not when just two thirds are shared: four of six', 'a b c d e', 'a b c d f', false],
    ['just less is shared: three of five', 'a b c d', 'a b c e', true],
    ['a language has no spaces', '住宅の修理', '住宅の点検', true],
    ['there was nothing', '', 'Something', true],
  ])('%s', (_when, before, after, redefined) => {
    expect(isRedefined(before, after)).toBe(redefined);
  });
});

test('the name of a group or an owner stands for somebody else only where nothing is shared', () => {
  expect(isOtherName('Repair staff', 'Staff who repair')).toBe(false);
  expect(isOtherName('Office clerk', 'Team of the contact centre')).toBe(true);
  expect(isOtherName('Up to 5 person-days', 'Up to 10 person-days')).toBe(true);
  expect(isOtherName('Clerk', 'Clerk')).toBe(false);
});

test('what differs is told apart, and the stretches make up the texts', () => {
  const { before, after, shared } = compareTexts('done within 24 hours.', 'Done within 12 hours.');
  expect(before.map(({ text, isShared }) => (isShared ? text : `[${text}]`)).join(' ')).toBe(
    'done within [24] hours.',
  );
  expect(after.map(({ text, isShared }) => (isShared ? text : `[${text}]`)).join(' ')).toBe(
    'Done within [12] hours.',
  );
  expect(shared).toBe(3 / 5);
});

test('two long texts that have nothing in common are given up, and do not hold anybody up', () => {
  const text = (word: string) => Array.from({ length: 200_000 }, (_, index) => `${word}${index}`).join(' ');
  expect(compareTexts(text('a'), text('b')).shared).toBe(0);
});
