import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listCriteria } from '../../src/framework/framework.js';
import { bundledFramework } from '../../src/index.js';
import { Room, sheet } from '../support/room.js';
import { waymark } from '../support/run.js';
import { key } from '../support/terminal.js';

const { enter, escape: esc, up, down } = key;
const criteria = listCriteria(bundledFramework('public-sector-digital-transformation'));
const begun = (answers = 'senior-commitment: 2', head = '') => ({
  with: { 'council.yaml': sheet(answers, head) },
});

describe('each key of a question', () => {
  test('digits and arrows choose, Enter confirms', async () => {
    const room = new Room(['council.yaml'], begun());
    expect(await room.screen(enter)).toContain('Choose a level first');
    expect(await room.screen('7')).toContain('There is no level 7: choose from 0 to 4.');
    await room.person.type('2', enter, down, down, enter, up, enter);
    expect(room.answers()).toBe(
      '  senior-commitment: 2\n  vision-understood: 2\n  organisation-priority: 1\n  workforce-readiness: 4\n',
    );
    await room.stop();
  });

  test('u, n, e and s', async () => {
    const room = new Room(['council.yaml'], begun());
    await room.person.type(
      'u',
      'n',
      'Ask “HR”: soon',
      enter,
      'e',
      '3',
      enter,
      'Budget book, page 41',
      enter,
      enter,
    );
    expect(await room.screen('s')).toContain('Question 4 of 38 · 1 answered · 2 to come back to');
    await room.stop();
    expect(room.answers()).toBe(
      '  senior-commitment: 2\n  vision-understood: unknown\n  organisation-priority:\n    note: "Ask “HR”: soon"\n    evidence: corroborated\n    sources:\n      - Budget book, page 41\n',
    );
  });

  test('an empty note takes the note away, Esc leaves it', async () => {
    const room = new Room(
      ['council.yaml'],
      begun('vision-understood: { note: Before }\nsenior-commitment: 2'),
    );
    await room.person.type('n', ' and after', esc);
    expect(room.answers()).toContain('note: Before }');
    await room.person.type('n', '\u0015', enter);
    expect(room.answers()).not.toContain('note');
    await room.stop();
  });

  test('sources are changed, removed and added one by one', async () => {
    const room = new Room(
      ['council.yaml'],
      begun('vision-understood: { evidence: seen, sources: [One, Two, Three] }\nsenior-commitment: 2'),
    );
    await room.person.type('e', enter, '!', enter, '\u0015', enter, enter, 'Four', enter, enter);
    await room.stop();
    expect(room.answers()).toContain('{ evidence: seen, sources: [One!, Three, Four] }\n');
  });

  test('x asks for a reason where it may, and says why not where it may not', async () => {
    const room = new Room(['council.yaml', '--only', 'senior-commitment,transition-incentives'], begun(''));
    // The opening comes first: nothing is answered yet.
    await room.person.type(enter, enter, enter, enter);
    expect(await room.screen('x')).toContain('This question always applies.');
    expect(await room.screen('s', 'x', enter)).toContain('A reason is needed.');
    await room.person.type('Nothing released yet', enter);
    await room.stop();
    expect(room.answers()).toBe('  transition-incentives:\n    not-applicable: Nothing released yet\n');
  });

  test('Esc goes back, as b does; and q leaves every list', async () => {
    const room = new Room(['council.yaml'], begun());
    await room.person.type('2', enter, esc);
    expect(await room.question()).toBe('A vision people can repeat');
    expect(await room.screen('g')).toContain('q leave');
    await room.person.type(esc);
    expect(await room.question()).toBe('A vision people can repeat');
    await room.person.type('g', 'q');
    expect((await room.ended).exitCode).toBe(0);
  });

  test.each([
    ['Alt and a bracket', '\u001b['],
    ['the beginning of a function key', '\u001bO5'],
    ['a paste without its end', '\u001b[200~half'],
  ])('%s does not make the keyboard deaf', async (_name, sent) => {
    const room = new Room(['council.yaml'], begun());
    await room.person.type(sent);
    await room.person.rest(sent.includes('200') ? 2_200 : 80);
    await room.person.type('2', enter);
    expect(room.answers()).toContain('vision-understood: 2');
    await room.person.type(sent);
    if (!sent.includes('200')) await room.person.type(key.ctrlC);
    else await room.person.interrupt();
    expect((await room.ended).exitCode).toBe(130);
  });

  test('capitals are the same keys', async () => {
    const room = new Room(['council.yaml'], begun());
    await room.person.type('U');
    await room.stop();
    expect(room.answers()).toContain('vision-understood: unknown');
  });

  test('keys that come faster than screens wait for their screen', async () => {
    const room = new Room(['council.yaml'], begun());
    await room.person.type(`2${enter}1${enter}u`);
    await room.person.rest(60);
    await room.stop();
    expect(room.answers()).toBe(
      '  senior-commitment: 2\n  vision-understood: 2\n  organisation-priority: 1\n  workforce-readiness: unknown\n',
    );
  });

  test('a paste is one note, and is never taken for keys', async () => {
    const room = new Room(['council.yaml'], begun());
    const paste = '\u001b[200~First line\r\nsecond: line\u001b[2J\u001b[201~';
    await room.person.type(paste);
    expect(await room.question()).toBe('A vision people can repeat');
    await room.person.type('n', paste, enter);
    await room.stop();
    expect(room.answers()).toContain('note: "First line second: line[2J"');
  });
});

