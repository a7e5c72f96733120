// Runs a program of Node to its end.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const hook = fileURLToPath(new URL('peak-memory.cjs', import.meta.url));

// An extra certificate file adds tens of milliseconds to every start of Node, and would flatter the ratios.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** @returns how long it took, in milliseconds, and the most memory that it had, in bytes */
export function run(args) {
  const start = performance.now();
  const { status, stderr, output } = spawnSync(process.execPath, ['-r', hook, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const time = performance.now() - start;
  // A sheet that is rejected ends “waymark score” with 1.
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr.slice(0, 2000)}`);
  return { time, peak: Number(output[3]) };
}
