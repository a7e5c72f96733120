import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { repository } from '../support/run.js';

const execute = promisify(execFile);

/** The real program. `npm run test:tmux` builds it first. */
export const program = [process.execPath, join(repository, 'bin', 'waymark.js')];

/** What stands last on a screen: once it is there, the screen is whole. */
export const footer = {
  question: 'q save and leave',
  list: 'Enter take',
  ticks: 'q save and leave',
  text: 'Esc back',
  review: 'q save and leave',
  guidance: 'back to the question',
};

export interface TerminalOptions {
  /** The working folder; a fresh one when absent. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * A program in a real terminal of 80×24: a tmux server of its own, which is gone when the test is over.
 * Nothing here sleeps and hopes: whoever wants to see something waits until it is on the screen.
 */
export class Terminal {
  readonly folder: string;
  readonly #env: Readonly<Record<string, string>>;

  private constructor(folder: string, env: Readonly<Record<string, string>>) {
    this.folder = folder;
    const home = freshFolder();
    this.#env = {
      // Nothing of the tester's own settings, such as NO_COLOR or a tmux around this one.
      PATH: process.env.PATH ?? '',
      HOME: home,
      TMUX_TMPDIR: home,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      ...env,
    };
  }

  /** Runs a command; the process of the pane is the command itself, without a shell around it. */
  static async open(command: readonly string[], options: TerminalOptions = {}): Promise<Terminal> {
    const terminal = new Terminal(options.folder ?? freshFolder(), options.env ?? {});
    onTestFinished(() => terminal.close());
    const settings = [
      ['status', 'off'],
      ['remain-on-exit', 'on'],
      ['remain-on-exit-format', ''],
      ['escape-time', '0'],
      ['default-terminal', options.env?.TERM ?? 'screen-256color'],
      // Else what a program clears would be moved to the lines that have been scrolled away.
      ['scroll-on-clear', 'off'],
    ];
    await terminal.#tmux(
      ...settings.flatMap(([name = '', value = '']) => ['set', '-gq', name, value, ';']),
      ...['new-session', '-d', '-x', '80', '-y', '24', '-c', terminal.folder, '--', ...command, ';'],
      // The server does not outlive the tests, even when they are killed.
      ...['run-shell', '-b', `while kill -0 ${process.pid}; do sleep 1; done 2>/dev/null; kill #{pid}`],
    );
    return terminal;
  }

  /** `waymark assess` */
  static assess(argv: readonly string[] = [], options: TerminalOptions = {}): Promise<Terminal> {
    return Terminal.open([...program, 'assess', ...argv], options);
  }

  /** Presses keys, by tmux's names: `2`, `Enter`, `C-c`. All of them arrive at once. */
  async press(...keys: string[]): Promise<void> {
    await this.#tmux('send-keys', ...keys);
  }

  async type(text: string): Promise<void> {
    await this.#tmux('send-keys', '-l', '--', text);
  }

  /** Pastes as a terminal does that marks what is pasted, where the program has asked for it. */
  async paste(text: string): Promise<void> {
    await this.#tmux('set-buffer', '--', text, ';', 'paste-buffer', '-p');
  }

  /** Waits until all of the texts are on the screen. @returns the screen */
  sees(...texts: string[]): Promise<string> {
    return this.until(texts.join(' … '), (screen) => texts.every((text) => screen.includes(text)));
  }

  /** Waits until the screen is as wanted. @returns the screen */
  async until(wanted: string, test: (screen: string) => boolean): Promise<string> {
    const end = Date.now() + patience;
    for (;;) {
      const screen = await this.screen();
      if (test(screen)) return screen;
      if (Date.now() > end) throw new Error(`“${wanted}” is not on the screen:\n${screen}`);
      await pause();
    }
  }

  /** The screen as it is now. */
  async screen(): Promise<string> {
    return trimmed(await this.#tmux('capture-pane', '-p'));
  }

  /** The screen and what has been scrolled away above it; a line that the terminal had to wrap is one long line. */
  async everything(): Promise<string> {
    return trimmed(await this.#tmux('capture-pane', '-p', '-J', '-S', '-'));
  }

  /** How many lines have been scrolled away: none, while every screen fits. */
  async scrolled(): Promise<number> {
    return Number(await this.#ask('#{history_size}'));
  }

  async cursorIsVisible(): Promise<boolean> {
    return (await this.#ask('#{cursor_flag}')) === '1';
  }

  async resize(columns: number, rows: number): Promise<void> {
    await this.#tmux('resize-window', '-x', String(columns), '-y', String(rows));
  }

  /** Copies every byte that the program writes from now on into a file. */
  async record(file: string): Promise<void> {
    await this.#tmux('pipe-pane', '-O', `cat > '${file}'`);
  }

  async pid(): Promise<number> {
    return Number(await this.#ask('#{pane_pid}'));
  }

  /** Sends a signal, and waits until the process is gone. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    const pid = await this.pid();
    process.kill(pid, signal);
    await this.#ended('the process is gone', () => !isThere(pid));
  }

  /** Waits for the end. @returns the exit status, or the signal that the program died of */
  async exitStatus(): Promise<number | string> {
    let said: string[] = [];
    await this.#ended('the program has ended', async () => {
      said = (await this.#ask('#{pane_dead} #{pane_dead_status} #{pane_dead_signal}')).split(' ');
      return said[0] === '1' && said.length > 1;
    });
    const [, status = '', signal] = said;
    return status === '' ? `signal ${signal}` : Number(status);
  }

  async #ended(wanted: string, test: () => boolean | Promise<boolean>): Promise<void> {
    const server = Number(await this.#ask('#{pid}'));
    await eventually(wanted, () => {
      // Now and then tmux misses the end of a process, which is then neither alive nor gone.
      process.kill(server, 'SIGCHLD');
      return test();
    });
  }

  /** Closes the terminal, as somebody does who closes its window. */
  async close(): Promise<void> {
    await this.#tmux('kill-server').catch(() => {});
  }

  async #ask(format: string): Promise<string> {
    return (await this.#tmux('display-message', '-p', format)).trim();
  }

  async #tmux(...argv: string[]): Promise<string> {
    const { stdout } = await execute('tmux', ['-u', '-L', 'waymark', '-f', '/dev/null', ...argv], {
      env: this.#env,
    });
    return stdout;
  }
}

/** How long something may take on a slow machine before it counts as never happening. */
const patience = 10_000;

const pause = () => new Promise((resolve) => setTimeout(resolve, 15));

/** Whether a process lives. */
export function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until something is true. */
export async function eventually(wanted: string, test: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await test())) {
    if (Date.now() > end) throw new Error(`It has not come true that ${wanted}.`);
    await pause();
  }
}