describe('the checklist', () => {
  const only = ['council.yaml', '--only', 'team-skill-mix'];
  const start = begun('senior-commitment: 2');

  test('comes first, and closes the levels that it does not allow', async () => {
    const room = new Room(only, start);
    expect(await room.screen('1', '3', ' ', ' ')).toContain('Ticked: 2 of 6, up to level 1 Ad hoc');
    const screen = await room.screen(enter, '3', enter);
    expect(screen).toContain('Level 3 is closed: needs 4 more ticks.');
    await room.person.type('1', enter);
    await room.stop();
    expect(room.answers()).toContain(
      'team-skill-mix:\n    level: 1\n    ticked: [ creativity, collaborative-experience ]\n',
    );
  });

  test('l goes past it: the items are not recorded, and all levels are open', async () => {
    const room = new Room(only, start);
    await room.person.type('l', '4', enter);
    await room.stop();
    expect(room.answers()).toContain('team-skill-mix: 4\n');
  });

  test('Enter alone is not taken for “none of these”; 0 is', async () => {
    const room = new Room(only, start);
    expect(await room.screen(enter)).toContain(
      'Tick what is true first; 0 says that nothing on the list is.',
    );
    expect(room.answers()).toBe('  senior-commitment: 2\n');
    expect(await room.screen('0')).toContain('Checklist  0 of 6');
    expect(room.answers()).toContain('team-skill-mix:\n    ticked: []\n');
    await room.stop();
  });

  test('a note before the ticks leads back to them', async () => {
    const room = new Room(only, start);
    expect(await room.screen('n', 'Said', enter)).toContain('1-6 or Space tick');
    await room.stop();
  });

  test('new ticks are not dropped without a word', async () => {
    const room = new Room(
      only,
      begun('senior-commitment: 2\nteam-skill-mix: { level: 1, ticked: [creativity] }'),
    );
    await room.person.type('g', '2', enter, enter, 't', '1', enter);
    expect(await room.screen('s')).toContain('The new ticks wait for a level that they allow.');
    await room.person.type('s');
    await room.stop();
    expect(room.answers()).toContain('{ level: 1, ticked: [creativity] }');
  });

  test('fewer ticks than the level needs wait for another level', async () => {
    const room = new Room(
      only,
      begun(
        'senior-commitment: 2\nteam-skill-mix: { level: 3, ticked: [creativity, flexibility, collaborative-experience, accountability, productivity, critical-thinking] }',
      ),
    );
    await room.person.type('g', '2', enter);
    const before = room.answers();
    expect(await room.screen(enter, 't', '1', '2', enter)).toContain('Level 3 needs more ticks');
    expect(room.answers()).toBe(before);
    await room.person.type('2', enter);
    await room.stop();
    expect(room.answers()).toContain('level: 2');
    expect(room.answers()).not.toContain('creativity');
    expect((await waymark(['validate', join(room.folder, 'council.yaml')])).exitCode).toBe(0);
  });
});

