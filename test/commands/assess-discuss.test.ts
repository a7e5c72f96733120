import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { Room, type RoomOptions, sheet } from '../support/room.js';
import { repository, waymark } from '../support/run.js';
import { key } from '../support/terminal.js';

const { enter } = key;
const expected = (name: string) => join(repository, 'test/expected/assess', name);
const merged = readFileSync(join(repository, 'test/expected/merge/consensus.yaml'), 'utf8');
/** What “merge” made of the seven sheets of the workshop: five criteria are to be discussed. */
const consensus = { with: { 'consensus.yaml': merged } };

const discuss = (options: RoomOptions = consensus, ...argv: string[]) =>
  new Room(['consensus.yaml', '--discuss', ...argv], options);
const saved = (room: Room) => parse(room.read('consensus.yaml'));

describe('a discussion', () => {
  test('hides the votes, and what is proposed, until somebody shows them', async () => {
    const room = discuss();
    const hidden = await room.screen();
    await expect(hidden).toMatchFileSnapshot(expected('discuss-hidden.txt'));
    expect(hidden).not.toMatch(/●|Proposed|Ashdown|>1|> 1/);
    // Nothing is chosen beforehand, and what was said would tell the votes.
    expect(await room.screen(enter)).toContain('Choose a level first');
    expect(await room.screen('w')).not.toContain('form letter');
    await expect(await room.screen('v')).toMatchFileSnapshot(expected('discuss-shown.txt'));
    expect(await room.screen(key.right)).toContain('Proposed  1 Ad hoc');
    await expect(await room.screen('w')).toMatchFileSnapshot(expected('discuss-said.txt'));
    expect(await room.screen(enter, 'v')).not.toContain('●');
    await room.stop();
    expect(room.read('consensus.yaml')).toBe(merged);
  });

  test('begins with what is furthest apart, and records what the room agrees on', async () => {
    const room = discuss();
    await room.person.type('2', enter);
    const { answers, settled, votes } = saved(room);
    expect(answers['delegated-authority']).toEqual({
      level: 2,
      note: 'Agreed at 2 after discussion. Otherwise: Frontline and back-office staff: Dee Farrow 1, Luis Ortega 1, Sam Whitlock 0; Senior leaders: Helen Ashdown 4, Mark Oyelaran 3; Service and team managers: Tom Becket 1.',
    });
    expect(settled).toEqual(['delegated-authority']);
    expect(votes).toEqual(parse(merged).votes);
    expect(await room.screen()).toContain('To discuss: 2 of 5 · 1 settled · 0 to come back to');
    await room.stop();
  });

  test('says the note of an agreement once, however often it is agreed', async () => {
    const room = discuss();
    // Agree, come back, and agree on something else, with a note of one's own.
    await room.person.type('2', enter, 'b', 'n', '\u0001', 'By the scheme. ', enter, '3', enter);
    const { level, note, evidence, sources } = saved(room).answers['delegated-authority'];
    expect(level).toBe(3);
    expect(note).toMatch(/^By the scheme\. Agreed at 3 after discussion\. Otherwise: /);
    expect(note.match(/Agreed at/g)).toHaveLength(1);
    // The vote for 3 came without evidence.
    expect({ evidence, sources }).toEqual({ evidence: undefined, sources: undefined });
    await room.stop();
  });

  test('takes the evidence of those who voted for what is agreed', async () => {
    const room = discuss();
    await room.person.type('4', enter);
    expect(saved(room).answers['delegated-authority']).toMatchObject({
      level: 4,
      evidence: 'seen',
      sources: ['Scheme of delegation, 2025'],
    });
    // Evidence that the room has entered is theirs.
    await room.person.type('e', '3', enter, 'The log', enter, enter, '2', enter);
    expect(saved(room).answers['vision-understood']).toMatchObject({
      level: 2,
      evidence: 'corroborated',
      sources: ['The log'],
    });
    await room.stop();
  });

  test('can agree that nobody knows, or that it does not apply', async () => {
    const room = discuss();
    await room.person.type('u', 's', 's', 's', 'x', 'Nothing is released before May', enter);
    const { answers, settled } = saved(room);
    expect(answers['delegated-authority']).toMatchObject({ unknown: true });
    expect(answers['delegated-authority'].note).toMatch(
      /^Agreed as unknown after discussion\. Otherwise: .*Sam Whitlock 0/,
    );
    expect(answers['transition-incentives']).toMatchObject({
      'not-applicable': 'Nothing is released before May',
    });
    expect(settled).toEqual(['delegated-authority', 'transition-incentives']);
    await room.stop();
  });

  test('ends with a list of what was settled, and the report', async () => {
    const room = discuss();
    await room.person.type('2', enter, 's', 's', 's', 's');
    await expect(await room.screen()).toMatchFileSnapshot(expected('discuss-review.txt'));
    expect(await room.screen('f')).toContain('4 differences are not settled.');
    await room.person.type('1', enter);
    const { exitCode, stdout } = await room.ended;
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Of 5 to discuss, 1 is settled.');
    expect(stdout).toContain('2 agreed');
  });

  test('is left and gone on with; what is settled is not asked again', async () => {
    const room = discuss();
    await room.person.type('2', enter, 'q');
    const { exitCode, stderr } = await room.ended;
    expect(exitCode).toBe(0);
    expect(stderr).toContain('1 of 5 settled; what was confirmed is saved in consensus.yaml.');
    expect(stderr).toContain('waymark assess consensus.yaml --discuss');
    const again = discuss({ in: room });
    expect(await again.screen()).toContain('A vision people can repeat');
    // All of them: then the list comes at once.
    await again.person.type('1', enter, '2', enter, '1', enter, '0', enter);
    expect(await again.screen()).toContain('5 of 5 settled');
    await again.person.type('f');
    expect((await again.ended).stdout).toContain('5 were discussed and settled.');
    const over = discuss({ in: room });
    expect(await over.screen()).toContain('5 of 5 settled');
    await over.stop();
  });

  test('has nothing before the first question, and one list to go to', async () => {
    const room = discuss();
    expect(await room.screen('b')).toContain('To discuss: 1 of 5');
    expect(await room.screen('g')).toContain('What was discussed');
    expect(await room.screen('3', enter)).toContain('To discuss: 3 of 5');
    await room.stop();
  });

  test('of a part, and of anonymous voices', async () => {
    const part = discuss(consensus, '--only', 'value-definition');
    expect(await part.screen()).toContain('To discuss: 1 of 2');
    await part.stop();
    const anonymous = merged.replace(/name: [^,\n]+(, )?/g, '').replace(/- group: (\w+)\n/g, '- group: $1\n');
    const room = discuss({
      with: { 'consensus.yaml': anonymous.replace(/respondents:\n( {2}- .*\n)+/, '') },
    });
    expect(await room.screen('v')).toMatch(/●●\sFrontline and back-office staff {2}●/);
    await room.person.type('2', enter);
    expect(saved(room).answers['delegated-authority'].note).toBe(
      'Agreed at 2 after discussion. Otherwise: Frontline and back-office staff: 1 × 0, 2 × 1; Senior leaders: 1 × 3, 1 × 4; Service and team managers: 1 × 1.',
    );
    await room.stop();
  });

  test.each([40, 60])('in %i columns no line is too long', async (columns) => {
    const room = discuss({ ...consensus, columns });
    for (const screen of [await room.screen(), await room.screen('v'), await room.screen('w')])
      expect(screen.split('\n').filter((line) => line.length > columns)).toEqual([]);
    await room.stop();
  });

  test('line by line, for a screen reader', async () => {
    const room = discuss(consensus, '--plain');
    await vi.waitFor(() => expect(room.person.written).toContain('Level 0 to 4'), { timeout: 10_000 });
    for (const line of ['votes', 'what-was-said', '2', 'quit']) {
      await room.person.rest();
      room.person.screen.write(`${line}\n`);
      await room.person.type(`${line}\n`);
    }
    const { exitCode, stderr } = await room.ended;
    expect(exitCode).toBe(0);
    await expect(`${room.person.written}${stderr}`).toMatchFileSnapshot(expected('discuss-plain.txt'));
    expect(saved(room).settled).toEqual(['delegated-authority']);
  });
});

