import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  eventually,
  expectWhole,
  fileIn,
  footer,
  freshFolder,
  isThere,
  program,
  Terminal,
} from './terminal.js';
import { answersIn, sheet, to } from './workshop.js';

/** A shell, as somebody has it who types `waymark`. */
async function shell(files: Record<string, string>): Promise<Terminal> {
  const bin = freshFolder();
  const command = join(bin, 'waymark');
  writeFileSync(command, `#!/bin/sh\nexec '${program.join("' '")}' "$@"\n`);
  chmodSync(command, 0o755);
  const folder = freshFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const terminal = await Terminal.open(['bash', '--norc', '--noprofile'], {
    folder,
    env: { PATH: `${bin}:${process.env.PATH}`, PS1: '$ ', HISTFILE: '/dev/null' },
  });
  await terminal.sees('$');
  return terminal;
}

async function enter(terminal: Terminal, line: string): Promise<void> {
  await terminal.type(line);
  await terminal.press('Enter');
}

const begun =
  'waymark: 1\nframework: public-sector-digital-transformation\nanswers:\n  senior-commitment: 3\n';

/** The keys or words that lead to a kind of prompt from the third question, and what is there then. */
const prompts: Record<string, { options?: string; type: string[]; sees: string[] }> = {
  'a question': { type: [], sees: [footer.question] },
  'a level that is marked': { type: ['4'], sees: ['< 4 Improving >'] },
  'a text': { type: ['n', 'half a note'], sees: ['half a note', footer.text] },
  'a list': { type: ['e'], sees: ['How well is the answer known?', footer.list] },
  'the list of steps': { type: ['g'], sees: ['Where to?', footer.list] },
  'the tick list': { type: ['g', '2', 'Enter', '1'], sees: ['[x]', footer.ticks] },
  'the guidance': { type: ['?'], sees: ['The rule for the room', footer.guidance] },
  'the review': { type: ['g', 'End', 'Up', 'Enter'], sees: ['Check the answers', footer.review] },
  'a plain line': { options: '--plain', type: [], sees: ['(“words” lists them):'] },
  'a plain line with words on it': { options: '--plain', type: ['unkno'], sees: ['): unkno'] },
  'a plain text': { options: '--plain', type: ['note', 'Enter'], sees: ['Note: what was said'] },
  'a plain tick list': { options: '--plain', type: ['go', 'Enter', '2', 'Enter'], sees: ['or “back”:'] },
};

test.each(Object.entries(prompts))('Ctrl-C at %s', async (_name, { options = '', type, sees }) => {
  const terminal = await shell({ [sheet]: begun });
  await enter(terminal, `clear; waymark assess ${sheet} ${options}; echo "[exit $?]"`);
  await terminal.sees('Question 2 of 38', options === '' ? footer.question : 'lists them):');
  await terminal.press('2', 'Enter');
  await terminal.sees('Question 3 of 38', options === '' ? footer.question : 'lists them):');
  await terminal.press(...type);
  await terminal.sees(...sees);
  await terminal.press('C-c');
  await terminal.sees(
    '[exit 130]',
    '2 of 38 questions answered',
    `To go on:  waymark assess ${sheet}${options && ` ${options}`}\n`,
  );
  // The shell has its terminal back: the cursor, and what is typed.
  expect(await terminal.cursorIsVisible()).toBe(true);
  await enter(
    terminal,
    "clear; stty -a | tr ' ' '\\n' | grep -xE 'isig|icanon|icrnl|echo|opost' | sort | paste -sd,",
  );
  await terminal.sees('echo,icanon,icrnl,isig,opost');
  await enter(terminal, 'cat');
  await terminal.type('typed once more');
  await terminal.sees('cat\ntyped once more');
  expect(answersIn(terminal.folder)).toEqual({ 'senior-commitment': 3, 'vision-understood': 2 });
  await expectWhole(terminal.folder, sheet);
});

test('Ctrl-C before there is a file', async () => {
  const terminal = await shell({});
  await enter(terminal, 'waymark assess; echo "[exit $?]"');
  await terminal.sees('Organisation (may stay empty)', footer.text);
  await terminal.press('C-c');
  await terminal.sees('Nothing is saved', '[exit 130]');
});

test('without a terminal to ask in, it names the commands for that', async () => {
  const terminal = await shell({});
  await enter(terminal, `waymark assess < /dev/null | cat; echo "[exit \${PIPESTATUS[0]}]"`);
  const screen = await terminal.until('the end', (shown) => /\n\[exit \d+\]/.test(shown));
  expect(screen).toContain('[exit 2]');
  expect(screen.replace(/\s+/g, ' ')).toMatch(/waymark template .*waymark report /);
});

test('a window that is closed over a shell', async () => {
  const terminal = await shell({ [sheet]: begun });
  const { folder } = terminal;
  await enter(terminal, `waymark assess ${sheet}`);
  await to(terminal, 2);
  await to(terminal, 3, '2', 'Enter');
  const { process: pid } = JSON.parse(fileIn(folder, `${sheet}.lock`));
  await terminal.close();
  await eventually('the process is gone', () => !isThere(pid));
  expect(answersIn(folder)).toEqual({ 'senior-commitment': 3, 'vision-understood': 2 });

  const again = await Terminal.assess([sheet], { folder });
  await to(again, 3);
  await again.press('q');
  expect(await again.exitStatus()).toBe(0);
  await expectWhole(folder, sheet);
});