describe('any order', () => {
  test('b goes back through the questions and the opening, and keeps what was answered', async () => {
    const room = new Room([]);
    await room.person.type('Riverside', enter, enter, enter, 'A. Sample', enter, '4', enter, enter, enter);
    expect(await room.question()).toBe('Senior commitment (essential)');
    await room.person.type('2', enter, '1', enter);
    expect(await room.screen('b')).toContain('Answer  1 Ad hoc');
    expect(await room.screen('b')).toContain('Answer  2 Defined');
    expect(await room.screen('b')).toContain('Targets');
    expect(await room.screen('b')).toContain('A. Sample');
    expect(await room.screen('b')).toContain('> 2026-11-23');
    expect(await room.screen(esc)).toContain('> Riverside');
    // There is nothing before the first.
    expect(await room.screen(esc)).toContain('> Riverside');
    await room.person.type(' Council', enter, enter, enter, enter);
    expect(await room.screen()).toContain('Answer  2 Defined');
    await room.stop();
    expect(room.read('riverside.yaml')).toContain('organisation: Riverside Council\n');
    expect(room.answers('riverside.yaml')).toBe('  senior-commitment: 2\n  vision-understood: 1\n');
  });

  test('a person is taken off the list', async () => {
    const room = new Room(['council.yaml'], {
      with: {
        'council.yaml': sheet('', 'respondents:\n  - { name: A, group: leaders }\n  - { group: finance }\n'),
      },
    });
    await room.person.type(enter, enter, '3', enter);
    expect(await room.screen()).not.toContain('Senior leaders');
    await room.person.type('2', enter, 'B', enter, '7', enter, enter, enter);
    await room.stop();
    expect(room.read('council.yaml')).toContain('respondents:\n  - { group: finance }\n  - { name: B }\n');
  });

  test('one target for everything, then the targets of the framework again', async () => {
    const room = new Room(['council.yaml', '--organisation', 'X', '--date', '2026-01-31'], {
      with: { 'council.yaml': sheet('', 'targets: { launch: 2, team-mix: 1 }\n') },
    });
    await room.person.type(enter);
    expect(await room.screen()).toContain('As they are');
    await room.person.type('3', enter, '4', enter);
    expect(room.read('council.yaml')).toMatch(
      /target: 4\ntargets: \{ team-mix: 1 \}|target: 4\ntargets:\n {2}team-mix: 1\n/,
    );
    await room.person.type('b', '2', enter);
    await room.stop();
    expect(room.read('council.yaml')).not.toContain('target: 4');
    expect(room.read('council.yaml')).toContain('team-mix: 1');
    expect(room.read('council.yaml')).toContain('date: 2026-01-31');
  });

  test('g goes to a step, and to the review; a change there leads back to it', async () => {
    const room = new Room(['council.yaml'], begun());
    await room.person.type('g', '9', enter);
    expect(await room.screen()).toContain('Evolving capabilities');
    await room.person.type('b');
    expect(await room.question()).toBe('A vision people can repeat');
    await room.person.type('g', '11', enter, '1', enter, '3', enter);
    expect(await room.screen()).toContain(
      '1 Senior commitment                                     3 Embedded',
    );
    await room.person.type('b');
    expect(await room.question()).toBe('Senior commitment (essential)');
    await room.stop();
    expect(room.answers()).toBe('  senior-commitment: 3\n');
  });

  test('the review shows what is skipped, unknown or without evidence', async () => {
    const room = new Room(
      ['council.yaml', '--only', 'senior-management'],
      begun(
        'senior-commitment: 2\nvision-understood: unknown\norganisation-priority: { level: 1, evidence: seen }',
      ),
    );
    await room.person.type('g', '2', enter);
    const titles = async (filter: string) =>
      [...(await room.screen(filter)).matchAll(/^[> ] \d (.*?) {2}/gm)].map(([, title]) => title);
    expect(await titles('a')).toHaveLength(4);
    expect(await titles('s')).toEqual(['Staff ready for the scale of change']);
    expect(await titles('u')).toEqual(['A vision people can repeat']);
    expect(await titles('e')).toEqual(['Senior commitment']);
    await room.stop();
  });
});

