import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentCodes } from '../src/diagnostics/explain.js';
import { codes } from '../src/diagnostics/words.js';
import { exitCodeMeanings } from '../src/exit-codes.js';
import { questionCommands } from '../src/questionnaire/question.js';
import { changeWords, grades } from '../src/versions/change.js';
import type { ChangeWords } from '../src/versions/words/entry.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

test('docs/diagnostics.md is what the table of words says', () => {
  expect(read('docs/diagnostics.md')).toBe(documentCodes());
});

describe('every diagnostic is shown by a file in the tests', () => {
  const outputs = readdirSync(new URL('fixtures/invalid/', import.meta.url))
    .filter((name) => name.endsWith('.out'))
    .map((name) => read(`test/fixtures/invalid/${name}`))
    .concat(
      [
        'commands/hostile',
        'commands/migrate',
        'commands/validate-ci',
        'commands/report',
        'commands/report-page',
        'score/run',
      ].map((name) => read(`test/${name}.test.ts`)),
    )
    .concat(
      ['score', 'test', 'compare', 'merge', 'migrate/refused', 'workbook'].flatMap((folder) =>
        readdirSync(new URL(`expected/${folder}/`, import.meta.url)).map((name) =>
          read(`test/expected/${folder}/${name}`),
        ),
      ),
    );

  test.each(codes.filter((code) => code !== 'file-unreadable'))('%s', (code) => {
    expect(outputs.some((text) => text.includes(`[${code}]`) || text.includes(`'${code}'`))).toBe(true);
  });
});

describe('the README', () => {
  const readme = read('README.md');

  test('shows the real report', () => {
    const shown = /<!-- report -->\n\n```\n\$ waymark report (\S+)\n\n(.*?)\n…\n```/s.exec(readme);
    expect(shown?.[1]).toBe('examples/riverside-council.yaml');
    expect(read('test/expected/riverside.txt').startsWith(`${shown?.[2]}\n`)).toBe(true);
  });

  test('has the exit codes of the program', () => {
    const rows = exitCodeMeanings.map(([code, meaning]) => `| ${code} | ${meaning} |`);
    for (const row of rows) expect(readme).toContain(row);
  });

  test('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(existsSync(new URL(`../${link}`, import.meta.url)), link).toBe(true);
  });
});

describe('docs/workshop.md', () => {
  const guide = read('docs/workshop.md');

  test('shows the real screens', () => {
    const shown = [...guide.matchAll(/<!-- screen (\S+) -->\n\n```\n(.*?)```/gs)];
    expect(shown.length).toBeGreaterThan(1);
    for (const [, name, screen] of shown) expect(screen).toBe(read(`test/expected/assess/${name}.txt`));
  });

  test('has every key of a question, and every option', () => {
    for (const { key } of questionCommands) expect(guide).toContain(`| \`${key}\` |`);
    const help = read('test/expected/cli/help-assess.txt');
    const options = [...help.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option ?? '');
    const everywhere = ['--color', '--no-color'];
    for (const option of options.filter((name) => !everywhere.includes(name)))
      expect(guide).toContain(option);
  });
});

test('docs/versions.md has every kind of change under its grade', () => {
  const document = read('docs/versions.md');
  const sections = document.split(/^##+ /m).slice(1);
  for (const grade of grades) {
    const section = sections.find((text) => text.toLowerCase().startsWith(grade)) ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    const entries: [string, ChangeWords][] = Object.entries(changeWords);
    expect(rows).toEqual(
      entries
        .filter(([, words]) => words.grade === grade)
        .map(([kind, { title, because }]) => `| \`${kind}\` | ${title} | ${because} |`),
    );
  }
});
