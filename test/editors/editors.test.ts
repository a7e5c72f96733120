import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waymark } from '../support/run.js';
import { inRepository, type Position, type Problem, Server } from './server.js';

/*
 * What an editor does with the schemas of the package: the language server for YAML that editors use, told of a
 * text, asked for proposals.
 */

const framework = 'frameworks/public-sector-digital-transformation.yaml';
const sheet = 'examples/riverside-council.yaml';
const read = (path: string) => readFileSync(inRepository(path), 'utf8');

let server: Server;
beforeAll(async () => {
  server = await Server.start();
}, 30_000);
afterAll(() => server.stop());

/** Each text is a file of its own beside the real one, where its first line leads to the schema. */
let opened = 0;
async function open(beside: string, text: string): Promise<{ path: string; problems: readonly Problem[] }> {
  opened += 1;
  const path = inRepository(beside.replace('.yaml', `-${opened}.yaml`));
  return { path, problems: await server.open(path, text) };
}

/** A text with one piece changed, and where that is. */
function changed(text: string, piece: string, by: string): { text: string; at: Position } {
  expect(text.split(piece).length, piece).toBe(2);
  const before = text.slice(0, text.indexOf(piece)).split('\n');
  return {
    text: text.replace(piece, () => by),
    at: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

describe('a file that is in order: nothing is said of it', () => {
  test.each([framework, sheet, 'examples/hartwell-agency.yaml'])('%s', async (file) => {
    expect((await open(file, read(file))).problems).toEqual([]);
  });
});

describe('a mistake is marked where it is', () => {
  test.each([
    ['a level of the scale', framework, '- { level: 4,', '- { level: 12,', '12'],
    ['a target', framework, '\ntarget: 3\n', '\ntarget: 11\n', '11'],
    ['a day', framework, 'published: 2020-03-05', 'published: yesterday', 'yesterday'],
    ['a key that is no level', framework, '0: "No senior leader speaks', 'x: "No senior leader speaks', 'x'],
    [
      'a misspelt key',
      framework,
      'look-for:\n              - "a named sponsor',
      'look-four:\n              - "a named sponsor',
      'look-four',
    ],
    ['an answer that is not on the scale', sheet, '  senior-commitment: ', '  senior-commitment: 9 # ', '9'],
    [
      'a question that is not there',
      sheet,
      '  senior-commitment: ',
      '  senior-comitment: ',
      'senior-comitment',
    ],
  ])('%s', async (_name, file, piece, by, mistake) => {
    const { text } = changed(read(file), piece, by);
    const { problems } = await open(file, text);
    expect(problems.length).toBeGreaterThan(0);
    const [{ range } = { range: null }] = problems;
    const line = text.split('\n')[range?.start.line ?? 0] ?? '';
    expect(line.slice(range?.start.character, range?.end.character)).toBe(mistake);

    // And where waymark itself sees it.
    const { stdout } = await waymark(['validate', '-', '--format', 'json'], { stdin: text });
    const [found] = JSON.parse(stdout).diagnostics;
    expect(found.start).toEqual({
      line: (range?.start.line ?? 0) + 1,
      column: (range?.start.character ?? 0) + 1,
    });
  });
});

describe('what can be written is proposed', () => {
  test('the keys of a criterion, with what they mean', async () => {
    const { text, at } = changed(
      read(framework),
      '            question: "What do the most senior leaders do',
      '            \n            question: "What do the most senior leaders do',
    );
    const { path } = await open(framework, text);
    const proposals = await server.complete(path, { line: at.line, character: 12 });
    const labels = proposals.map(({ label }) => label);
    // Keys that are there already are not proposed again.
    expect(labels).toEqual(
      expect.arrayContaining(['target', 'checklist', 'renamed-from', 'not-applicable-when']),
    );
    expect(labels).not.toContain('question');
    const { documentation } = proposals.find(({ label }) => label === 'not-applicable-when') ?? {};
    expect(JSON.stringify(documentation)).toContain('may be used');
  });

  test('a new criterion: all of its keys', async () => {
    const { text, at } = changed(
      read(framework),
      '          - id: vision-understood\n',
      '          - i\n          - id: vision-understood\n',
    );
    const { path } = await open(framework, text);
    const proposals = await server.complete(path, { line: at.line, character: 13 });
    expect(proposals.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['id', 'title', 'question', 'levels', 'actions', 'weight', 'essential']),
    );
  });

  test('the questions of a framework in a sheet, and what they ask', async () => {
    const { text, at } = changed(read(sheet), 'answers:\n', 'answers:\n  \n');
    const { path } = await open(sheet, text);
    const labels = (await server.complete(path, { line: at.line + 1, character: 2 })).map(
      ({ label }) => label,
    );
    // Those that the sheet does not answer.
    const answered = [...read(sheet).matchAll(/^ {2}([a-z-]+):/gm)].map(([, id]) => id);
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.filter((label) => answered.includes(label))).toEqual([]);

    const line = text
      .split('\n')
      .findIndex((one, index) => index > at.line && one.startsWith('  senior-commitment:'));
    expect(await server.hover(path, { line, character: 5 })).toContain(
      'What do the most senior leaders do to back digital transformation?',
    );
  });
});

describe('docs/editors.md', () => {
  const guide = read('docs/editors.md');

  test('names schemas that are in the package', () => {
    const named = [...guide.matchAll(/\| `schemas\/(\S+)` \|/g)].map(([, name]) => name ?? '');
    expect(new Set(named).size).toBeGreaterThan(3);
    for (const name of named)
      expect(JSON.parse(read(`schemas/${name}`)).$schema).toContain('json-schema.org');
  });

  test('shows the first line that the bundled framework has', () => {
    expect(guide).toContain(`\n${read(framework).split('\n')[0]?.replace('../', './')}\n`);
  });
});
