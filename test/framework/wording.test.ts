import { describe, expect, test } from 'vitest';
import { readFramework } from '../../src/framework/read.js';
import { Source } from '../../src/source/source.js';

/** What is said of descriptors, lowest level first. */
function saidOf(descriptors: readonly string[], language = 'en-GB') {
  const levels = descriptors.map((_, level) => level);
  const byLevel = <T>(value: (level: number) => T, from = 0) =>
    Object.fromEntries(levels.slice(from).map((level) => [level, value(level)]));
  const text = JSON.stringify(
    {
      waymark: 1,
      id: 'any',
      version: '1.0.0',
      title: 'Any',
      language,
      scale: levels.map((level) => ({ level, name: `L${level}` })),
      owners: { ann: 'Ann' },
      phases: [
        {
          id: 'p',
          title: 'P',
          steps: [
            {
              id: 's',
              title: 'S',
              criteria: [
                {
                  id: 'c',
                  title: 'C',
                  question: 'What is there?',
                  levels: byLevel((level) => descriptors[level]),
                  actions: byLevel(() => ({ do: 'Do it.', owner: 'ann', weeks: 1, effort: 'small' }), 1),
                },
              ],
            },
          ],
        },
      ],
    },
    null,
    1,
  );
  return readFramework(new Source('any.json', text)).diagnostics;
}

/** The vague words that are found in a descriptor above the lowest level, as the caret marks them. */
function vagueIn(descriptor: string, language?: string): (string | undefined)[] {
  return saidOf(['There is none.', descriptor], language)
    .filter(({ code }) => code === 'vague-word')
    .map(({ excerpt, start, end }) => excerpt?.slice((start?.column ?? 0) - 1, (end?.column ?? 0) - 1));
}

describe('vague words', () => {
  test.each([
    ['Plans are reviewed regularly, with an appropriate owner.', ['regularly', 'appropriate']],
    ['The register is fully kept, updated as needed, and good.', ['fully', 'as needed', 'good']],
    [
      'Where possible, staff get timely and effective support, etc.',
      ['Where possible', 'timely', 'effective', 'etc'],
    ],
    [
      'Risks are reviewed as soon as possible, where appropriate.',
      ['as soon as possible', 'where appropriate'],
    ],
    ['Results are shared to a large extent.', ['to a large extent']],
    ['Controls are robust and in line with best practice.', ['robust', 'best practice']],
    ['Staff often meet, and often on Fridays.', ['"Staff often meet, and often on Fridays."']],
  ])('%s', (descriptor, words) => {
    expect(vagueIn(descriptor)).toEqual(words);
  });

  test.each([
    'The pattern is a regular expression that three people have read.',
    'Each rule says how often it is checked and from which effective date it holds.',
    'The five boundaries most often named are on a map.',
    'The list of frequently asked questions is newer than a month.',
    'The change is statistically significant at five per cent.',
    'Reasonable adjustments are recorded as required by law.',
    'The goods are in stock, and the public good is named in the plan.',
    'A cost-effective bid won, as the minutes of both meetings show.',
    'Every department has a plan, as well as a named owner with clear limits.',
  ])('are not in: %s', (descriptor) => {
    expect(vagueIn(descriptor)).toEqual([]);
  });

  test('are not looked for at the lowest level, nor in other languages', () => {
    const vague = 'It is regularly appropriate.';
    expect(saidOf([vague, 'There is one.'])).toEqual([]);
    expect(vagueIn(vague, 'en')).toEqual(['regularly', 'appropriate']);
    expect(vagueIn(vague, 'enm')).toEqual([]);
    expect(vagueIn(vague, 'cy')).toEqual([]);
  });

  test('that stand in the file otherwise than they read have the whole text marked', () => {
    const text = (levels: string) => `waymark: 1
id: any
version: 1.0.0
title: Any
scale: [{ level: 0, name: A }, { level: 1, name: B }]
owners: { ann: Ann }
phases:
  - { id: p, title: P, steps: [{ id: s, title: S, criteria: [{ id: c, title: C, question: What is there?,
      levels: { 0: Nothing., 1: ${levels} },
      actions: { 1: { do: Do it., owner: ann, weeks: 1, effort: small } } }] }] }
`;
    const places = [String.raw`"It is \u0067ood."`, '"It is done as\n        needed."'].map((levels) =>
      readFramework(new Source('any.yaml', text(levels))).diagnostics.map(({ code, start }) => [code, start]),
    );
    expect(places).toEqual([
      [['vague-word', { line: 9, column: 33 }]],
      [['vague-word', { line: 9, column: 33 }]],
    ]);
  });
});

describe('levels that differ only in degree', () => {
  const codesOf = (...descriptors: string[]) =>
    saidOf(descriptors)
      .map(({ code }) => code)
      .filter((code) => code !== 'vague-word');

  test.each([
    ['Some teams share what they learn.', 'Most teams share what they learn.'],
    ['The plan is sometimes reviewed.', 'The plan is always reviewed.'],
    ['The plan is partly funded.', 'The plan is funded.'],
    ['Some of the teams have a plan.', 'The majority of teams have a plan.'],
    ['Staff follow it in some cases.', 'Staff follow it consistently.'],
    ['Staff are involved to some extent.', 'Staff are very much involved.'],
    ['Limited records are kept.', 'Comprehensive records are kept.'],
  ])('%s / %s', (lower, higher) => {
    expect(codesOf(lower, higher)).toEqual(['only-degree-differs']);
    expect(codesOf(higher, lower)).toEqual(['only-degree-differs']);
  });

  test.each([
    ['The plan is reviewed monthly.', 'The plan is reviewed weekly.'],
    ['At least one team has a plan.', 'All teams have a plan.'],
    ['Tests are run manually.', 'Tests are run automatically.'],
    ['At most five tests fail.', 'All tests pass.'],
    ['Some teams have a plan.', 'All teams have a plan and a budget.'],
    ['Nobody has a plan.', 'Somebody has a plan.'],
    ['Regularly.', 'Always.'],
  ])('%s | %s can be told apart by more', (lower, higher) => {
    expect(codesOf(lower, higher)).not.toContain('only-degree-differs');
  });

  test('are told once, and only of neighbours', () => {
    expect(codesOf('Some teams plan.', 'A team of three plans.', 'Most teams plan.')).toEqual([]);
    expect(codesOf('Some teams plan.', 'Many teams plan.', 'All teams plan.')).toEqual([
      'only-degree-differs',
      'only-degree-differs',
    ]);
  });
});
