import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { commandLines } from '../support/command-lines.js';
import { complaintsOf } from '../support/commands.js';
import { githubErrors } from '../support/github-parser.js';
import { repository } from '../support/run.js';

/* docs/ci.md is copied from, so everything in it must be right. */

const guide = readFileSync(join(repository, 'docs/ci.md'), 'utf8');

const blocks = [...guide.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const yamls = blocks.filter(({ language }) => language === 'yaml').map(({ text }) => text);

test('there is something for every service', () => {
  expect(yamls.length).toBeGreaterThan(9);
  expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['sh', 'yaml', 'groovy']));
});

describe('YAML', () => {
  test.each(yamls.map((text, index) => ({ text, name: `${index + 1}, ${text.split('\n')[0]}` })))(
    '$name',
    async ({ text }) => {
      const document = parseDocument(text);
      expect([...document.errors, ...document.warnings]).toEqual([]);
      if (document.has('jobs')) expect(await githubErrors('workflow', text)).toEqual([]);
    },
  );

  test('a workflow that is wrong would be noticed', async () => {
    const workflow = yamls.find((text) => text.includes('jobs:')) ?? '';
    expect(await githubErrors('workflow', workflow.replace('runs-on', 'run-on'))).not.toEqual([]);
  });

  test('no text that somebody gives is in a script', () => {
    for (const line of guide.split('\n'))
      if (/\brun:|^ +- waymark /.test(line)) expect(line).not.toContain('${{');
  });

  test('the Action and the template get only inputs that they have', () => {
    const check = (file: string, given: unknown) => {
      const text = readFileSync(join(repository, file), 'utf8');
      for (const name of Object.keys(given ?? {})) expect(text).toMatch(new RegExp(`^ +${name}:$`, 'm'));
      return Object.keys(given ?? {}).length;
    };
    let inputs = 0;
    for (const text of yamls) {
      const { jobs = {}, include = [] } = parseDocument(text).toJS();
      const steps = Object.values(jobs as Record<string, { steps: { uses?: string; with?: unknown }[] }>);
      for (const { uses, with: given } of steps.flatMap((job) => job.steps))
        if (uses?.startsWith('your-org/waymark@')) inputs += check('action.yml', given);
      for (const { inputs: given } of include) inputs += check('templates/validate.yml', given);
    }
    expect(inputs).toBeGreaterThan(5);
  });

  test('pre-commit gets only hooks that there are', () => {
    const hooks = readFileSync(join(repository, '.pre-commit-hooks.yaml'), 'utf8');
    const ids = [...guide.matchAll(/- id: (\S+)/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(3);
    for (const id of ids) expect(hooks).toContain(`- id: ${id}\n`);
  });
});

describe('command lines', () => {
  const lines = blocks.flatMap(({ text }) => commandLines(text));

  test('there are some', () => expect(lines.length).toBeGreaterThan(9));

  test.each(lines.map((words) => ({ line: words.join(' '), words })))('waymark $line', ({ words }) => {
    expect(complaintsOf(words)).toBe(null);
  });

  test('a wrong one would be noticed', () => {
    expect(complaintsOf(['validat', 'x.yaml'])).toContain('unknown command');
    expect(complaintsOf(['validate', 'x.yaml', '--sarif'])).toContain('unknown option');
    expect(complaintsOf(['validate', 'x.yaml', '--fail-on', 'never'])).toContain('Allowed choices');
    expect(complaintsOf(['report'])).toContain('missing required argument');
    expect(complaintsOf(['schema', 'sheet', 'framework'])).toContain('too many arguments');
    expect(commandLines('x\n  - run: waymark a "b c" \'d\' # e\nthe waymark b\n')).toEqual([
      ['a', 'b c', 'd'],
    ]);
  });
});

test('links lead somewhere', () => {
  const headings = [...guide.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
  const links = [...guide.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(9);
  for (const link of links) {
    const [page = '', anchor = ''] = link.split('#');
    if (page === '') expect(headings).toContain(anchor);
    else expect(existsSync(join(repository, 'docs', page)), link).toBe(true);
  }
});
