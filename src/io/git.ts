import { execFile } from 'node:child_process';
import { relative, resolve, sep } from 'node:path';
import type { FileReading } from './files.js';

/** Git is asked for little; whatever takes longer waits for something that will not come. */
const longestWait = 30_000;

/** What git said: its output, or why there is none. */
interface Answer {
  readonly code: number | string | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Reads a file as it is in a commit, without a shell.
 * @param ref a branch, a tag or a commit @param path from the folder
 */
export async function readGit(
  folder: string,
  ref: string,
  path: string,
  mostBytes: number,
): Promise<FileReading> {
  // Such a name would be an option, a range or a place in a tree; git allows none of it in the name of a branch.
  if (!/^[^-\s:]\S*$/u.test(ref) || /[\p{Cc}:?*[\\]|\.\./u.test(ref) || ref.length > 250)
    return unreadable(`“${ref}” is not the name of a branch, a tag or a commit`);
  const git = (...args: string[]) => run(folder, args, mostBytes);

  const commit = await git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
  if (commit.code === 'ENOENT') return unreadable('git is not installed, or is not on the path');
  if (/not a git repository/i.test(commit.stderr))
    return unreadable('the working folder is not in a git repository');
  if (commit.code !== 0) {
    return /^\s*$/.test(commit.stderr)
      ? unreadable(
          `the repository has no branch, tag or commit “${ref}”; in CI, fetch it first (“fetch-depth: 0”)`,
        )
      : unreadable(whyNot(commit));
  }
  const from = relative(folder, resolve(folder, path)).split(sep).join('/');
  const name = `${commit.stdout.toString('utf8').trim()}:./${from}`;
  const type = await git('cat-file', '-t', name);
  if (type.code !== 0)
    return /outside repository/i.test(type.stderr)
      ? unreadable('the file is outside the repository')
      : { problem: 'file-not-found' };
  if (type.stdout.toString('utf8').trim() !== 'blob') return { problem: 'not-a-file' };
  const content = await git('cat-file', 'blob', name);
  if (content.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return { problem: 'file-too-large' };
  return content.code === 0 ? { bytes: content.stdout } : unreadable(whyNot(content));
}

const unreadable = (reason: string): FileReading => ({ problem: 'file-unreadable', reason });

/** The first line that git said, as the end of a sentence. */
function whyNot({ code, stderr }: Answer): string {
  const [line = ''] = stderr.split('\n');
  return line === ''
    ? `git ended with ${code ?? 'a signal'}`
    : `git says “${line.replace(/^(fatal|error): /, '').replace(/\.$/, '')}”`;
}

function run(folder: string, args: readonly string[], mostBytes: number): Promise<Answer> {
  const options = {
    cwd: folder,
    encoding: 'buffer' as const,
    maxBuffer: mostBytes,
    timeout: longestWait,
    windowsHide: true,
    // What it says is read, so in one language; and it asks nobody for a password.
    env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' },
  };
  return new Promise((done) => {
    execFile('git', args, options, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : (error.code ?? null), stdout, stderr: stderr.toString('utf8') }),
    );
  });
}
