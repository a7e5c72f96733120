import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { type Framework, listCriteria, scaleBounds } from '../../src/framework/framework.js';
import { readSheet } from '../../src/sheet/read.js';
import { type Data, isMapping, type Mapping } from '../../src/source/edit.js';
import { Source } from '../../src/source/source.js';
import { compareFrameworks } from '../../src/versions/compare.js';
import { migrateSheet } from '../../src/versions/migrate.js';
import { countFates, type Migration } from '../../src/versions/migration.js';
import { haveSameScale, moveLevel, type ScaleRule, scaleRules } from '../../src/versions/scale-rule.js';
import { type Case, migratable } from './arbitraries.js';

const form = fc.constantFrom('yaml' as const, 'json' as const, 'flow' as const);
const rule = fc.constantFrom(...scaleRules);
type Form = 'yaml' | 'json' | 'flow';

function write(sheet: Mapping, how: Form): { file: string; text: string } {
  if (how === 'yaml') return { file: 'sheet.yaml', text: `# first\n${stringify(sheet)}# last\n` };
  return { file: how === 'json' ? 'sheet.json' : 'sheet.yaml', text: JSON.stringify(sheet) };
}

function migrate({ old, now }: Case, file: string, text: string, scaleRule: ScaleRule): Migration {
  const data: Data = parse(text);
  return migrateSheet({ file, text, data }, { old, now, scaleRule, framework: now.id });
}

const isValid = (file: string, text: string, framework: Framework) => {
  const { sheet, diagnostics } = readSheet(new Source(file, text)).complete(framework, 'by-id');
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return sheet !== null;
};

/** Every text and number in some data, with the keys that lead to it left out. */
function leaves(data: Data | undefined): (string | number)[] {
  if (Array.isArray(data)) return data.flatMap(leaves);
  if (isMapping(data)) return Object.values(data).flatMap(leaves);
  return typeof data === 'string' || typeof data === 'number' ? [data] : [];
}

function everyCase(law: (one: Case, file: string, text: string, rule: ScaleRule, result: Migration) => void) {
  fc.assert(
    fc.property(migratable, form, rule, (one, how, scaleRule) => {
      const { file, text } = write(one.sheet, how);
      isValid(file, text, one.old);
      law(one, file, text, scaleRule, migrate(one, file, text, scaleRule));
    }),
    { numRuns: 120 },
  );
}

const mapping = (data: Data | undefined): Mapping => (isMapping(data) ? data : {});
const list = (data: Data | undefined) => (Array.isArray(data) ? (data as Mapping[]) : []);