describe('what it says when there is nothing to discuss', () => {
  const run = (text: string | null, ...argv: string[]) =>
    new Room(['council.yaml', '--discuss', ...argv], text === null ? {} : { with: { 'council.yaml': text } })
      .ended;

  test('no file', async () => {
    const { exitCode, stderr } = await run(null);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('There is no file council.yaml. Make a sheet to discuss first: waymark merge');
  });
  test('no name', async () => {
    const { exitCode, stderr } = await new Room(['--discuss']).ended;
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Name the sheet that is to be discussed.');
  });
  test('no votes', async () => {
    const { exitCode, stderr } = await run(sheet('senior-commitment: 2'));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('council.yaml holds the answers of one, and no votes.');
  });
  test('no difference', async () => {
    const { exitCode, stderr } = await run(
      `${sheet('senior-commitment: 2')}votes: { senior-commitment: [{ name: A, level: 2 }, { name: B, level: 3 }] }\n`,
    );
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      'Nothing is to be discussed: all are close together.\nTo report it: waymark report council.yaml\n',
    );
  });
  test('the short form, and no terminal', async () => {
    expect(await run(merged, '--short')).toMatchObject({ exitCode: 2 });
    expect(await waymark(['assess', 'test/expected/merge/consensus.yaml', '--discuss'])).toMatchObject({
      exitCode: 2,
    });
  });
});