describe('resuming', () => {
  test('begins at the first open question, and asks nothing about the assessment again', async () => {
    const room = new Room(
      ['council.yaml'],
      begun('senior-commitment: 2\nvision-understood: 0\nvalue-targets: 1'),
    );
    expect(await room.question()).toBe("Central to the organisation's plans");
    await room.stop();
  });

  test('an empty template is begun like a new sheet, and keeps its comments', async () => {
    const { stdout } = await waymark(['template']);
    const room = new Room(['council.yaml'], { with: { 'council.yaml': stdout } });
    await room.person.type('Riverside', enter, enter, enter, enter, '2', enter, 'u');
    await room.stop();
    const changed = room.read('council.yaml').split('\n');
    const differing = stdout.split('\n').flatMap((line, at) => (changed[at] === line ? [] : [changed[at]]));
    expect(differing).toEqual([
      'organisation: Riverside',
      'date: 2026-11-23',
      '  senior-commitment: 2',
      '  vision-understood: unknown',
    ]);
  });

  test('a JSON sheet stays JSON', async () => {
    const room = new Room(['council.json'], {});
    await room.person.type('X', enter, enter, enter, enter, '2', enter, 'n', 'Said', enter);
    await room.stop();
    expect(JSON.parse(room.read('council.json'))).toEqual({
      waymark: 1,
      framework: 'public-sector-digital-transformation',
      'framework-version': '1.0.0',
      form: 'full',
      organisation: 'X',
      date: '2026-11-23',
      answers: { 'senior-commitment': 2, 'vision-understood': { note: 'Said' } },
    });
  });
});

