import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Room, sheet } from '../support/room.js';
import { waymark } from '../support/run.js';
import { key } from '../support/terminal.js';

const { enter } = key;
const begun = { with: { 'council.yaml': sheet('senior-commitment: 2') } };

/* Nothing is lost, and nothing is written over that nobody has seen. */

describe('every answer is in the file before the next question is there', () => {
  test('the file is a valid sheet after each of them', async () => {
    const room = new Room(['council.yaml'], begun);
    for (const [typed, line] of [
      [`1${enter}`, 'vision-understood: 1'],
      ['u', 'organisation-priority: unknown'],
      [`nA note: with a colon${enter}`, 'note: "A note: with a colon"'],
    ] as const) {
      await room.person.type(typed);
      expect(room.answers()).toContain(line);
      const { exitCode } = await waymark(['validate', join(room.folder, 'council.yaml')]);
      expect(exitCode).toBe(0);
    }
    await room.stop();
  });

  test('a sheet that was written by hand keeps its comments, its order and its spaces', async () => {
    const before = sheet(
      '# Asked on Monday\nvision-understood:   1 # by two\nsenior-commitment: { note: "x" }\n\n# End',
    );
    const room = new Room(['council.yaml'], { with: { 'council.yaml': before } });
    await room.person.type('2', enter);
    await room.stop();
    expect(room.read('council.yaml')).toBe(
      before.replace('senior-commitment: { note: "x" }', 'senior-commitment:\n    level: 2\n    note: x'),
    );
  });
});

test('what is not answered anew is not written anew: a note on several lines, a source, an empty key', async () => {
  const written = `vision-understood:
  note: |
    Said by the chair.

    Not by the board.
  sources: ["  Minutes  ", "Page\\n7"]
  level: 1
senior-commitment:
  # to be sent
  note: # by Joan
`;
  const room = new Room(['council.yaml'], { with: { 'council.yaml': sheet(written) } });
  // The first answer; then, of the second, the second source.
  await room.person.type('2', enter, 'g', '11', enter, '2', enter);
  await room.person.type('e', enter, enter, '!', enter, enter, enter);
  await room.stop();
  const answers = room.answers();
  expect(answers).toContain('    level: 1\n');
  expect(answers).toContain('      Said by the chair.\n\n      Not by the board.\n');
  expect(answers).toContain('    level: 2\n    # to be sent\n    note: # by Joan\n');
  expect(answers).toContain('    sources:\n      - Minutes\n      - Page 7!\n');
});

describe('leaving', () => {
  const saved = '1 of 38 questions answered; what was confirmed is saved in council.yaml.';

  test.each([
    ['q at a question', 'q', 0],
    ['q in the review', `g11${enter}q`, 0],
    ['Ctrl-C at a question', key.ctrlC, 130],
    ['Ctrl-C in a note', `nhalf a note${key.ctrlC}`, 130],
    ['Ctrl-C in a list', `g${key.ctrlC}`, 130],
    ['Ctrl-C in the guidance', `?${key.ctrlC}`, 130],
    ['Ctrl-C at the ticks', `g2${enter}${key.ctrlC}`, 130],
  ])('%s', async (_name, typed, code) => {
    const room = new Room(['council.yaml'], begun);
    for (const character of typed) await room.person.type(character);
    const { exitCode, stdout, stderr } = await room.ended;
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toContain(saved);
    expect(stderr).toContain('To go on:  waymark assess council.yaml\n');
    expect(room.has('council.yaml.lock')).toBe(false);
    expect(room.read('council.yaml')).toBe(begun.with['council.yaml']);
  });

  test('a signal', async () => {
    const room = new Room(['council.yaml'], begun);
    await room.person.type('n', 'half');
    await room.person.interrupt();
    expect((await room.ended).exitCode).toBe(130);
    expect(room.has('council.yaml.lock')).toBe(false);
  });

  test('a keyboard that is gone', async () => {
    const room = new Room(['council.yaml'], begun);
    await room.person.type('2', enter);
    await room.person.close();
    expect((await room.ended).exitCode).toBe(0);
    expect(room.answers()).toContain('vision-understood: 2');
  });

  test('Ctrl-D leaves nothing behind and does nothing', async () => {
    const room = new Room(['council.yaml'], begun);
    expect(await room.screen(key.ctrlD)).toContain('Question 2 of 38');
    await room.stop();
  });

  test('before there is a file, nothing is said to be saved', async () => {
    const room = new Room([]);
    await room.person.type('Riverside', enter);
    const { exitCode, stderr } = await room.stop();
    expect({ exitCode, stderr }).toEqual({
      exitCode: 130,
      stderr: 'Nothing is saved: there is no file yet.\n',
    });
  });

  test('what was typed, such as a path with spaces, can be copied into a shell', async () => {
    const room = new Room(['our council.yaml', '--only', 'launch', '--show-scores'], {
      with: { 'our council.yaml': sheet('senior-commitment: 2') },
    });
    expect((await room.stop()).stderr).toContain(
      `waymark assess ${process.platform === 'win32' ? '"our council.yaml"' : "'our council.yaml'"} --only launch --show-scores\n`,
    );
  });
});

