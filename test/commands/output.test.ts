import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeResult } from '../../src/commands/output.js';
import { UsageError } from '../../src/exit-codes.js';
import { fileIo, type Io } from '../../src/io.js';

/* Results that are no text: pages for a printer, spreadsheets. */

const folder = mkdtempSync(join(tmpdir(), 'waymark-output-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Bytes that are no UTF-8. */
const bytes = new Uint8Array([0x25, 0x50, 0xff, 0xfe, 0x00, 0x0a, 0xc3]);

function ioWith(isTerminal: boolean): { io: Io; sent: number[]; written: string[] } {
  const sent: number[] = [];
  const written: string[] = [];
  const stdout = {
    isTerminal,
    columns: undefined,
    write: (text: string) => void written.push(text),
    send: async (piece: Uint8Array) => sent.push(...piece) > 0,
  };
  return { io: { ...fileIo(folder), stdout } as unknown as Io, sent, written };
}

describe('a result of bytes', () => {
  beforeAll(() => writeFileSync(join(folder, 'before.pdf'), 'what was there'));

  test('is in its file as it was', async () => {
    await writeResult(ioWith(true).io, { output: 'before.pdf' }, bytes);
    expect([...readFileSync(join(folder, 'before.pdf'))]).toEqual([...bytes]);
  });

  test.each([undefined, '-'])('goes to a pipe as it is (--output %s)', async (output) => {
    const { io, sent, written } = ioWith(false);
    await writeResult(io, output === undefined ? {} : { output }, bytes);
    expect({ sent, written }).toEqual({ sent: [...bytes], written: [] });
  });

  test.each([undefined, '-'])('is not for a terminal (--output %s)', async (output) => {
    const { io, sent, written } = ioWith(true);
    const writing = writeResult(io, output === undefined ? {} : { output }, bytes);
    await expect(writing).rejects.toThrow(UsageError);
    await expect(writing).rejects.toThrow('Name a file with --output.');
    expect({ sent, written }).toEqual({ sent: [], written: [] });
  });

  test('leaves nothing where it cannot be written', async () => {
    const writing = writeResult(ioWith(false).io, { output: 'no/such/report.pdf' }, bytes);
    await expect(writing).rejects.toThrow('no/such/report.pdf cannot be written: the folder does not exist.');
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });
});
