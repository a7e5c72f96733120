import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { PageToPrint, Printed } from '../../src/io.js';
import { type RunOptions, waymark } from '../support/run.js';

/* `report --format pdf`, with a printer that only says what it was given. test/browser prints in earnest. */

const folder = mkdtempSync(join(tmpdir(), 'waymark-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00, 0xfe]);

async function print(argv: readonly string[], printed: Printed = { bytes }, options: RunOptions = {}) {
  const pages: PageToPrint[] = [];
  const sent: Uint8Array[] = [];
  const result = await waymark(['report', 'examples/riverside-council.yaml', ...argv], {
    printer: async (page) => {
      pages.push(page);
      return printed;
    },
    reader: (piece) => sent.push(Buffer.from(piece)) > 0,
    ...options,
  });
  return { ...result, pages, sent: Buffer.concat(sent) };
}

describe('what is printed', () => {
  test('is the page of --format html with every part open', async () => {
    const { exitCode, stderr, pages, sent } = await print(['--format', 'pdf']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect([...sent]).toEqual([...bytes]);
    const html = (await waymark(['report', 'examples/riverside-council.yaml', '--format', 'html'])).stdout;
    expect(html).toContain('<details>');
    expect(pages[0]?.html).not.toMatch(/<details(?! open)/);
    expect(pages[0]?.html.replaceAll('<details open', '<details')).toBe(html);
    expect(pages[0]?.paper).toBe('a4');
  });

  test('has the organisation at the foot, and the title where there is one', async () => {
    expect((await print(['-f', 'pdf'])).pages[0]?.footer).toContain('Riverside Council');
    const { pages } = await print(['-f', 'pdf', '--title', '<img src=x onerror=alert(1)>\u202e']);
    expect(pages[0]?.footer).toContain('&lt;img src=x onerror=alert(1)>�');
    expect(pages[0]?.footer).not.toContain('<img');
  });

  test('is on the paper that was asked for', async () => {
    expect((await print(['-f', 'pdf', '--paper', 'letter'])).pages[0]?.paper).toBe('letter');
    expect((await print(['-f', 'pdf', '--paper', 'a5'])).exitCode).toBe(2);
    const { exitCode, stderr, pages } = await print(['-f', 'html', '--paper', 'letter']);
    expect({ exitCode, pages }).toEqual({ exitCode: 2, pages: [] });
    expect(stderr).toContain('--paper is for --format pdf');
  });

  test('leaves out notes when they are to be left out', async () => {
    expect((await print(['-f', 'pdf', '--no-notes'])).pages[0]?.html).not.toContain('Joan Pettifold');
  });
});

describe('where it goes', () => {
  test('a name that ends in .pdf is enough', async () => {
    const file = join(folder, 'report.pdf');
    const { exitCode, stdout, stderr } = await print(['-o', file]);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect([...readFileSync(file)]).toEqual([...bytes]);
  });

  test('a terminal is refused before anything is printed', async () => {
    const { exitCode, stderr, pages, sent } = await print(['-f', 'pdf'], { bytes }, { terminal: 80 });
    expect({ exitCode, pages, sent: sent.length }).toEqual({ exitCode: 2, pages: [], sent: 0 });
    expect(stderr).toContain('Name a file with --output');
  });
});

describe('a machine that cannot print', () => {
  const cases: [Printed, string][] = [
    [{ problem: 'no-driver' }, 'npm install playwright-core'],
    [{ problem: 'no-browser' }, 'no Chrome, Edge or Chromium was found'],
    [{ problem: 'named-browser-absent', reason: '/opt/none' }, 'WAYMARK_BROWSER names /opt/none'],
    [{ problem: 'print-failed', reason: 'Timeout 60000ms exceeded.' }, 'Timeout 60000ms exceeded. Another'],
  ];
  test.each(cases)('$problem', async (printed, words) => {
    const file = join(folder, 'none.pdf');
    const { exitCode, stdout, stderr } = await print(['-o', file], printed);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).toContain('--format html');
    expect(existsSync(file)).toBe(false);
  });
});
