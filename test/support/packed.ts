import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from './run.js';

const run = promisify(execFile);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const shell = process.platform === 'win32';

/** Packs what has been built into a folder. @returns the path of the tarball */
export async function packInto(folder: string): Promise<string> {
  const argv = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await run(npm, argv, { cwd: repository, shell });
  const packed = JSON.parse(stdout);
  const [entry] = Array.isArray(packed) ? packed : Object.values(packed);
  return join(folder, entry.filename);
}
