import { expect, test } from 'vitest';
import { listCriteria } from '../../src/framework/framework.js';
import { bundledFramework } from '../../src/index.js';
import { eventually, expectValid, expectWhole, footer, isThere, Terminal } from './terminal.js';
import { answersIn, atFirstQuestion, levels, sheet, to, toTicks } from './workshop.js';

interface Point {
  /** From the third question on, with two levels confirmed. */
  come(terminal: Terminal): Promise<unknown>;
  /** What has been confirmed on the way. */
  readonly confirmed?: Record<string, unknown>;
  /** The question at which it goes on, when it is not the third. */
  readonly opens?: number;
}

const points: Record<string, Point> = {
  'at the question after an answer': {
    come: (terminal) => to(terminal, 4, '1', 'Enter'),
    confirmed: { 'organisation-priority': 1 },
    opens: 4,
  },
  'with a level chosen and not confirmed': {
    async come(terminal) {
      await terminal.press('4');
      await terminal.sees('< 4 Improving >');
    },
  },
  'after “unknown”': {
    come: (terminal) => to(terminal, 4, 'u'),
    confirmed: { 'organisation-priority': 'unknown' },
  },
  'in the middle of a note': {
    async come(terminal) {
      await terminal.press('n');
      await terminal.sees('Note', footer.text);
      await terminal.type('Half a sentence that');
      await terminal.sees('Half a sentence that');
    },
  },
  'after a note': {
    async come(terminal) {
      await terminal.press('n');
      await terminal.sees('Note', footer.text);
      await terminal.type('A whole sentence.');
      await terminal.press('Enter');
      await terminal.sees('Note: “A whole sentence.”', footer.question);
    },
    confirmed: { 'organisation-priority': { note: 'A whole sentence.' } },
  },
  'among the sources of the evidence': {
    async come(terminal) {
      await terminal.press('e');
      await terminal.sees('How well is the answer known?', footer.list);
      await terminal.press('2', 'Enter');
      await terminal.sees('Where is the evidence', footer.text);
    },
  },
  'in a tick list': {
    async come(terminal) {
      await to(terminal, 4, '1', 'Enter');
      await toTicks(terminal, 'u');
      await terminal.press('1');
      await terminal.sees('[x]');
    },
    confirmed: { 'organisation-priority': 1, 'workforce-readiness': 'unknown' },
    opens: 4,
  },
  'after a tick list': {
    async come(terminal) {
      await levels(terminal, 3, '1');
      await toTicks(terminal, '0', 'Enter');
      await to(terminal, 5, '1', 'Enter');
    },
    confirmed: {
      'organisation-priority': 1,
      'workforce-readiness': 0,
      'value-targets': { ticked: ['money'] },
    },
    opens: 5,
  },
  'in the list of steps': {
    async come(terminal) {
      await terminal.press('g');
      await terminal.sees('Where to?', footer.list);
    },
  },
  'in the review': {
    async come(terminal) {
      await terminal.press('g');
      await terminal.sees('Where to?', footer.list);
      await terminal.press('End', 'Up', 'Enter');
      await terminal.sees('Check the answers', footer.review);
    },
  },
  'in a change from the review': {
    async come(terminal) {
      await points['in the review']?.come(terminal);
      await to(terminal, 1, 'Enter');
      await terminal.press('0');
      await terminal.sees('< 0 Absent >');
    },
  },
  'in the guidance': {
    async come(terminal) {
      await terminal.press('?');
      await terminal.sees('The rule for the room', footer.guidance);
    },
  },
};

test.each(Object.entries(points))('killed %s, a run loses nothing confirmed', async (_name, point) => {
  const terminal = await atFirstQuestion();
  const { folder } = terminal;
  await levels(terminal, 1, '32');
  await point.come(terminal);
  await terminal.kill('SIGKILL');
  expect(answersIn(folder)).toEqual({
    'senior-commitment': 3,
    'vision-understood': 2,
    ...point.confirmed,
  });
  await expectValid(folder, sheet);

  const again = await Terminal.assess([sheet], { folder });
  await to(again, point.opens ?? 3);
  await again.press('q');
  expect(await again.exitStatus()).toBe(0);
  await expectWhole(folder, sheet);
});

test.each([1, 5, 12, 24])(
  'killed after at least %i answers in quick succession, the sheet is whole',
  async (least) => {
    const ids = listCriteria(bundledFramework('public-sector-digital-transformation')).map(
      ({ criterion }) => criterion.id,
    );
    const terminal = await atFirstQuestion();
    const { folder } = terminal;
    await terminal.press(...ids.flatMap(() => ['1', 'Enter']));
    await eventually(`${least} answers are saved`, () => Object.keys(answersIn(folder)).length >= least);
    await terminal.kill('SIGKILL');
    const answered = Object.keys(answersIn(folder));
    expect(answered).toEqual(ids.slice(0, answered.length));
    await expectValid(folder, sheet);
    const again = await Terminal.assess([sheet], { folder });
    await again.sees('Question', footer.question);
  },
);

test('a second run on the same sheet is refused, until the first is gone', async () => {
  const first = await atFirstQuestion();
  const { folder } = first;
  const second = await Terminal.assess([sheet], { folder });
  expect(await second.exitStatus()).toBe(3);
  await second.sees(`${sheet} is being answered already, by process ${await first.pid()} on`);
  await to(first, 2, '3', 'Enter');
  await first.kill('SIGKILL');
  const third = await Terminal.assess([sheet], { folder });
  await to(third, 2);
  await to(third, 3, '1', 'Enter');
  expect(answersIn(folder)).toEqual({ 'senior-commitment': 3, 'vision-understood': 1 });
});

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('%s ends it in order', async (signal) => {
  const terminal = await atFirstQuestion();
  const { folder } = terminal;
  await to(terminal, 2, '3', 'Enter');
  await terminal.press('n');
  await terminal.sees('Note', footer.text);
  await terminal.kill(signal);
  expect(await terminal.exitStatus()).toBe(130);
  await terminal.sees('1 of 38 questions answered', `waymark assess ${sheet}`);
  await expectWhole(folder, sheet);
  await to(await Terminal.assess([sheet], { folder }), 2);
});

test('a terminal that is closed ends it, and loses nothing confirmed', async () => {
  const terminal = await atFirstQuestion();
  const { folder } = terminal;
  await to(terminal, 2, '3', 'Enter');
  const pid = await terminal.pid();
  await terminal.close();
  await eventually('the process is gone', () => !isThere(pid));
  expect(answersIn(folder)).toEqual({ 'senior-commitment': 3 });
  await to(await Terminal.assess([sheet], { folder }), 2);
});