/** A folder that is gone when the test is over. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-tmux-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

function trimmed(screen: string): string {
  const lines = screen.split('\n').map((line) => line.trimEnd());
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Waits until the texts are on the screen, and compares the whole screen with a file. */
export async function expectScreen(terminal: Terminal, name: string, ...texts: string[]): Promise<void> {
  const file = expected(`${name}.txt`);
  const wanted = existsSync(file) ? readFileSync(file, 'utf8') : null;
  let screen = await terminal.sees(...texts);
  // It may not be drawn to its end yet.
  for (let tries = 0; screen !== wanted && tries < 50; tries += 1) {
    await pause();
    screen = await terminal.screen();
  }
  await expect(screen).toMatchFileSnapshot(file);
}

export function expected(name: string): string {
  return join(repository, 'test', 'expected', 'tmux', name);
}

/** The text of a file in the folder of a terminal. */
export function fileIn(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

export async function expectValid(folder: string, sheet: string): Promise<void> {
  const [node = '', ...argv] = program;
  await expect(execute(node, [...argv, 'validate', join(folder, sheet)])).resolves.toBeTruthy();
}

/** The sheet is valid, and nothing lies beside it, such as a lock. */
export async function expectWhole(folder: string, sheet: string): Promise<void> {
  await expectValid(folder, sheet);
  expect(readdirSync(folder)).toEqual([sheet]);
}
