import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Room, type RoomOptions, sheet } from '../support/room.js';
import { repository, waymark } from '../support/run.js';
import { key } from '../support/terminal.js';

const expected = (name: string) => join(repository, 'test', 'expected', 'assess-plain', name);
const begun: RoomOptions = { with: { 'council.yaml': sheet('senior-commitment: 2') } };

/** A session of typed lines; the lines appear in what is written, as a terminal would echo them. */
async function session(argv: readonly string[], lines: readonly string[], options: RoomOptions = {}) {
  const room = new Room([...argv, '--plain'], options);
  for (const line of lines) {
    await room.person.rest();
    room.person.screen.write(`${line}\n`);
    await room.person.type(`${line}\n`);
  }
  return room;
}

test('a session, in words', async () => {
  const room = await session(
    [],
    [
      ...['Riverside Council', '', 'yesterday', '', 'A. Sample', '4', '', '2', '9', '3'],
      ...[
        'words',
        '7',
        'x',
        '2',
        'note',
        'Said: twice',
        'evidence',
        '2',
        'Minutes',
        '',
        'guidance',
        '',
        'unknown',
      ],
      ...['back', '1', 'goto', '5', '2 9', 'none', '3', 'ticks', '1 2 3', '3'],
      ...['goto', '11', 'unknown', 'skipped', 'all', '2', '', 'back', 'clear-up', 'leave'],
    ],
  );
  const { exitCode, stderr } = await room.ended;
  expect(exitCode).toBe(0);
  await expect(`${room.person.written}${stderr}`).toMatchFileSnapshot(expected('session.txt'));
  await expect(room.read('riverside-council.yaml')).toMatchFileSnapshot(expected('session.yaml'));
  expect((await waymark(['validate', join(room.folder, 'riverside-council.yaml')])).exitCode).toBe(0);
});

test('not applicable, with its reason; and a note that is cleared', async () => {
  const room = await session(
    ['council.yaml', '--only', 'senior-commitment,transition-incentives'],
    ['na', '', 'Nothing released yet', '1', '', 'note', 'back', 'note', 'clear', 'quit'],
    { with: { 'council.yaml': sheet('senior-commitment: { level: 2, note: Before }') } },
  );
  expect((await room.ended).exitCode).toBe(0);
  expect(room.answers()).toBe(
    '  senior-commitment:\n    level: 2\n  transition-incentives:\n    not-applicable: Nothing released yet\n',
  );
});

test('the report, when somebody says so', async () => {
  const room = await session(
    ['council.yaml', '--only', 'senior-commitment'],
    ['goto', '2', 'finish', '2', 'finish', '1'],
    {
      with: { 'council.yaml': sheet('senior-commitment: unknown') },
    },
  );
  const { exitCode, stdout } = await room.ended;
  expect(exitCode).toBe(0);
  expect(stdout).toContain('DO NOW');
});

describe('nothing is drawn', () => {
  test.each<[string, readonly string[], Record<string, string>]>([
    ['--plain', ['--plain'], {}],
    ['WAYMARK_PLAIN', [], { WAYMARK_PLAIN: '1' }],
    ['a terminal that cannot', [], { TERM: 'dumb' }],
  ])('%s', async (_name, argv, env) => {
    const room = new Room(['council.yaml', ...argv], { ...begun, env });
    await room.person.type('1\n');
    await room.person.interrupt();
    expect((await room.ended).exitCode).toBe(130);
    expect(room.person.written).toContain('Question 3 of 38');
    expect(room.person.written).not.toContain('\u001b');
    expect(room.answers()).toContain('vision-understood: 1');
  });

  test.each(['', '0', 'false'])('WAYMARK_PLAIN=%s does not ask for it', async (value) => {
    const room = new Room(['council.yaml'], { ...begun, env: { WAYMARK_PLAIN: value } });
    expect(await room.screen()).toContain('Enter confirm');
    await room.stop();
  });
});

test('the input ends: everything is saved', async () => {
  const room = await session(['council.yaml'], ['1'], begun);
  await room.person.close();
  const { exitCode, stderr } = await room.ended;
  expect(exitCode).toBe(0);
  expect(stderr).toContain('2 of 38 questions answered; what was confirmed is saved in council.yaml.');
});

test('lines that come in pieces, and several at once', async () => {
  const room = new Room(['council.yaml', '--plain'], begun);
  await room.person.type('u', 'nknown\r\n1\nnote\nTwo ', 'words\nquit\n');
  expect((await room.ended).exitCode).toBe(0);
  expect(room.answers()).toBe(
    '  senior-commitment: 2\n  vision-understood: unknown\n  organisation-priority: 1\n  workforce-readiness:\n    note: Two words\n',
  );
});

test('control characters neither reach the sheet nor the screen', async () => {
  const room = await session(
    ['council.yaml'],
    ['note', `red ${'\u001b'}[31m and ${'\u202e'}back`, 'quit'],
    begun,
  );
  await room.ended;
  expect(room.answers()).toContain('note: red [31m and back');
  expect((await waymark(['validate', join(room.folder, 'council.yaml')])).exitCode).toBe(0);
});

test('a word that is not known is not taken for an answer', async () => {
  const room = await session(['council.yaml'], ['', 'seven', '22', '-1', '2.0', key.escape], begun);
  expect(room.person.written).toContain('“seven” is neither a level from 0 to 4 nor one of the words.');
  expect(room.answers()).toBe('  senior-commitment: 2\n');
  await room.person.interrupt();
  await room.ended;
});

test('every question is read out, also one with the same levels as the one before', async () => {
  const levels = '{ 1: No., 2: Yes. }';
  const criterion = (id: string) =>
    `{ id: ${id}, title: ${id}, question: "What about ${id}?", levels: ${levels}, actions: { 2: { do: Do it., owner: me, weeks: 1, effort: small } } }`;
  const own = `waymark: 1
id: own
version: 1.0.0
title: Own
scale: [{ level: 1, name: "No" }, { level: 2, name: "Yes" }]
owners: { me: Me }
phases: [{ id: p, title: P, steps: [{ id: s, title: S, criteria: [${criterion('one')}, ${criterion('two')}] }] }]
`;
  const room = await session(
    ['council.yaml', '--framework', 'own.yaml'],
    ['X', '', '', '', '1', 'goto', 'back', 'quit'],
    {
      with: { 'own.yaml': own },
    },
  );
  await room.ended;
  expect(room.person.written).toContain('What about one?');
  // Once when it came, and once more after the list.
  expect(room.person.written.match(/What about two\?/g)).toHaveLength(2);
});

test('“quit” leaves from everywhere', async () => {
  const room = await session([], ['Riverside', '', '', 'A. Sample', 'quit']);
  expect((await room.ended).exitCode).toBe(0);
  expect(room.read('riverside.yaml')).toContain('organisation: Riverside\n');
  const early = await session([], ['quit']);
  expect((await early.ended).stderr).toContain('Nothing is saved');
});
