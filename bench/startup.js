// How quickly a command starts and ends, as ratios to `node -e 0`, taken in turn in one run: medians of whole
// processes. A ratio holds on a slow machine and on a fast one; a time does not. Not a test.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = ['bin/waymark.js'];
const example = 'examples/hartwell-agency.yaml';
const rounds = Number(process.argv[2] ?? 31);

/** Each with the most that it may take, as a ratio, and what would be better still. */
const measured = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: '--version', args: [...bin, '--version'], most: 1.7 },
  { name: '--help', args: [...bin, '--help'], most: 1.7 },
  { name: 'report, terminal', args: [...bin, 'report', example], most: 4.5, stretch: 3.5 },
  { name: 'report, markdown', args: [...bin, 'report', example, '--format', 'markdown'] },
  { name: 'report, json', args: [...bin, 'report', example, '--format', 'json'] },
  { name: 'explain', args: [...bin, 'explain', example, 'new-culture'] },
  {
    name: 'validate a framework',
    args: [...bin, 'validate', 'frameworks/public-sector-digital-transformation.yaml'],
  },
].map((entry) => ({ ...entry, times: [] }));

// An extra certificate file adds tens of milliseconds to every start of Node, and would flatter the ratios.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

for (let round = -1; round < rounds; round += 1) {
  for (const { args, times } of measured) {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const time = performance.now() - start;
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
    // The first round only warms the disk.
    if (round >= 0) times.push(time);
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const base = measured[0].times;
console.log(`Node ${process.version}, ${rounds} rounds, each command once a round.\n`);
console.log('command                 median     ratio   at most   met');
for (const { name, times, most, stretch } of measured) {
  // The ratio of each round, so that a slow moment of the machine counts on both sides.
  const ratio = median(times.map((time, index) => time / base[index]));
  const limit = most === undefined ? '' : `${most}×`;
  const met =
    most === undefined
      ? ''
      : ratio <= (stretch ?? 0)
        ? `yes (also ${stretch}×)`
        : ratio <= most
          ? 'yes'
          : 'no';
  console.log(
    `${name.padEnd(22)}${`${median(times).toFixed(0)} ms`.padStart(8)}${`${ratio.toFixed(2)}×`.padStart(10)}${limit.padStart(10)}   ${met}`.trimEnd(),
  );
}
