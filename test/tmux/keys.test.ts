import { expect, test } from 'vitest';
import { footer, Terminal } from './terminal.js';
import { answersIn, atFirstQuestion, sheet, to } from './workshop.js';

test('keys that are typed faster than screens are drawn are not lost', async () => {
  const terminal = await atFirstQuestion();
  await to(terminal, 4, '2', 'Enter', '1', 'Enter', '3', 'Enter');
  expect(answersIn(terminal.folder)).toEqual({
    'senior-commitment': 2,
    'vision-understood': 1,
    'organisation-priority': 3,
  });
});

test('keys of every kind at once', async () => {
  const terminal = await atFirstQuestion();
  await to(terminal, 4, ...['n', 'H', 'i', 'Enter', '2', 'Enter', 's', 'e', 'Down', 'Enter', 'Enter', 'u']);
  expect(answersIn(terminal.folder)).toEqual({
    'senior-commitment': { level: 2, note: 'Hi' },
    'organisation-priority': { unknown: true, evidence: 'seen' },
  });
});

test('keys that are typed before the first screen is there', async () => {
  const terminal = await Terminal.assess([sheet, '--organisation', 'Riverside', '--date', '2026-11-23']);
  await to(terminal, 2, 'Enter', 'Enter', '3', 'Enter');
});

const pasted = 'Quoted by staff\nat three sites,\r\n\tnot at the fourth.\n';

test('a paste into a note is one line', async () => {
  const terminal = await atFirstQuestion();
  await terminal.press('n');
  await terminal.sees('Note', footer.text);
  await terminal.type('Site 1: ');
  await terminal.paste(pasted);
  await terminal.sees('> Site 1: Quoted by staff at three sites, not at the fourth.', footer.text);
  await terminal.press('Enter');
  await terminal.sees('Note: “Site 1', footer.question);
  expect(answersIn(terminal.folder)).toEqual({
    'senior-commitment': { note: 'Site 1: Quoted by staff at three sites, not at the fourth.' },
  });
});

test('a paste at a question answers nothing', async () => {
  const terminal = await atFirstQuestion();
  await terminal.paste(`3\nu\nq\n${pasted}`);
  await terminal.press('1');
  await terminal.sees('Question 1 of 38', '0 to come back to', '< 1 Ad hoc >', footer.question);
  expect(answersIn(terminal.folder)).toEqual({});
  await to(terminal, 2, 'Enter');
  expect(answersIn(terminal.folder)).toEqual({ 'senior-commitment': 1 });
});

test('a paste at a list, a tick list and the guidance does nothing', async () => {
  const terminal = await atFirstQuestion();
  for (const [key, there] of [
    ['g', 'Where to?'],
    ['e', 'How well is the answer known?'],
    ['?', 'The rule for the room'],
  ] as const) {
    await terminal.press(key);
    await terminal.sees(there);
    await terminal.paste('3\n\nb\n');
    await terminal.press('x');
    await terminal.sees(there);
    await to(terminal, 1, 'b');
  }
});