describe('another program has changed the file', () => {
  const theirs = sheet('senior-commitment: 2\nvalue-targets: 1 # theirs');
  const meanwhile = async (text: string | null) => {
    const room = new Room(['council.yaml'], begun);
    await room.person.type('1');
    if (text === null) writeFileSync(join(room.folder, 'council.yaml'), '');
    else room.write('council.yaml', text);
    expect(await room.screen(enter)).toContain('The file has changed');
    return room;
  };

  test('it is read again, and the answer is added to it', async () => {
    const room = await meanwhile(theirs);
    // Nothing is written before somebody has decided.
    expect(room.read('council.yaml')).toBe(theirs);
    await room.person.type('1', enter);
    expect(room.read('council.yaml')).toBe(
      theirs.replace('  value-targets', '  vision-understood: 1\n  value-targets'),
    );
    expect(await room.question()).toBe("Central to the organisation's plans");
    await room.stop();
  });

  test('it is written over', async () => {
    const room = await meanwhile(theirs);
    await room.person.type('2', enter);
    expect(room.answers()).toBe('  senior-commitment: 2\n  vision-understood: 1\n');
    await room.stop();
  });

  test('they leave, and the answer is said to be lost', async () => {
    const room = await meanwhile(theirs);
    await room.person.type('3', enter);
    const { exitCode, stderr } = await room.ended;
    expect(exitCode).toBe(1);
    expect(stderr).toContain('What was answered last is NOT saved.');
    expect(room.read('council.yaml')).toBe(theirs);
  });

  test('one that cannot be read is not taken', async () => {
    const room = await meanwhile(sheet('senior-commitment: 12'));
    expect(await room.screen('1', enter)).toContain('It cannot be read as it is now: line 4:');
    await room.person.type('2', enter);
    expect(room.answers()).toContain('vision-understood: 1');
    await room.stop();
  });

  test('one that is gone is written again, if they say so', async () => {
    const room = new Room(['council.yaml'], begun);
    await room.person.type('1');
    rmSync(join(room.folder, 'council.yaml'));
    expect(await room.screen(enter)).toContain('council.yaml was there a moment ago, and is gone.');
    await room.person.type('1', enter);
    expect(room.answers()).toContain('vision-understood: 1');
    await room.stop();
  });

  test('one that cannot be read any more is never written over', async () => {
    const room = new Room(['council.yaml'], begun);
    await room.person.type('1');
    const theirWork = Buffer.from(`\ufeff${theirs}`, 'utf16le');
    writeFileSync(join(room.folder, 'council.yaml'), theirWork);
    const screen = await room.screen(enter);
    expect(screen).toMatch(/cannot be read any more\. The file is not\s+UTF-8/);
    expect(screen).not.toMatch(/write/i);
    expect(await room.screen('1', enter)).toContain('cannot be read any more');
    room.write('council.yaml', theirs);
    await room.person.type('1', enter);
    expect(await room.screen('1', enter)).toContain('Question 3 of 38');
    expect(room.answers()).toContain('theirs');
    expect(room.answers()).toContain('vision-understood: 1');
    await room.stop();
  });

  test('a file that is saved again as it was is no change', async () => {
    const room = new Room(['council.yaml'], begun);
    await room.person.type('1');
    room.write('council.yaml', begun.with['council.yaml']);
    expect(await room.screen(enter)).toContain('Question 3 of 38');
    await room.stop();
  });
});

test('a full disk: it is said, tried again, and nothing is lost', async () => {
  let full = true;
  const room: Room = new Room(['council.yaml'], {
    ...begun,
    files: {
      async writeFile(path, text) {
        if (full) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        room.write(path, String(text));
      },
    },
  });
  expect(await room.screen('1', enter)).toContain('council.yaml cannot be written: the disk is full');
  expect(await room.screen('1', enter)).toContain('the disk is full');
  expect(room.read('council.yaml')).toBe(begun.with['council.yaml']);
  full = false;
  expect(await room.screen('1', enter)).toContain('Question 3 of 38');
  expect(room.answers()).toContain('vision-understood: 1');
  full = true;
  await room.person.type('1', enter, '2', enter);
  expect((await room.ended).stderr).toContain(
    'What was answered last is NOT saved. The rest is in council.yaml.',
  );
});

