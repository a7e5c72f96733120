import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, cutBlocks, type TooLarge } from '../../src/batch/blocks.js';
import { IdRegister } from '../../src/batch/ids.js';
import { Memory } from '../../src/batch/memory.js';
import { splitCsv, splitLines } from '../../src/batch/split.js';

/** A stream that delivers its bytes a few at a time. */
function streamOf(bytes: Buffer, sizes: readonly number[]) {
  let at = 0;
  let turn = 0;
  return {
    read(into: Buffer) {
      const size = Math.min(sizes[turn % sizes.length] ?? 1, into.length);
      turn += 1;
      const read = bytes.copy(into, 0, at, Math.min(bytes.length, at + size));
      at += read;
      return read;
    },
    close() {},
  };
}

async function blocksOf(
  text: string,
  sizes: readonly number[],
  more: { csv?: boolean; most?: number; goesOn?: boolean } = {},
) {
  const found: (Block | TooLarge)[] = [];
  const splitterOf = more.csv === true ? (bytes: Buffer) => splitCsv(bytes, ',') : splitLines;
  const options = {
    splitterOf,
    mostBytes: more.most ?? 1000,
    goesOn: more.goesOn ?? true,
    memory: new Memory(64),
  };
  for await (const block of cutBlocks(streamOf(Buffer.from(text), sizes), options)) {
    found.push('tooLarge' in block ? block : { ...block, bytes: Buffer.from(block.bytes) });
  }
  return found;
}

const joined = (blocks: readonly (Block | TooLarge)[]) =>
  blocks.map((block) => ('tooLarge' in block ? '' : block.bytes.toString('utf8'))).join('');

/** Each block begins on the line that it says, and holds whole records. */
function expectWhole(text: string, blocks: readonly (Block | TooLarge)[], isEnd: (until: string) => boolean) {
  let before = '';
  for (const block of blocks) {
    expect(block.firstLine).toBe(before.split('\n').length);
    if (!('tooLarge' in block)) before += block.bytes.toString('utf8');
    expect(isEnd(before)).toBe(true);
  }
  expect(before).toBe(text);
}

const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });

describe('blocks', () => {
  test('of lines hold all bytes, and whole lines, however the stream delivers them', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '"', ','), maxLength: 90 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 20 }),
        sizes,
        fc.boolean(),
        async (lines, pieces, ends) => {
          const text = lines.join('\n') + (ends ? '\n' : '');
          const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
          expectWhole(whole, await blocksOf(text, pieces), (until) => until.endsWith('\n'));
        },
      ),
    );
  });

  test('of CSV hold whole records, line breaks between quotation marks included', async () => {
    const cell = fc.constantFrom(
      '1',
      '',
      'a"b',
      '"x\ny"',
      '"a ""b""\n\n, c"',
      '5" pipe',
      '"",""'.slice(0, 2),
    );
    const row = fc.array(cell, { minLength: 1, maxLength: 6 }).map((cells) => cells.join(','));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), sizes, async (rows, pieces) => {
        const text = rows.map((one) => `${one}\n`).join('');
        const ends = new Set(rows.map((_, index) => rows.slice(0, index + 1).join('\n').length + 1));
        expectWhole(text, await blocksOf(text, pieces, { csv: true }), (until) => ends.has(until.length));
      }),
    );
  });

  test('rows many times as large as a block stay whole, one after the other', async () => {
    const rows = [300, 2, 900, 900, 1, 500].map(
      (length, index) => `${index},"${'x\n'.repeat(length / 2)}"\n`,
    );
    const blocks = await blocksOf(rows.join(''), [200, 70], { csv: true, most: 2000 });
    expect(joined(blocks)).toBe(rows.join(''));
  });

  test('a byte order mark at the start is dropped', async () => {
    expect(joined(await blocksOf('\ufeffa\n\ufeffb\n', [2]))).toBe('a\n\ufeffb\n');
  });

  test('a line beyond the limit is reported where it begins, and the next ones are read', async () => {
    const blocks = await blocksOf(`a\n${'x'.repeat(5000)}\nb\n${'y'.repeat(3000)}`, [70], { most: 500 });
    expect(joined(blocks)).toBe('a\nb\n');
    expect(blocks.filter((block) => 'tooLarge' in block).map(({ firstLine }) => firstLine)).toEqual([2, 4]);
  });

  test('after a record beyond the limit nothing more is read where nothing can be made of it', async () => {
    const blocks = await blocksOf(`a,b\n"${'x\n'.repeat(900)}`, [70], {
      csv: true,
      most: 500,
      goesOn: false,
    });
    expect(joined(blocks)).toBe('a,b\n');
    expect(blocks.at(-1)).toEqual({ tooLarge: true, firstLine: 2 });
  });
});

test('an id is found again, among many, with the place where it was first', () => {
  const ids = new IdRegister();
  const add = (names: string[], file: string, first: number) =>
    ids.add({
      bytes: Buffer.from(`${names.join('\n')}\n`),
      files: [file],
      lines: Uint32Array.from(names, (_, index) => first + index),
    });
  const names = Array.from({ length: 5000 }, (_, index) => `s-${index}`);
  expect(add(names, 'a.ndjson', 1)).toEqual([]);
  expect(add(['t-1', 's-17', 't-2'], 'b.ndjson', 1)).toMatchObject([
    {
      code: 'repeated-sheet',
      file: 'b.ndjson',
      start: { line: 2, column: 1 },
      message: 'The id “s-17” was used before, by a.ndjson, line 18.',
    },
  ]);
  expect(add(['t-2', 'u'], 'c.ndjson', 7)).toMatchObject([
    { message: 'The id “t-2” was used before, by b.ndjson, line 3.' },
  ]);
  expect(
    ids.add({ bytes: Buffer.from('u\nv\n'), files: ['c.yaml', 'd.yaml'], lines: Uint32Array.of(0, 0) }),
  ).toMatchObject([
    { file: 'c.yaml', start: null, message: 'The id “u” was used before, by c.ndjson, line 8.' },
  ]);
});
