import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { waymark } from '../support/run.js';

const folder = mkdtempSync(join(tmpdir(), 'waymark-completion-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the scripts', () => {
  test.each(['bash', 'zsh', 'fish'])('%s', async (shell) => {
    const { exitCode, stdout, stderr } = await waymark(['completion', shell]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(
      fileURLToPath(new URL(`../expected/completion/${shell}`, import.meta.url)),
    );
  });

  test('another shell', async () => {
    const { exitCode, stderr } = await waymark(['completion', 'tcsh']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('bash, zsh, fish');
  });
});

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

/* What a real shell offers for a line that is half typed; for machines that have the shell. */
const lines: [string, string[]][] = [
  [
    'waymark ',
    [
      'assess',
      'compare',
      'completion',
      'diff',
      'explain',
      'help',
      'merge',
      'migrate',
      'plan',
      'report',
      'schema',
      'score',
      'show',
      'template',
      'test',
      'validate',
    ],
  ],
  ['waymark re', ['report']],
  ['waymark report --form', ['--format']],
  ['waymark report --format ', ['html', 'json', 'markdown', 'pdf', 'terminal', 'xlsx']],
  ['waymark report -f m', ['markdown']],
  ['waymark schema ', ['assessment', 'cases', 'framework', 'sheet']],
];

describe.runIf(has('bash'))('bash', () => {
  test.each(lines)('%s', async (line, expected) => {
    const script = join(folder, 'bash');
    writeFileSync(script, (await waymark(['completion', 'bash'])).stdout);
    const words = line.split(' ');
    const code = `source '${script.replaceAll('\\', '/')}'; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _waymark; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const offered = execFileSync('bash', ['--norc', '-c', code], { encoding: 'utf8' }).trim().split('\n');
    expect(offered.sort()).toEqual(expected);
  });

  test('a sheet: nothing of ours, so that files are offered', async () => {
    const script = join(folder, 'bash');
    const code = `source '${script.replaceAll('\\', '/')}'; COMP_WORDS=(waymark report ''); COMP_CWORD=2; _waymark; echo "\${#COMPREPLY[@]}"; complete -p waymark`;
    const said = execFileSync('bash', ['--norc', '-c', code], { encoding: 'utf8' });
    expect(said).toBe('0\ncomplete -o default -F _waymark waymark\n');
  });
});

describe.runIf(has('fish'))('fish', () => {
  test.each(lines)('%s', async (line, expected) => {
    const script = join(folder, 'fish');
    writeFileSync(script, (await waymark(['completion', 'fish'])).stdout);
    const code = `source '${script.replaceAll('\\', '/')}'; complete -C '${line}'`;
    const offered = execFileSync('fish', ['--no-config', '-c', code], {
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, HOME: folder },
    })
      .trim()
      .split('\n')
      .map((said) => said.split('\t')[0] ?? '');
    expect(offered.filter((word) => !['bash', 'fish', 'zsh'].includes(word)).sort()).toEqual(expected);
  });
});

describe.runIf(has('zsh'))('zsh', () => {
  test('the script is one that zsh accepts', async () => {
    const script = join(folder, 'zsh');
    writeFileSync(script, (await waymark(['completion', 'zsh'])).stdout);
    const code = `autoload -Uz compinit; compinit -D -u; source '${script.replaceAll('\\', '/')}'; print $_comps[waymark]`;
    expect(
      execFileSync('zsh', ['-f', '-c', code], { encoding: 'utf8', env: { ...process.env, ZDOTDIR: folder } }),
    ).toBe('_waymark\n');
  });
});
