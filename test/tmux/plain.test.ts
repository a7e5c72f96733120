import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventually, expected, expectWhole, fileIn, freshFolder, program, Terminal } from './terminal.js';
import { sheet } from './workshop.js';

/** Somebody who types lines; every byte that reaches the terminal is kept, and so are the lines themselves. */
class Typist {
  readonly terminal: Terminal;
  readonly #file: string;

  private constructor(terminal: Terminal, file: string) {
    this.terminal = terminal;
    this.#file = file;
  }

  static async sits(argv: readonly string[], folder: string, env = {}): Promise<Typist> {
    // It waits for Enter, so that not a byte is missed.
    const command = ['sh', '-c', 'read -r go && exec "$@"', 'sh', ...program, 'assess', ...argv];
    const typist = new Typist(await Terminal.open(command, { folder, env }), join(freshFolder(), 'bytes'));
    await typist.terminal.record(typist.#file);
    await eventually('the terminal is recorded', () => existsSync(typist.#file));
    await typist.says('');
    return typist;
  }

  /** Types lines, each as soon as the program waits for one. */
  async says(...lines: string[]): Promise<void> {
    for (const line of lines) {
      const before = this.bytes.length;
      if (line !== '') await this.terminal.type(line);
      await this.terminal.press('Enter');
      await eventually(`there is an answer to “${line}”: ${this.bytes.slice(-500)}`, () =>
        /\n[^\n]*: $/.test(this.bytes.slice(before)),
      );
    }
  }

  /** Types the last line, and waits for the words that the program ends with. @returns the exit status */
  async ends(line: string, words: string): Promise<number | string> {
    await this.terminal.type(line);
    await this.terminal.press('Enter');
    await eventually(`“${words}” is written`, () => this.bytes.includes(words));
    return this.terminal.exitStatus();
  }

  get bytes(): string {
    return readFileSync(this.#file, 'utf8');
  }

  /** What was shown and typed, as a person reads it. */
  get transcript(): string {
    return this.bytes.replaceAll('\r\n', '\n').trimStart();
  }
}

const farewell = 'To report: waymark report';

test('a session of typed lines', async () => {
  const folder = freshFolder();
  const typist = await Typist.sits(['--plain', '--date', '2026-11-23'], folder);
  // Organisation, file, people, targets.
  await typist.says('Riverside Council', '', 'Zoë Müller', '4', '', '2', '3');
  await typist.says('words', 'guidance', '3');
  await typist.says(
    'note',
    '会議: “we have seen it” 🙂',
    'evidence',
    '2',
    'https://intranet.example/vision',
    '',
    '3',
  );
  await typist.says('7', 'na', 'unknown', 'skip');
  // A tick list, and the levels that it closes.
  await typist.says('1 3', '3', '2', 'back', '', '1');
  // Another step, where something does not apply.
  await typist.says('goto', '6', '0', '1', '2', '3', 'na', '', 'Nothing has been released yet');
  await typist.says('goto', '11', 'skipped', 'unknown', 'without evidence', 'all', '6', '2');
  expect(await typist.ends('quit', farewell)).toBe(0);

  // Gone on with, to the report.
  const again = await Typist.sits(['riverside-council.yaml', '--plain'], folder);
  await again.says('2', 'goto', '11', 'finish');
  expect(await again.ends('1', 'Saved in riverside-council.yaml')).toBe(0);

  const [session = '', report = ''] = again.transcript.split(/(?=^Riverside Council\n=)/m);
  await expect(`${typist.transcript}\n---\n\n${session}`).toMatchFileSnapshot(expected('plain.txt'));
  expect(report).toContain('DO NOW');
  for (const { bytes } of [typist, again]) expect(bytes).not.toContain('\u001b');
  await expect(fileIn(folder, 'riverside-council.yaml')).toMatchFileSnapshot(expected('plain.yaml'));
  await expectWhole(folder, 'riverside-council.yaml');
});

test.each([
  ['on a dumb terminal', { TERM: 'dumb' }],
  ['where WAYMARK_PLAIN asks for it', { WAYMARK_PLAIN: '1' }],
])('plain %s', async (_name, env) => {
  const folder = freshFolder();
  const typist = await Typist.sits(
    [sheet, '--organisation', 'Riverside Council', '--date', '2026-11-23'],
    folder,
    env,
  );
  await typist.says('', '1', '3');
  expect(typist.transcript).toContain('Question 2 of 38 · 1 answered');
  expect(await typist.ends('quit', farewell)).toBe(0);
  expect(typist.bytes).not.toContain('\u001b');
  await expectWhole(folder, sheet);
});
