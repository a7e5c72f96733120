import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../src/assessment/assess.js';
import type { Assessment } from '../../../../src/assessment/assessment.js';
import { assessable } from '../../../assessment/arbitraries.js';
import { answered, bundled, chartNames, draw, everywhere, say } from './drawn.js';

/* What must hold for the pictures of every framework and every sheet. */

const runs = { numRuns: Number(process.env.WAYMARK_LAW_RUNS ?? 60) };
const law = (name: string, holds: (markup: string, assessment: Assessment) => void) =>
  test(name, () => {
    fc.assert(
      fc.property(assessable, ({ framework, sheet }) => {
        const assessment = assess(framework, sheet);
        holds(chartNames.map((chart) => draw(chart, assessment)).join('\n'), assessment);
      }),
      runs,
    );
  });

law('no number is missing or endless', (markup) => {
  expect(markup).not.toMatch(/NaN|undefined|Infinity|null|\[object/);
});

law('every id is there once, and what is referred to is there', (markup) => {
  const ids = [...markup.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const named = [...markup.matchAll(/aria-labelledby="([^"]*)"/g)].map(([, id]) => id);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

law('every mark lies within its picture', (markup) => {
  const percentages = [...markup.matchAll(/\b(?:x|y|x1|x2|y1|y2|cx|cy|width|height)="(-?[\d.e-]+)%"/g)];
  for (const [, value] of percentages) {
    expect(Number(value)).toBeGreaterThanOrEqual(0);
    expect(Number(value)).toBeLessThanOrEqual(100);
  }
  for (const [, x, width] of markup.matchAll(/<rect[^>]* x="([\d.]+)%"[^>]* width="([\d.]+)%"/g)) {
    expect(Number(x) + Number(width)).toBeLessThan(100.02);
  }
  // The radar has units of its own: 160 to each side of its centre.
  for (const [, path = ''] of markup.matchAll(/ d="([^"]*)"/g)) {
    for (const number of path.match(/-?[\d.]+/g) ?? []) expect(Math.abs(Number(number))).toBeLessThan(160);
  }
});

law('each picture has as many marks as numbers: one dot a score', (markup, { phases }) => {
  const scored = phases.flatMap(({ steps }) => steps).filter(({ score }) => score !== null).length;
  expect(markup.match(/<circle class="score"[^>]* cy="13"/g)?.length ?? 0).toBe(scored);
  const onRadar = markup.match(/<circle class="score"[^>]* r="4"/g)?.length ?? 0;
  expect(onRadar).toBe(scored < 3 ? 0 : scored);
});

test('a finding holds for every sheet', () => {
  fc.assert(
    fc.property(assessable, ({ framework, sheet }) => {
      const assessment = assess(framework, sheet);
      const criteria = assessment.phases.flatMap(({ steps }) => steps).flatMap((step) => step.criteria);
      const isBelow = criteria.some(({ gap }) => gap !== null && gap > 0);
      const steps = say('steps', assessment)?.finding ?? '';
      expect(/gap/.test(steps)).toBe(isBelow);
      const [counted = '0'] = /^(All )?\d+/.exec(say('criteria', assessment)?.finding ?? '') ?? [];
      if (criteria.filter(({ level }) => level !== null).length > 1) {
        expect(Number(counted.replace('All ', ''))).toBe(
          criteria.filter(({ gap }) => gap !== null && gap > 0).length,
        );
      }
      expect(say('roadmap', assessment) === null).toBe(!isBelow);
    }),
    runs,
  );
});

describe('hostile texts', () => {
  const hostile = `</h3><script>alert(1)</script>"&\u202e\u001b[31m\u0000{x}${'W'.repeat(200)}`;
  const poison = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(poison);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        ['title', 'name', 'do', 'levelName'].includes(key) ? hostile : poison(item),
      ]),
    );
  };
  const assessment = answered(bundled, { ...everywhere(bundled, 1), 'senior-commitment': 'unknown' });
  const titles = Object.fromEntries(Object.keys(assessment.titles).map((id) => [id, hostile]));
  const poisoned = { ...(poison(assessment) as Assessment), titles };

  test.each(chartNames)('%s shows them as text', (chart) => {
    const markup = draw(chart, poisoned);
    expect(markup).toContain('&lt;script>');
    expect(markup).not.toMatch(/<script|<\/h3><script/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(markup).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u202e]/);
    expect(say(chart, poisoned)?.finding.length).toBeGreaterThan(0);
  });
});
