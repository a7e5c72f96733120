import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Job, Settings } from '../../src/batch/job.js';
import { Scoring } from '../../src/batch/scoring.js';
import { readFramework } from '../../src/framework/read.js';
import { Source } from '../../src/source/source.js';

const path = 'test/fixtures/valid/tiny.yaml';
const { framework: tiny } = readFramework(new Source(path, readFileSync(path, 'utf8')));
if (tiny === null) throw new Error('The framework has errors');

const settings: Settings = {
  shape: { by: 'overall', wide: false, withActions: false, kept: [] },
  encoding: 'csv',
  output: 'rows',
  mostDrawn: 0,
  anonymous: false,
  strict: false,
  thresholds: [],
  framework: null,
  csvFramework: 'tiny',
  tableFramework: null,
};

/** A framework that only a path leads to: its own id is not known. */
const scoring = () =>
  new Scoring(
    settings,
    async (draft) => {
      const named = draft.framework;
      if (named?.value === './tiny.yaml') return { framework: tiny, how: 'by-path' };
      if (named !== undefined)
        draft.findings.add('unknown-framework', named.range, { id: named.value, known: [] });
      return null;
    },
    async () => {
      throw new Error('unused');
    },
  );

const sheet = (more: object) =>
  JSON.stringify({ waymark: 1, framework: './tiny.yaml', answers: {}, ...more });
const lines = (texts: (string | Buffer)[], isUtf8 = true): Job => ({
  kind: 'records',
  file: 'x.ndjson',
  bytes: Buffer.concat(texts.map((text) => Buffer.concat([Buffer.from(text), Buffer.from('\n')]))),
  isUtf8,
  firstLine: 1,
  header: null,
});

describe('what is learnt from one sheet says nothing of another', () => {
  test('a framework is known by the name that led to it alone', async () => {
    const { read, scored, diagnostics } = await scoring().run(
      lines([sheet({}), sheet({ framework: 'tiny' }), sheet({}), sheet({ framework: 'tiny' })]),
    );
    expect({ read, scored }).toEqual({ read: 4, scored: 2 });
    expect(diagnostics.map(({ code, start }) => [code, start?.line])).toEqual([
      ['unknown-framework', 2],
      ['unknown-framework', 4],
    ]);
  });

  test('targets belong to the sheet that has them, whatever block comes next', async () => {
    const one = scoring();
    const targets = (output: Uint8Array) =>
      Buffer.from(output)
        .toString()
        .trim()
        .split('\n')
        .map((row) => Number(row.split(',')[12]));
    const first = await one.run(lines([sheet({}), sheet({ targets: { owner: 1 } })]));
    // Not UTF-8, so nothing is recognised; the sheet beside the broken one has no targets.
    const broken = await one.run(lines([Buffer.from([0xff]), sheet({})], false));
    const last = await one.run(lines([sheet({ targets: { owner: 1 } }), sheet({})]));
    const [usual, own] = targets(first.output);
    expect(own).toBeLessThan(usual ?? 0);
    expect(targets(broken.output)).toEqual([usual]);
    expect(targets(last.output)).toEqual([own, usual]);
  });

  test('more problems than a call takes arguments', async () => {
    const answers = Object.fromEntries(Array.from({ length: 150_000 }, (_, index) => [`n${index}`, 1]));
    const { diagnostics } = await scoring().run(lines([sheet({ answers })]));
    expect(diagnostics).toHaveLength(150_000);
  });
});
