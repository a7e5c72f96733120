import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { listCriteria } from '../../src/framework/framework.js';
import { bundledFramework } from '../../src/index.js';
import { repository } from './run.js';

/** The built program. `npm test` and `npm run test:peers` build it first. */
export const program = join(repository, 'bin', 'waymark.js');

export interface Ran {
  /** Null when a signal has ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a folder. */
export function runProgram(
  folder: string,
  command: string,
  argv: readonly string[],
  stdin: string | Uint8Array = '',
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, argv, {
      cwd: folder,
      env: { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8', NO_COLOR: '1' },
    });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (piece) => stdout.push(piece));
    child.stderr.on('data', (piece) => stderr.push(piece));
    child.on('error', reject);
    // One that ends early does not read to the end.
    child.stdin.on('error', () => {});
    child.on('close', (exitCode) =>
      resolve({ exitCode, stdout: String(Buffer.concat(stdout)), stderr: String(Buffer.concat(stderr)) }),
    );
    child.stdin.end(stdin);
  });
}

/** `waymark score` */
export function score(folder: string, argv: readonly string[], stdin?: string | Uint8Array): Promise<Ran> {
  return runProgram(folder, process.execPath, [program, 'score', ...argv], stdin);
}

/** A folder that is gone when the test is over. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-many-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** The same numbers for each test: below a bound, one after the other. */
export function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % bound;
  };
}

export const framework = bundledFramework('public-sector-digital-transformation');
export const criteria = listCriteria(framework).map(({ criterion }) => criterion);

/** Sheets without a fault, each with an id of its own: `sheet-00001` and on. */
export function listSheets(count: number): Record<string, unknown>[] {
  const next = numbers(1);
  return Array.from({ length: count }, (_, index) => ({
    waymark: 1,
    framework: framework.id,
    id: `sheet-${String(index + 1).padStart(5, '0')}`,
    ...(next(10) > 0 && { organisation: `Organisation ${next(500)}` }),
    ...(next(10) > 0 && { date: `2026-11-${10 + next(20)}` }),
    ...(next(20) === 0 && { target: 2 + next(3) }),
    answers: Object.fromEntries(
      criteria.flatMap(({ id, notApplicableWhen }): [string, unknown][] => {
        const kind = next(16);
        if (kind === 0) return [];
        if (kind === 1) return [[id, null]];
        if (kind === 2) return [[id, 'unknown']];
        if (kind === 3) return [[id, { level: next(5), note: `Said of ${id}`, evidence: 'seen' }]];
        if (kind < 8 && notApplicableWhen !== null) return [[id, { 'not-applicable': notApplicableWhen }]];
        return [[id, next(5)]];
      }),
    ),
  }));
}

/** One a line. */
export function toNdjson(sheets: readonly unknown[]): string {
  return sheets.map((sheet) => `${JSON.stringify(sheet)}\n`).join('');
}
