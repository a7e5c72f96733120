// How quickly “waymark validate” goes through many frameworks, as ratios to spectral with a ruleset that asks for the
// same as far as it can, taken in turn in one run: the best of some whole processes each, since what else the machine
// does can only add to a time. Beside them stand ajv-cli, which knows the JSON Schema alone and no places, and the two
// parsers alone. spectral and ajv-cli are fetched from npm once. The argument is how many rounds. Not a test.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printOthersBusy } from './shared/busy.js';
import { inMegabytes, met, nameOf, seconds } from './shared/print.js';
import { outputOf, run } from './shared/run.js';
import { writeFrameworks } from './validating/data.js';
import { install } from './validating/install.js';
import { mistakes } from './validating/mistakes.js';
import { ruleset, schemaPath } from './validating/ruleset.js';

const rounds = Number(process.argv[2] ?? 5);
if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError('Give a whole number of rounds from 1.');
const frameworks = 100;
const versions = { '@stoplight/spectral-cli': '6.16.3', 'ajv-cli': '5.0.0' };
const most = 0.25;

const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
const clean = join(folder, 'clean');
const faulty = join(folder, 'faulty');
const rulesetPath = join(folder, 'ruleset.json');
try {
  const { sizes } = writeFrameworks(clean, frameworks);
  const { wrong } = writeFrameworks(faulty, frameworks, { every: frameworks / mistakes.length });
  writeFileSync(rulesetPath, JSON.stringify(ruleset));
  const { folder: programs, why } = install(versions);

  const size = sizes.reduce((sum, bytes) => sum + bytes, 0) / frameworks / 1024;
  console.log(
    `\n“waymark validate” on ${frameworks} frameworks of ${size.toFixed(0)} KB, Node ${process.version}. The best of ${rounds} whole processes each.`,
  );
  await printOthersBusy();
  if (programs === undefined) console.log(`spectral and ajv-cli are left out: ${why}`);
  else proveRuleset(programs, wrong);
  measure(programs);
} finally {
  rmSync(folder, { recursive: true });
}

/** A ruleset that finds nothing is quick. */
function proveRuleset(programs, wrong) {
  const own = found(waymark(faulty, 'json'), 1, ({ diagnostics }) =>
    diagnostics.map(({ file, start, code }) => ({ file, line: start.line, code })),
  );
  const its = found(spectral(programs, faulty), 1, (results) =>
    results.map(({ source, range, code }) => ({ file: source, line: range.start.line + 1, code })),
  );
  const nothing = [
    found(waymark(clean, 'json'), 0, ({ diagnostics }) => diagnostics),
    found(spectral(programs, clean), 0, (results) => results),
  ];
  const expected = wrong.map((file, index) => ({ file, ...mistakes[index] }));
  const isFound = (findings, key) =>
    findings.length === expected.length &&
    expected.every((one) => findings.some(({ file, code }) => file === one.file && code === one[key]));
  if (!isFound(own, 'code') || !isFound(its, 'rule') || nothing.some(({ length }) => length > 0)) {
    throw new Error(`Not what was to be found:\n${JSON.stringify({ expected, own, its, nothing }, null, 2)}`);
  }
  const same = own.filter(({ file, line }) => its.some((one) => one.file === file && one.line === line));
  const ofSchema = outputOf(ajv(programs, faulty), { status: 1 });
  const byAjv = wrong.filter((name) => !ofSchema.includes(`${name} valid`));
  console.log(
    `Of ${wrong.length} mistakes Waymark finds ${own.length}, spectral ${its.length} (${same.length} on the same line), ajv-cli ${byAjv.length} (no lines).`,
  );
}

function found(args, status, findingsOf) {
  const findings = findingsOf(JSON.parse(outputOf(args, { status })));
  return findings.map((finding) => ({ ...finding, file: basename(finding.file) }));
}

function measure(programs) {
  const peers = {
    own: { name: 'waymark validate', args: waymark(clean) },
    ownFaulty: { name: '  with a mistake in 10 files', args: waymark(faulty), status: 1 },
    ...(programs !== undefined && {
      spectral: { name: nameAndVersion('@stoplight/spectral-cli'), args: spectral(programs, clean) },
      spectralFaulty: {
        name: '  with a mistake in 10 files',
        args: spectral(programs, faulty),
        status: 1,
      },
      ajv: { name: `${nameAndVersion('ajv-cli')}, schema only`, args: ajv(programs, clean) },
    }),
    yaml: { name: `${nameOf('yaml')}, parses only`, args: peer('validating/peers/yaml') },
    jsYaml: { name: `${nameOf('js-yaml')}, parses only`, args: peer('shared/peers/js-yaml') },
  };
  const best = inTurn(peers);
  console.log(`\n${line('', 'time', 'memory', 'waymark to it')}`);
  for (const [key, { name }] of Object.entries(peers)) {
    const its = key === 'spectralFaulty' ? best.ownFaulty : best.own;
    const ratio = key.startsWith('own') ? '' : `${(its.time / best[key].time).toFixed(2)}×`;
    console.log(line(name, seconds(best[key].time), inMegabytes(best[key].peak), ratio));
  }
  if (programs === undefined) {
    console.log(`\nAt most ${most} of spectral: not measured.`);
    return;
  }
  const ratio = best.own.time / best.spectral.time;
  const faultyRatio = best.ownFaulty.time / best.spectralFaulty.time;
  console.log(
    `\nAt most ${most} of spectral: ${ratio.toFixed(2)}, met: ${met(ratio, most)}. With mistakes: ${faultyRatio.toFixed(2)}, met: ${met(faultyRatio, most)}.`,
  );
}

/** @returns by name the best time of each, and the most memory that it took */
function inTurn(commands) {
  const best = Object.fromEntries(Object.keys(commands).map((name) => [name, { time: Infinity, peak: 0 }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, { args, status }] of Object.entries(commands)) {
      const { time, peak } = run(args, { status });
      best[name] = { time: Math.min(best[name].time, time), peak: Math.max(best[name].peak, peak) };
    }
  }
  return best;
}

function waymark(input, format = 'text') {
  return ['bin/waymark.js', 'validate', input, '--no-config', '--format', format];
}

function spectral(programs, input) {
  const bin = join(programs, 'node_modules/@stoplight/spectral-cli/dist/index.js');
  return [bin, 'lint', `${forGlob(input)}/*.yaml`, '--ruleset', rulesetPath, '--format', 'json', '--quiet'];
}

function ajv(programs, input) {
  const bin = join(programs, 'node_modules/ajv-cli/dist/index.js');
  const schema = ['-s', fileURLToPath(schemaPath), '--spec=draft7', '--all-errors'];
  return [bin, 'validate', ...schema, '-d', `${forGlob(input)}/*.yaml`];
}

function peer(name) {
  return [fileURLToPath(new URL(`${name}.js`, import.meta.url)), clean, String(frameworks)];
}

function forGlob(path) {
  return path.replaceAll('\\', '/');
}

function nameAndVersion(name) {
  return `${name.replace(/^@[^/]+\//, '')} ${versions[name]}`;
}

function line(what, time, memory, ratio) {
  return `${what.padEnd(30)}${time.padStart(9)}${memory.padStart(10)}${ratio.padStart(16)}`.trimEnd();
}
