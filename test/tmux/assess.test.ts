import { expect, test } from 'vitest';
import { expected, expectScreen, expectWhole, fileIn, footer, program, Terminal } from './terminal.js';
import { levels, to, toTicks, write } from './workshop.js';

test('a whole assessment, from an empty folder to the report', async () => {
  const terminal = await Terminal.assess();
  const { folder } = terminal;
  const screen = (name: string, ...texts: string[]) => expectScreen(terminal, name, ...texts);

  // About the assessment.
  await screen('opening', 'Organisation (may stay empty)', footer.text);
  await write(terminal, 'Organisation', 'Riverside Council');
  await screen('file-name', '> riverside-council.yaml', footer.text);
  await terminal.press('Enter');
  await terminal.sees('The day of the assessment', footer.text);
  await terminal.press('C-u');
  await write(terminal, 'Date', '2026-11-23');
  await write(terminal, 'Name or role (Enter alone to skip)', 'Zoë Müller, director');
  await terminal.sees('Which group does Zoë Müller, director speak for?', footer.list);
  await terminal.press('4');
  await screen('group', '> 4 Senior leaders', footer.list);
  await terminal.press('Enter');
  await screen('people', '1. Zoë Müller, director, Senior leaders', footer.text);
  await terminal.press('Enter');
  await terminal.sees('The framework', footer.list);
  await terminal.press('3', 'Enter');
  for (const [phase, row] of [
    ['Value Definition', '3'],
    ['Launch', '3'],
    ['Growth', '2'],
  ]) {
    await terminal.sees(`The target for “${phase}”`, footer.list);
    await terminal.press(row ?? '', 'Enter');
  }

  // A level, a note, evidence.
  await screen('question', 'Question 1 of 38', footer.question);
  await to(terminal, 2, '3', 'Enter');
  await terminal.press('n');
  await terminal.sees('Note', footer.text);
  await terminal.type(
    '会議: “we have seen it” 🙂 café, naïve, 日本語の長いメモです。次の会議でもう一度確認します。',
  );
  await screen('note', '確認します', footer.text);
  await terminal.press('Enter');
  await terminal.sees('Note: “会議', footer.question);
  await terminal.press('e');
  await terminal.sees('How well is the answer known?', footer.list);
  await terminal.press('2');
  await screen('evidence', '> 2 Somebody', footer.list);
  await terminal.press('Enter');
  await write(terminal, 'Where is the evidence', 'https://intranet.example/vision');
  await screen('sources', '1. https://intranet.example/vision', footer.text);
  await terminal.press('Enter');
  await screen('question-with-note', 'seen, 1 source', footer.question);
  await levels(terminal, 2, '32');

  // Unknown, a tick list, and the levels that it closes.
  await toTicks(terminal, 'u');
  await terminal.press('1', '3');
  await screen('tick-list', '2 of 3', footer.ticks);
  await terminal.press('Enter');
  await screen('question-with-closed-levels', 'Question 5 of 38', 'closed', footer.question);
  await terminal.press('3', 'Enter');
  await screen('closed-level', 'Level 3 is closed');
  await to(terminal, 6, '2', 'Enter');

  // Skip, back, a question that always applies, and guidance.
  await to(terminal, 7, 's');
  await to(terminal, 8, '1', 'Enter');
  await to(terminal, 7, 'b');
  await terminal.sees('Answer  1 Ad hoc');
  await to(terminal, 8, 'Enter');
  await terminal.press('x');
  await screen('always-applies', 'knows is unknown (u).');
  await terminal.press('?');
  await screen('guidance', 'The rule for the room', footer.guidance);
  await to(terminal, 8, 'Enter');
  await levels(terminal, 8, '20123');

  // Another step first.
  await terminal.press('g');
  await screen('go-to', 'Where to?', footer.list);
  await to(terminal, 35, '1', '0', 'Enter');
  await to(terminal, 36, '4', 'Enter');
  await terminal.press('g');
  await terminal.sees('Where to?', footer.list);
  await to(terminal, 13, '4', 'Enter');
  await levels(terminal, 13, '1');
  await toTicks(terminal, '2', 'Enter');
  await to(terminal, 15, '1', '2', '3', 'Enter');
  await toTicks(terminal, '3', 'Enter');
  await to(terminal, 16, '1', 'Enter');
  await toTicks(terminal, '2', 'Enter');
  await to(terminal, 17, '6', '5', '4', '2', 'Enter');
  await to(terminal, 18, '2', 'Enter');
  await levels(terminal, 18, '32100');

  // Not applicable, where a question allows it.
  await terminal.press('x');
  await screen('not-applicable', 'Why does it not apply?', footer.text);
  await write(terminal, 'Why does it not apply?', 'Nothing has been released yet');
  await to(terminal, 24);
  await levels(terminal, 24, '12340123');
  await toTicks(terminal, '4', 'Enter');
  await to(terminal, 33, '0');
  await to(terminal, 34, '0', 'Enter');
  await to(terminal, 36, 'u');
  await levels(terminal, 36, '23');
  await terminal.press('3', 'Enter');

  // Check the answers, change one, and finish.
  await screen('review', 'Check the answers', footer.review);
  await terminal.press('u');
  await screen('review-unknown', 'Shown: unknown', footer.review);
  await terminal.press('e');
  await screen('review-without-evidence', 'Shown: levels', footer.review);
  await terminal.press('s');
  await screen('review-skipped', 'Shown: not answered yet', footer.review);
  await to(terminal, 6, 'Enter');
  await terminal.press('1', 'Enter');
  await screen('review-after-a-change', 'Check the answers', 'Shown: all', footer.review);
  await terminal.press('f');
  await screen('finish', 'still open', footer.list);
  await terminal.press('1', 'Enter');
  expect(await terminal.exitStatus()).toBe(0);
  await terminal.sees('Saved in riverside-council.yaml.');

  const finished = fileIn(folder, 'riverside-council.yaml');
  await expect(finished).toMatchFileSnapshot(expected('riverside-council.yaml'));
  await expectWhole(folder, 'riverside-council.yaml');
  const report = await Terminal.open([...program, 'report', 'riverside-council.yaml'], { folder });
  expect(await report.exitStatus()).toBe(0);
  expect(await terminal.everything()).toContain(await report.everything());

  // Gone on with: from the first open question, and one answer is changed.
  const again = await Terminal.assess(['riverside-council.yaml'], { folder });
  await to(again, 4);
  await again.sees('Answer  unknown');
  await to(again, 34, '1', 'Enter');
  await to(again, 4, 'b');
  await again.sees('Answer  1 Ad hoc');
  await again.press('q');
  expect(await again.exitStatus()).toBe(0);
  await expectScreen(again, 'left', 'To report:');
  expect(fileIn(folder, 'riverside-council.yaml')).toBe(
    finished.replace('readiness: unknown', 'readiness: 1'),
  );
});
