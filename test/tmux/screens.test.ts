import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { listCriteria } from '../../src/framework/framework.js';
import { bundledFramework } from '../../src/index.js';
import { widthOf } from '../../src/terminal/layout.js';
import { expectScreen, footer, freshFolder, Terminal } from './terminal.js';
import { atFirstQuestion, sheet, to } from './workshop.js';

const bundled = bundledFramework('public-sector-digital-transformation');

/** A question as it fits 80×24, with nothing above or below. */
async function expectFit(terminal: Terminal): Promise<void> {
  const lines = (await terminal.everything()).trimEnd().split('\n');
  expect(lines[0]).toMatch(/^\S.* › .*\S$/);
  expect(lines.at(-1)).toMatch(/q save and leave$/);
  expect(Math.max(...lines.map((line) => widthOf(line)))).toBeLessThan(80);
  expect(await terminal.scrolled()).toBe(0);
}

test('every question fits the screen', async () => {
  const terminal = await atFirstQuestion();
  let ticks = 0;
  for (let question = 1; question <= 38; question += 1) {
    const screen = await terminal.sees(`Question ${question} of 38`, footer.question);
    if (screen.includes('Ticked:')) {
      ticks += 1;
      await expectFit(terminal);
      await to(terminal, question, 'l');
    }
    await expectFit(terminal);
    await terminal.press('s');
  }
  await terminal.sees('Check the answers', '38 not answered yet', footer.review);
  expect(ticks).toBe(5);
  expect(await terminal.scrolled()).toBe(0);
});

test('a question with a long note, sources and last time’s answer beside it fits too', async () => {
  const answer = {
    level: 0,
    note: 'Quoted by staff at three of four sites; the director disagrees, and will bring figures in spring.',
    evidence: 'seen',
    sources: ['https://intranet.example/vision', 'Minutes of the board, 3 November'],
  };
  const text = stringify({
    waymark: 1,
    framework: bundled.id,
    answers: Object.fromEntries(listCriteria(bundled).map(({ criterion }) => [criterion.id, answer])),
  });
  const folder = freshFolder();
  for (const name of [sheet, 'last-time.yaml']) writeFileSync(join(folder, name), text);
  const terminal = await Terminal.assess([sheet, '--from', 'last-time.yaml'], { folder });
  await terminal.sees('Check the answers', footer.review);
  await terminal.press('g');
  await terminal.sees('Where to?', footer.list);
  await terminal.press('1', 'Enter');
  for (let question = 1; question <= 38; question += 1) {
    await to(terminal, question);
    await expectFit(terminal);
    await terminal.press('s');
  }
  await terminal.sees('Check the answers', '38 of 38 answered', footer.review);
});

test('a change of size draws a question anew', async () => {
  const terminal = await atFirstQuestion();
  await terminal.press('2');
  await expectScreen(terminal, 'size-question', '< 2 Defined >', footer.question);
  await terminal.resize(60, 15);
  await expectScreen(terminal, 'size-question-60x15', 'page 1 of', footer.question);
  await terminal.press('Right');
  await expectScreen(terminal, 'size-question-60x15-page-2', 'page 2 of', footer.question);
  await terminal.resize(80, 24);
  await terminal.until('one page', (screen) => !/page \d of/.test(screen));
  await expectScreen(terminal, 'size-question', '< 2 Defined >', footer.question);
});

test('a change of size keeps a note that is being typed', async () => {
  const terminal = await atFirstQuestion();
  await terminal.press('n');
  await terminal.sees('Note', footer.text);
  await terminal.type('Quoted by staff at three of four sites, 会議 🙂, and the director disagrees.');
  await terminal.press('Left', 'Left');
  await expectScreen(terminal, 'size-note', 'the director disagrees', footer.text);
  await terminal.resize(60, 15);
  await expectScreen(terminal, 'size-note-60x15', 'and\n  the director', footer.text);
  await terminal.type('!');
  await terminal.press('BSpace');
  await terminal.resize(80, 24);
  await expectScreen(terminal, 'size-note', 'and the director disagrees', footer.text);
  await terminal.type('!');
  await terminal.press('Enter');
  await terminal.sees('Note: “Quoted', 'disagree!s.”', footer.question);
});

test('a change of size keeps the place in a list', async () => {
  const terminal = await atFirstQuestion();
  await terminal.press('g');
  await terminal.sees('Where to?', footer.list);
  await terminal.press('9');
  await expectScreen(terminal, 'size-list', '>  9 Evolving', footer.list);
  await terminal.resize(60, 15);
  await expectScreen(terminal, 'size-list-60x15', '(9 of 12)', footer.list);
  await terminal.resize(80, 24);
  await terminal.until('the whole list', (screen) => !screen.includes('of 12)'));
  await expectScreen(terminal, 'size-list', '>  9 Evolving', footer.list);
});
