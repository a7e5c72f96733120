import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { freshFolder } from '../support/many.js';
import { type RunOptions, repository, transcript, waymark } from '../support/run.js';

const expected = (name: string) => join(repository, 'test/expected/merge', name);

/** The seven sheets of a made-up workshop, in a folder that is gone after the test. */
let folder: string;
beforeEach(() => {
  folder = freshFolder();
  cpSync(join(repository, 'test/fixtures/workshop'), folder, { recursive: true });
});

const run = (argv: readonly string[], options: RunOptions = {}) => waymark(argv, { ...options, folder });
const merge = (...argv: string[]) => run(['merge', ...argv]);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const [helen, mark, dee] = [
  'sheets/helen-ashdown.yaml',
  'sheets/mark-oyelaran.yaml',
  'sheets/dee-farrow.yaml',
] as const;

/** Changes a sheet by hand. */
function edit(name: string, change: (text: string) => string): void {
  const text = read(name);
  const changed = change(text);
  expect(changed).not.toBe(text);
  write(name, changed);
}

async function refused(argv: readonly string[], name: string): Promise<void> {
  const result = await run(argv);
  expect(result.stdout).toBe('');
  await expect(transcript(argv, result)).toMatchFileSnapshot(expected(`${name}.txt`));
}

describe('seven sheets in three groups', () => {
  test('are one sheet, which is valid and carries who said what', async () => {
    const argv = ['merge', 'sheets', '-o', 'consensus.yaml'];
    const result = await run(argv);
    expect(result.exitCode).toBe(0);
    await expect(transcript(argv, result)).toMatchFileSnapshot(expected('workshop.txt'));
    await expect(read('consensus.yaml')).toMatchFileSnapshot(expected('consensus.yaml'));
    expect(await run(['validate', 'consensus.yaml'])).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('are the same sheet in any order, on standard output and as JSON', async () => {
    await merge('sheets', '-o', 'consensus.yaml');
    const files = ['tom-becket', 'dee-farrow', 'helen-ashdown', 'luis-ortega', 'sam-whitlock', 'priya-nair'];
    const argv = [...files.map((name) => `sheets/${name}.yaml`), mark];
    expect((await merge(...argv)).stdout).toBe(read('consensus.yaml'));
    await merge(...argv, '-o', 'consensus.json');
    expect(JSON.parse(read('consensus.json'))).toEqual(parse(read('consensus.yaml')));
    expect(await run(['validate', 'consensus.json'])).toMatchObject({ exitCode: 0 });
  });

  test('the report says where views differ, and JSON says it to programs', async () => {
    await merge('sheets', '-o', 'consensus.yaml');
    const { stdout } = await run(['report', 'consensus.yaml']);
    await expect(stdout).toMatchFileSnapshot(expected('report.txt'));
    const markdown = await run(['report', 'consensus.yaml', '--format', 'markdown']);
    await expect(markdown.stdout).toMatchFileSnapshot(expected('report.md'));
    const { agreement, followUps } = JSON.parse(
      (await run(['report', 'consensus.yaml', '--format', 'json'])).stdout,
    );
    expect(agreement).toEqual({
      criteria: 38,
      agreed: 20,
      mixed: 13,
      toDiscuss: 5,
      oneVoice: 0,
      settled: 0,
      groupGaps: 18,
    });
    expect(followUps.filter(({ kind }: { kind: string }) => kind === 'disagreement')).toHaveLength(5);
  });

  test('in 40 columns the report is still read', async () => {
    await merge('sheets', '-o', 'consensus.yaml');
    const { stdout } = await run(['report', 'consensus.yaml', '--width', '40']);
    await expect(stdout).toMatchFileSnapshot(expected('report-40.txt'));
    expect(stdout.split('\n').filter((line) => line.length > 40)).toEqual([]);
  });

  test('--no-notes leaves out the names and notes of votes, in every format', async () => {
    await merge('sheets', '-o', 'consensus.yaml');
    for (const format of ['terminal', 'markdown', 'html', 'json']) {
      const { stdout } = await run(['report', 'consensus.yaml', '--no-notes', '--format', format]);
      expect(stdout).not.toMatch(/Helen|Whitlock|night shift|form letter/);
    }
  });

  test('--anonymous keeps groups that are large enough, and says what it leaves', async () => {
    const argv = ['merge', 'sheets', '--anonymous', '-o', 'anonymous.yaml'];
    const result = await run(argv);
    await expect(transcript(argv, result)).toMatchFileSnapshot(expected('anonymous.txt'));
    expect(read('anonymous.yaml')).not.toMatch(/Ashdown|Whitlock|name:|group:/);
    expect(await run(['validate', 'anonymous.yaml'])).toMatchObject({ exitCode: 0 });
    const { stdout } = await run(['report', 'anonymous.yaml']);
    expect(stdout).toContain('7 voices.');
  });

  test('five of one group keep it, and the others are folded', async () => {
    for (const name of ['helen-ashdown', 'mark-oyelaran'])
      edit(`sheets/${name}.yaml`, (text) => text.replace('group: leaders', 'group: frontline'));
    const { stdout, stderr } = await merge('sheets', '--anonymous');
    // The two managers alone would be known: the frontline joins them.
    expect(stdout).not.toContain('group:');
    expect(stderr).toContain('folded into the others');
    const more = parse(read(mark));
    for (const index of [1, 2, 3]) {
      write(
        `sheets/manager-${index}.yaml`,
        stringify({ ...more, respondents: [{ name: `M${index}`, group: 'managers' }] }),
      );
    }
    const large = await merge('sheets', '--anonymous');
    expect(large.stdout).toContain('group: frontline');
    expect(large.stdout).toContain('group: managers');
  });
});

describe('what a merge takes', () => {
  test('one sheet is that sheet', async () => {
    await merge(helen, '-o', 'one.yaml');
    expect(parse(read('one.yaml'))).toEqual({ ...parse(read(helen)), form: 'full' });
  });

  test('a merged sheet and one that comes late', async () => {
    await merge(helen, mark, '-o', 'two.yaml');
    const late = await merge('two.yaml', dee);
    expect(late.stdout).toBe((await merge(helen, mark, dee)).stdout);
  });

  test('a workbook, and a sheet on standard input', async () => {
    const stdin = read(dee);
    const { exitCode, stdout } = await run(['merge', '-', helen], { stdin });
    expect(exitCode).toBe(0);
    expect(stdout).toBe((await merge(dee, helen)).stdout);
  });

  test('what earlier versions of the framework asked for is kept', async () => {
    const archive = [{ id: 'gone', because: 'It was removed.', answer: 2 }];
    for (const name of [helen, mark]) write(name, stringify({ ...parse(read(name)), archive }));
    expect(parse((await merge(helen, mark)).stdout).archive).toEqual([...archive, ...archive]);
    await merge(helen, mark, '-o', 'two.json');
    expect(JSON.parse(read('two.json')).archive).toEqual([...archive, ...archive]);
  });

  test('what is kept of earlier versions names nobody in an anonymous sheet', async () => {
    const because = 'It was removed.';
    const archive = [
      { id: 'gone', because, votes: [{ name: 'Helen Ashdown', group: 'leaders', level: 2 }] },
      { because, respondent: { name: 'Mark Oyelaran', group: 'tenants' } },
      { id: 'gone', because, action: { owner: 'Helen Ashdown', status: 'doing' } },
    ];
    write(helen, stringify({ ...parse(read(helen)), archive }));
    const { stdout } = await merge(helen, mark, '--anonymous');
    expect(stdout).not.toMatch(/Ashdown|Oyelaran/);
    expect(parse(stdout).archive).toEqual(
      expect.arrayContaining([{ id: 'gone', because, votes: [{ level: 2 }] }, { because }]),
    );
    expect(parse((await merge(mark, helen)).stdout).archive).toEqual(
      parse((await merge(helen, mark)).stdout).archive,
    );
  });

  test('a folder with other files in it', async () => {
    write('sheets/readme.txt', 'No sheet.');
    write('sheets/councils.csv', 'organisation,senior-commitment\nA,2\n');
    cpSync(
      join(repository, 'frameworks/public-sector-digital-transformation.yaml'),
      join(folder, 'sheets/framework.yaml'),
    );
    expect((await merge('sheets')).stderr).toContain('7 sheets merged');
  });

  test('sheets of a framework in a file, named from where the result is', async () => {
    cpSync(join(repository, 'test/fixtures/valid'), join(folder, 'valid'), { recursive: true });
    const sheet = parse(read('valid/tiny-sheet.yaml'));
    for (const name of ['Ann', 'Bob'])
      write(`valid/${name}.yaml`, stringify({ ...sheet, respondents: [{ name }], framework: './tiny.yaml' }));
    await merge('valid/Ann.yaml', 'valid/Bob.yaml', '-o', 'both.yaml');
    expect(parse(read('both.yaml')).framework).toBe('./valid/tiny.yaml');
    expect(await run(['validate', 'both.yaml'])).toMatchObject({ exitCode: 0 });
  });
});

describe('what it refuses', () => {
  test('no sheets', () => refused(['merge'], 'nothing'));
  test('the same respondent twice', async () => {
    edit(mark, (text) => text.replace('Mark Oyelaran', 'helen  ASHDOWN'));
    await refused(['merge', 'sheets'], 'respondent-twice');
  });
  test('one respondent named twice in a sheet', async () => {
    edit(mark, (text) => text.replace(/( {2}- .*Mark.*\n)/, '$1$1'));
    await refused(['merge', helen, mark], 'respondent-twice-here');
  });
  test('a sheet together with what it was merged into', async () => {
    await merge(helen, mark, '-o', 'two.yaml');
    await refused(['merge', 'two.yaml', mark], 'merged-already');
  });
  test('no respondent', async () => {
    edit(mark, (text) => text.replace(/respondents:\n.*\n/, ''));
    await refused(['merge', helen, mark], 'no-respondent');
    // It speaks in the name of its file, or in no name at all.
    const forced = await merge(helen, mark, '--force');
    expect(parse(forced.stdout).votes['senior-commitment'][1]).toEqual({ name: 'mark-oyelaran', level: 3 });
    expect((await merge(helen, mark, '--anonymous')).exitCode).toBe(0);
  });
  test('different organisations', async () => {
    edit(mark, (text) => text.replace('organisation: Millbrook Borough', 'organisation: Riverside'));
    edit(dee, (text) => text.replace('organisation: Millbrook Borough', 'organisation: millbrook  borough'));
    await refused(['merge', 'sheets'], 'organisations');
    const argv = ['merge', helen, mark, dee, '--force'];
    const forced = await run(argv);
    expect(forced.exitCode).toBe(0);
    expect(parse(forced.stdout).organisation).toBe('Millbrook Borough Council and Riverside Council');
    await expect(transcript(argv, { ...forced, stdout: '' })).toMatchFileSnapshot(
      expected('organisations-forced.txt'),
    );
  });
  test('targets and assignments that differ', async () => {
    write(helen, `${read(helen)}target: 3\ntargets: { growth: 2 }\nactions: { team-mix: { owner: Ann } }\n`);
    write(
      mark,
      `${read(mark)}target: 4\ntargets: { growth: 3 }\nactions: { team-mix: { owner: Bob, due: 2026-09-01 } }\n`,
    );
    await refused(['merge', helen, mark, dee], 'differ');
    expect(parse((await merge(helen, mark, '--force')).stdout)).toMatchObject({
      target: 3,
      targets: { growth: 2 },
    });
  });
  test('sheets of different frameworks', async () => {
    cpSync(join(repository, 'test/fixtures/valid'), join(folder, 'valid'), { recursive: true });
    await refused(['merge', helen, 'valid/tiny-sheet.yaml'], 'frameworks');
  });
  test('another major version of the framework', async () => {
    edit(mark, (text) => text.replace('framework-version: 1.0.0', 'framework-version: 2.0.0'));
    await refused(['merge', helen, mark], 'versions');
  });
  test('a sheet with mistakes, one that is absent, a table, and a page', async () => {
    edit(mark, (text) => text.replace('senior-commitment: 3', 'senior-commitmnt: 3'));
    write('councils.csv', 'organisation,senior-commitment\nA,2\n');
    write('page.html', '<!DOCTYPE html><title>x</title>');
    await refused(['merge', mark, 'absent.yaml', 'councils.csv', 'page.html'], 'inputs');
  });
  test('an empty folder', async () => {
    write('sheets/readme.txt', '');
    await refused(['merge', '*.md'], 'no-match');
  });
  test('to write over a file, or over a sheet that it was made from', async () => {
    write('consensus.yaml', 'mine');
    await refused(['merge', 'sheets', '-o', 'consensus.yaml'], 'exists');
    expect(read('consensus.yaml')).toBe('mine');
    const { exitCode, stderr } = await merge('sheets', '-o', helen, '--force');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('is what this was made from');
    await merge('sheets', '-o', 'consensus.yaml', '--force');
    expect(read('consensus.yaml')).not.toBe('mine');
  });
  test('another kind of file', async () => {
    await refused(['merge', 'sheets', '-o', 'consensus.xlsx'], 'ending');
    expect(existsSync(join(folder, 'consensus.xlsx'))).toBe(false);
  });
});

test('hostile names and notes are texts', async () => {
  const evil = '\u202eevil</script><img src=x onerror=alert(1)>=1+1 {{x}} # : - |';
  for (const [index, name] of [helen, mark, dee].entries()) {
    const sheet = parse(read(name));
    sheet.respondents = [{ name: `${index} ${evil}`, group: 'leaders' }];
    sheet.answers['senior-commitment'] = { level: index * 2, note: `__proto__ ${evil}` };
    sheet.organisation = evil;
    write(name, JSON.stringify(sheet).replaceAll('\u202e', ''));
  }
  const { exitCode, stdout } = await merge(helen, mark, dee);
  expect(exitCode).toBe(0);
  const votes = parse(stdout).votes['senior-commitment'];
  expect(votes[0].name).toBe(`0 ${evil.replace('\u202e', '')}`);
  write('hostile.yaml', stdout);
  const page = await run(['report', 'hostile.yaml', '--format', 'html']);
  expect(page.stdout).not.toContain('<img src=x');
});

test('what was settled is told without names too', async () => {
  const { stdout } = await run(['merge', 'may.yaml', '--anonymous']);
  expect(stdout).not.toMatch(/Ashdown|Oyelaran|Nair|Becket|Whitlock|Farrow|Ortega/);
  expect(parse(stdout).answers['delegated-authority'].note).toBe(
    'Agreed at 2 after discussion. Otherwise: others: 1 × 0, 3 × 1, 1 × 3, 1 × 4.',
  );
  expect(parse(stdout).actions['value-targets']).toEqual({ to: 2, due: '2026-09-30', status: 'to-do' });
});

test('an agreement that somebody comes late to is open again, and names nobody', async () => {
  const late = 'sheets/late.yaml';
  write(
    late,
    read(dee)
      .replace('Dee Farrow', 'Late Comer')
      .replace(/(delegated-authority): \d/, '$1: 4'),
  );
  await merge('may.yaml', late, '-o', 'again.yaml');
  const { settled = [], votes } = parse(read('again.yaml'));
  expect(settled).not.toContain('delegated-authority');
  expect(votes['delegated-authority']).toContainEqual({ note: 'Agreed at 2 after discussion.' });
  const { stdout } = await merge('again.yaml', '--anonymous');
  expect(stdout).not.toMatch(/Ashdown|Oyelaran|Nair|Becket|Whitlock|Farrow|Ortega|Comer/);
});
