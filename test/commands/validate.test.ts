import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codes } from '../../src/diagnostics/words.js';
import { transcript, waymark } from '../support/run.js';

const fixtures = new URL('../fixtures/', import.meta.url);
const filesIn = (folder: string) =>
  readdirSync(new URL(folder, fixtures))
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort();

describe('invalid files: each beside what is said of it', () => {
  test.each(filesIn('invalid/'))('%s', async (file) => {
    const argv = ['validate', file];
    const result = await waymark(argv, { folder: new URL('invalid/', fixtures) });
    const page = transcript(argv, result);
    await expect(page).toMatchFileSnapshot(fileURLToPath(new URL(`invalid/${file}.out`, fixtures)));
    const code = file.replace(/\.\w+$/, '');
    if (codes.some((known) => known === code)) expect(page).toContain(`[${code}]`);
    expect(result.stdout).toBe('');
  });
});

describe('valid files: nothing is said of them', () => {
  test.each(filesIn('valid/'))('%s', async (file) => {
    const result = await waymark(['validate', file], { folder: new URL('valid/', fixtures) });
    expect(result).toEqual({ exitCode: 0, stdout: '1 file checked: no problems.\n', stderr: '' });
  });

  test('the bundled framework and the examples', async () => {
    const examples = readdirSync(new URL('../../examples', import.meta.url)).map(
      (name) => `examples/${name}`,
    );
    const result = await waymark([
      'validate',
      'frameworks/public-sector-digital-transformation.yaml',
      'frameworks/public-sector-digital-transformation.cases.yaml',
      ...examples,
    ]);
    expect(result).toEqual({
      exitCode: 0,
      stdout: `${examples.length + 2} files checked: no problems.\n`,
      stderr: '',
    });
  });
});