describe('one at a time', () => {
  test('the second is refused, and the first goes on', async () => {
    const first = new Room(['council.yaml'], begun);
    await first.person.type('1');
    const second = new Room(['council.yaml'], { in: first });
    const { exitCode, stderr } = await second.ended;
    expect(exitCode).toBe(3);
    expect(stderr).toContain('council.yaml is being answered already, by process ');
    expect(stderr).toContain('remove council.yaml.lock');
    expect(second.person.written).toBe('');
    await first.person.type(enter);
    expect(first.answers()).toContain('vision-understood: 1');
    await first.stop();
    const third = new Room(['council.yaml'], { in: first });
    expect(await third.question()).toBe("Central to the organisation's plans");
    await third.stop();
  });

  const lock = (holder: object | string) => ({
    with: {
      ...begun.with,
      'council.yaml.lock': typeof holder === 'string' ? holder : JSON.stringify(holder),
    },
  });
  const since = '2026-11-23T10:00:00.000Z';

  test('a lock whose process is gone does not stay in the way', async () => {
    // The largest process number of Linux, which no process here has.
    const room = new Room(['council.yaml'], lock({ host: hostname(), process: 4_194_304, since }));
    expect(await room.screen()).toContain('Question 2 of 38');
    await room.stop();
    expect(room.has('council.yaml.lock')).toBe(false);
  });

  test('the number of a living process, but no sign of life: left by a crash long ago', async () => {
    const held = lock({ host: hostname(), process: process.ppid, since });
    const refused = new Room(['council.yaml'], held);
    expect((await refused.ended).exitCode).toBe(3);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(join(refused.folder, 'council.yaml.lock'), longAgo, longAgo);
    const room = new Room(['council.yaml'], { in: refused });
    expect(await room.screen()).toContain('Question 2 of 38');
    await room.stop();
  });

  test('on another machine that shares the folder', async () => {
    const room = new Room(['council.yaml'], lock({ host: 'elsewhere', process: 1, since }));
    const { exitCode, stderr } = await room.ended;
    expect(exitCode).toBe(3);
    expect(stderr).toContain('by process 1 on elsewhere, since 10:00 (UTC)');
  });

  test('what a lock says is shown without its escape characters', async () => {
    const room = new Room(['council.yaml'], lock({ host: '\u001b[31mred', process: 1, since }));
    const { stderr } = await room.ended;
    expect(stderr).toContain('␛[31mred');
    expect(stderr).not.toContain('\u001b');
  });

  test.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['somebody’s file', (path: string) => writeFileSync(path, 'my thesis')],
  ])('%s of the same name is not removed, however old', async (_name, make) => {
    const held = new Room(['council.yaml'], begun);
    await held.stop();
    const path = join(held.folder, 'council.yaml.lock');
    make(path);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(path, longAgo, longAgo);
    const room = new Room(['council.yaml'], { in: held });
    const { exitCode, stderr } = await room.ended;
    expect(exitCode).toBe(3);
    expect(stderr).toContain('is in the way, and is no lock of waymark');
    expect(room.has('council.yaml.lock')).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('under another name of the same file', async () => {
    const first = new Room(['council.yaml'], begun);
    await first.person.type('1');
    symlinkSync(join(first.folder, 'council.yaml'), join(first.folder, 'link.yaml'));
    const second = new Room(['link.yaml'], { in: first });
    expect((await second.ended).stderr).toContain('link.yaml is being answered already');
    await first.stop();
  });

  test('a lock that is being written is not broken', async () => {
    const room = new Room(['council.yaml'], lock(''));
    expect((await room.ended).exitCode).toBe(3);
  });
});

describe('a sheet of another version of the framework', () => {
  const older = (version: string) => ({
    with: { 'council.yaml': sheet('senior-commitment: 2', `framework-version: ${version}\n`) },
  });
  const newer = async (version: string) => {
    const own = (await waymark(['show', 'public-sector-digital-transformation', '--raw'])).stdout;
    return { 'own.yaml': own.replace(/^version: .*/m, `version: ${version}`) };
  };

  test('a minor one is explained before anything is written', async () => {
    const before = older('1.0.0').with;
    const room = new Room(['council.yaml', '--framework', 'own.yaml'], {
      with: { ...before, ...(await newer('1.1.0')) },
    });
    const screen = await room.screen();
    expect(screen).toContain('Before you go on');
    expect(screen).toContain('1.1.0');
    expect(room.read('council.yaml')).toBe(before['council.yaml']);
    await room.person.type('1', enter);
    expect(room.read('council.yaml')).toContain('framework-version: 1.1.0');
    await room.stop();
  });

  test('leaving changes nothing', async () => {
    const before = older('1.0.0').with;
    const room = new Room(['council.yaml', '--framework', 'own.yaml'], {
      with: { ...before, ...(await newer('1.1.0')) },
    });
    await room.person.type('2', enter);
    expect((await room.ended).exitCode).toBe(0);
    expect(room.read('council.yaml')).toBe(before['council.yaml']);
  });

  test('a major one is refused', async () => {
    const room = new Room(['council.yaml'], older('2.0.0'));
    const { exitCode, stderr } = await room.ended;
    expect(exitCode).toBe(3);
    expect(stderr).toContain('[framework-major-version]');
    expect(room.person.written).toBe('');
  });
});

test('a change of size draws the screen anew, with what was typed so far', async () => {
  const room = new Room(['council.yaml'], begun);
  await room.person.type('3');
  await room.person.resize(60, 16);
  expect(await room.screen()).toContain('< 3 Embedded >');
  await room.person.type('n', 'half a note');
  await room.person.resize(100, 30);
  expect(await room.screen()).toContain('> half a note');
  await room.person.type(', and the rest', enter);
  await room.person.resize(80, 24);
  expect(room.answers()).toContain('note: half a note, and the rest');
  await room.stop();
});
