import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from './run.js';

const groups: Record<string, string[]> = parse(
  readFileSync(join(repository, 'test/fixtures/hostile/texts.yaml'), 'utf8'),
);

/** What no file may hold, and what is written in another form where it comes another way. */
export const controlTexts: readonly string[] = groups.controls ?? [];

/** What files may hold: each is shown as it is. */
export const hostileTexts: readonly string[] = Object.entries(groups).flatMap(([name, texts]) =>
  name === 'controls' ? [] : texts,
);

/** One after another, from the first again after the last. */
const text = (place: number): string => hostileTexts[place % hostileTexts.length] ?? '';

const perStep = 12;

/** As many criteria as there are texts: each text is in every kind of place. */
function hostileFramework() {
  const criteria = hostileTexts.map((title, n) => ({
    id: `c${n}`,
    title,
    question: text(n + 1),
    why: text(n + 2),
    ask: ['g0', 'g1'],
    essential: n % 5 === 0,
    'look-for': [text(n + 3), text(n + 4)],
    'not-applicable-when': text(n + 5),
    checklist: { items: { a: text(n + 6), b: text(n + 7) }, needed: { 1: 1, 2: 2 } },
    levels: { 0: `${text(n + 8)} 0`, 1: `${text(n + 9)} 1`, 2: `${text(n + 10)} 2` },
    actions: {
      1: { do: text(n + 11), owner: `o${n % hostileTexts.length}`, weeks: 1, effort: 'small' },
      2: { do: text(n + 12), owner: `o${(n + 1) % hostileTexts.length}`, weeks: 2, effort: 'large' },
    },
  }));
  const steps = Array.from({ length: Math.ceil(criteria.length / perStep) }, (_, n) => ({
    id: `s${n}`,
    title: text(13 * n + 1),
    summary: text(13 * n + 2),
    criteria: criteria.slice(n * perStep, (n + 1) * perStep),
  }));
  const named = (letter: string) =>
    Object.fromEntries(hostileTexts.map((name, n) => [`${letter}${n}`, name]));
  return {
    waymark: 1,
    id: 'hostile',
    version: '1.0.0',
    title: text(0),
    summary: text(1),
    limits: text(2),
    source: { title: text(3), author: text(4), url: 'https://example.org/"onclick="window.hacked=70' },
    scale: [0, 1, 2].map((level) => ({ level, name: text(20 + level), meaning: text(30 + level) })),
    groups: named('g'),
    owners: named('o'),
    effort: { small: text(40), medium: text(41), large: text(42) },
    phases: [0, 1, 2].map((n) => ({
      id: `p${n}`,
      title: text(50 + n),
      summary: text(60 + n),
      'opens-when': n === 0 ? {} : { c0: 2 },
      steps: steps.filter((_, index) => index % 3 === n),
    })),
  };
}

/** Every kind of answer, with a text wherever there can be one. */
function hostileSheet() {
  return {
    waymark: 1,
    framework: './framework.json',
    'framework-version': '1.0.0',
    organisation: hostileTexts.slice(0, 20).join(' '),
    respondents: hostileTexts.map((name, n) => ({ name, group: `g${n}` })),
    answers: Object.fromEntries(
      hostileTexts.map((note, n) => {
        const said = { note: text(n + 5), evidence: 'seen', sources: [note, text(n + 1)] };
        if (n % 7 === 6) return [`c${n}`, { 'not-applicable': text(n + 3) }];
        if (n % 11 === 10) return [`c${n}`, { unknown: true, note: text(n + 4) }];
        return [
          `c${n}`,
          { level: n % 3, ticked: n % 3 === 0 ? [] : n % 3 === 1 ? ['a'] : ['a', 'b'], ...said },
        ];
      }),
    ),
    votes: Object.fromEntries(
      hostileTexts.map((note, n) => [
        `c${n}`,
        [0, 1, 2].map((level) => ({
          name: text(n + level),
          group: `g${(n + level) % hostileTexts.length}`,
          ...(level === 1 ? { 'not-applicable': text(n + 6) } : { level, note, sources: [text(n + 2)] }),
        })),
      ]),
    ),
    settled: ['c0', 'c1'],
    actions: Object.fromEntries(
      hostileTexts.map((owner, n) => [`c${n}`, { owner, due: '2026-01-31', status: 'doing' }]),
    ),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'waymark-hostile-'));

/** A framework and a sheet that hold every hostile text, as files. */
export const hostileFiles = {
  framework: join(folder, 'framework.json'),
  sheet: join(folder, 'sheet.json'),
};
writeFileSync(hostileFiles.framework, JSON.stringify(hostileFramework(), null, 1));
writeFileSync(hostileFiles.sheet, JSON.stringify(hostileSheet(), null, 1));
