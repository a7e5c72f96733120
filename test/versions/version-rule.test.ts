import { expect, test } from 'vitest';
import { judgeVersion } from '../../src/versions/version-rule.js';

/* before, after, gravest change; the lowest version allowed, whether it is kept */
test.each([
  ['1.2.3', '2.0.0', 'breaking', '2.0.0', true],
  ['1.2.3', '1.3.0', 'breaking', '2.0.0', false],
  ['1.2.3', '3.1.0', 'breaking', '2.0.0', true],
  ['1.2.3', '1.3.0', 'notable', '1.3.0', true],
  ['1.2.3', '1.2.4', 'notable', '1.3.0', false],
  ['1.2.3', '2.0.0', 'notable', '1.3.0', true],
  ['1.2.3', '1.2.4', 'wording', '1.2.4', true],
  ['1.2.3', '1.2.3', 'wording', '1.2.4', false],
  ['1.2.3', '1.2.3', null, '1.2.3', true],
  ['1.2.3', '1.2.4', null, '1.2.3', true],
  ['1.2.3', '1.2.2', null, '1.2.3', false],
  ['1.9.0', '1.10.0', 'notable', '1.10.0', true],
  // Before 1.0.0 nothing is promised: a breaking change raises the minor version.
  ['0.4.1', '0.5.0', 'breaking', '0.5.0', true],
  ['0.4.1', '0.4.2', 'breaking', '0.5.0', false],
  ['0.4.1', '0.4.2', 'notable', '0.5.0', false],
  ['0.4.1', '0.4.2', 'wording', '0.4.2', true],
  ['0.4.1', '1.0.0', 'breaking', '0.5.0', true],
] as const)('%s → %s with %s: at least %s', (before, after, gravest, least, isHighEnough) => {
  expect(judgeVersion(before, after, gravest, false)).toMatchObject({ least, isHighEnough });
});

test('a version that goes back is told', () => {
  expect(judgeVersion('2.0.0', '1.9.9', 'wording', false)).toEqual({
    rises: 'patch',
    least: '2.0.1',
    isHighEnough: false,
    goesBack: true,
  });
});

test('the versions of two frameworks have nothing to do with each other', () => {
  expect(judgeVersion('2.0.0', '1.0.0', 'breaking', true)).toMatchObject({
    least: null,
    isHighEnough: true,
    goesBack: false,
  });
});
