// Runs a program of Node to its end.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const hook = fileURLToPath(new URL('peak-memory.cjs', import.meta.url));

// An extra certificate file adds tens of milliseconds to every start of Node, and would flatter the ratios.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/**
 * @param status what it must end with; a sheet that is rejected ends “waymark score” with 1
 * @returns how long it took, in milliseconds, and the most memory that it had, in bytes
 */
export function run(args, { status = 0 } = {}) {
  const start = performance.now();
  const ended = spawnSync(process.execPath, ['-r', hook, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const time = performance.now() - start;
  check(args, ended, status);
  return { time, peak: Number(ended.output[3]) };
}

/** @returns what it wrote to standard output */
export function outputOf(args, { status = 0 } = {}) {
  const ended = spawnSync(process.execPath, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  check(args, ended, status);
  return ended.stdout;
}

function check(args, { status, stderr }, wanted) {
  if (status === wanted) return;
  throw new Error(`${args.join(' ')} ended with ${status}, not ${wanted}:\n${stderr.slice(0, 2000)}`);
}