describe('options', () => {
  test('--short, --group and --only leave fewer questions', async () => {
    const core = criteria.filter(({ criterion }) => criterion.core).length;
    const short = new Room(['short.yaml', '--short', '--organisation', 'X']);
    expect(await short.screen(enter, enter, enter)).toContain(`Question 1 of ${core}`);
    await short.person.type('1', enter);
    await short.stop();
    expect(short.read('short.yaml')).toContain('form: short\n');

    const finance = criteria.filter(({ criterion }) => criterion.ask.includes('finance')).length;
    const group = new Room(['council.yaml', '--group', 'finance'], begun());
    expect(await group.screen()).toContain(` of ${finance} `);
    await group.stop();
  });

  test('a framework of one’s own is named from the folder of the sheet', async () => {
    const own = (await waymark(['show', 'public-sector-digital-transformation', '--raw'])).stdout;
    const room = new Room(['council.yaml', '--framework', 'own.yaml', '--organisation', 'X'], {
      with: { 'own.yaml': own.replace(/^id: .*/m, 'id: own') },
    });
    await room.person.type(enter, enter, enter, '1', enter);
    const { stderr } = await room.stop();
    expect(room.read('council.yaml')).toContain('framework: ./own.yaml\n');
    expect(stderr).toContain('waymark assess council.yaml --framework own.yaml\n');
  });

  test('--from shows last time, and chooses nothing', async () => {
    const room = new Room(['council.yaml', '--from', 'before.yaml'], {
      with: {
        'council.yaml': sheet('senior-commitment: 2'),
        'before.yaml': sheet('vision-understood: { level: 3, note: On posters. }', 'date: 2025-06-01\n'),
      },
    });
    const screen = await room.screen();
    expect(screen).toContain('Last time  1 June 2025: 3 Embedded. Note: “On posters.”');
    expect(screen).toContain('Level  < none chosen yet >');
    await room.stop();
    expect(room.answers()).toBe('  senior-commitment: 2\n');
  });

  test('scores are hidden unless they are asked for', async () => {
    const hidden = new Room(['council.yaml'], begun());
    expect(await hidden.screen()).not.toMatch(/score/i);
    expect(await hidden.screen('g', '11', enter)).not.toMatch(/score/i);
    await hidden.stop();
    const shown = new Room(['council.yaml', '--show-scores'], begun());
    expect(await shown.screen()).toContain('Score of this step so far: 2.0 (0.7–3.3 once all is answered)');
    await shown.stop();
  });

  test.each([
    [['-'], 'The keyboard is needed for the answers'],
    [['council.txt'], 'one ends in .yaml, .yml or .json'],
    [['council.yaml', '--date', '31.1.2026'], '“31.1.2026” is not a date'],
    [['council.yaml', '--only', 'senior-comitment'], 'Did you mean “senior-commitment”?'],
    [['council.yaml', '--group', 'leader'], 'Did you mean “leaders”?'],
    [
      ['council.yaml', '--only', 'senior-commitment', '--group', 'finance'],
      'No question is left to ask: --only senior-commitment, --group finance.',
    ],
    [['council.yaml', '--from', 'council.yaml'], 'another than the one to answer now'],
    [['begun.yaml', '--short'], 'begun.yaml is in the full form already'],
    [['--only', 'launch', 'council.yaml'], 'Name council.yaml before it.'],
    [['nowhere/council.yaml'], 'the folder does not exist'],
    [['council.yaml', '--from', 'absent.yaml'], 'There is no such file'],
    [['broken.yaml'], 'is not on the scale'],
    [['council.yaml', '--framework', 'absent'], 'There is no bundled framework “absent”'],
  ])('%j is explained, and nothing is written', async (argv, said) => {
    const room = new Room(argv, {
      with: { 'begun.yaml': sheet('senior-commitment: 2'), 'broken.yaml': sheet('senior-commitment: 9') },
    });
    const { exitCode, stdout, stderr } = await room.ended;
    expect([2, 3]).toContain(exitCode);
    expect(stdout).toBe('');
    expect(stderr.replace(/\s+/g, ' ')).toContain(said);
    expect(room.person.written).toBe('');
    expect(room.has('council.yaml')).toBe(false);
    expect(room.has('council.yaml.lock')).toBe(false);
    expect(room.read('begun.yaml')).toBe(sheet('senior-commitment: 2'));
  });

  test('without a terminal it says what to do instead', async () => {
    const { exitCode, stdout, stderr } = await waymark(['assess', 'council.yaml']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('“waymark template -o council.yaml”');
    expect(stderr).toContain('“waymark report council.yaml”');
  });
});

test('the report comes when somebody says so, and is the report of the sheet', async () => {
  const all = criteria.map(({ criterion }) => `${criterion.id}: 1`).slice(0, -1);
  const room = new Room(['council.yaml'], begun(all.join('\n'), 'organisation: Riverside\n'));
  expect(await room.screen('1', enter)).toContain('38 of 38 answered');
  await room.person.type('f');
  const { exitCode, stdout, stderr } = await room.ended;
  expect(exitCode).toBe(0);
  expect(stdout).toBe((await waymark(['report', join(room.folder, 'council.yaml')])).stdout);
  expect(stderr).toContain('Saved in council.yaml.\nTo report again: waymark report council.yaml\n');
  expect(room.has('council.yaml.lock')).toBe(false);
});
