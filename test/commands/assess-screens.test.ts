import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listCriteria } from '../../src/framework/framework.js';
import { bundledFramework } from '../../src/index.js';
import { Room, sheet } from '../support/room.js';
import { repository } from '../support/run.js';
import { key } from '../support/terminal.js';

const expected = (name: string) => join(repository, 'test', 'expected', 'assess', name);
const { enter } = key;
const criteria = listCriteria(bundledFramework('public-sector-digital-transformation'));

/* The screens in full, as somebody at a terminal of 80 columns and 24 lines sees them. */
describe('the screens', () => {
  test('about the assessment', async () => {
    const room = new Room([]);
    await room.person.type('Riverside Council');
    await expect(await room.person.look()).toMatchFileSnapshot(expected('organisation.txt'));
    await expect(await room.screen(enter)).toMatchFileSnapshot(expected('file.txt'));
    await expect(await room.screen(enter)).toMatchFileSnapshot(expected('date.txt'));
    await expect(await room.screen(enter, 'A. Sample', enter)).toMatchFileSnapshot(expected('group.txt'));
    await expect(await room.screen('4', enter)).toMatchFileSnapshot(expected('people.txt'));
    await expect(await room.screen(enter)).toMatchFileSnapshot(expected('targets.txt'));
    await expect(await room.screen('3', enter)).toMatchFileSnapshot(expected('targets-by-phase.txt'));
    await expect(await room.screen(enter, '2', enter, enter)).toMatchFileSnapshot(expected('question.txt'));
    const { exitCode, stderr } = await room.stop();
    expect(exitCode).toBe(130);
    await expect(stderr).toMatchFileSnapshot(expected('farewell.txt'));
    await expect(room.read('riverside-council.yaml')).toMatchFileSnapshot(expected('about.yaml'));
  });

  test('a question', async () => {
    const room = new Room(['council.yaml', '--show-scores', '--from', 'before.yaml'], {
      with: {
        'council.yaml': sheet(
          'senior-commitment: 2\nteam-skill-mix: { ticked: [creativity], note: Who knows }',
        ),
        'before.yaml': sheet(
          'vision-understood: { level: 1, note: Two of eleven., evidence: seen }',
          'date: 2026-05-12\n',
        ),
      },
    });
    await expect(await room.screen('3')).toMatchFileSnapshot(expected('with-last-time.txt'));
    await expect(await room.screen('x')).toMatchFileSnapshot(expected('always-applies.txt'));
    await expect(await room.screen('?')).toMatchFileSnapshot(expected('guidance.txt'));
    await expect(
      await room.screen(enter, 'n', 'Said in the room: 漢字 and 👩‍👩‍👧, '.repeat(3)),
    ).toMatchFileSnapshot(expected('note.txt'));
    await expect(await room.screen(enter, 'e')).toMatchFileSnapshot(expected('evidence.txt'));
    await expect(await room.screen('2', enter, 'Minutes', enter)).toMatchFileSnapshot(
      expected('sources.txt'),
    );
    await expect(await room.screen(enter, 'g')).toMatchFileSnapshot(expected('go-to.txt'));
    await expect(await room.screen('5', enter)).toMatchFileSnapshot(expected('tick-list-first.txt'));
    await expect(await room.screen('g', '11', enter)).toMatchFileSnapshot(expected('review.txt'));
    await expect(await room.screen('17', enter)).toMatchFileSnapshot(expected('closed-levels.txt'));
    await expect(await room.screen('t')).toMatchFileSnapshot(expected('tick-list.txt'));
    await room.stop();
  });

  test.each([
    [80, 24, 1],
    [100, 40, 9],
    [60, 15, 9],
    [40, 12, 9],
  ])(
    'at %i × %i nothing scrolls, and no question is wider or higher than the terminal',
    async (columns, rows, every) => {
      const long = 'a long note that goes on and on '.repeat(20);
      const answers = criteria.map(({ criterion: { id, checklist } }) =>
        checklist.length > 0 ? `${id}: { ticked: [], note: ${long} }` : `${id}: { note: ${long} }`,
      );
      const asked = criteria.filter((_, index) => index % every === 0);
      const room = new Room(
        [
          'council.yaml',
          '--show-scores',
          '--from',
          'before.yaml',
          '--only',
          asked.map(({ criterion }) => criterion.id).join(),
        ],
        {
          columns,
          rows,
          with: {
            'council.yaml': sheet(answers.join('\n')),
            'before.yaml': sheet(answers.join('\n'), 'date: 2026-05-12\n'),
          },
        },
      );
      for (const { criterion } of asked) {
        expect(await room.screen('?')).toContain(criterion.title);
        const screen = await room.screen(`b${key.up}${key.up}`);
        expect(screen).toMatch(/q save and leave$/m);
        if (columns === 80) {
          // Whole on one page: the first level and the last, and what is known of the answer.
          expect(screen).toContain(criterion.title);
          expect(screen).toMatch(/^[> ][ ×]0 Absent/m);
          expect(screen).toMatch(/^[> ][ ×]4 Improving/m);
          expect(screen).toContain('Last time');
          expect(screen).not.toContain('page 1');
        }
        await room.person.type('s');
      }
      expect(room.person.scrolled).toBe(0);
      await room.stop();
    },
  );
});
