import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { repository } from '../support/run.js';
import { freshFolder, program, Terminal } from './terminal.js';

test('from seven sheets to one that the room has settled', async () => {
  const folder = freshFolder();
  const file = join(folder, 'consensus.yaml');
  const merge = [
    ...program,
    'merge',
    join(repository, 'test/fixtures/workshop/sheets'),
    '-o',
    'consensus.yaml',
  ];
  const merging = await Terminal.open(merge, { folder });
  await merging.until('To report it: waymark report consensus.yaml', (screen) =>
    screen.includes('To report it: waymark report consensus.yaml'),
  );
  expect(await merging.exitStatus()).toBe(0);

  const room = await Terminal.open([...program, 'assess', 'consensus.yaml', '--discuss'], { folder });
  await room.until('7 voices, hidden; v shows them', (screen) =>
    screen.includes('7 voices, hidden; v shows them'),
  );
  await room.press('v');
  await room.until('(Helen Ashdown)', (screen) => screen.includes('(Helen Ashdown)'));
  await room.press('2', 'Enter');
  await room.until('2 of 5 · 1 settled', (screen) => screen.includes('2 of 5 · 1 settled'));
  await room.press('g');
  await room.until('agreed: 2 Defined', (screen) => screen.includes('agreed: 2 Defined'));
  await room.press('q');
  expect(await room.exitStatus()).toBe(0);
  const { settled, answers } = parse(readFileSync(file, 'utf8'));
  expect(settled).toEqual(['delegated-authority']);
  expect(answers['delegated-authority'].note).toContain('Helen Ashdown 4');

  // What is settled is kept by whoever edits the file, and the report tells it.
  writeFileSync(file, `# Ours\n${readFileSync(file, 'utf8')}`);
  const again = await Terminal.open([...program, 'report', 'consensus.yaml'], { folder });
  expect(await again.exitStatus()).toBe(0);
});
