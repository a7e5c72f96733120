// Programs that are too heavy to come with the development of this one: they are fetched from npm when the bench
// first wants them, and kept in the temporary folder.
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * @param versions by name, exactly
 * @returns the folder in which they are, or why they cannot be had
 */
export function install(versions) {
  const folder = join(tmpdir(), `waymark-bench-programs-${userInfo().username}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Everyone may write into the temporary folder, and what is in this one will run.
  const { uid } = lstatSync(folder);
  if (process.getuid !== undefined && uid !== process.getuid()) return { why: `${folder} is not yours` };
  const wanted = Object.entries(versions);
  if (wanted.every(([name, version]) => installed(folder, name) === version)) return { folder };

  const packages = wanted.map(([name, version]) => `${name}@${version}`);
  console.log(`\nFetching ${packages.join(' and ')} from npm, once, into ${folder}.`);
  const { status, stderr, error } = npm(['install', '--prefix', folder, '--save-exact', ...packages]);
  if (status === 0) return { folder };
  const reason =
    /^npm (?:error|ERR!) code (\S+)/m.exec(stderr ?? '')?.[1] ?? error?.code ?? `ended with ${status}`;
  return { why: `npm could not fetch them (${reason}). Is there a network?` };
}

/** Beside a bench that npm runs, that npm; it asks nothing, runs nothing of theirs, and does not try for minutes. */
function npm(args) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1', '--fetch-timeout=60000'];
  const path = process.env.npm_execpath;
  return path === undefined
    ? spawnSync('npm', [...args, ...quiet], { encoding: 'utf8', shell: process.platform === 'win32' })
    : spawnSync(process.execPath, [path, ...args, ...quiet], { encoding: 'utf8' });
}

function installed(folder, name) {
  try {
    return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}