describe('laws of a migrated sheet', () => {
  test('it is valid under the new framework', () => {
    everyCase(({ now }, file, _text, _rule, { text, problems }) => {
      expect(problems).toEqual([]);
      expect(isValid(file, text, now)).toBe(true);
      expect(parse(text)['framework-version']).toBe(now.version);
    });
  });

  test('every answer is either carried or listed, and the counts add up', () => {
    everyCase(({ sheet }, _file, _text, _rule, { text, report }) => {
      const said = Object.entries(mapping(sheet.answers)).filter(
        ([, answer]) => answer !== null && !(isMapping(answer) && Object.keys(answer).length === 0),
      );
      expect(report.answers.map(({ id }) => id)).toEqual(said.map(([id]) => id));
      const counts = Object.values(countFates(report.answers));
      expect(counts.reduce((sum, number) => sum + number, 0)).toBe(said.length);
      const after = parse(text);
      const before = list(sheet.archive).length;
      const archived = list(after.archive).slice(before);
      for (const { id, to, fate, askAgain } of report.answers) {
        const kept = archived.filter((entry) => entry.id === id && entry.answer !== undefined);
        expect(kept.map(({ answer }) => answer)).toEqual(
          fate === 'archived' ? [mapping(sheet.answers)[id]] : [],
        );
        if (fate !== 'archived') expect(mapping(after.answers)).toHaveProperty([to ?? '']);
        if (askAgain)
          expect(mapping(after.answers)[to ?? '']).toEqual({ note: expect.stringMatching(/^Ask again\. /) });
      }
      const noted = report.targets.length - (typeof sheet.target === 'number' ? 1 : 0);
      expect(noted).toBe(Object.keys(mapping(sheet.targets)).length);
    });
  });

  test('nothing that the old sheet says is absent from the new one', () => {
    everyCase(({ sheet, now }, _file, _text, _rule, { text, report }) => {
      const after = parse(text);
      const there = leaves(after);
      const {
        target: _1,
        targets: _2,
        'framework-version': _3,
        framework: _4,
        form: _5,
        answers,
        ...rest
      } = sheet;
      const texts = Object.values(mapping(answers)).flatMap((answer) =>
        isMapping(answer)
          ? leaves([answer.note ?? null, answer.sources ?? null, answer['not-applicable'] ?? null])
          : [],
      );
      for (const leaf of [...leaves(rest), ...texts]) expect(there).toContain(leaf);
      const renamedItems = new Map(
        listCriteria(now).flatMap(({ criterion }) =>
          criterion.renamedItems.map(({ from, to }) => [from, to]),
        ),
      );
      for (const [id, answer] of Object.entries(mapping(answers))) {
        const ticked = isMapping(answer) && Array.isArray(answer.ticked) ? (answer.ticked as string[]) : null;
        if (ticked === null) continue;
        const to = report.answers.find((fate) => fate.id === id)?.to ?? '';
        const kept = [
          mapping(mapping(after.answers)[to]).ticked,
          ...list(after.archive).flatMap((entry) =>
            entry.id === id ? [entry.ticked, mapping(entry.answer).ticked] : [],
          ),
        ].filter(Array.isArray);
        // That none is ticked is said too.
        expect(kept.length).toBeGreaterThan(0);
        for (const item of ticked)
          expect(kept.some((items) => items.includes(item) || items.includes(renamedItems.get(item)))).toBe(
            true,
          );
      }
      for (const { id, to, fate, was, now: level } of report.targets) {
        if (fate === 'archived')
          expect(list(after.archive)).toContainEqual(
            expect.objectContaining({ ...(id !== null && { id }), target: was }),
          );
        else expect(to === null ? after.target : mapping(after.targets)[to]).toBe(level);
      }
    });
  });

  test('migrated twice it is the same as once, byte for byte', () => {
    everyCase((one, file, _text, scaleRule, { text }) => {
      expect(migrate({ ...one, old: one.now }, file, text, scaleRule).text).toBe(text);
    });
  });

  test('where nothing has changed but the version, only the version changes', () => {
    everyCase((one, file, text, scaleRule) => {
      const now = { ...one.old, version: '1.0.1' };
      const { text: after, report } = migrate({ ...one, now }, file, text, scaleRule);
      expect(report.answers.every(({ fate }) => fate === 'kept')).toBe(true);
      expect(parse(after)).toEqual({ ...parse(text), 'framework-version': '1.0.1' });
      if (file.endsWith('.json') || text.startsWith('{') || one.sheet['framework-version'] === undefined)
        return;
      expect(after).toBe(text.replace('framework-version: 1.0.0', 'framework-version: 1.0.1'));
    });
  });

  test('where diff finds nothing that breaks, every answer and every target stays as it was', () => {
    everyCase((one, _file, _text, _rule, { report }) => {
      if (compareFrameworks(one.old, one.now).counts.breaking > 0) return;
      expect(report.answers.filter(({ fate }) => fate !== 'kept')).toEqual([]);
      expect(report.targets.filter(({ fate }) => fate !== 'kept')).toEqual([]);
      expect([report.ticks, report.respondents, report.lostShortForm]).toEqual([[], [], false]);
    });
  });

  test('the order of the answers changes nothing but their order', () => {
    everyCase((one, file, text, scaleRule, { report }) => {
      const turned = {
        ...one.sheet,
        answers: Object.fromEntries(Object.entries(mapping(one.sheet.answers)).reverse()),
      };
      const other = migrate(
        one,
        file,
        write(turned, file.endsWith('json') ? 'json' : 'yaml').text,
        scaleRule,
      );
      expect([...other.report.answers].reverse()).toEqual(report.answers);
      expect(text).not.toBe('');
    });
  });
});

