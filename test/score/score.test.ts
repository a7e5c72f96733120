import { describe, expect, test } from 'vitest';
import { type RunOptions, transcript, waymark } from '../support/run.js';

const folder = new URL('../fixtures/score/', import.meta.url);
const expected = (name: string) => new URL(`../expected/score/${name}.txt`, import.meta.url).pathname;
const tiny = ['--framework', 'folder/tiny.yaml'];

/** Every page is the command, its exit code and what it prints; a person has read each. */
const pages: [name: string, argv: string[], options?: RunOptions][] = [
  // What goes in
  ['folder', ['folder']],
  ['pattern', ['**/*-team.*', '--by', 'overall']],
  ['named-framework', ['folder/tiny.yaml', 'folder/a-team.json', '--by', 'overall']],
  ['several-documents', ['several.yaml', '--by', 'overall']],
  ['wide-csv', ['wide.csv', ...tiny, '--keep', 'region', '--by', 'overall']],
  ['wide-csv-without-keep', ['wide.csv', ...tiny]],
  ['wide-csv-keep-all', ['wide.csv', ...tiny, '--keep', 'all', '--by', 'phase', '--wide']],
  ['wide-csv-for-another-framework', ['wide.csv', '--keep', 'region']],
  ['long-csv', ['long.csv', ...tiny, '--by', 'criterion']],
  ['csv-mistakes', ['broken.csv', ...tiny, '--by', 'overall']],
  ['csv-header-mistakes', ['header.csv', 'header-only.csv', 'empty.csv', 'long-without-sheet.csv', ...tiny]],
  [
    'csv-stray-quotes',
    ['stray.csv', 'unclosed-header.csv', ...tiny, '--by', 'overall', '--max-rejected', '100%'],
  ],
  ['csv-that-says-its-delimiter', ['sep.csv', ...tiny, '--by', 'overall']],
  ['csv-of-many-lines', ['many-lines.csv', ...tiny, '--by', 'overall']],
  [
    'id-with-zeros',
    ['-', '--input', 'yaml', ...tiny],
    { stdin: 'waymark: 1\nframework: tiny\nid: 042\nanswers: {}\n' },
  ],
  [
    'many-warnings',
    ['-', '--input', 'ndjson', ...tiny, '--by', 'overall', '--no-header'],
    {
      stdin: '{"waymark":1,"framework":"tiny","form":"short","id":7,"answers":{"reach":1}}\n'.repeat(25),
    },
  ],
  ['long-csv-mistakes', ['disagree.csv', ...tiny, '--by', 'overall']],
  ['ndjson', ['sheets.ndjson', ...tiny]],
  [
    'nothing-found',
    ['no-such/*.yaml', 'absent.yaml', 'folder/a-team.json', '../fixtures', '--by', 'overall'],
  ],
  ['unknown-input', ['../../../LICENSE', '../../../LIC*']],
  // What comes out
  ['by-phase', ['folder', '--by', 'phase']],
  ['by-criterion', ['folder', '--by', 'criterion']],
  ['wide', ['folder', '--wide', '--with-actions']],
  ['ndjson-out', ['folder', '--format', 'ndjson', '--with-actions']],
  ['json-out', ['folder', '--format', 'json', '--by', 'overall']],
  ['json-of-nothing', ['-', '--input', 'ndjson', '--format', 'json'], { stdin: '' }],
  ['no-header', ['folder', '--by', 'overall', '--no-header', '--quiet']],
  ['table', ['folder', '--with-actions'], { terminal: 80 }],
  ['table-by-phase', ['folder', '--by', 'phase'], { terminal: 80 }],
  ['table-by-criterion', ['folder', '--by', 'criterion'], { terminal: 80 }],
  ['table-overall', ['folder', '--by', 'overall'], { terminal: 80 }],
  ['table-wide', ['folder', '--wide'], { terminal: 80 }],
  ['table-wide-of-the-bundled', ['../../../examples', '--wide'], { terminal: 80 }],
  ['table-by-step-of-the-bundled', ['../../../examples'], { terminal: 80 }],
  ['anonymous', ['folder', '--anonymous', '--by', 'criterion']],
  ['anonymous-problems', ['wide.csv', ...tiny, '--anonymous', '--by', 'overall', '--keep', 'region']],
  ['data-dictionary', ['--data-dictionary', '--by', 'criterion', '--with-actions', '--keep', 'region,title']],
  ['data-dictionary-wide', ['--data-dictionary', '--wide', ...tiny]],
  // Sheets that are wrong
  ['strict', ['sheets.ndjson', ...tiny, '--strict', '--by', 'overall']],
  ['diagnostics-json', ['sheets.ndjson', ...tiny, '--diagnostics', 'json', '--by', 'overall']],
  ['tolerated', ['sheets.ndjson', ...tiny, '--max-rejected', '50%', '--by', 'overall']],
  ['not-tolerated', ['sheets.ndjson', ...tiny, '--max-rejected', '1', '--by', 'overall']],
  [
    'other-framework',
    ['folder/a-team.json', '../../../examples/hartwell-agency.yaml', '--wide', '--by', 'overall'],
  ],
  // Thresholds
  [
    'fail-under',
    [
      'folder',
      '--fail-under',
      '1.5',
      '--fail-under',
      'reach=2',
      '--fail-under',
      'onward=1',
      '--by',
      'overall',
    ],
  ],
  [
    'fail-under-met',
    ['folder/b-team.yaml', '--fail-under', 'habits=2', '--fail-under', '1', '--by', 'overall'],
  ],
  ['fail-under-unknown', ['folder', '--fail-under', 'reech=2']],
  // The portfolio
  ['summary', ['folder', '--summary'], { terminal: 80 }],
  ['summary-markdown', ['folder', '--summary', '--format', 'markdown']],
  ['summary-csv', ['folder', '--summary']],
  ['summary-json', ['folder/a-team.json', '--summary', '--format', 'json']],
  ['summary-of-nothing', ['-', '--input', 'ndjson', '--summary', '--format', 'table'], { stdin: '' }],
  ['summary-of-the-bundled', ['../../../examples', '--summary'], { terminal: 80 }],
  // Wrong usage
  ['no-inputs', []],
  ['stdin-without-input', ['-']],
  ['stdin-twice', ['-', '-', '--input', 'csv']],
  ['summary-with-wide', ['folder', '--summary', '--wide']],
  ['markdown-table', ['folder', '--format', 'markdown']],
  ['bad-threshold', ['folder', '--fail-under', 'launch']],
  ['bad-tolerance', ['folder', '--max-rejected', '1.5']],
  ['kept-by-nobody', ['wide.csv', ...tiny, '--keep', 'regoin']],
  ['anonymous-keep-all', ['wide.csv', ...tiny, '--anonymous', '--keep', 'all']],
];

describe('pages', () => {
  test.each(pages)('%s', async (name, argv, options = {}) => {
    const whole = ['score', ...argv];
    const result = await waymark(whole, { folder, ...options });
    await expect(transcript(whole, result)).toMatchFileSnapshot(expected(name));
  });
});
