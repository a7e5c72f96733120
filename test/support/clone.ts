import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from './run.js';

const run = promisify(execFile);

/** The surroundings without what git tells its own hooks, should this run in one. */
export const withoutGit = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')),
);

/** Runs git in a folder. @returns what it prints */
export async function git(folder: string, ...argv: string[]): Promise<string> {
  const settings = ['user.name=Somebody', 'user.email=somebody@example.org', 'core.autocrlf=false'];
  const given = [...settings.flatMap((one) => ['-c', one]), ...argv];
  return (await run('git', given, { cwd: folder, env: withoutGit })).stdout;
}

/** Makes a repository of this one as it is now, in one commit. @returns the commit */
export async function cloneNow(folder: string): Promise<string> {
  const list = await git(repository, 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  for (const file of list.split('\0').filter((name) => name !== '')) {
    cpSync(join(repository, file), join(folder, file), { recursive: true });
  }
  await git(folder, 'init', '--quiet');
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', 'now');
  return (await git(folder, 'rev-parse', 'HEAD')).trim();
}