test('the laws are held against every fate, and against pairs of every kind', () => {
  const counts = new Map<string, number>();
  const count = (what: string, number = 1) => counts.set(what, (counts.get(what) ?? 0) + number);
  for (const one of fc.sample(migratable, { numRuns: 400, seed: 20_261_123 })) {
    const { file, text } = write(one.sheet, 'json');
    const { report } = migrate(one, file, text, 'proportional');
    for (const { fate, askAgain } of report.answers) count(askAgain ? 'ask-again' : fate);
    for (const { fate } of report.targets) count(`target ${fate}`);
    count('ticks', report.ticks.length);
    count('groups', report.respondents.length);
    count(compareFrameworks(one.old, one.now).counts.breaking === 0 ? 'harmless' : 'breaking');
    count(haveSameScale(one.old, one.now) ? 'same scale' : 'other scale');
  }
  for (const [what, number] of counts) expect(number, what).toBeGreaterThan(5);
  expect([...counts.keys()].sort()).toEqual([
    'archived',
    'ask-again',
    'breaking',
    'groups',
    'harmless',
    'kept',
    'look-again',
    'other scale',
    'renamed',
    'rescaled',
    'same scale',
    'target archived',
    'target kept',
    'target renamed',
    'target rescaled',
    'ticks',
  ]);
});

describe('a level on another scale', () => {
  const scale = (lowest: number, highest: number) => ({
    scale: Array.from({ length: highest - lowest + 1 }, (_, index) => ({
      level: lowest + index,
      name: '',
      meaning: null,
    })),
  });

  test.each<[string, [number, number], [number, number], ScaleRule, (number | null)[]]>([
    ['0–4 to 1–5, the number', [0, 4], [1, 5], 'clamp', [1, 1, 2, 3, 4]],
    ['0–4 to 1–5, the share', [0, 4], [1, 5], 'proportional', [1, 2, 3, 4, 5]],
    ['0–3 to 1–5: in doubt, the lower one', [0, 3], [1, 5], 'proportional', [1, 2, 4, 5]],
    ['0–4 to 0–2: halves go down', [0, 4], [0, 2], 'proportional', [0, 0, 1, 1, 2]],
    ['0–2 to 0–5: halves go down', [0, 2], [0, 5], 'proportional', [0, 2, 5]],
    ['1–5 to 0–3, the number', [1, 5], [0, 3], 'clamp', [1, 2, 3, 3, 3]],
    ['1–5 to 0–3, asked again', [1, 5], [0, 3], 'ask-again', [null, null, null, null, null]],
    ['no other scale, asked again', [0, 2], [0, 2], 'ask-again', [0, 1, 2]],
  ])('%s', (_name, [low, high], to, scaleRule, expected) => {
    const levels = Array.from({ length: high - low + 1 }, (_, index) => low + index);
    expect(levels.map((level) => moveLevel(level, scale(low, high), scale(...to), scaleRule))).toEqual(
      expected,
    );
  });

  test('by the rules that keep it: it is on the new scale, the ends go to the ends, and the order stays', () => {
    const bounds = fc
      .tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 9 }))
      .map(([low, span]) => {
        return scale(low, Math.min(9, low + span));
      });
    fc.assert(
      fc.property(
        bounds,
        bounds,
        fc.constantFrom('clamp' as const, 'proportional' as const),
        (from, to, how) => {
          const { lowest, highest } = scaleBounds(to);
          const moved = from.scale.map(({ level }) => moveLevel(level, from, to, how) ?? Number.NaN);
          expect(moved).toEqual([...moved].sort((a, b) => a - b));
          expect(moved.every((level) => level >= lowest && level <= highest)).toBe(true);
          if (how === 'proportional') expect([moved[0], moved.at(-1)]).toEqual([lowest, highest]);
        },
      ),
    );
  });
});
