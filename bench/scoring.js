// How quickly “waymark score” goes through many sheets, as ratios to programs that only read them, taken in turn in
// one run: the best of three whole processes each, since what else the machine does can only add to a time. The
// arguments are how many sheets, and --no-duckdb. A million take 2.5 GB of the temporary folder. Not a test.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { differingColumns } from './scoring/compare.js';
import { writeCsv, writeNdjson, writeYaml } from './scoring/data.js';
import { printOthersBusy } from './shared/busy.js';
import { inMegabytes, met, nameOf, seconds, versionOf } from './shared/print.js';
import { run } from './shared/run.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'no-duckdb': { type: 'boolean', default: false } },
});
const sheets = Number(positionals[0] ?? 1_000_000);
if (!Number.isInteger(sheets) || sheets < 1000)
  throw new RangeError('Give a whole number of sheets from 1000.');
const few = Math.round(sheets / 10);
const yamlSheets = Math.min(10_000, Math.round(sheets / 20));
const sampled = 1000;
const rounds = 3;
const megabyte = 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
const output = join(folder, 'scores.csv');
try {
  console.log(`\n“waymark score --wide” on 2 of ${availableParallelism()} cores, Node ${process.version}.`);
  await printOthersBusy();
  console.log(`\n${line('', 'time', 'beside', 'its time', 'ratio', 'at most', 'met')}`);
  const duckdb = await findDuckdb();
  measureNdjson(duckdb);
  measureCsv(duckdb);
  measureYaml();
} finally {
  rmSync(folder, { recursive: true });
}

function measureNdjson(duckdb) {
  const path = join(folder, 'sheets.ndjson');
  const fewPath = join(folder, 'few.ndjson');
  writeNdjson(path, sheets);
  writeNdjson(fewPath, few);
  const { own, fewer, reader, scorer } = inTurn({
    own: score(path),
    fewer: score(fewPath),
    reader: peer('scoring/peers/json-parse', path, sheets),
    ...(duckdb.isThere && { scorer: peer('scoring/peers/duckdb', path, output) }),
  });
  const what = `NDJSON, ${grouped(sheets)} sheets`;
  printRatio(what, own.time, `JSON.parse, Node ${process.versions.node}`, reader.time, 0.75);
  printDuckdb(what, own, duckdb, scorer, 'ndjson');
  const peak = inMegabytes(own.peak);
  console.log(line('  peak memory', peak, '', '', '', '200 MB', met(own.peak, 200 * megabyte)));
  printRatio('  10 times the sheets', own.time, `waymark, ${grouped(few)} sheets`, fewer.time, 10.5);
  printRatio(
    '  their peak memory',
    own.peak,
    `waymark, ${grouped(few)} sheets`,
    fewer.peak,
    1.1,
    inMegabytes,
  );
  rmSync(path);
}

function measureCsv(duckdb) {
  const path = join(folder, 'sheets.csv');
  writeCsv(path, sheets);
  const { own, reader, scorer } = inTurn({
    own: score(path),
    reader: peer('scoring/peers/papaparse', path, sheets),
    ...(duckdb.isThere && { scorer: peer('scoring/peers/duckdb', path, output) }),
  });
  const what = `CSV, ${grouped(sheets)} rows`;
  printRatio(what, own.time, nameOf('papaparse'), reader.time, 2);
  printDuckdb(what, own, duckdb, scorer, 'csv');
  rmSync(path);
}

function measureYaml() {
  const path = join(folder, 'yaml');
  writeYaml(path, yamlSheets);
  const { own, reader } = inTurn({
    own: score(path),
    reader: peer('shared/peers/js-yaml', path, yamlSheets),
  });
  printRatio(`YAML, ${grouped(yamlSheets)} files`, own.time, nameOf('js-yaml'), reader.time, 1);
}

/** @returns by name the best time of each, and the most memory that it took */
function inTurn(commands) {
  const best = Object.fromEntries(Object.keys(commands).map((name) => [name, { time: Infinity, peak: 0 }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, args] of Object.entries(commands)) {
      rmSync(output, { force: true });
      const { time, peak } = run(args);
      best[name] = { time: Math.min(best[name].time, time), peak: Math.max(best[name].peak, peak) };
    }
  }
  return best;
}

function score(input, to = output) {
  // By itself it takes all cores, and DuckDB gets two.
  const jobs = availableParallelism() > 2 ? ['--jobs', '2'] : [];
  return ['bin/waymark.js', 'score', input, '--wide', '--quiet', '-o', to, ...jobs];
}

function peer(name, ...args) {
  return [fileURLToPath(new URL(`${name}.js`, import.meta.url)), ...args];
}

/** Whether DuckDB can be had, else why not; and which of its columns are not those of Waymark, by format. */
async function findDuckdb() {
  if (values['no-duckdb']) return { isThere: false, why: 'left out' };
  try {
    await import('@duckdb/node-api');
  } catch {
    return { isThere: false, why: 'not installed for this platform' };
  }
  const sample = join(folder, 'sample');
  mkdirSync(sample);
  const differing = {};
  for (const [format, write] of Object.entries({ ndjson: writeNdjson, csv: writeCsv })) {
    const [input, own, its] = [`sheets.${format}`, 'own.csv', 'its.csv'].map((name) => join(sample, name));
    write(input, sampled);
    run(score(input, own));
    run(peer('scoring/peers/duckdb', input, its));
    differing[format] = differingColumns(own, its, sampled);
  }
  return { isThere: true, differing };
}

function printDuckdb(what, own, duckdb, its, format) {
  if (!duckdb.isThere) {
    console.log(line(what, seconds(own.time), `DuckDB: ${duckdb.why}`));
    return;
  }
  // To be as quick is more than is asked.
  printRatio(what, own.time, `DuckDB ${versionOf('@duckdb/node-api')}`, its.time, 1, seconds, 'stretch');
  const differing = duckdb.differing[format];
  const verdict =
    differing.length === 0
      ? `its columns for the first ${grouped(sampled)} sheets are ours`
      : `NOT THE SAME for the first ${grouped(sampled)} sheets: ${differing.join(', ')}`;
  console.log(`  ${verdict}`);
}

function printRatio(what, own, beside, its, most, shown = seconds, kind = '') {
  const ratio = own / its;
  const limit = kind === '' ? `${most}×` : `(${most}×)`;
  const verdict = kind === '' ? met(ratio, most) : `${met(ratio, most)} (${kind})`;
  console.log(line(what, shown(own), beside, shown(its), `${ratio.toFixed(2)}×`, limit, verdict));
}

function line(what, own, beside, its = '', ratio = '', most = '', verdict = '') {
  const numbers = [its, ratio, most].map((text) => text.padStart(10));
  return `${what.padEnd(26)}${own.padStart(8)}   ${beside.padEnd(26)}${numbers.join('')}   ${verdict}`.trimEnd();
}

function grouped(number) {
  return number.toLocaleString('en-GB');
}
